package segmentbook.export;

import static segmentbook.export.ReportWords.later;
import static segmentbook.export.ReportWords.money;
import static segmentbook.export.ReportWords.more;
import static segmentbook.export.ReportWords.plain;
import static segmentbook.export.ReportWords.say;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import segmentbook.dataset.Field;
import segmentbook.export.ReportWords.Fact;
import segmentbook.plots.Palette;
import segmentbook.profiling.BestSeller;
import segmentbook.profiling.BestSellers;
import segmentbook.profiling.BestSellers.By;
import segmentbook.profiling.Offers.Offer;
import segmentbook.profiling.Profile;
import segmentbook.profiling.Profiles;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The section of one segment.
 *
 * @param link its name, place and colour
 * @param reason of its name, or empty
 * @param facts its size and medians, each in words
 * @param chart its chart
 * @param products its best sellers; without rows where the file names no products
 * @param offer what it is offered
 */
record ReportSegment(Link link, String reason, List<Fact> facts, ReportChart chart, ReportTable products, Offer offer) {
    private static final int TOP = 5;

    /** Where a segment stands in the report; {@link #NONE} for a text that names none. */
    record Link(String name, String anchor, String color) {
        static final Link NONE = new Link("", "", "");
    }

    /** By name, in the order of the profiles. */
    static Map<String, Link> links(Profiles profiles) {
        List<String> names = profiles.all().stream().map(Profile::segment).toList();
        Map<String, String> colors = Palette.colors(names);
        Map<String, Link> links = new LinkedHashMap<>();
        IntStream.range(0, names.size())
                .forEach(i -> links.put(
                        names.get(i),
                        new Link(names.get(i), "segment-" + (i + 1), colors.getOrDefault(names.get(i), ""))));
        return links;
    }

    static ReportSegment of(Link link, Profiles profiles, BestSellers sellers, Offer offer, ReportChart chart) {
        Profile own = profiles.of(link.name());
        return new ReportSegment(
                link,
                profiles.segmentation().reason(link.name()),
                facts(own, profiles, sellers.transactions().moneyUnit()),
                chart,
                ReportTable.of(products(sellers, own), Map.of()),
                offer);
    }

    private static List<Fact> facts(Profile own, Profiles profiles, String unit) {
        Profile all = profiles.everybody();
        String orders = more("many", own.median("frequency"), all.median("frequency"), plain(all.median("frequency")));
        String brought =
                more("much", own.median("monetary"), all.median("monetary"), money(all.median("monetary"), unit));
        String days = later(own.median("recency"), all.median("recency"));
        return List.of(
                new Fact(
                        say("%,d", own.customers()),
                        own.customers() == 1 ? "customer" : "customers",
                        part(own.customerShare())),
                new Fact(money(own.total(), unit), "revenue", part(own.totalShare())),
                new Fact(plain(own.median("recency")), "days since the last order (median)", days),
                new Fact(plain(own.median("frequency")), "orders (median)", orders),
                new Fact(money(own.median("monetary"), unit), "brought by a customer (median)", brought));
    }

    private static String part(double share) {
        return say("%.1f %% of all", 100 * share);
    }

    /** The first products by orders, by units and by lift together; the lift where it has support. */
    private static Table products(BestSellers sellers, Profile own) {
        boolean named =
                sellers.transactions().dataset().columns().header(Field.PRODUCT).isPresent();
        Set<BestSeller> supported = Set.copyOf(sellers.top(own.segment(), Integer.MAX_VALUE, By.LIFT));
        Set<BestSeller> top = new LinkedHashSet<>();
        for (By by : named ? By.values() : new By[0]) {
            top.addAll(sellers.top(own.segment(), TOP, by));
        }
        List<BestSeller> rows = sellers.top(own.segment(), Integer.MAX_VALUE, By.ORDERS).stream()
                .filter(top::contains)
                .toList();
        return Table.create(
                "The first " + TOP + " products by orders, by units and by lift, together",
                StringColumn.create("product", rows.stream().map(BestSeller::name)),
                IntColumn.create("orders", rows.stream().mapToInt(BestSeller::orders)),
                DoubleColumn.create("% of its orders", rows.stream().mapToDouble(each -> 100 * each.share())),
                DoubleColumn.create("units", rows.stream().mapToDouble(BestSeller::units)),
                DoubleColumn.create(
                        "lift",
                        rows.stream().mapToDouble(each -> supported.contains(each) ? each.lift() : Double.NaN)));
    }
}
