package segmentbook.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.statistics.Histogram;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BarTrace.Orientation;

/** Bars: vertical, horizontal, stacked (several on a {@link Chart#stacked} chart), and histograms. */
final class Bars {
    private static final Map<String, Object> OUTLINE =
            Map.of("marker", Map.of("color", Palette.PLAIN, "line", Map.of("color", "#FFFFFF", "width", 1)));

    private Bars() {}

    /** Vertical bars over names. */
    static Series vertical(String series, List<String> names, double[] values) {
        return bars(series, names, values, Orientation.VERTICAL);
    }

    /** Horizontal bars beside names: for long names. The first name is on top where the name axis is reversed. */
    static Series horizontal(String series, List<String> names, double[] values) {
        return bars(series, names, values, Orientation.HORIZONTAL).with(Map.of("orientation", "h"));
    }

    /** Counted bins, each bar as wide as its bin, on a {@link Scale#log} axis too. */
    static Series histogram(Histogram histogram) {
        return histogram(histogram.edges(), histogram.counts());
    }

    /**
     * Counts between edges.
     *
     * @param edges one more than counts, rising; above zero for a log axis
     */
    static Series histogram(double[] edges, int[] counts) {
        Series.requireSameLength("edges less one and counts", edges.length - 1, counts.length);
        List<Double> middles = new ArrayList<>();
        List<Double> widths = new ArrayList<>();
        List<List<Double>> ends = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Validate.isTrue(edges[i] < edges[i + 1], "edges: rising, found %s before %s", edges[i], edges[i + 1]);
            middles.add((edges[i] + edges[i + 1]) / 2);
            widths.add(edges[i + 1] - edges[i]);
            ends.add(List.of(edges[i], edges[i + 1]));
        }
        double[] heights = IntStream.of(counts).asDoubleStream().toArray();
        return Series.of(BarTrace.builder(middles.toArray(), heights).build())
                .with(OUTLINE)
                .with(Map.of("width", widths, "customdata", ends))
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
