package segmentbook.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import java.util.TreeMap;
import segmentbook.plots.PlotlyJson;
import tech.tablesaw.plotly.components.Figure;

/**
 * A chart of the report, drawn by {@code ./run}.
 *
 * @param finding its caption
 * @param json data and layout without the title, with no {@code <} in it
 */
record ReportChart(String finding, String json) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static ReportChart of(Figure figure, int height) {
        PlotlyJson plotly = PlotlyJson.of(figure);
        Map<String, Object> layout = new TreeMap<>(plotly.layout());
        layout.remove("title");
        layout.put("height", height);
        layout.put("legend", Map.of("orientation", "h", "x", 0, "y", 1.02, "yanchor", "bottom"));
        layout.put("margin", Map.of("l", 50, "r", 40, "t", 25, "b", 40));
        try {
            String text = JSON.writeValueAsString(Map.of("data", plotly.data(), "layout", layout));
            return new ReportChart(plotly.title(), text.replace("<", "\\u003c"));
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
