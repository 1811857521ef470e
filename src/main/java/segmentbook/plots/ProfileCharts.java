package segmentbook.plots;

import static segmentbook.plots.Scale.named;
import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.customers.Column;
import segmentbook.segments.BestSeller;
import segmentbook.segments.BestSellers;
import segmentbook.segments.BestSellers.By;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Figure;

/** Charts of what is in segments: their measures, their worth, what they buy. */
public final class ProfileCharts {
    static final int NAME_LENGTH = 28;
    private static final int PRODUCTS = 8;
    private static final List<String> MORE = List.of("1/8", "1/4", "1/2", "the same", "2 times", "4 times", "8 times");
    private static final List<String> DEVIATIONS =
            List.of("-3 sd", "-2 sd", "-1 sd", "the same", "+1 sd", "+2 sd", "+3 sd");

    private ProfileCharts() {}

    /** The medians of each segment, coloured by how far above or below everybody's they are. */
    public static Figure medians(Profiles profiles) {
        List<Profile> all = profiles.all();
        List<Column> measures = profiles.measures();
        List<String> words = measures.stream().allMatch(Column::ratios) ? MORE : DEVIATIONS;
        List<String> names = all.stream().map(Profile::segment).toList();
        List<String> headers = Rows.list(measures, each -> named(each.name(), each.unit()));
        double[][] doublings = Series.cells(all, measures, profiles::doublings);
        var cells = Series.texts(all, measures, (profile, each) -> each.digits(profile.median(each.name())));
        return Chart.of(profiles.finding())
                .x(Scale.names("median of", headers))
                .y(Scale.names("segment", names).reverse())
                .add(ratios(headers, names, doublings, cells, words))
                .figure();
    }

    /** Cells with texts, coloured by how often a value doubles or halves; {@code words} say it beside the colours. */
    private static Series ratios(
            List<String> x, List<String> y, double[][] doublings, List<List<String>> cells, List<String> words) {
        int max = words.size() / 2;
        List<Integer> ticks = IntStream.rangeClosed(-max, max).boxed().toList();
        double[][] shown = Stream.of(doublings)
                .map(row -> Rows.values(row.length, i -> Math.max(-max, Math.min(max, row[i]))))
                .toArray(double[][]::new);
        return HeatMap.around(0, HeatMap.of(x, y, shown, ".1f", "beside all"))
                .with(Map.of("text", cells, "texttemplate", x.size() > 12 ? "" : "%{text}"))
                .with(Map.of("zmin", -max, "zmax", max, "colorbar", Map.of("tickvals", ticks, "ticktext", words)))
                .hover("%{y}, %{x}: %{text}");
    }

    /** Each segment by its share of the customers and what one of its customers brought. */
    public static Figure worth(Profiles profiles) {
        if (!profiles.addUp()) {
            return new MissingFigure("No column of these customers adds up, as money does: segments have no worth");
        }
        Column total = profiles.total();
        List<Profile> drawn = Rows.where(profiles.all(), each -> each.totalPerCustomer() > 0);
        List<String> names = drawn.stream().map(Profile::segment).toList();
        List<Series> points = Rows.list(
                Points.bySegment(
                        names,
                        Rows.values(drawn, Profile::customerShare),
                        Rows.values(drawn, Profile::totalPerCustomer),
                        worth(drawn, total)),
                each -> each.with("marker.size", 14).with("marker.opacity", 1));
        return Chart.of(profiles.worthSentence())
                .x(Scale.share("share of the customers"))
                .y(Scale.log(named(profiles.totalWord() + " of a customer", total.unit())))
                .add(points)
                .with(Map.of("legend", Map.of("itemsizing", "constant")))
                .figure();
    }

    private static List<String> worth(List<Profile> drawn, Column total) {
        return Rows.list(
                drawn,
                each -> say(
                        "%s: %,d customers, %s each",
                        each.segment(), each.customers(), say("%,.2f %s", each.totalPerCustomer(), total.unit())));
    }

    /** The products with the highest lift in a segment: their share of its orders beside their share of the orders of others. */
    public static Figure bestSellers(BestSellers bestSellers, String segment) {
        if (!bestSellers.whyNot().isEmpty()) {
            return new MissingFigure(bestSellers.whyNot());
        }
        List<BestSeller> lifted = bestSellers.top(segment, PRODUCTS, By.LIFT);
        List<BestSeller> top = lifted.isEmpty() ? bestSellers.top(segment, PRODUCTS, By.ORDERS) : lifted;
        if (top.isEmpty()) {
            return new MissingFigure(BestSellers.noneSentence(segment));
        }
        String color = Palette.colors(List.of(segment)).getOrDefault(segment, Palette.NEUTRAL.color());
        List<String> names = Rows.list(top, each -> DisplayText.shortened(each.name(), NAME_LENGTH));
        return Chart.of(top.get(0).sentence(segment))
                .x(Scale.share("share of orders").with("tickformat", ".1%"))
                .y(Scale.names("product", names).reverse())
                .add(shares("of the segment's orders (full)", names, Rows.values(top, BestSeller::share))
                        .color(color))
                .add(shares("of the orders of others (hatched)", names, Rows.values(top, BestSeller::restShare))
                        .color("#8C8C8C")
                        .pattern("/"))
                .legendBelow()
                .figure();
    }

    private static Series shares(String of, List<String> names, double[] shares) {
        return Bars.horizontal(of, names, shares).labels(".1%").hover("%{y}: %{x:.1%} " + of);
    }
}
