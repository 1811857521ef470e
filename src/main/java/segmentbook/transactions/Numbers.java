package segmentbook.transactions;

import java.util.BitSet;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.tables.Cells;
import segmentbook.tables.TextColumn;

/** A column of numbers or times: the value of each distinct text, NaN where it is none. */
final class Numbers {
    private final TextColumn column;
    private final double[] values;

    Numbers(TextColumn column, ToDoubleFunction<String> reader) {
        this.column = column;
        values = column.doubles(reader);
    }

    /** Reads the cells of a field: numbers, or times as seconds since 1970; NaN where a text is none. */
    static ToDoubleFunction<String> reader(Field field, Format format) {
        if (field != Field.TIME) {
            return Cells.numbers(format);
        }
        ToLongFunction<String> times = Cells.times(format);
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
}
