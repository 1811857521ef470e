package segmentbook.export;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table of the report with all rows; numbers come with the value to sort by.
 *
 * @param caption what it shows
 * @param heads one a column
 * @param rows with a cell a column
 */
record ReportTable(String caption, List<Head> heads, List<List<Cell>> rows) {

    /** A column's name, and whether it has numbers. */
    record Head(String text, boolean number) {}

    /** What is shown; the number to sort by, empty where there is none; the segment that the text names. */
    record Cell(String text, boolean number, String sort, ReportSegment.Link segment) {}

    /** A table whose column {@code segment} links to the sections of the segments. */
    static ReportTable of(Table table, Map<String, ReportSegment.Link> segments) {
        var heads = Rows.list(table.columns(), each -> new Head(each.name(), each instanceof NumericColumn<?>));
        List<List<Cell>> columns = Rows.list(
                table.columns(),
                column -> column instanceof NumericColumn<?> numbers
                        ? numbers(numbers)
                        : texts(column, column.name().equals("segment") ? segments : Map.of()));
        List<List<Cell>> rows = Rows.list(table.rowCount(), row -> Rows.list(columns, cells -> cells.get(row)));
        return new ReportTable(table.name(), heads, rows);
    }

    private static List<Cell> texts(Column<?> column, Map<String, ReportSegment.Link> segments) {
        return Rows.list(column.size(), row -> {
            String text = column.getString(row);
            return new Cell(
                    ReportWords.unbroken(text), false, "", segments.getOrDefault(text, ReportSegment.Link.NONE));
        });
    }

    private static List<Cell> numbers(NumericColumn<?> column) {
        String format = format(column);
        boolean formatted = column instanceof DoubleColumn && !Columns.isPlainDecimal(column);
        return Rows.list(
                column.size(),
                row -> column.isMissing(row)
                        ? number("", "")
                        : number(
                                formatted ? column.getString(row) : say(format, column.getDouble(row)),
                                CsvExport.number(column.getDouble(row))));
    }

    private static Cell number(String text, String sort) {
        return new Cell(text, true, sort, ReportSegment.Link.NONE);
    }

    /** Whole numbers whole, shares of one with three decimals, the rest with as many as a reader can take in. */
    private static String format(NumericColumn<?> column) {
        double[] values = column.asDoubleColumn().removeMissing().asDoubleArray();
        boolean whole = Arrays.stream(values).allMatch(value -> value == Math.rint(value));
        double max = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return whole || max >= 1000 ? "%,.0f" : max <= 1 ? "%.3f" : "%,.1f";
    }
}
