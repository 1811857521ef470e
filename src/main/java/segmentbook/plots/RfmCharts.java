package segmentbook.plots;

import java.util.List;
import java.util.stream.IntStream;
import segmentbook.rfm.RfmScores;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Histogram;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** Charts of recency, frequency, monetary and their scores. */
public final class RfmCharts {
    private static final int BINS = 40;
    private static final int MOST_ORDERS = 15;
    private static final List<String> COLORS = List.of("#73A8CF", Palette.ACCENT, "#143D6B");

    private RfmCharts() {}

    /** Customers by days since their last purchase. */
    public static Figure recency(RfmTable rfm) {
        Scale axis = Scale.number("recency (days since the last purchase)");
        return histogram(rfm.recency(), rfm.recencySentence(), axis)
                .noteAtX(rfm.recency().median(), "median")
                .figure();
    }

    /** Customers by number of orders, those with many in one bar. */
    public static Figure frequency(RfmTable rfm) {
        List<String> names = IntStream.rangeClosed(1, MOST_ORDERS)
                .mapToObj(orders -> orders < MOST_ORDERS ? String.valueOf(orders) : orders + " or more")
                .toList();
        int[] counts = rfm.customersByOrders(MOST_ORDERS);
        String unit = rfm.counted().unit();
        return Chart.of(rfm.frequencySentence())
                .x(Scale.names("frequency (" + unit + ")", names))
                .y(Scale.number("customers"))
                .add(Bars.vertical("customers", names, Rows.values(MOST_ORDERS, i -> counts[i]))
                        .labels(",d")
                        .hover("%{x} " + unit + ": %{y:,d} customers"))
                .figure();
    }

    /** Customers by money spent, untransformed: the long tail hides everybody else. */
    public static Figure monetary(RfmTable rfm) {
        Scale axis = Scale.number(Scale.named("monetary", rfm.transactions().moneyUnit()));
        return histogram(rfm.monetary(), rfm.monetarySentence(), axis).figure();
    }

    /** Customers by log(1 + money spent): the same customers, all visible. */
    public static Figure logMonetary(RfmTable rfm) {
        Scale axis = Scale.anyNumber("log(1 + monetary) (natural logarithm)");
        return histogram(rfm.monetary().log1p(), rfm.logMonetarySentence(), axis)
                .figure();
    }

    private static Chart histogram(Distribution values, String finding, Scale axis) {
        return Chart.of(finding).x(axis).y(Scale.number("customers")).add(Bars.histogram(Histogram.of(values, BINS)));
    }

    /** How many customers have each score: bins of equal counts where ties allow it. */
    public static Figure scores(RfmScores scores) {
        List<String> names = Scale.numbered("score ", scores.bins());
        Table counts = scores.counts();
        List<Series> bars = Rows.list(counts.rowCount(), row -> score(
                        List.of("recency", "frequency", "monetary").get(row), names, counts, row)
                .color(COLORS.get(row)));
        return Chart.of(scores.sentence())
                .x(Scale.names("score (best is last)", names))
                .y(Scale.number("customers"))
                .add(bars)
                .noteAtYOnTheLeft((double) scores.rfm().size() / scores.bins(), "equal shares")
                .legendBelow()
                .figure();
    }

    private static Series score(String measure, List<String> names, Table counts, int row) {
        double[] customers = Rows.values(names, score -> counts.intColumn(score).getInt(row));
        return Bars.vertical(measure, names, customers).hover("%{x}, " + measure + ": %{y:,d} customers");
    }
}
