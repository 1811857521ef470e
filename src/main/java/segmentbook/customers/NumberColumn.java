package segmentbook.customers;

import java.util.BitSet;
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
 * @param values by the number of the text; NaN where it is missing, no number, or not plausible
 * @param atLeast numbers of texts such as {@code 5+}, of which that number is taken
 * @param unreadable numbers of texts that should be numbers and are none
 * @param outside numbers of texts that are numbers and not plausible
 */
record NumberColumn(TextColumn text, double[] values, BitSet atLeast, BitSet unreadable, BitSet outside) {
    private static final Pattern MISSING = Pattern.compile("(?iU)\\s*(n/?a|nan|null|none|#n/a|[-?.]?)\\s*");

    static NumberColumn of(TextColumn text, ToDoubleFunction<String> reader, @Nullable Limits limits) {
        double[] values = text.doubles(reader);
        BitSet atLeast = new BitSet();
        BitSet unreadable = new BitSet();
        BitSet outside = new BitSet();
        for (int code = 0; code < values.length; code++) {
            String written = text.text(code).strip();
            if (Double.isNaN(values[code]) && written.endsWith("+")) {
                values[code] = reader.applyAsDouble(StringUtils.chop(written));
                atLeast.set(code, !Double.isNaN(values[code]));
            }
            if (Double.isNaN(values[code])) {
                unreadable.set(code, !MISSING.matcher(text.text(code)).matches());
            } else if (limits != null && !limits.holds(values[code])) {
                outside.set(code);
                values[code] = Double.NaN;
            }
        }
        return new NumberColumn(text, values, atLeast, unreadable, outside);
    }

    double at(int line) {
        return values[text.code(line)];
    }

    boolean isAtLeast(int line) {
        return atLeast.get(text.code(line));
    }

    boolean isUnreadable(int line) {
        return unreadable.get(text.code(line));
    }

    boolean isOutside(int line) {
        return outside.get(text.code(line));
    }

    boolean isMissing(int line) {
        return Double.isNaN(at(line)) && !isUnreadable(line) && !isOutside(line);
    }
}
