package segmentbook.plots;

import static segmentbook.plots.TransactionCharts.named;
import static segmentbook.plots.TransactionCharts.say;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import segmentbook.rfm.RfmScores;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Histogram;
import segmentbook.statistics.Inequality;
import tech.tablesaw.plotly.components.Figure;

/** Charts of recency, frequency, monetary and their scores. */
public final class RfmCharts {
    private static final int BINS = 40;
    private static final int MOST_ORDERS = 15;

    private RfmCharts() {}

    /** Customers by days since their last purchase. */
    public static Figure recency(RfmTable rfm) {
        Distribution days = rfm.recency();
        return histogram(
                        Histogram.of(days, BINS),
                        say("Half of the %,d customers bought within the last %.0f days", days.size(), days.median()),
                        Scale.number("recency (days since the last purchase)"))
                .noteAtX(days.median(), "median")
                .figure();
    }

    /** Customers by number of orders, those with many in one bar. */
    public static Figure frequency(RfmTable rfm) {
        List<String> names = new ArrayList<>();
        double[] counts = new double[MOST_ORDERS];
        for (int i = 0; i < counts.length; i++) {
            names.add(i + 1 < MOST_ORDERS ? String.valueOf(i + 1) : MOST_ORDERS + " or more");
        }
        rfm.rows().forEach(each -> counts[Math.min(each.frequency(), MOST_ORDERS) - 1]++);
        return Chart.of(say(
                        "%.0f %% of the customers came back after their first order",
                        100 - 100 * counts[0] / rfm.size()))
                .x(Scale.names("frequency (orders)", names))
                .y(Scale.number("customers"))
                .add(Bars.vertical("customers", names, counts).labels(",d").hover("%{x} orders: %{y:,d} customers"))
                .figure();
    }

    /** Customers by money spent, as it is: the long tail hides everybody else. */
    public static Figure monetary(RfmTable rfm) {
        Distribution money = rfm.monetary();
        double share = Inequality.of(money).topShare(.2);
        return histogram(
                        Histogram.of(money, BINS),
                        say("A few spend very much: the top 20 %% hold %.0f %% of the revenue", 100 * share),
                        Scale.number(named("monetary", rfm.transactions().moneyUnit())))
                .figure();
    }

    /** Customers by the logarithm of 1 + money spent: the same customers, each to be seen. */
    public static Figure logMonetary(RfmTable rfm) {
        Distribution raw = rfm.monetary();
        Distribution log = raw.log1p();
        return histogram(
                        Histogram.of(log, BINS),
                        say(
                                "log(1 + monetary) is nearly symmetric: skewness %.2f instead of %.2f",
                                log.skewness(), raw.skewness()),
                        Scale.number(named("log(1 + monetary)", "natural logarithm"))
                                .with("rangemode", "normal"))
                .figure();
    }

    private static Chart histogram(Histogram histogram, String finding, Scale axis) {
        double[] edges = IntStream.rangeClosed(0, histogram.bins())
                .mapToDouble(histogram::edge)
                .toArray();
        double[] counts = IntStream.range(0, histogram.bins())
                .mapToDouble(histogram::count)
                .toArray();
        return Chart.of(finding).x(axis).y(Scale.number("customers")).add(Bars.histogram(edges, counts));
    }

    /** How many customers have each score: bins of equal counts where ties allow it. */
    public static Figure scores(RfmScores scores) {
        List<String> names = IntStream.rangeClosed(1, scores.bins())
                .mapToObj(score -> "score " + score)
                .toList();
        double equal = scores.rfm().size() / (double) scores.bins();
        double[] frequency = counts(scores, scores::frequency);
        int largest = TransactionCharts.greatest(frequency);
        return Chart.of(say(
                        "Ties cannot be split: %,.0f customers share frequency score %d, equal shares would be %,.0f",
                        frequency[largest], largest + 1, equal))
                .x(Scale.names("score (best is last)", names))
                .y(Scale.number("customers"))
                .add(score("recency", "#73A8CF", names, counts(scores, scores::recency)))
                .add(score("frequency", Palette.ACCENT, names, frequency))
                .add(score("monetary", "#143D6B", names, counts(scores, scores::monetary)))
                .noteAtY(equal, "equal shares")
                .legendBelow()
                .figure();
    }

    private static Series score(String measure, String color, List<String> names, double[] counts) {
        return Bars.vertical(measure, names, counts).color(color).hover("%{x}, " + measure + ": %{y:,d} customers");
    }

    private static double[] counts(RfmScores scores, IntUnaryOperator scoreOf) {
        double[] counts = new double[scores.bins()];
        for (int row = 0; row < scores.rfm().size(); row++) {
            counts[scoreOf.applyAsInt(row) - 1]++;
        }
        return counts;
    }
}
