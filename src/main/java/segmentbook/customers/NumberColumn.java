package segmentbook.customers;

import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Limits;
import segmentbook.tables.TextColumn;

/**
 * A measured attribute as it stands in the file.
 *
 * @param text as written
 * @param values by the number of the text; NaN unless it is a number and plausible
 * @param cells by the number of the text, what it is
 */
record NumberColumn(TextColumn text, double[] values, Cell[] cells) {
    private static final Pattern MISSING = Pattern.compile("(?iU)\\s*(n/?a|nan|null|none|#n/a|[-?.]?)\\s*");

    /** A number, one that is so much or more, such as {@code 5+}, one that is not plausible, nothing, or what is no number. */
    enum Cell {
        NUMBER,
        AT_LEAST,
        OUTSIDE,
        MISSING,
        UNREADABLE
    }

    static NumberColumn of(TextColumn text, ToDoubleFunction<String> reader, @Nullable Limits limits) {
        double[] values = text.doubles(reader);
        Cell[] cells = new Cell[values.length];
        for (int code = 0; code < values.length; code++) {
            String written = text.text(code).strip();
            boolean more = Double.isNaN(values[code]) && written.endsWith("+");
            double value = more ? reader.applyAsDouble(StringUtils.chop(written)) : values[code];
            boolean plausible = limits == null || limits.holds(value);
            values[code] = plausible ? value : Double.NaN;
            Cell known = !plausible ? Cell.OUTSIDE : more ? Cell.AT_LEAST : Cell.NUMBER;
            Cell none = MISSING.matcher(written).matches() ? Cell.MISSING : Cell.UNREADABLE;
            cells[code] = Double.isNaN(value) ? none : known;
        }
        return new NumberColumn(text, values, cells);
    }

    double at(int line) {
        return values[text.code(line)];
    }

    IntPredicate is(Cell cell) {
        return line -> cells[text.code(line)] == cell;
    }
}
