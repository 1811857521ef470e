package segmentbook.plots;

import static segmentbook.plots.Series.values;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
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
        Chart chart = Chart.of(selection.wcssSentence())
                .x(clusters())
                .y(Scale.number("within-cluster sum of squares"))
                .add(marked(Lines.of("WCSS", values(wcss.length, i -> i + 1), wcss))
                        .hover("k = %{x}: %{y:,.5~g}"));
        return shown(selection, knee.isPresent() ? chart.noteAtX(knee.getAsInt(), "knee") : chart);
    }

    /** Mean silhouette by k, with the k of the rule. */
    public static Figure silhouettes(KSelection selection) {
        Chart chart = Chart.of(selection.silhouetteSentence())
                .x(clusters())
                .y(Scale.number("mean silhouette (-1 to 1, more is better)"))
                .add(line(selection, "silhouette", Candidate::silhouette))
                .noteAtX(selection.decide().k(), "decided");
        return shown(selection, chart);
    }

    /** Mean adjusted Rand index of bootstrap samples by k, with the value from which a grouping counts as stable. */
    public static Figure stability(KSelection selection) {
        Chart chart = Chart.of(selection.stabilitySentence())
                .x(clusters())
                .y(Scale.number("mean adjusted Rand index of bootstrap samples"))
                .add(line(selection, "stability", Candidate::bootstrapAri))
                .noteAtY(KDecision.MIN_STABILITY, "stable from .75");
        return shown(selection, chart);
    }

    /** The chart, or the sentence that says why there is nothing to choose. */
    private static Figure shown(KSelection selection, Chart chart) {
        return selection.whyNot().isEmpty() ? chart.figure() : new MissingFigure(selection.whyNot());
    }

    private static Series line(KSelection selection, String name, ToDoubleFunction<Candidate> metric) {
        List<Candidate> all = selection.candidates();
        return marked(Lines.of(name, values(all, Candidate::k), values(all, metric)))
                .hover("k = %{x}: %{y:.3f}");
    }

    /** The axis of k: each number has a tick. */
    static Scale clusters() {
        return Scale.anyNumber("k (number of clusters)").with("dtick", 1);
    }

    static Series marked(Series line) {
        return line.with("mode", "lines+markers").with("marker.size", 8);
    }
}
