package segmentbook.rfm;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Distribution;
import tech.tablesaw.api.Table;

/** Each customer's named segment, by the scores of recency and frequency. */
public final class Segments {
    private final RfmScores scores;
    private final List<Segment> segments;

    private Segments(RfmScores scores, List<Segment> segments) {
        this.scores = scores;
        this.segments = List.copyOf(segments);
    }

    static Segments of(RfmScores scores) {
        if (scores.bins() != Segment.BINS) {
            throw new IllegalArgumentException(
                    "segments: the grid of names needs 5 bins, found " + scores.bins() + "; score(5) has names");
        }
        return new Segments(
                scores,
                IntStream.range(0, scores.rfm().size())
                        .mapToObj(row -> Segment.of(scores.recency(row), scores.frequency(row)))
                        .toList());
    }

    /** The scores behind the names. */
    public RfmScores scores() {
        return scores;
    }

    /** The segment of the customer with this row number, from 0. */
    public Segment segment(int row) {
        return segments.get(row);
    }

    /** The segment of one customer. */
    public Segment segment(String customer) {
        return segments.get(scores.rfm().rows().indexOf(scores.rfm().row(customer)));
    }

    /** One profile for each segment that has customers, the greatest revenue first. */
    public List<Profile> profiles() {
        return Stream.of(Segment.values())
                .filter(segments::contains)
                .map(this::profile)
                .sorted(Comparator.comparingDouble(Profile::revenue).reversed())
                .toList();
    }

    /** How many customers have this pair of scores. */
    public int customers(int recencyScore, int frequencyScore) {
        return (int) IntStream.range(0, segments.size())
                .filter(row -> scores.recency(row) == recencyScore && scores.frequency(row) == frequencyScore)
                .count();
    }

    /** What the segment with the greatest revenue brings, in a sentence about the grid of scores. */
    public String gridSentence() {
        Profile first = profiles().get(0);
        return say(
                "Each pair of scores has one name; %s, %.0f %% of the customers, bring %.0f %% of the revenue",
                first.segment().title(), 100 * first.customerShare(), 100 * first.revenueShare());
    }

    /** The share of the customers in that segment beside its share of the revenue, in a sentence. */
    public String sharesSentence() {
        Profile first = profiles().get(0);
        return say(
                "%s are %.0f %% of the customers and %.0f %% of the revenue",
                first.segment().title(), 100 * first.customerShare(), 100 * first.revenueShare());
    }

    /** How the segments differ in money, which they were not made by, in a sentence. */
    public String monetarySentence() {
        Comparator<Profile> order = Comparator.comparingDouble(Profile::medianMonetary);
        Profile richest = profiles().stream().max(order).orElseThrow();
        Profile poorest = profiles().stream().min(order).orElseThrow();
        return richest.medianMonetary() == poorest.medianMonetary()
                ? say("Money was not asked, and the median of every segment is %,.0f", richest.medianMonetary())
                : say(
                        "Money was not asked, yet the median of %s is %,.0f and that of %s %,.0f",
                        richest.segment().title(),
                        richest.medianMonetary(),
                        poorest.segment().title(),
                        poorest.medianMonetary());
    }

    private Profile profile(Segment segment) {
        List<RfmRow> members = IntStream.range(0, segments.size())
                .filter(row -> segments.get(row) == segment)
                .mapToObj(row -> scores.rfm().rows().get(row))
                .toList();
        double revenue = sum(members);
        return new Profile(
                segment,
                members.size(),
                (double) members.size() / segments.size(),
                revenue,
                revenue / sum(scores.rfm().rows()),
                median(members, RfmRow::recencyDays),
                median(members, RfmRow::frequency),
                median(members, RfmRow::monetary));
    }

    private static double sum(List<RfmRow> rows) {
        return rows.stream().mapToDouble(RfmRow::monetary).sum();
    }

    private static double median(List<RfmRow> rows, ToDoubleFunction<RfmRow> measure) {
        return Distribution.of("", rows.stream().mapToDouble(measure).toArray()).median();
    }

    /**
     * A segment in figures.
     *
     * @param segment which
     * @param customers how many
     * @param customerShare of all customers, 0 to 1
     * @param revenue their monetary together
     * @param revenueShare of all monetary, 0 to 1
     * @param medianRecency in days
     * @param medianFrequency in orders
     * @param medianMonetary in the money unit
     */
    public record Profile(
            Segment segment,
            int customers,
            double customerShare,
            double revenue,
            double revenueShare,
            double medianRecency,
            double medianFrequency,
            double medianMonetary) {}

    private static final Columns<Profile> COLUMNS = Columns.<Profile>none()
            .text("segment", "", each -> each.segment.title())
            .whole("customers", "customers", Profile::customers)
            .share("% of customers", "", Profile::customerShare)
            .number("revenue", "revenue", Profile::revenue)
            .share("% of revenue", "revenue_share", Profile::revenueShare)
            .number("median recency days", "", Profile::medianRecency)
            .number("median frequency", "", Profile::medianFrequency)
            .number("median monetary", "", Profile::medianMonetary);

    /** The profiles as a table, shares in percent. */
    public Table summary() {
        return COLUMNS.table("Segments", profiles());
    }

    /** Customers and shares of each segment, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("line_set", "kept lines");
        profiles().forEach(each -> metrics.put(each.segment().title(), COLUMNS.metrics(each)));
        return metrics;
    }

    /** What a run is compared with the next one by: the customers in each segment. */
    public Map<String, Object> headline() {
        Map<String, Object> counts = new LinkedHashMap<>();
        profiles().forEach(each -> counts.put(each.segment().title(), each.customers()));
        return Map.of("segments", counts);
    }

    /** One row a customer: measures, scores and segment. */
    public Table table() {
        return columns().table("Customers", scores.rows());
    }

    /** The same with the column names of {@code segments.csv}. */
    public Table results() {
        return columns().results("Customers", scores.rows());
    }

    private Columns<Integer> columns() {
        return scores.columns().text("segment", "segment", row -> segment(row).title());
    }
}
