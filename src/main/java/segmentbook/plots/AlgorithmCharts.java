package segmentbook.plots;

import static segmentbook.statistics.Rows.values;
import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dendrogram;
import segmentbook.clustering.MixtureFit;
import segmentbook.statistics.Rows;
import segmentbook.validation.Comparison;
import segmentbook.validation.KDistances;
import tech.tablesaw.plotly.components.Figure;

/** Charts that belong to one algorithm: Ward's tree, DBSCAN's distances, the BIC of mixtures; and of several beside each other. */
public final class AlgorithmCharts {
    private static final int LEAVES = 30;
    private static final int SMALL_POINTS = 400;

    private AlgorithmCharts() {}

    /** The top of the tree of joins with the cut that leaves k clusters. */
    public static Figure dendrogram(Dendrogram tree, int k) {
        if (!tree.canShow(k)) {
            return new MissingFigure(tree.sentence(k));
        }
        Dendrogram.Top top = tree.top(Math.min(Math.max(LEAVES, k + 1), tree.rows()));
        double cut = (tree.height(k - 1) + (k < tree.rows() ? tree.height(k) : 0)) / 2;
        return Chart.of(tree.sentence(k))
                .x(ends(top))
                .y(Scale.number(tree.linkage().height()))
                .add(brackets("joins between clusters", top, cut, true)
                        .color(Palette.ACCENT)
                        .with("line.width", 2.5))
                .add(brackets("joins within clusters", top, cut, false).with("line.width", 1.5))
                .noteAtY(cut, "cut")
                .legendBelow()
                .with(Map.of("legend", Map.of("y", -.3)))
                .figure();
    }

    /** The axis of the ends of a tree, each with its number of customers. */
    private static Scale ends(Dendrogram.Top top) {
        List<String> sizes = Rows.list(top.leaves(), leaf -> say("%,d", leaf.rows()));
        return Scale.anyNumber("customers below each end")
                .with("tickmode", "array")
                .with("tickvals", Rows.list(sizes.size(), i -> i))
                .with("ticktext", sizes)
                .with("tickangle", -90)
                .with("showgrid", false);
    }

    /** Brackets above or below the cut, as one line with gaps. */
    private static Series brackets(String name, Dendrogram.Top top, double cut, boolean above) {
        double gap = Double.NaN;
        List<double[]> points = top.brackets().stream()
                .filter(each -> each.height() > cut == above)
                .flatMap(each -> Stream.of(
                        new double[] {each.left(), each.leftFoot()},
                        new double[] {each.left(), each.height()},
                        new double[] {each.right(), each.height()},
                        new double[] {each.right(), each.rightFoot()},
                        new double[] {gap, gap}))
                .toList();
        return Lines.of(name, values(points, point -> point[0]), values(points, point -> point[1]))
                .hover("%{y:.3~g}");
    }

    /** Distances that complete a dense place, rising, with the eps chosen. */
    public static Figure kDistance(KDistances distances, double eps) {
        if (!distances.whyNot(eps).isEmpty()) {
            return new MissingFigure(distances.whyNot(eps));
        }
        double[] sorted = distances.values();
        int[] drawn = Points.everyNth(sorted.length, Rows.step(sorted.length, ClusterCharts.MOST_POINTS));
        return Chart.of(distances.sentence(eps))
                .x(Scale.share("share of the customers, the densest places first"))
                .y(Scale.number(say("distance that completes %d customers", distances.minPoints())))
                .add(Lines.of(
                                "distance",
                                values(drawn.length, i -> Points.rounded((drawn[i] + 1.0) / sorted.length)),
                                values(drawn.length, i -> Points.rounded(sorted[drawn[i]])))
                        .hover("%{x:.0%} of the customers within %{y:.3~g}"))
                .noteAtYOnTheLeft(eps, say("eps %.3g", eps))
                .figure();
    }

    /** BIC of mixtures by number of components. */
    public static Figure bic(List<MixtureFit> mixtures) {
        if (mixtures.isEmpty()) {
            return new MissingFigure(MixtureFit.sentence(mixtures));
        }
        double[] ks = values(mixtures, each -> each.clustering().k());
        return Chart.of(MixtureFit.sentence(mixtures))
                .x(KSelectionCharts.clusters())
                .y(Scale.anyNumber("BIC (less is better)"))
                .add(KSelectionCharts.marked(Lines.of("BIC", ks, values(mixtures, MixtureFit::bic)))
                        .hover("k = %{x}: %{y:,.1f}"))
                .noteAtX(MixtureFit.best(mixtures).clustering().k(), "lowest")
                .figure();
    }

    /** How many customers of each cluster of the one (rows) are in each of the other, and about what the two agree. */
    public static Figure agreement(Clustering one, Clustering other) {
        double[][] counts = new double[one.k() + 1][other.k() + 1];
        IntStream.range(0, one.rows()).forEach(row -> counts[one.label(row)][other.label(row)]++);
        return Chart.of(Comparison.oneCut(one, other))
                .x(Scale.names(other.algorithm(), names(other)))
                .y(Scale.names(one.algorithm(), names(one)).reverse())
                .add(HeatMap.of(names(other), names(one), counts, ",d", "customers"))
                .figure();
    }

    /** Noise, and each cluster. */
    static List<String> names(Clustering clustering) {
        return IntStream.rangeClosed(0, clustering.k())
                .mapToObj(clustering::name)
                .toList();
    }

    /** Each clustering in the plane of its own customers, small; the sentence says what is seen. */
    public static Figure sideBySide(String finding, List<Clustering> clusterings) {
        String whyNot = ClusterCharts.whyNot(clusterings.get(0), 2);
        if (!whyNot.isEmpty()) {
            return new MissingFigure(whyNot);
        }
        int rows = (clusterings.size() + 1) / 2;
        Map<String, Object> grid = Map.of("rows", rows, "columns", 2, "pattern", "independent", "xgap", .2, "ygap", .3);
        Map<String, Object> layout = new LinkedHashMap<>(Map.of("grid", grid, "height", 150 + 260 * rows));
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < clusterings.size(); i++) {
            Clustering each = clusterings.get(i);
            ClusterCharts.Plane plane = ClusterCharts.Plane.of(each);
            String at = i == 0 ? "" : String.valueOf(i + 1);
            layout.put("xaxis" + at, small(Scale.anyNumber(each.title()), 36));
            layout.put("yaxis" + at, small(plane.y(), 24));
            series.addAll(ClusterCharts.each(each, SMALL_POINTS, (cluster, some) -> plane.points(each, cluster, some)
                    .with(Map.of("xaxis", "x" + at, "yaxis", "y" + at, "marker", Map.of("size", 4)))
                    .unlisted()));
        }
        Scale any = Scale.anyNumber("first of two directions");
        return Chart.of(finding).x(any).y(any).add(series).with(layout).figure();
    }

    /** An axis whose title fits beside a small plot, in lines of so many characters. */
    private static Map<String, Object> small(Scale axis, int width) {
        String title = DisplayText.wrapped(axis.name(), width);
        return axis.with("title", Map.of("text", title, "font", Map.of("size", 11)))
                .properties();
    }
}
