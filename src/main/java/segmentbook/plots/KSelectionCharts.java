package segmentbook.plots;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.validation.Candidate;
import segmentbook.validation.KDecision;
import segmentbook.validation.KSelection;
import tech.tablesaw.plotly.components.Figure;

/** Charts that help to choose the number of clusters. */
public final class KSelectionCharts {
    private KSelectionCharts() {}

    /** Within-cluster sum of squares by k, with the knee where there is one. */
    public static Figure wcss(KSelection selection) {
        OptionalInt knee = selection.knee();
        double[] wcss = selection.wcss();
        double[] ks = IntStream.rangeClosed(1, wcss.length).asDoubleStream().toArray();
        String finding = knee.isPresent()
                ? say("More clusters always fit closer; after k = %d each further one gains little", knee.getAsInt())
                : "More clusters always fit closer, and the curve has no bend to stop at";
        Chart chart = Chart.of(finding)
                .x(clusters())
                .y(Scale.number("within-cluster sum of squares"))
                .add(marked(Lines.of("WCSS", ks, wcss)).hover("k = %{x}: %{y:,.5~g}"));
        return (knee.isPresent() ? chart.noteAtX(knee.getAsInt(), "knee") : chart).figure();
    }

    /** Mean silhouette by k, with the k of the rule. */
    public static Figure silhouettes(KSelection selection) {
        Candidate best = best(selection, Candidate::silhouette);
        int decided = selection.decide().k();
        String finding = best.k() == decided
                ? say("The mean silhouette is greatest at k = %d, and the rule takes it", best.k())
                : say("The mean silhouette is greatest at k = %d; the full rule takes k = %d", best.k(), decided);
        return Chart.of(finding)
                .x(clusters())
                .y(Scale.number("mean silhouette (-1 to 1, more is better)"))
                .add(marked(line(selection, "silhouette", Candidate::silhouette))
                        .hover("k = %{x}: %{y:.3f}"))
                .noteAtX(decided, "k: auto")
                .figure();
    }

    /** Mean adjusted Rand index of bootstrap samples by k, with the line from which a grouping counts as stable. */
    public static Figure stability(KSelection selection) {
        List<Candidate> all = selection.candidates();
        long stable = all.stream()
                .filter(each -> each.bootstrapAri() >= KDecision.MIN_STABILITY)
                .count();
        Candidate best = best(selection, Candidate::bootstrapAri);
        return Chart.of(say(
                        "%d of %d groupings come back when customers are drawn anew, k = %d best",
                        stable, all.size(), best.k()))
                .x(clusters())
                .y(Scale.number("mean adjusted Rand index of bootstrap samples"))
                .add(marked(line(selection, "stability", Candidate::bootstrapAri))
                        .hover("k = %{x}: %{y:.3f}"))
                .noteAtY(KDecision.MIN_STABILITY, "stable from .75")
                .figure();
    }

    private static Candidate best(KSelection selection, ToDoubleFunction<Candidate> figure) {
        return selection.candidates().stream()
                .max(Comparator.comparingDouble(figure))
                .orElseThrow();
    }

    private static Series line(KSelection selection, String name, ToDoubleFunction<Candidate> figure) {
        List<Candidate> all = selection.candidates();
        return Lines.of(
                name,
                all.stream().mapToDouble(Candidate::k).toArray(),
                all.stream().mapToDouble(figure).toArray());
    }

    /** The axis of k: each number has a tick. */
    static Scale clusters() {
        return Scale.number("k (number of clusters)").with("dtick", 1).with("rangemode", "normal");
    }

    static Series marked(Series line) {
        return line.with(Map.of("mode", "lines+markers", "marker", Map.of("size", 8)));
    }
}
