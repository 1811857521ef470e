package segmentbook.plots;

import static segmentbook.statistics.Rows.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import segmentbook.clustering.Centres;
import segmentbook.clustering.KMeansSteps;
import segmentbook.clustering.KMeansSteps.Pass;
import segmentbook.validation.Candidate;
import segmentbook.validation.KDecision;
import segmentbook.validation.KSelection;
import segmentbook.validation.NullCloud;
import tech.tablesaw.plotly.components.Figure;

/** Charts that help to choose the number of clusters. */
public final class KSelectionCharts {
    private KSelectionCharts() {}

    /**
     * By the first two columns: the first centres; below, who is nearest to which; on the right, the centres moved to the means; below,
     * the end.
     */
    public static Figure steps(KMeansSteps steps) {
        List<Pass> passes = steps.passes();
        List<Integer> labels = passes.get(0).labels();
        List<Series> series = new ArrayList<>();
        draw(series, steps, "x", "y", passes.get(0).centres(), Collections.nCopies(labels.size(), 0));
        draw(series, steps, "x", "y2", passes.get(0).centres(), labels);
        draw(series, steps, "x2", "y", passes.get(1).centres(), labels);
        Pass last = passes.get(passes.size() - 1);
        draw(series, steps, "x2", "y2", last.centres(), last.labels());
        return Chart.of(steps.sentence())
                .x(Scale.anyNumber(steps.matrix().columns().get(0)))
                .y(Scale.anyNumber(steps.matrix().columns().get(1)))
                .add(series)
                .with(Map.of("grid", Map.of("rows", 2, "columns", 2)))
                .figure();
    }

    private static void draw(
            List<Series> series, KMeansSteps steps, String x, String y, Centres centres, List<Integer> labels) {
        var matrix = steps.matrix();
        List<Palette.Mark> marks = labels.stream().map(Palette::cluster).toList();
        List<String> numbers = Scale.numbered("", centres.count());
        double[][] at = centres.toArray();
        series.add(Points.of("customers", matrix.column(0), matrix.column(1), matrix.customers())
                .colors(marks.stream().map(Palette.Mark::color).toList())
                .with("marker.symbol", marks.stream().map(Palette.Mark::symbol).toList())
                .with(Map.of("xaxis", x, "yaxis", y))
                .unlisted());
        series.add(Points.of("centres", values(at.length, i -> at[i][0]), values(at.length, i -> at[i][1]), numbers)
                .color("#FFFFFF")
                .with("marker", Map.of("size", 17, "opacity", 1, "line", Map.of("color", "#000000", "width", 2)))
                .with(Map.of("mode", "markers+text", "xaxis", x, "yaxis", y))
                .unlisted());
    }

    /** Within-cluster sum of squares by k, with the knee where there is one. */
    public static Figure wcss(KSelection selection) {
        var knee = selection.knee();
        double[] wcss = selection.wcss();
        Chart chart = Chart.of(selection.wcssSentence())
                .x(clusters())
                .y(Scale.number("within-cluster sum of squares"))
                .add(marked(Lines.of("WCSS", values(wcss.length, i -> i + 1), wcss))
                        .hover("k = %{x}: %{y:,.5~g}"));
        return (knee.isPresent() ? chart.noteAtX(knee.getAsInt(), "knee") : chart)
                .figureIf(selection.whyNot().isEmpty());
    }

    /** Mean silhouette by k and of clouds without groups, with intervals at 95 % and the k decided on. */
    public static Figure silhouettes(KSelection selection) {
        return withClouds(selection.silhouetteSentence(), selection, Candidate::silhouette, Candidate::silhouetteError)
                .y(Scale.number("mean silhouette (-1 to 1, more is better)"))
                .noteAtX(selection.decide().k(), "decided")
                .figureIf(selection.whyNot().isEmpty());
    }

    /** Mean adjusted Rand index of bootstrap samples by k, that of clouds too, with the value from which a grouping counts as stable. */
    public static Figure stability(KSelection selection) {
        return withClouds(selection.stabilitySentence(), selection, Candidate::bootstrapAri, Candidate::ariError)
                .y(Scale.number("mean adjusted Rand index of bootstrap samples"))
                .noteAtYOnTheLeft(KDecision.MIN_STABILITY, "stable from .75")
                .figureIf(selection.whyNot().isEmpty());
    }

    private static Chart withClouds(
            String finding,
            KSelection selection,
            ToDoubleFunction<Candidate> metric,
            ToDoubleFunction<Candidate> error) {
        Series normal = line("normal clouds", selection.clouds().of(NullCloud.NORMAL), metric, error);
        Series copula = line("copula clouds", selection.clouds().of(NullCloud.COPULA), metric, error);
        return Chart.of(finding)
                .x(clusters())
                .add(List.of(normal.mark(Palette.NEUTRAL), copula.mark(Palette.cluster(2))))
                .add(line("these customers", selection.candidates(), metric, error))
                .legendBelow();
    }

    /** Both metrics are 1 at most, and so are their intervals. */
    private static Series line(
            String name, List<Candidate> all, ToDoubleFunction<Candidate> metric, ToDoubleFunction<Candidate> error) {
        ToDoubleFunction<Candidate> margin = each -> Candidate.TWO_SIDED * error.applyAsDouble(each);
        double[] up = values(all, each -> Math.min(margin.applyAsDouble(each), 1 - metric.applyAsDouble(each)));
        return marked(Lines.of(name, values(all, Candidate::k), values(all, metric)))
                .with(Map.of("error_y", Map.of("type", "data", "symmetric", false, "array", up, "thickness", 1)))
                .with("error_y.arrayminus", values(all, margin))
                .hover(name + ", k = %{x}: %{y:.3f} ± %{error_y.arrayminus:.3f}");
    }

    /** The axis of k: each number has a tick. */
    static Scale clusters() {
        return Scale.anyNumber("k (number of clusters)").with("dtick", 1);
    }

    static Series marked(Series line) {
        return line.with("mode", "lines+markers").with("marker.size", 8);
    }
}
