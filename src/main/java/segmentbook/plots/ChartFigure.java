package segmentbook.plots;

import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/** A jsplot figure with the Plotly properties that jsplot cannot say; {@link PlotlyJson} puts both together. */
final class ChartFigure extends Figure {
    final Map<String, Object> layoutMore;
    final List<Map<String, Object>> tracesMore;

    ChartFigure(Layout layout, List<Series> series, Map<String, Object> layoutMore) {
        super(layout, series.stream().map(Series::trace).toArray(Trace[]::new));
        this.layoutMore = layoutMore;
        tracesMore = series.stream().map(Series::more).toList();
    }
}
