package segmentbook.plots;

import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/** A jsplot figure with the Plotly properties that jsplot cannot say; {@link PlotlyJson} puts both together. */
final class ChartFigure extends Figure {
    private final Map<String, Object> layoutMore;
    private final List<Map<String, Object>> tracesMore;

    ChartFigure(Layout layout, Trace[] traces, Map<String, Object> layoutMore, List<Map<String, Object>> tracesMore) {
        super(layout, traces);
        this.layoutMore = Map.copyOf(layoutMore);
        this.tracesMore = List.copyOf(tracesMore);
    }

    Map<String, Object> layoutMore() {
        return layoutMore;
    }

    List<Map<String, Object>> tracesMore() {
        return tracesMore;
    }
}
