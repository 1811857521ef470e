package segmentbook.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What is shown of a table: up to {@value #ALL} rows whole, of a longer table the first {@value #FIRST} and a line that
 * says how many there are.
 *
 * @param title the table's name, or empty
 * @param columns each with its shown cells
 * @param rows how many rows are shown
 * @param footer what is left out, or empty
 */
record TableView(String title, List<Cells> columns, int rows, String footer) {
    static final int ALL = 20;
    static final int FIRST = 10;

    /** One column: its header, whether it is set to the right, its cells. */
    record Cells(String header, boolean right, List<String> cells) {}

    static TableView of(Table table) {
        int all = table.rowCount();
        int rows = all <= ALL ? all : FIRST;
        List<Cells> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            boolean right = column instanceof NumericColumn<?>;
            columns.add(new Cells(column.name(), right, CellText.of(column, rows)));
        }
        String footer = rows == all ? "" : String.format(Locale.ROOT, "%d of %,d rows", rows, all);
        String name = table.name();
        return new TableView(name == null ? "" : name, columns, rows, footer);
    }

    /** A plain table with alignment as attributes, which a code host keeps, and as style, which the lab needs. */
    String html() {
        StringBuilder html = new StringBuilder("<table>\n");
        if (!title.isBlank()) {
            html.append("<caption>").append(escaped(title)).append("</caption>\n");
        }
        html.append("<thead>\n<tr>");
        columns.forEach(c -> html.append(cell("th", c.right(), c.header())));
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < rows; row++) {
            html.append("<tr>");
            for (Cells column : columns) {
                html.append(cell("td", column.right(), column.cells().get(row)));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>");
        return footer.isEmpty()
                ? html.toString()
                : html.append("\n<p>").append(footer).append("</p>").toString();
    }

    /** The same in letters of one width. */
    String plain() {
        List<String> lines = new ArrayList<>();
        if (!title.isBlank()) {
            lines.add(title);
        }
        lines.add(line(columns.stream().map(Cells::header).toList()));
        for (int row = 0; row < rows; row++) {
            int at = row;
            lines.add(line(columns.stream().map(c -> c.cells().get(at)).toList()));
        }
        if (!footer.isEmpty()) {
            lines.add(footer);
        }
        return String.join("\n", lines);
    }

    private String line(List<String> texts) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String blanks = " ".repeat(width(columns.get(i)) - text.length());
            padded.add(columns.get(i).right() ? blanks + text : text + blanks);
        }
        return padded.stream().collect(Collectors.joining("  ")).stripTrailing();
    }

    private static int width(Cells column) {
        List<String> texts = new ArrayList<>(column.cells());
        texts.add(column.header());
        return Collections.max(texts.stream().map(String::length).toList());
    }

    private static String cell(String tag, boolean right, String text) {
        String side = right ? "right" : "left";
        return "<" + tag + " align=\"" + side + "\" style=\"text-align: " + side + "\">" + escaped(text) + "</" + tag
                + ">";
    }

    /** Letter by letter; a dollar sign stands alone in its element, or two of them would make a formula. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("$", "<span>$</span>");
    }
}
