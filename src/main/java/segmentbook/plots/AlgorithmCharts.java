package segmentbook.plots;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.clustering.Dendrogram;
import segmentbook.clustering.MixtureFit;
import segmentbook.validation.KDistances;
import tech.tablesaw.plotly.components.Figure;

/** Charts that belong to one algorithm: Ward's tree, DBSCAN's distances, the BIC of mixtures. */
public final class AlgorithmCharts {
    private static final int LEAVES = 30;

    private AlgorithmCharts() {}

    /** The top of the tree of joins with the cut that leaves k clusters. */
    public static Figure dendrogram(Dendrogram tree, int k) {
        Dendrogram.Top top = tree.top(Math.min(Math.max(LEAVES, k + 1), tree.rows()));
        double cut = (tree.height(k - 1) + tree.height(k)) / 2;
        int longest = tree.longestGap(2, Math.min(10, tree.rows() - 1));
        String finding = longest == k
                ? say("The longest piece of the tree without a join is where it leaves %d clusters", k)
                : say("The tree is cut for %d clusters; its longest piece without a join leaves %d", k, longest);
        return Chart.of(finding)
                .x(ends(top))
                .y(Scale.number("Ward's distance of the groups joined"))
                .add(brackets(top, cut, true))
                .add(brackets(top, cut, false))
                .noteAtY(cut, "cut")
                .legendBelow()
                .with(Map.of("legend", Map.of("y", -.3)))
                .figure();
    }

    /** The axis of the ends of a tree, each with its number of customers. */
    private static Scale ends(Dendrogram.Top top) {
        return Scale.number("customers below each end")
                .with("tickmode", "array")
                .with(
                        "tickvals",
                        IntStream.range(0, top.leaves().size()).boxed().toList())
                .with(
                        "ticktext",
                        top.leaves().stream()
                                .map(leaf -> say("%,d", leaf.rows()))
                                .toList())
                .with("tickangle", -90)
                .with("showgrid", false)
                .with("rangemode", "normal");
    }

    /** Brackets above or below the cut, as one line with gaps. */
    private static Series brackets(Dendrogram.Top top, double cut, boolean above) {
        List<double[]> points = new ArrayList<>();
        for (Dendrogram.Bracket each : top.brackets()) {
            if (each.height() > cut == above) {
                points.add(new double[] {each.left(), each.leftFoot()});
                points.add(new double[] {each.left(), each.height()});
                points.add(new double[] {each.right(), each.height()});
                points.add(new double[] {each.right(), each.rightFoot()});
                points.add(new double[] {Double.NaN, Double.NaN});
            }
        }
        return Lines.of(
                        above ? "joins between clusters" : "joins within clusters",
                        points.stream().mapToDouble(point -> point[0]).toArray(),
                        points.stream().mapToDouble(point -> point[1]).toArray())
                .color(above ? Palette.ACCENT : Palette.PLAIN)
                .with(Map.of("line", Map.of("width", above ? 2.5 : 1.5)))
                .hover("%{y:.3~g}");
    }

    /** Distances that complete a dense place, from least to greatest, with the eps chosen. */
    public static Figure kDistance(KDistances distances, double eps) {
        double[] sorted = distances.values();
        int step = ClusterCharts.step(sorted.length);
        int[] drawn = IntStream.range(0, sorted.length)
                .filter(i -> i % step == 0 || i == sorted.length - 1)
                .toArray();
        return Chart.of(say(
                        "With eps = %.3g, %.0f %% of the customers lie in dense places (%d or more within reach)",
                        eps, 100 * distances.coreShare(eps), distances.minPoints()))
                .x(Scale.share("share of the customers, the densest places first"))
                .y(Scale.number(say("distance that completes %d customers", distances.minPoints())))
                .add(Lines.of(
                                "distance",
                                Arrays.stream(drawn)
                                        .mapToDouble(i -> ClusterCharts.rounded((i + 1.0) / sorted.length))
                                        .toArray(),
                                Arrays.stream(drawn)
                                        .mapToDouble(i -> ClusterCharts.rounded(sorted[i]))
                                        .toArray())
                        .hover("%{x:.0%} of the customers within %{y:.3~g}"))
                .noteAtYOnTheLeft(eps, say("eps %.3g", eps))
                .figure();
    }

    /** BIC of mixtures by number of components. */
    public static Figure bic(List<MixtureFit> mixtures) {
        MixtureFit best = MixtureFit.best(mixtures);
        int k = best.clustering().k();
        String narrow = say("; the narrowest component there has a deviation of %.2g", best.narrowest());
        String finding = k == mixtures.get(mixtures.size() - 1).clustering().k()
                ? say("BIC is least at k = %d, the end of the range", k)
                : say("BIC is least at k = %d", k);
        return Chart.of(finding + narrow)
                .x(KSelectionCharts.clusters())
                .y(Scale.number("BIC (less is better)").with("rangemode", "normal"))
                .add(KSelectionCharts.marked(Lines.of(
                                "BIC",
                                mixtures.stream()
                                        .mapToDouble(each -> each.clustering().k())
                                        .toArray(),
                                mixtures.stream().mapToDouble(MixtureFit::bic).toArray()))
                        .hover("k = %{x}: %{y:,.1f}"))
                .noteAtX(k, "least")
                .figure();
    }
}
