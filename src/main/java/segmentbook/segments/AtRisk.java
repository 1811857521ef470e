package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * What is at risk in each segment: what each customer brought in the last {@value #RECENT} days times the chance that they stay
 * away. Not what was once brought by those who have long left.
 *
 * @param whyNot why it is not known, in a sentence without its full stop; empty where it is
 * @param rows the greatest sum at risk first; none where it is not known
 * @param unit of the money
 * @param inSeason rows of the customers who have not bought for long and whose season is coming
 */
public record AtRisk(String whyNot, List<Row> rows, String unit, Set<Integer> inSeason) {
    private static final int RECENT = 365;

    /**
     * One segment.
     *
     * @param segment its name
     * @param customers how many
     * @param recent what they brought in the last {@value AtRisk#RECENT} days
     * @param away the mean chance that one of them stays away, 0 to 1
     * @param atRisk what each brought times their chance, added up
     * @param season how many have not bought for long and have their season coming
     */
    public record Row(String segment, int customers, double recent, double away, double atRisk, int season) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>none()
            .text("segment", "segment", Row::segment)
            .whole("customers", "customers", Row::customers)
            .number("brought in a year", "recent", Row::recent)
            .share("stay away, %", "away", Row::away)
            .number("at risk", "at_risk", Row::atRisk)
            .whole("season coming", "season_coming", Row::season);

    public AtRisk {
        rows = List.copyOf(rows);
        inSeason = Set.copyOf(inSeason);
    }

    private AtRisk(String whyNot) {
        this(whyNot, List.of(), "", Set.of());
    }

    /** By the chances counted on the lines themselves. */
    public static AtRisk of(Profiles profiles, CustomerBase base) {
        if (base.rfm().isEmpty()) {
            return new AtRisk("The file has one row a customer and no purchases, so nothing is at risk");
        }
        Habits habits = Habits.of(base.rfm().orElseThrow());
        return habits.whyNot().isEmpty()
                ? of(profiles, base.rfm().orElseThrow(), habits, habits::staysAway)
                : new AtRisk(habits.whyNot());
    }

    /** By the chance that a customer stays away, by id, whatever predicts it; nothing is known where one of them is NaN. */
    public static AtRisk of(Profiles profiles, CustomerBase base, ToDoubleFunction<String> leaving) {
        List<String> ids = base.table().ids();
        if (base.rfm().isEmpty() || ids.stream().anyMatch(id -> Double.isNaN(leaving.applyAsDouble(id)))) {
            return new AtRisk("Nobody knows the chance that these customers leave, so nothing is known to be at risk");
        }
        RfmTable rfm = base.rfm().orElseThrow();
        return of(profiles, rfm, Habits.of(rfm), row -> leaving.applyAsDouble(ids.get(row)));
    }

    private static AtRisk of(Profiles profiles, RfmTable rfm, Habits habits, IntToDoubleFunction away) {
        Transactions lines = rfm.transactions();
        long from = lines.snapshot().toEpochDay() - RECENT;
        double[] brought = lines.amounts(rfm.size(), line -> lines.day(line) >= from ? lines.customer(line) : -1);
        Set<Integer> inSeason = IntStream.range(0, rfm.size())
                .filter(row -> habits.whyNot().isEmpty() && habits.seasonIsComing(row))
                .boxed()
                .collect(Collectors.toSet());
        IntToDoubleFunction recent = row -> Math.max(0, brought[row]);
        List<Row> rows = profiles.all().stream()
                .map(each -> {
                    int[] own = profiles.segmentation().rows(each.segment());
                    return new Row(
                            each.segment(),
                            own.length,
                            sum(own, recent),
                            sum(own, away) / own.length,
                            sum(own, row -> recent.applyAsDouble(row) * away.applyAsDouble(row)),
                            (int) IntStream.of(own).filter(inSeason::contains).count());
                })
                .sorted(Comparator.comparingDouble(Row::atRisk).reversed())
                .toList();
        return new AtRisk("", rows, lines.moneyUnit(), inSeason);
    }

    /** Whether a customer has not bought for long and has their season coming, by row. */
    public boolean seasonIsComing(int row) {
        return inSeason.contains(row);
    }

    /** The mean chance that a customer of a segment stays away; a half where it is not known. */
    public double away(String segment) {
        return rows.stream()
                .filter(each -> each.segment.equals(segment))
                .mapToDouble(Row::away)
                .findFirst()
                .orElse(.5);
    }

    private static double sum(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).sum();
    }

    /** Where most is at risk, in a sentence without its full stop. */
    public String sentence() {
        return rows.isEmpty() ? whyNot : say("%s: %s", rows.get(0).segment(), of(rows.get(0)));
    }

    /** What is at risk in a segment, without its name. */
    public String of(Row row) {
        return say(
                "of %s brought in the last %d days %s are at risk, since %.0f %% of such customers stayed away for %d days",
                money(row.recent), RECENT, money(row.atRisk), 100 * row.away, Habits.DAYS);
    }

    private String money(double amount) {
        return say("%,.0f %s", amount, unit);
    }

    /** Why the season of some is coming, in words that follow how many they are. */
    public String seasonWords() {
        return say(
                "bought in the coming %d days of last year and nothing for %d days: their season is coming",
                Habits.DAYS, Habits.DAYS);
    }

    /** By segment the mean chance of leaving, what was brought in a year and what of it is at risk, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> segments = new LinkedHashMap<>();
        Columns<Row> columns = Columns.<Row>none()
                .number("", "probability", Row::away)
                .number("", "recent", Row::recent)
                .number("", "at_risk", Row::atRisk);
        rows.forEach(row -> segments.put(row.segment, columns.metrics(row)));
        return Map.of("segments", segments);
    }

    /** One row a segment, the greatest sum at risk first; one sentence where it is not known. */
    public Table table() {
        return rows.isEmpty() ? Table.create(whyNot) : COLUMNS.table(Words.named("At risk", unit), rows);
    }
}
