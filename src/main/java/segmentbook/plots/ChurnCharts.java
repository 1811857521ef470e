package segmentbook.plots;

import static segmentbook.statistics.Rows.values;
import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.function.Supplier;
import segmentbook.prediction.Campaign;
import segmentbook.prediction.Churn;
import segmentbook.prediction.Cuts;
import segmentbook.prediction.Examples;
import segmentbook.prediction.Importance;
import segmentbook.prediction.Judged;
import segmentbook.statistics.Rows;
import smile.math.MathEx;
import tech.tablesaw.plotly.components.Figure;

/** Charts of who leaves: the cuts, how well methods find them, whether probabilities hold, why, and what letters earn. */
public final class ChurnCharts {
    private static final double[] PERCENTS = values(101, percent -> percent / 100.0);

    private ChurnCharts() {}

    private static Figure unless(String whyNot, Supplier<Chart> chart) {
        return whyNot.isEmpty() ? chart.get().legendBelow().figure() : new MissingFigure(whyNot);
    }

    /** The days with a known outcome of each cut, after those that it knows. */
    public static Figure cuts(Cuts cuts) {
        return unless(cuts.whyNot(), () -> {
            List<Examples> all = cuts.past();
            List<String> names = all.stream().map(Examples::words).toList();
            return Chart.of(cuts.sentence())
                    .x(Scale.number("days since the first line"))
                    .y(Scale.names("last day known", names).reverse())
                    .add(Bars.horizontal("known", names, values(all, Examples::knownDays))
                            .color(Palette.PLAIN))
                    .add(Bars.horizontal("outcome", names, values(all, Examples::days))
                            .color(Palette.ACCENT)
                            .pattern("/"))
                    .stacked();
        });
    }

    /** The share of those who left that is found among those with the highest risk: the method used, and the best simple one. */
    public static Figure found(Churn churn) {
        return unless(churn.whyNot(), () -> {
            Series used = found(churn.used(), "used: " + churn.used().method());
            Series simple = found(churn.simple(), churn.simple().method() + " alone")
                    .color(Palette.ACCENT)
                    .with("line.dash", "dot");
            return Chart.of(churn.foundSentence())
                    .x(Scale.share("customers, the highest risk first"))
                    .y(Scale.share("of those who left"))
                    .add(Lines.diagonal("at random"))
                    .add(churn.used().equals(churn.simple()) ? List.of(used) : List.of(simple, used));
        });
    }

    private static Series found(Judged judged, String name) {
        return Lines.of(name, PERCENTS, values(PERCENTS.length, judged::found));
    }

    /** What was said in ten parts of the customers beside what came of it, with intervals. */
    public static Figure reliability(Churn churn) {
        return unless(churn.whyNot(), () -> {
            List<Judged.Part> parts = churn.used().parts();
            List<String> hover = Rows.list(
                    parts, each -> say("%.0f %% left", 100 * each.left().whole()));
            return Chart.of(churn.used().sentence())
                    .x(Scale.share("probability of leaving, mean of the part"))
                    .y(Scale.share("left (lines: 95 % interval)"))
                    .add(Lines.diagonal("as said"))
                    .add(Points.of(
                                    "a tenth of the customers",
                                    values(parts, Judged.Part::said),
                                    values(parts, each -> each.left().whole()),
                                    hover)
                            .interval("error_y", parts, Judged.Part::left));
        });
    }

    /** How much AUC is lost where a feature's values are shuffled. */
    public static Figure importance(Churn churn) {
        return unless(churn.whyNot(), () -> {
            List<Importance> all = churn.importance();
            List<String> names = all.stream().map(Importance::feature).toList();
            double[] lost = values(all, Importance::lost);
            double most = Math.max(.001, MathEx.max(lost));
            double least = MathEx.min(lost) < 0 ? MathEx.min(lost) - most / 8 : 0; // a label left of its bar
            return Chart.of(Importance.sentence(churn.used().method(), all))
                    .x(Scale.number("AUC lost when shuffled").range(least, 1.1 * most))
                    .y(Scale.names("feature", names).reverse())
                    .add(Bars.horizontal("AUC lost", names, lost).labels(".3f"))
                    .roomForLabels();
        });
    }

    /** What letters would have earned on the test, by the probability from which customers get one. */
    public static Figure profit(Churn churn, Campaign campaign) {
        return unless(churn.whyNot(), () -> {
            Campaign.Profit profit = campaign.on(churn.used());
            String unit = churn.cuts().test().known().column("monetary").unit();
            Chart chart = Chart.of(profit.sentence(unit))
                    .x(Scale.share("letters from this probability of leaving on")
                            .range(0, 1))
                    .y(Scale.number(Scale.named("profit", unit)))
                    .add(Lines.of("profit", PERCENTS, values(profit.byPercent(), each -> each)));
            return campaign.breakEven() > 1 ? chart : chart.noteAtX(campaign.breakEven(), "a letter pays for itself");
        });
    }
}
