package segmentbook.profiling;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.customers.Demographics;
import segmentbook.profiling.BestSellers.By;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Distribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One profile for each segment that has customers, the greatest revenue first, and one of everybody. */
public final class Profiles {
    private final RfmTable rfm;
    private final Segmentation segmentation;
    private final Profile everybody;
    private final List<Profile> profiles;

    private Profiles(RfmTable rfm, Segmentation segmentation) {
        this.rfm = rfm;
        this.segmentation = segmentation;
        int[] all = IntStream.range(0, rfm.size()).toArray();
        double revenue = sum(rfm, all);
        everybody = profile("everybody", all, revenue);
        profiles = segmentation.segments().stream()
                .map(segment -> profile(segment, segmentation.rows(segment), revenue))
                .sorted(Comparator.comparingDouble(Profile::revenue).reversed())
                .toList();
    }

    /**
     * Profiles the segments of a table's customers.
     *
     * @throws IllegalArgumentException where the segmentation has another number of customers
     */
    public static Profiles of(RfmTable rfm, Segmentation segmentation) {
        if (rfm.size() != segmentation.size()) {
            throw new IllegalArgumentException(
                    "segmentation: one segment for each of " + rfm.size() + " customers, found " + segmentation.size());
        }
        return new Profiles(rfm, segmentation);
    }

    private Profile profile(String name, int[] rows, double revenue) {
        double own = sum(rfm, rows);
        return new Profile(
                name,
                rows.length,
                (double) rows.length / rfm.size(),
                own,
                revenue == 0 ? 0 : own / revenue,
                median(rows, RfmRow::recencyDays),
                median(rows, RfmRow::frequency),
                median(rows, RfmRow::monetary));
    }

    private static double sum(RfmTable rfm, int[] rows) {
        return IntStream.of(rows)
                .mapToDouble(row -> rfm.rows().get(row).monetary())
                .sum();
    }

    private double median(int[] rows, ToDoubleFunction<RfmRow> measure) {
        double[] values = IntStream.of(rows)
                .mapToDouble(row -> measure.applyAsDouble(rfm.rows().get(row)))
                .toArray();
        return Distribution.of("", values).median();
    }

    /** Who is in which segment. */
    public Segmentation segmentation() {
        return segmentation;
    }

    /** The measures behind the profiles. */
    public RfmTable rfm() {
        return rfm;
    }

    /** All customers as one segment. */
    public Profile everybody() {
        return everybody;
    }

    /** The profiles. */
    public List<Profile> all() {
        return profiles;
    }

