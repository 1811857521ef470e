package segmentbook.plots;

import static segmentbook.plots.Scale.named;
import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.customers.CustomerTable.Better;
import segmentbook.customers.CustomerTable.Column;
import segmentbook.profiling.BestSeller;
import segmentbook.profiling.BestSellers;
import segmentbook.profiling.BestSellers.By;
import segmentbook.profiling.Profile;
import segmentbook.profiling.Profiles;
import tech.tablesaw.plotly.components.Figure;

/** Charts of what is in segments: their measures, their worth, what they buy. */
public final class ProfileCharts {
    static final int NAME_LENGTH = 28;
    private static final int MOST_PRODUCTS = 8;
    private static final double OCTAVES = 3;
    private static final List<String> BETTER =
            List.of("8 x worse", "4 x worse", "2 x worse", "the same", "2 x better", "4 x better", "8 x better");
    private static final List<String> MORE =
            List.of("8 x less", "4 x less", "2 x less", "the same", "2 x more", "4 x more", "8 x more");
    private static final List<String> TIMES = List.of("1/4", "1/2", "1", "2", "4");

    private ProfileCharts() {}

    /** The medians of each segment, coloured by how much better than everybody's they are: few days, much else. */
    public static Figure medians(Profiles profiles) {
        List<Profile> all = profiles.all();
        List<Column> measures = profiles.measures();
        boolean judged = measures.stream().anyMatch(each -> each.better() != Better.NEITHER);
        List<String> names = all.stream().map(Profile::segment).toList();
        List<String> headers =
                measures.stream().map(each -> named(each.name(), each.unit())).toList();
        double[][] octaves = all.stream()
                .map(each -> measures.stream()
                        .mapToDouble(measure -> cut(profiles.doublings(each, measure), OCTAVES))
                        .toArray())
                .toArray(double[][]::new);
        List<List<String>> cells = all.stream()
                .map(each -> measures.stream()
                        .map(measure -> plain(each.median(measure.name())))
                        .toList())
                .toList();
        return Chart.of(profiles.finding())
                .x(Scale.names("median of", headers))
                .y(Scale.names("segment", names).reverse())
                .add(ratios(headers, names, octaves, cells, "beside everybody", judged ? BETTER : MORE))
                .figure();
    }

