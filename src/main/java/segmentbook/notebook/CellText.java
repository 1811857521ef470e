package segmentbook.notebook;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;

/**
 * The cells of a column as text. A column's own print formatter is kept. Without one, all decimal numbers of a column get the
 * same number of decimals, with commas for thousands: none where all are whole, two where the largest is 1 or more, else
 * as many as show three significant digits of the largest, at most six.
 */
final class CellText {
    private static final int LONGEST = 200;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private CellText() {}

    static List<String> of(Column<?> column, int rows) {
        boolean plainDecimals = Columns.isPlainDecimal(column);
        int digits = plainDecimals ? digits(column, rows) : 0;
        IntFunction<String> text = row -> plainDecimals ? decimal(value(column, row), digits) : plain(column, row);
        return Rows.list(rows, row -> column.isMissing(row) ? "" : text.apply(row));
    }

    /** Whole numbers without a formatter get commas for thousands; everything else is unchanged. */
    private static String plain(Column<?> column, int row) {
        String text = column.getString(row);
        if (column instanceof DateTimeColumn times && text.contains("T")) {
            return minutes(times.get(row));
        }
        boolean whole = column instanceof IntColumn || column instanceof LongColumn;
        return whole && text.equals(String.valueOf(column.get(row)))
                ? String.format(Locale.ROOT, "%,d", ((Number) column.get(row)).longValue())
                : oneLine(text);
    }

    /** A time to the minute; the second where it has one, and no fraction of it. */
    static String minutes(LocalDateTime time) {
        return time.format(time.getSecond() == 0 ? MINUTES : SECONDS);
    }

    private static int digits(Column<?> column, int rows) {
        double[] known = IntStream.range(0, rows)
                .filter(row -> !column.isMissing(row))
                .mapToDouble(row -> Math.abs(value(column, row)))
                .toArray();
        if (DoubleStream.of(known).allMatch(value -> value == Math.rint(value))) {
            return 0;
        }
        double largest = DoubleStream.of(known).filter(Double::isFinite).max().orElse(0);
        return largest >= 1 ? 2 : Math.min(6, 2 - (int) Math.floor(Math.log10(largest)));
    }

    private static String decimal(double value, int digits) {
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.startsWith("-") && text.matches("-[0.]+") ? text.substring(1) : text;
    }

    private static double value(Column<?> column, int row) {
        return ((Number) column.get(row)).doubleValue();
    }

    private static String oneLine(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
