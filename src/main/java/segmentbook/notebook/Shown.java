package segmentbook.notebook;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import segmentbook.plots.MissingFigure;
import segmentbook.plots.PlotlyJson;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * How a value is shown, independent of the kernel.
 *
 * @param content by MIME type, always with {@code text/plain}; text, or for JSON types a map
 */
record Shown(Map<String, Object> content) {
    static final String PLAIN = "text/plain";
    static final String HTML = "text/html";
    static final String MARKDOWN = "text/markdown";
    static final String PLOTLY = "application/vnd.plotly.v1+json";

    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(Table.class, HTML, Shown::of),
            new Kind<>(Figure.class, PLOTLY, Shown::of),
            new Kind<>(Markdown.class, MARKDOWN, Shown::of));

    /**
     * A type of value that a kernel learns to show.
     *
     * @param rich the MIME type beside {@code text/plain}
     */
    record Kind<T>(Class<T> type, String rich, Function<T, Shown> shown) {}

    /** A table without columns is only its name: the sentence that says why there is nothing to show. */
    static Shown of(Table table) {
        if (table.columnCount() == 0) {
            return missing(table.name());
        }
        TableView view = TableView.of(table);
        return of(HTML, view.html(), view.plain());
    }

    /** Plotly JSON and the title; never HTML, so that nothing is loaded from outside. */
    static Shown of(Figure figure) {
        if (figure instanceof MissingFigure missing) {
            return missing(missing.sentence());
        }
        PlotlyJson json = PlotlyJson.of(figure);
        return of(PLOTLY, json.bundle(), json.title().isEmpty() ? "Figure" : "Figure: " + json.title());
    }

    private static Shown missing(String sentence) {
        return of(MARKDOWN, Markdown.of("*%s.*", sentence).text(), sentence + ".");
    }

    static Shown of(Markdown markdown) {
        return of(MARKDOWN, markdown.text(), markdown.text());
    }

    private static Shown of(String type, Object rich, String plain) {
        return new Shown(Map.of(type, rich, PLAIN, plain));
    }
}
