package segmentbook.plots;

import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.traces.HeatmapTrace;

/** A grid of cells, darker for larger values, with the number in each cell. */
final class HeatMap {
    private HeatMap() {}

    /**
     * Cells from low to high.
     *
     * @param values a row for each name of {@code y}, a column for each of {@code x}; NaN leaves a cell empty
     * @param format of the numbers in the cells, in d3's notation
     * @param measure what the colours mean, with its unit
     */
    static Series of(List<String> x, List<String> y, double[][] values, String format, String measure) {
        Series.requireSameLength("y and rows", y.size(), values.length);
        for (double[] row : values) {
            Series.requireSameLength("x and columns", x.size(), row.length);
        }
        return Series.of(HeatmapTrace.builder(Series.shown(x), Series.shown(y), values)
                        .build())
                .with(Map.of("colorscale", Palette.scale(Palette.SEQUENTIAL), "xgap", 2, "ygap", 2))
                .with(Map.of("texttemplate", "%{z:" + format + "}", "hoverongaps", false))
                .with(Map.of("colorbar", Map.of("title", Map.of("text", DisplayText.wrapped(measure, 14)))))
                .hover("%{y}, %{x}: %{z:" + format + "}");
    }

    /** The same cells in two colours, one below {@code middle} and one above. */
    static Series around(double middle, Series heatMap) {
        return heatMap.with(Map.of("colorscale", Palette.scale(Palette.DIVERGING), "zmid", middle));
    }
}
