package segmentbook.transactions;

import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.Format;
import segmentbook.reading.Cells;
import segmentbook.reading.TextColumn;

/** A column of numbers: the value of each distinct text, NaN where it is none. */
final class Numbers {
    private final TextColumn column;
    private final double[] values;

    private Numbers(TextColumn column, Format format) {
        this.column = column;
        values = column.doubles(Cells.numbers(format));
    }

    static @Nullable Numbers of(@Nullable TextColumn column, Format format) {
        return column == null ? null : new Numbers(column, format);
    }

    double at(int line) {
        return values[column.code(line)];
    }

    boolean allReadable() {
        return DoubleStream.of(values).noneMatch(Double::isNaN);
    }
}
