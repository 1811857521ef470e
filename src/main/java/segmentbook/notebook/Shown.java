package segmentbook.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import segmentbook.plots.PlotlyJson;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * What a reader sees of a value, apart from any kernel.
 *
 * @param content by MIME type, always with {@code text/plain}; text, or for JSON types a map
 */
record Shown(Map<String, Object> content) {
    static final String PLAIN = "text/plain";
    static final String HTML = "text/html";
    static final String MARKDOWN = "text/markdown";
    static final String PLOTLY = "application/vnd.plotly.v1+json";

    Shown {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    static Shown of(Table table) {
        TableView view = TableView.of(table);
        return of(HTML, view.html(), view.plain());
    }

    /** Plotly JSON and the title; never HTML, so that nothing is loaded from outside. */
    static Shown of(Figure figure) {
        PlotlyJson json = PlotlyJson.of(figure);
        return of(PLOTLY, json.bundle(), json.title().isEmpty() ? "Figure" : "Figure: " + json.title());
    }

    static Shown of(Markdown markdown) {
        return of(MARKDOWN, markdown.text(), markdown.text());
    }

    private static Shown of(String type, Object rich, String plain) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(type, rich);
        content.put(PLAIN, plain);
        return new Shown(content);
    }
}
