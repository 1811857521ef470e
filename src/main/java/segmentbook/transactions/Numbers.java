package segmentbook.transactions;

import static segmentbook.statistics.Words.say;

import java.util.BitSet;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.description.DataException;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.tables.Cells;
import segmentbook.tables.TextColumn;

/**
 * A column of numbers or times.
 *
 * @param values by the number of the text, NaN where it is none
 */
record Numbers(TextColumn column, double[] values) {
    static Numbers of(TextColumn column, Field field, Format format) {
        return new Numbers(column, column.doubles(reader(field, format)));
    }

    /** Reads the cells of a field: numbers, or times as seconds since 1970; NaN where a text is none. */
    static ToDoubleFunction<String> reader(Field field, Format format) {
        if (field != Field.TIME) {
            ToDoubleFunction<String> numbers = Cells.numbers(format);
            return text -> text.contains("%") ? Double.NaN : numbers.applyAsDouble(text); // no money and no units
        }
        var times = Cells.times(format);
        return text -> {
            long seconds = times.applyAsLong(text);
            return seconds == Cells.NO_TIME ? Double.NaN : seconds;
        };
    }

    double at(int line) {
        return values[column.code(line)];
    }

    /** Adds the lines whose text is none. */
    void markUnreadable(BitSet lines) {
        if (DoubleStream.of(values).anyMatch(Double::isNaN)) {
            IntStream.range(0, column.size())
                    .filter(line -> Double.isNaN(at(line)))
                    .forEach(lines::set);
        }
    }

    /** Over the distinct texts that can be read. */
    DoubleSummaryStatistics summary() {
        return DoubleStream.of(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
    }

    /**
     * The lines, by index, of which a time or a number cannot be read, or with another number of cells than the header has.
     *
     * @param numbers times and numbers that the lines should have
     * @param ragged lines with another number of cells than the header has
     * @throws DataException where they are half of all or more
     */
    static BitSet unreadable(InvoiceLines lines, Collection<Numbers> numbers, BitSet ragged) {
        BitSet unreadable = (BitSet) ragged.clone();
        numbers.forEach(each -> each.markUnreadable(unreadable));
        if (2L * unreadable.cardinality() >= lines.size()) {
            throw tooMuch(lines, unreadable.cardinality(), unreadable.nextSetBit(0));
        }
        return unreadable;
    }

    private static DataException tooMuch(InvoiceLines lines, int count, int first) {
        Field field = lines.unreadableField(first);
        Format format = lines.dataset().format();
        String what = say("%,d of %,d lines cannot be read", count, lines.size());
        if (field == null) {
            String wrong = what + ": another number of cells than the header has";
            return new DataException(wrong, lines.place(first, null), "is format.separator right?");
        }
        return new DataException(
                what + ": no " + field.key() + " in \"" + lines.column(field).at(first) + "\"",
                lines.place(first, field),
                field == Field.TIME
                        ? "format.time is " + format.time()
                        : "columns." + field.key() + " must be a column of numbers with a decimal "
                                + (format.decimal() == '.' ? "point" : "comma")
                                + ", or format.decimal and format.thousands be given");
    }
}
