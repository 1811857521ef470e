package segmentbook.plots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Points in a plane, all alike or marked by segment. */
final class Points {
    /** More points make a page large and show nothing more. */
    static final int MOST = 4_000;

    private Points() {}

    /** Points of one kind; {@code hover} says what each is. */
    static Series of(String series, double[] x, double[] y, List<String> hover) {
        Series.requireSameLength("x, y and hover", x.length, y.length, hover.size());
        ScatterTrace trace = ScatterTrace.builder(DoubleColumn.create("x", x), DoubleColumn.create("y", y))
                .mode(Mode.MARKERS)
                .name(series)
                .text(hover.stream().map(DisplayText::literal).toArray(String[]::new))
                .build();
        return Series.of(trace)
                .color(Palette.PLAIN)
                .with("marker", Map.of("size", 7, "opacity", 0.7, "line", Map.of("color", "#FFFFFF", "width", 0.5)))
                .hover("%{text}");
    }

    /**
     * Points by segment, each in its colour and symbol, in the order of {@link Palette#segmentNames} and then by first
     * appearance. Of more than {@link #MOST} points every n-th is drawn; {@link #thinning} says so.
     */
    static List<Series> bySegment(List<String> segments, double[] x, double[] y, List<String> hover) {
        Series.requireSameLength("segments, x, y and hover", segments.size(), x.length, y.length, hover.size());
        int step = Rows.step(x.length, MOST);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        Palette.segmentNames().forEach(name -> rows.put(name, new ArrayList<>()));
        for (int i = 0; i < x.length; i += step) {
            rows.computeIfAbsent(segments.get(i), s -> new ArrayList<>()).add(i);
        }
        rows.values().removeIf(List::isEmpty);
        Map<String, Palette.Mark> marks = Palette.marks(List.copyOf(rows.keySet()));
        List<Series> series = new ArrayList<>();
        rows.forEach((name, at) -> {
            Palette.Mark mark = marks.getOrDefault(name, Palette.NEUTRAL);
            double[] xs = Rows.values(at, i -> x[i]);
            double[] ys = Rows.values(at, i -> y[i]);
            series.add(of(name, xs, ys, at.stream().map(hover::get).toList()).mark(mark));
        });
        return series;
    }

    /** What the title adds where not all points are drawn, else empty. */
    static String thinning(int points) {
        return thinning(points, MOST, "points");
    }

    static String thinning(int points, int most, String what) {
        int step = Rows.step(points, most);
        return step == 1 ? "" : " (one in " + step + " " + what + " drawn)";
    }

    /** The indices of every n-th of sorted values, and of the last. */
    static int[] everyNth(int size, int step) {
        return Rows.where(size, i -> i % step == 0 || i == size - 1);
    }

    /** Rounded to three decimals, more than a screen shows. */
    static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}
