package segmentbook.plots;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Figure;

/**
 * A jsplot figure as plotly.js 3 reads it: maps, lists, text, numbers and null, ready for any JSON writer. Properties
 * are sorted by name at every depth, so that each run writes the same.
 *
 * @param data a map for each trace
 * @param layout with a title object and a height
 */
public record PlotlyJson(List<Map<String, Object>> data, Map<String, Object> layout) {

    public PlotlyJson {
        data = data.stream().map(PlotlyJson::sorted).toList();
        layout = sorted(layout);
    }

    /**
     * Any jsplot figure. Titles become objects; columns of numbers, which jsplot writes as text, become numbers of at
     * most eight digits unless their axis has categories; missing values become null; {@code <} in text stays
     * escaped. A figure without a height gets {@value Chart#HEIGHT} pixels.
     *
     * @throws IllegalArgumentException where jsplot's script cannot be read
     */
    public static PlotlyJson of(Figure figure) {
        JsplotScript script = JsplotScript.read(figure.asJavascript("figure"));
        Map<String, Object> layout = new LinkedHashMap<>(Map.of("height", Chart.HEIGHT));
        layout.putAll(JsplotRepair.layout(script.layout()));
        var data = Rows.list(script.traces(), trace -> JsplotRepair.trace(trace, script.layout()));
        if (figure instanceof ChartFigure chart) {
            layout.remove("width"); // jsplot's default: the charts of this package are as wide as their place
            merge(layout, chart.layoutMore);
            for (int i = 0; i < data.size(); i++) {
                merge(data.get(i), chart.tracesMore.get(i));
            }
        }
        return new PlotlyJson(data, layout);
    }

    /**
     * Both parts in one map, as a notebook's bundle and {@code Plotly.newPlot} take them, without the button that would
     * send the figure to a server; the mouse wheel scrolls the page and zooms nothing.
     */
    public Map<String, Object> bundle() {
        Map<String, Object> config = Map.of("displaylogo", false, "scrollZoom", false, "showSendToCloud", false);
        return sorted(Map.of("data", data, "layout", layout, "config", config));
    }

    /** The title in plain words on one line; empty where the figure has none. */
    public String title() {
        return layout.get("title") instanceof Map<?, ?> title && title.get("text") instanceof String text
                ? DisplayText.plain(text)
                : "";
    }

    private static Map<String, Object> sorted(Map<?, ?> properties) {
        Map<String, Object> sorted = new TreeMap<>();
        properties.forEach((key, value) -> sorted.put(String.valueOf(key), ordered(value)));
        return Collections.unmodifiableMap(sorted);
    }

    private static Object ordered(Object value) {
        if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            return list.stream().map(PlotlyJson::ordered).toList();
        }
        return value instanceof Map<?, ?> inner ? sorted(inner) : value;
    }

    /** Nested maps for a property given by its path, such as {@code marker.size}. */
    static Map<String, Object> nested(String path, Object value) {
        int dot = path.indexOf('.');
        return dot < 0 ? Map.of(path, value) : Map.of(path.substring(0, dot), nested(path.substring(dot + 1), value));
    }

    /** Merges {@code over} into {@code under}, nested maps too, and returns {@code under}. */
    static Map<String, Object> merge(Map<String, Object> under, Map<?, ?> over) {
        over.forEach((k, value) -> {
            String key = String.valueOf(k);
            if (value instanceof Map<?, ?> inner && under.get(key) instanceof Map<?, ?> outer) {
                Map<String, Object> copy = new LinkedHashMap<>();
                outer.forEach((name, property) -> copy.put(String.valueOf(name), property));
                under.put(key, merge(copy, inner));
            } else {
                under.put(key, value);
            }
        });
        return under;
    }
}
