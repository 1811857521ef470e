package segmentbook.plots;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BarTrace.Orientation;

/** Bars: upright, lying, stacked (several on a {@link Chart#stacked} chart), and histograms from counted bins. */
final class Bars {
    private static final Map<String, Object> OUTLINE =
            Map.of("marker", Map.of("color", Palette.PLAIN, "line", Map.of("color", "#FFFFFF", "width", 1)));

    private Bars() {}

    /** Upright bars over names. */
    static Series vertical(String series, List<String> names, double[] values) {
        return bars(series, names, values, Orientation.VERTICAL);
    }

    /** Lying bars beside names: for long names. The first name is on top where the name axis is reversed. */
    static Series horizontal(String series, List<String> names, double[] values) {
        return bars(series, names, values, Orientation.HORIZONTAL).with(Map.of("orientation", "h"));
    }

    /**
     * Counts between edges, each bar as wide as its bin.
     *
     * @param edges one more than counts, rising
     */
    static Series histogram(double[] edges, double[] counts) {
        Series.requireSameLength("edges less one and counts", edges.length - 1, counts.length);
        double[] middles = new double[counts.length];
        double[] widths = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            widths[i] = edges[i + 1] - edges[i];
            middles[i] = edges[i] + widths[i] / 2;
        }
        return bins(middles, widths, edges, counts);
    }

    /** The same on a {@link Scale#log} axis: all edges above zero. */
    static Series logHistogram(double[] edges, double[] counts) {
        Series.requireSameLength("edges less one and counts", edges.length - 1, counts.length);
        if (!(edges[0] > 0)) {
            throw new IllegalArgumentException("edges: above zero on a log axis, found " + edges[0]);
        }
        double[] middles = new double[counts.length];
        double[] widths = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            widths[i] = Math.log10(edges[i + 1] / edges[i]);
            middles[i] = Math.sqrt(edges[i] * edges[i + 1]);
        }
        return bins(middles, widths, edges, counts);
    }

    private static Series bins(double[] middles, double[] widths, double[] edges, double[] counts) {
        Object[] x = Arrays.stream(middles).boxed().toArray();
        List<List<Double>> ends = new java.util.ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            ends.add(List.of(edges[i], edges[i + 1]));
        }
        return Series.of(BarTrace.builder(x, counts).build())
                .with(OUTLINE)
                .with(Map.of("width", Arrays.stream(widths).boxed().toList(), "customdata", ends))
                .hover("%{customdata[0]:,.12~g} to %{customdata[1]:,.12~g}: %{y:,d}")
                .unlisted();
    }

    private static Series bars(String series, List<String> names, double[] values, Orientation orientation) {
        Series.requireSameLength("names and values", names.size(), values.length);
        BarTrace trace = BarTrace.builder(Series.shown(names), values)
                .name(series)
                .orientation(orientation)
                .build();
        return Series.of(trace).with(OUTLINE);
    }
}
