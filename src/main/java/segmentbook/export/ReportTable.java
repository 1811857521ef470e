package segmentbook.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table of the report: every row, texts as they are, numbers with what they are sorted by.
 *
 * @param caption what it shows
 * @param heads one a column
 * @param rows with a cell a column
 */
record ReportTable(String caption, List<Head> heads, List<List<Cell>> rows) {

    /** A column's name, and whether it holds numbers. */
    record Head(String text, boolean number) {}

    /** What is shown; the number to sort by, empty where there is none; the segment that the text names. */
    record Cell(String text, boolean number, String sort, ReportSegment.Link segment) {}

    /** Where the first column is called segment, its cells lead to the segments. */
    static ReportTable of(Table table, Map<String, ReportSegment.Link> segments) {
        List<Head> heads = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            rows.add(new ArrayList<>());
        }
        for (Column<?> column : table.columns()) {
            boolean number = column instanceof NumericColumn<?>;
            boolean leads = column.name().equals("segment");
            heads.add(new Head(column.name(), number));
            String format = number ? format((NumericColumn<?>) column) : "";
            for (int row = 0; row < table.rowCount(); row++) {
                rows.get(row)
                        .add(
                                number
                                        ? cell((NumericColumn<?>) column, row, format)
                                        : text(column, row, leads ? segments : Map.of()));
            }
        }
        return new ReportTable(table.name(), heads, rows);
    }

    private static Cell text(Column<?> column, int row, Map<String, ReportSegment.Link> segments) {
        String text = column.getString(row);
        return new Cell(text, false, "", segments.getOrDefault(text, ReportSegment.Link.NONE));
    }

    private static Cell cell(NumericColumn<?> column, int row, String format) {
        double value = column.getDouble(row);
        return column.isMissing(row)
                ? new Cell("", true, "", ReportSegment.Link.NONE)
                : new Cell(
                        String.format(Locale.ROOT, format, value),
                        true,
                        CsvExport.number(value),
                        ReportSegment.Link.NONE);
    }

    /** Whole numbers whole, shares of one with three digits, the rest with as many as one can still take in. */
    private static String format(NumericColumn<?> column) {
        boolean whole = true;
        double most = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                whole &= column.getDouble(row) == Math.rint(column.getDouble(row));
                most = Math.max(most, Math.abs(column.getDouble(row)));
            }
        }
        return whole || most >= 1000 ? "%,.0f" : most <= 1 ? "%.3f" : "%,.1f";
    }
}
