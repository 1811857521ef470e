package segmentbook.plots;

import static segmentbook.plots.TransactionCharts.named;
import static segmentbook.plots.TransactionCharts.say;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmScores;
import segmentbook.rfm.Segment;
import segmentbook.rfm.Segments;
import segmentbook.rfm.Segments.Profile;
import tech.tablesaw.plotly.components.Figure;

/** Charts of the named segments. */
public final class SegmentCharts {
    private SegmentCharts() {}

    /** Customers in each cell of the grid of recency and frequency scores, with the segments' names. */
    public static Figure grid(Segments segments) {
        RfmScores scores = segments.scores();
        double[][] counts = new double[Segment.BINS][Segment.BINS];
        for (int row = 0; row < scores.rfm().size(); row++) {
            counts[scores.recency(row) - 1][scores.frequency(row) - 1]++;
        }
        List<List<String>> cells = IntStream.rangeClosed(1, Segment.BINS)
                .mapToObj(r -> IntStream.rangeClosed(1, Segment.BINS)
                        .mapToObj(f -> Segment.of(r, f).title().replace(" ", "<br>"))
                        .toList())
                .toList();
        Profile first = segments.profiles().get(0);
        return Chart.of(say(
                        "Each pair of scores has one name; %s, %.0f %% of the customers, bring %.0f %% of the revenue",
                        first.segment().title(), 100 * first.customerShare(), 100 * first.revenueShare()))
                .x(Scale.names("frequency score (5: most orders)", names("F ")))
                .y(Scale.names("recency score (5: most recent)", names("R ")))
                .add(HeatMap.of(names("F "), names("R "), counts, ",d", "customers")
                        .with(Map.of("text", cells, "texttemplate", "%{text}<br><b>%{z:,d}</b>"))
                        .hover("%{y}, %{x}: %{z:,d} customers, %{text}"))
                .figure();
    }

    private static List<String> names(String prefix) {
        return IntStream.rangeClosed(1, Segment.BINS).mapToObj(i -> prefix + i).toList();
    }

    /** Each segment's share of the customers beside its share of the revenue. */
    public static Figure shares(Segments segments) {
        List<Profile> all = segments.profiles();
        return shares(
                all.stream().map(each -> each.segment().title()).toList(),
                all.stream().mapToDouble(Profile::customerShare).toArray(),
                all.stream().mapToDouble(Profile::revenueShare).toArray());
    }

    /** The same for any segments, the one to speak of first. */
    static Figure shares(List<String> names, double[] ofCustomers, double[] ofRevenue) {
        return Chart.of(say(
                        "%s are %.0f %% of the customers and %.0f %% of the revenue",
                        names.get(0), 100 * ofCustomers[0], 100 * ofRevenue[0]))
                .x(Scale.share("share"))
                .y(Scale.names("segment", names).reverse())
                .add(share("of revenue (full)", names, ofRevenue))
                .add(share("of customers (hatched)", names, ofCustomers)
                        .with(Map.of("marker", Map.of("pattern", Map.of("shape", "/")))))
                .legendBelow()
                .figure();
    }

    private static Series share(String what, List<String> names, double[] shares) {
        Map<String, String> colors = Palette.colors(names);
        return Bars.horizontal(what, names, shares)
                .colors(names.stream().map(colors::get).toList())
                .labels(".1%")
                .hover("%{y}: %{x:.1%} " + what);
    }

    /** Each customer as a point: recency across, monetary up on a logarithmic axis, coloured by segment. */
    public static Figure customers(Segments segments) {
        List<RfmRow> rows = segments.scores().rfm().rows();
        int[] drawn = IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).monetary() > 0)
                .toArray();
        return Chart.of(richestAndPoorest(segments) + Points.thinning(drawn.length))
                .x(Scale.number("recency (days since the last purchase)"))
                .y(Scale.log(
                        named("monetary", segments.scores().rfm().transactions().moneyUnit())))
                .add(Points.bySegment(
                        IntStream.of(drawn)
                                .mapToObj(row -> segments.segment(row).title())
                                .toList(),
                        values(drawn, row -> rows.get(row).recencyDays()),
                        values(drawn, row -> rows.get(row).monetary()),
                        IntStream.of(drawn)
                                .mapToObj(row -> hover(rows.get(row)))
                                .toList()))
                .figure();
    }

    private static double[] values(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).toArray();
    }

    private static String hover(RfmRow row) {
        return say("%s: %d days, %d orders, %,.2f", row.customer(), row.recencyDays(), row.frequency(), row.monetary());
    }

    private static String richestAndPoorest(Segments segments) {
        Comparator<Profile> order = Comparator.comparingDouble(Profile::medianMonetary);
        Profile richest = segments.profiles().stream().max(order).orElseThrow();
        Profile poorest = segments.profiles().stream().min(order).orElseThrow();
        return say(
                "Money was not asked, yet the median of %s is %,.0f and that of %s %,.0f",
                richest.segment().title(),
                richest.medianMonetary(),
                poorest.segment().title(),
                poorest.medianMonetary());
    }
}
