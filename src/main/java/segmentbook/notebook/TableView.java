package segmentbook.notebook;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * What is shown of a table: all rows up to {@value #ALL}, of a longer table the first {@value #FIRST} and a line that says
 * how many there are.
 *
 * @param title the table's name, or empty
 * @param columns each with its shown cells
 * @param rows how many rows are shown
 * @param footer what is left out, or empty
 */
record TableView(String title, List<Cells> columns, int rows, String footer) {
    static final int ALL = 50;
    static final int FIRST = 10;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d)?"); // would break at its hyphens

    /** One column: its header, whether it is aligned right, and its cells. */
    record Cells(String header, boolean right, List<String> cells) {

        private String padded(String text) {
            int width = Stream.concat(Stream.of(header), cells.stream())
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            return right ? StringUtils.leftPad(text, width) : StringUtils.rightPad(text, width);
        }
    }

    static TableView of(Table table) {
        int all = table.rowCount();
        int rows = all <= ALL ? all : FIRST;
        List<Cells> columns = Rows.list(
                table.columns(),
                column -> new Cells(column.name(), column instanceof NumericColumn<?>, CellText.of(column, rows)));
        String footer = rows == all
                ? ""
                : say("%d of %,d rows; to see more: .table().first(%d), behind a table .first alone", rows, all, ALL);
        return new TableView(Objects.requireNonNullElse(table.name(), ""), columns, rows, footer);
    }

    /** A table with alignment as attributes, which a code host keeps, and as style, which JupyterLab needs. */
    String html() {
        String caption = title.isBlank() ? "" : "<caption>" + escaped(title) + "</caption>\n";
        String head = row(column -> cell("th", column.right(), column.header()));
        var body = Rows.list(
                rows,
                row -> row(column -> cell("td", column.right(), column.cells().get(row))));
        String table = "<table>\n" + caption + "<thead>\n" + head + "</thead>\n<tbody>\n" + String.join("", body)
                + "</tbody>\n</table>";
        return footer.isEmpty() ? table : table + "\n<p>" + footer + "</p>";
    }

    private String row(Function<Cells, String> cell) {
        return "<tr>" + String.join("", Rows.list(columns, cell)) + "</tr>\n";
    }

    /** The same as text for a monospaced font. */
    String plain() {
        List<String> lines = new ArrayList<>(title.isBlank() ? List.of() : List.of(title));
        lines.add(line(Cells::header));
        IntStream.range(0, rows)
                .forEach(row -> lines.add(line(column -> column.cells().get(row))));
        if (!footer.isEmpty()) {
            lines.add(footer);
        }
        return String.join("\n", lines);
    }

    private String line(Function<Cells, String> text) {
        List<String> cells = Rows.list(columns, column -> column.padded(text.apply(column)));
        return String.join("  ", cells).stripTrailing();
    }

    private static String cell(String tag, boolean right, String text) {
        String side = right ? "right" : "left";
        String style = "text-align: " + side + (DATE.matcher(text).matches() ? "; white-space: nowrap" : "");
        return "<" + tag + " align=\"" + side + "\" style=\"" + style + "\">" + escaped(text) + "</" + tag + ">";
    }

    /** Character by character; each dollar sign gets its own element, because two of them would make a formula. */
    private static String escaped(String text) {
        String marked = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return marked.replace("\"", "&quot;").replace("$", "<span>$</span>");
    }
}