    private static double cut(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    private static String plain(double value) {
        return say(value == Math.rint(value) || Math.abs(value) >= 100 ? "%,.0f" : "%,.1f", value);
    }

    /** Cells with texts, coloured by how often a value doubles or halves, with the ratios in words at the colours. */
    private static Series ratios(
            List<String> x,
            List<String> y,
            double[][] octaves,
            List<List<String>> cells,
            String measure,
            List<String> words) {
        int most = words.size() / 2;
        List<Integer> ticks = IntStream.rangeClosed(-most, most).boxed().toList();
        return HeatMap.around(0, HeatMap.of(x, y, octaves, ".1f", measure))
                .with(Map.of("text", cells, "texttemplate", "%{text}"))
                .with(Map.of("zmin", -most, "zmax", most, "colorbar", Map.of("tickvals", ticks, "ticktext", words)))
                .hover("%{y}, %{x}: %{text}");
    }

    /** Each segment by its share of the customers and what one of its customers brought. */
    public static Figure worth(Profiles profiles) {
        List<Profile> drawn = profiles.all().stream()
                .filter(each -> each.totalPerCustomer() > 0)
                .toList();
        List<String> names = drawn.stream().map(Profile::segment).toList();
        double[] shares = drawn.stream().mapToDouble(Profile::customerShare).toArray();
        double[] worth = drawn.stream().mapToDouble(Profile::totalPerCustomer).toArray();
        List<String> hover = drawn.stream()
                .map(each ->
                        say("%s: %,d customers, %,.2f each", each.segment(), each.customers(), each.totalPerCustomer()))
                .toList();
        List<Series> points = Points.bySegment(names, shares, worth, hover).stream()
                .map(each -> each.with(Map.of("marker", Map.of("size", 14, "opacity", 1))))
                .toList();
        return Chart.of(worthFinding(profiles))
                .x(Scale.share("share of the customers"))
                .y(Scale.log(named(
                        profiles.total().total() + " of a customer",
                        profiles.total().unit())))
                .add(points)
                .with(Map.of("legend", Map.of("itemsizing", "constant")))
                .figure();
    }

    private static String worthFinding(Profiles profiles) {
        Comparator<Profile> byWorth = Comparator.comparingDouble(Profile::totalPerCustomer);
        Profile most = profiles.all().stream().max(byWorth).orElseThrow();
        Profile least = profiles.all().stream().min(byWorth).orElseThrow();
        return say(
                "One customer of %s has brought %,.0f %s on average, one of %s %,.0f",
                most.segment(),
                most.totalPerCustomer(),
                profiles.total().unit(),
                least.segment(),
                least.totalPerCustomer());
    }

    /** The products with the greatest lift in a segment: their share of its orders beside their share of all orders. */
    public static Figure bestSellers(BestSellers bestSellers, String segment) {
        List<BestSeller> lifted = bestSellers.top(segment, MOST_PRODUCTS, By.LIFT);
        List<BestSeller> top = lifted.isEmpty() ? bestSellers.top(segment, MOST_PRODUCTS, By.ORDERS) : lifted;
        List<String> names = top.stream()
                .map(each -> DisplayText.shortened(each.name(), NAME_LENGTH))
                .toList();
        double[] shares = top.stream().mapToDouble(BestSeller::share).toArray();
        double[] overall = top.stream().mapToDouble(BestSeller::overallShare).toArray();
        BestSeller first = top.get(0);
        return Chart.of(say(
                        "%s: in %.1f %% of the orders of %s, %.1f times its share of all orders",
                        first.name(), 100 * first.share(), segment, first.lift()))
                .x(Scale.share("share of orders").with("tickformat", ".1%"))
                .y(Scale.names("product", names).reverse())
                .add(shares("of the segment's orders (full)", names, shares)
                        .color(Palette.marks(List.of(segment))
                                .getOrDefault(segment, Palette.NEUTRAL)
                                .color()))
                .add(shares("of all orders (hatched)", names, overall)
                        .color("#8C8C8C")
                        .with(Map.of("marker", Map.of("pattern", Map.of("shape", "/")))))
                .legendBelow()
                .figure();
    }

    private static Series shares(String of, List<String> names, double[] shares) {
        return Bars.horizontal(of, names, shares).labels(".1%").hover("%{y}: %{x:.1%} " + of);
    }

    /** The product with the greatest lift of each segment, and its lift in all segments. */
    public static Figure lifts(BestSellers bestSellers) {
        List<String> segments = bestSellers.segments();
        List<BestSeller> products = segments.stream()
                .flatMap(segment -> bestSellers.top(segment, 1, By.LIFT).stream())
                .collect(Collectors.toMap(BestSeller::code, each -> each, BestSeller::higher, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        List<String> names = products.stream()
                .map(each -> DisplayText.shortened(each.name(), NAME_LENGTH))
                .toList();
        double[][] lifts = products.stream()
                .map(product -> segments.stream()
                        .mapToDouble(segment -> bestSellers.lift(segment, product.code()))
                        .toArray())
                .toArray(double[][]::new);
        double most = products.stream().mapToDouble(BestSeller::lift).max().orElse(1);
        return Chart.of(say(
                        "A product can be %.1f times as common in the orders of one segment as in all orders", most))
                .x(Scale.names("segment", segments))
                .y(Scale.names("its product with the greatest lift", names).reverse())
                .add(ratios(segments, names, each(lifts, 2), texts(lifts), "lift", TIMES))
                .figure();
    }

    private static double[][] each(double[][] ratios, int most) {
        return Stream.of(ratios)
                .map(row -> DoubleStream.of(row)
                        .map(ratio -> cut(Profiles.doublings(ratio, 1), most))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static List<List<String>> texts(double[][] ratios) {
        return Stream.of(ratios)
                .map(row -> DoubleStream.of(row)
                        .mapToObj(ratio -> say("%.1f", ratio))
                        .toList())
                .toList();
    }
}
