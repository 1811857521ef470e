package segmentbook.export;

import static segmentbook.export.ReportWords.count;
import static segmentbook.export.ReportWords.later;
import static segmentbook.export.ReportWords.more;
import static segmentbook.export.ReportWords.plain;
import static segmentbook.export.ReportWords.say;
import static segmentbook.export.ReportWords.unbroken;
import static segmentbook.statistics.Words.money;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.export.ReportWords.Fact;
import segmentbook.plots.Palette;
import segmentbook.segments.BestSeller;
import segmentbook.segments.BestSellers;
import segmentbook.segments.BestSellers.By;
import segmentbook.segments.Offers.Offer;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * The section of one segment.
 *
 * @param link its name, place and colour
 * @param reason of its name, or empty
 * @param facts its size and medians, each in words
 * @param charts its revenue by month; none without purchases
 * @param products its best sellers; without rows where there are none
 * @param noProducts why there are none, in a sentence without its full stop
 * @param offer what it is offered
 */
record ReportSegment(
        Link link,
        String reason,
        List<Fact> facts,
        List<ReportChart> charts,
        ReportTable products,
        String noProducts,
        Offer offer) {
    private static final int TOP = 5;
    private static final int FACTS = 8;

    /** The place and colour of a segment in the report; {@link #NONE} for a text that names none. */
    record Link(String name, String anchor, String color) {
        static final Link NONE = new Link("", "", "");
    }

    /** By name, in the order of the profiles. */
    static Map<String, Link> links(Profiles profiles) {
        List<String> names = profiles.all().stream().map(Profile::segment).toList();
        Map<String, Link> links = new LinkedHashMap<>();
        Palette.colors(names)
                .forEach((name, color) -> links.put(name, new Link(name, "segment-" + (links.size() + 1), color)));
        return links;
    }

    static ReportSegment of(Link link, Profiles profiles, BestSellers sellers, Offer offer, List<ReportChart> charts) {
        Profile own = profiles.of(link.name());
        return new ReportSegment(
                link,
                profiles.segmentation().reason(link.name()),
                sellers.base()
                        .rfm()
                        .map(rfm -> facts(own, profiles, rfm.transactions().moneyUnit()))
                        .orElseGet(() -> facts(own, profiles)),
                charts,
                ReportTable.of(products(sellers, own), Map.of()),
                sellers.whyNot().isEmpty()
                        ? BestSellers.noneSentence(link.name())
                        : "The file names no products, so there are no best sellers",
                offer);
    }

    /** What its place for the {@link Outlook} is called. */
    public String key() {
        return Outlook.key(link.name());
    }

    /** How many get the offer. */
    public String gets() {
        int own = offer.offered() - offer.seasonal();
        return count(own, "customer") + (own == 1 ? " gets" : " get");
    }

    /** How many do not, and why; empty where all do. */
    public String others() {
        int alone = offer.customers() - offer.offered() - offer.heldOut();
        return Stream.of(
                        say("%,d with the offer of the season instead", offer.seasonal()),
                        say("%,d held out, to compare with those who get it", offer.heldOut()),
                        say("%,d left alone (no offers wanted, or bought lately)", alone))
                .filter(each -> !each.startsWith("0 "))
                .collect(Collectors.joining("; "));
    }

    private static List<Fact> facts(Profile own, Profiles profiles, String unit) {
        Profile all = profiles.everybody();
        var often = profiles.customers().column("frequency");
        String orders = more("many", own.median("frequency"), all.median("frequency"), plain(all.median("frequency")));
        var brought = more("much", own.median("monetary"), all.median("monetary"), money(all.median("monetary"), unit));
        String days = later(own.median("recency"), all.median("recency"));
        return List.of(
                size(own),
                new Fact(money(own.total(), unit), profiles.totalWord(), part(own.totalShare())),
                new Fact(plain(own.median("recency")), "days since the last order (median)", days),
                new Fact(plain(own.median("frequency")), often.unit() + " (median)", orders),
                new Fact(money(own.median("monetary"), unit), "brought by a customer (median)", brought));
    }

    private static Fact size(Profile own) {
        return new Fact(
                say("%,d", own.customers()),
                own.customers() == 1 ? "customer" : "customers",
                part(own.customerShare()));
    }

    /** Of any columns, {@value #FACTS} at most: the median of the numbers that tell segments apart most, the most frequent of words. */
    private static List<Fact> facts(Profile own, Profiles profiles) {
        Profile all = profiles.everybody();
        var order = profiles.measures().stream().collect(Collectors.toMap(each -> each, each -> -far(profiles, each)));
        Stream<Fact> numbers = profiles.measures().stream()
                .sorted(Comparator.comparingDouble(order::get))
                .map(each -> new Fact(
                        each.digits(own.median(each.name())),
                        each.header() + " (median)",
                        "all customers: " + each.digits(all.median(each.name()))));
        Stream<Fact> words = own.typical().entrySet().stream()
                .map(each -> new Fact(
                        unbroken(each.getValue()),
                        each.getKey() + " (most frequent)",
                        "all customers: " + unbroken(all.typical().getOrDefault(each.getKey(), ""))));
        return Stream.concat(Stream.of(size(own)), Stream.concat(numbers, words).limit(FACTS))
                .toList();
    }

    private static double far(Profiles profiles, Column measure) {
        var far = profiles.all().stream().mapToDouble(each -> Math.abs(profiles.doublings(each, measure)));
        return far.max().orElse(0);
    }

    private static String part(double share) {
        return say("%.1f %% of all", 100 * share);
    }

    /** The first products by orders, by units and by lift together; the lift where it is more than chance gives. */
    private static Table products(BestSellers sellers, Profile own) {
        boolean named = sellers.whyNot().isEmpty();
        var top = Stream.of(By.values())
                .flatMap(by -> sellers.top(own.segment(), named ? TOP : 0, by).stream())
                .collect(Collectors.toSet());
        List<BestSeller> rows = Rows.where(sellers.top(own.segment(), Integer.MAX_VALUE, By.ORDERS), top::contains);
        return Columns.<BestSeller>none()
                .text("product", "", BestSeller::name)
                .whole("orders", "", BestSeller::orders)
                .share("% of its orders", "", BestSeller::share)
                .number("units", "", BestSeller::units)
                .number("lift", "", each -> each.more() ? each.lift() : Double.NaN)
                .table("The first " + TOP + " products by orders, by units and by lift, together", rows);
    }
}
