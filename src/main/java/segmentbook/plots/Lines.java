package segmentbook.plots;

import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Lines: over numbers, over names or dates, filled down to zero, and a diagonal to compare with. */
final class Lines {
    private Lines() {}

    /** A line through points. */
    static Series of(String series, double[] x, double[] y) {
        Series.requireSameLength("x and y", x.length, y.length);
        return styled(ScatterTrace.builder(DoubleColumn.create("x", x), DoubleColumn.create("y", y)), series);
    }

    /** A line over dates (ISO text) or names, each point marked. */
    static Series over(String series, List<String> x, double[] y) {
        Series.requireSameLength("x and y", x.size(), y.length);
        StringColumn names = StringColumn.create("x", x.stream().map(DisplayText::literal));
        return styled(ScatterTrace.builder(names, DoubleColumn.create("y", y)), series)
                .with(Map.of("mode", "lines+markers", "marker", Map.of("size", 7)));
    }

    /** The same line with the area below it tinted. */
    static Series filled(Series line) {
        return line.with(Map.of("fill", "tozeroy", "fillcolor", "rgba(49, 110, 165, 0.15)"));
    }

    /** A thin dashed grey line from (0, 0) to (1, 1), to compare shares with. */
    static Series diagonal(String series) {
        return of(series, new double[] {0, 1}, new double[] {0, 1})
                .color("#6E6E6E")
                .with(Map.of("line", Map.of("dash", "dash", "width", 1.5), "hoverinfo", "skip"));
    }

    private static Series styled(ScatterTrace.ScatterBuilder builder, String series) {
        ScatterTrace trace = builder.mode(Mode.LINE).name(series).build();
        return Series.of(trace).color(Palette.PLAIN).with("line.width", 2.5);
    }
}