    /**
     * The profile of one segment.
     *
     * @throws IllegalArgumentException where nobody is in a segment of that name
     */
    public Profile of(String segment) {
        return profiles.stream()
                .filter(each -> each.segment().equals(segment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("segment: one with customers, found " + segment
                        + "; choices: " + String.join(", ", segmentation.segments())));
    }

    /** The greatest revenue among segments that are slipping away: their median recency is above everybody's. */
    public Optional<Profile> mostAtRisk() {
        return profiles.stream()
                .filter(each -> each.medianRecency() > everybody.medianRecency())
                .findFirst();
    }

    /** The share of the customers in the first segment beside its share of the revenue, in a sentence. */
    public String sharesSentence() {
        Profile first = all().get(0);
        return say(
                "%s are %.0f %% of the customers and %.0f %% of the revenue",
                first.segment(), 100 * first.customerShare(), 100 * first.revenueShare());
    }

    /** One customer beside the medians of their segment and of everybody. */
    public Table beside(String customer) {
        RfmRow row = rfm.row(customer);
        Profile own = of(segmentation.segmentOf(rfm.rows().indexOf(row)));
        String reason = segmentation.reason(own.segment());
        Table table = Table.create(
                "Customer " + customer + ", in " + own.segment() + (reason.isEmpty() ? "" : " (" + reason + ")"),
                StringColumn.create("who", "customer " + customer, own.segment() + ", median", "everybody, median"),
                DoubleColumn.create(
                        "days since last order", row.recencyDays(), own.medianRecency(), everybody.medianRecency()),
                DoubleColumn.create("orders", row.frequency(), own.medianFrequency(), everybody.medianFrequency()));
        return table.addColumns(DoubleColumn.create(
                rfm.monetary().name(), row.monetary(), own.medianMonetary(), everybody.medianMonetary()));
    }

    /**
     * Who the customers of each segment are, where the description file joins attributes to them: {@link
     * AttributeProfiles#by(Segmentation)}; else a sentence that says so.
     */
    public Table attributes() {
        List<String> order = profiles.stream().map(Profile::segment).toList();
        return AttributeProfiles.of(rfm).by("segment", segmentation, order);
    }

    /** A table with one row a customer, in the order of their numbers, and after its columns those of {@code attributes}. */
    public Table withAttributes(Table customers) {
        return Demographics.of(rfm.transactions()).appendedTo(customers);
    }

    /** The profiles as a table, shares in per cent. */
    public Table table() {
        String unit = rfm.transactions().moneyUnit();
        String money = unit.isEmpty() ? "money" : unit;
        return Table.create(
                "Segments; days since the last order, orders and money are medians",
                text("segment", Profile::segment),
                text("because", each -> segmentation.reason(each.segment())),
                IntColumn.create("customers", profiles.stream().mapToInt(Profile::customers)),
                number("% of all", each -> 100 * each.customerShare()),
                number("% of revenue", each -> 100 * each.revenueShare()),
                number("days", Profile::medianRecency),
                number("orders", Profile::medianFrequency),
                number(money, Profile::medianMonetary));
    }

    /** The columns of {@code profiles.csv}, with each segment's best seller by orders, by units and by lift. */
    public Table results(BestSellers bestSellers) {
        Table table = Table.create(
                "Profiles",
                text("segment", Profile::segment),
                text("reason", each -> segmentation.reason(each.segment())),
                IntColumn.create("customers", profiles.stream().mapToInt(Profile::customers)),
                number("customer_share", Profile::customerShare),
                number("revenue", Profile::revenue),
                number("revenue_share", Profile::revenueShare),
                number("median_recency_days", Profile::medianRecency),
                number("median_frequency", Profile::medianFrequency),
                number("median_monetary", Profile::medianMonetary));
        for (By by : By.values()) {
            table.addColumns(
                    text("product_by_" + by.words(), each -> first(bestSellers, each, by, BestSeller::code)),
                    text("description_by_" + by.words(), each -> first(bestSellers, each, by, BestSeller::name)));
        }
        return table;
    }

    private static String first(BestSellers sellers, Profile profile, By by, Function<BestSeller, String> text) {
        return sellers.top(profile.segment(), 1, by).stream()
                .map(text)
                .findFirst()
                .orElse("");
    }

    private StringColumn text(String name, Function<Profile, String> text) {
        return StringColumn.create(name, profiles.stream().map(text));
    }

    private DoubleColumn number(String name, ToDoubleFunction<Profile> number) {
        return DoubleColumn.create(name, profiles.stream().mapToDouble(number));
    }

    /** Customers, shares and medians of each segment, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("segmentation", segmentation.name());
        List<Profile> rows = new ArrayList<>(profiles);
        rows.add(everybody);
        for (Profile each : rows) {
            Map<String, Object> profile = new LinkedHashMap<>();
            profile.put("customers", each.customers());
            profile.put("customer_share", each.customerShare());
            profile.put("revenue", each.revenue());
            profile.put("revenue_share", each.revenueShare());
            profile.put("median_recency_days", each.medianRecency());
            profile.put("median_frequency", each.medianFrequency());
            profile.put("median_monetary", each.medianMonetary());
            figures.put(each.segment(), profile);
        }
        return figures;
    }
}
