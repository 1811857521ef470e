package segmentbook.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.function.Failable;
import segmentbook.plots.PlotlyJson;
import tech.tablesaw.plotly.components.Figure;

/**
 * A chart of the report, drawn by {@code ./run}.
 *
 * @param place the text of the report that stands for it until then, another for each chart
 * @param finding what it shows, its caption
 * @param figure data and layout without the title
 */
record ReportChart(String place, String finding, Map<String, Object> figure) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Chart {@code number} of the report. */
    static ReportChart of(int number, Figure figure, int height) {
        PlotlyJson plotly = PlotlyJson.of(figure);
        Map<String, Object> layout = new TreeMap<>(plotly.layout());
        layout.remove("title");
        layout.put("height", height);
        layout.put("legend", Map.of("orientation", "h", "x", 0, "y", 1.02, "yanchor", "bottom"));
        layout.put("margin", Map.of("l", 50, "r", 40, "t", 25, "b", 40));
        String place = "<p class=\"chart soft\">Chart " + number
                + " is drawn where the pages are executed by ./run; the sentence above is what it shows.</p>";
        return new ReportChart(place, plotly.title(), Map.of("data", plotly.data(), "layout", layout));
    }

    /** The charts as JSON with no {@code <} in it, so that it can stand in a script and holds no place as it is. */
    static String json(List<ReportChart> charts) {
        return Failable.call(() -> JSON.writeValueAsString(charts)).replace("<", "\\u003c");
    }
}
