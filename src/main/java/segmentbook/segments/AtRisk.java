package segmentbook.segments;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.exploration.OrderGaps;
import segmentbook.exploration.Orders;
import segmentbook.exploration.Seasons;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/**
 * What is at risk in each segment: what each customer brought in the last {@value #RECENT} days times the chance that they stay
 * away. Not what was once brought by those who have long left.
 *
 * @param whyNot why nothing is, or why it is not known, in a sentence without its full stop; empty where something is
 * @param rows the greatest sum at risk first; none where it is not known
 * @param unit of the money
 * @param inSeason rows of the customers whose season is coming, as {@link Seasons#coming} says
 * @param check how near the same count came before, in a sentence without its full stop; empty where that is not known
 */
public record AtRisk(String whyNot, List<Row> rows, String unit, Set<Integer> inSeason, String check) {
    private static final int RECENT = 365;

    /**
     * One segment.
     *
     * @param segment its name
     * @param customers how many
     * @param recent what they brought in the last {@value AtRisk#RECENT} days
     * @param away the mean chance that one of them stays away, 0 to 1
     * @param atRisk what each brought times their chance, added up
     * @param season how many have their season coming
     */
    public record Row(String segment, int customers, double recent, double away, double atRisk, int season) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>none()
            .text("segment", "segment", Row::segment)
            .whole("customers", "customers", Row::customers)
            .number("brought in a year", "recent", Row::recent)
            .share("stay away, %", "probability", Row::away)
            .number("at risk", "at_risk", Row::atRisk)
            .whole("season coming", "season_coming", Row::season);

    private AtRisk(String whyNot) {
        this(whyNot, List.of(), "", Set.of(), "");
    }

    /** By the chances counted on the lines themselves. */
    public static AtRisk of(Profiles profiles, CustomerBase base) {
        if (base.rfm().isEmpty()) {
            return new AtRisk("The file has one row a customer and no purchases, so nothing is at risk");
        }
        RfmTable rfm = base.rfm().orElseThrow();
        Habits habits = Habits.of(rfm);
        return habits.whyNot().isEmpty()
                ? of(profiles, rfm, habits::staysAway, check(rfm, habits.before()))
                : new AtRisk(habits.whyNot());
    }

    /** By the chance that a customer stays away, by id, whatever predicts it; nothing is known where one of them is NaN. */
    public static AtRisk of(Profiles profiles, CustomerBase base, ToDoubleFunction<String> leaving) {
        List<String> ids = base.table().ids();
        if (base.rfm().isEmpty() || ids.stream().anyMatch(id -> Double.isNaN(leaving.applyAsDouble(id)))) {
            return new AtRisk("Nobody knows the chance that these customers leave, so nothing is known to be at risk");
        }
        return of(profiles, base.rfm().orElseThrow(), row -> leaving.applyAsDouble(ids.get(row)), "");
    }

    /** What each customer brought in the last days before one that is so many days ago. */
    private static IntToDoubleFunction recent(RfmTable rfm, int ago) {
        var lines = rfm.transactions();
        long end = lines.snapshot().toEpochDay() - ago;
        double[] brought = lines.amounts(
                rfm.size(),
                line -> lines.day(line) >= end - RECENT && lines.day(line) < end ? lines.customer(line) : -1);
        return row -> Math.max(0, brought[row]);
    }

    private static String check(RfmTable rfm, Habits then) {
        if (!then.whyNot().isEmpty()) {
            return "";
        }
        int[] all = IntStream.range(0, rfm.size()).toArray();
        IntToDoubleFunction recent = recent(rfm, Habits.DAYS);
        String unit = rfm.transactions().moneyUnit();
        double said = Rows.sum(all, row -> recent.applyAsDouble(row) * then.staysAway(row));
        double came = Rows.sum(all, row -> then.stayedAway(row) ? recent.applyAsDouble(row) : 0);
        String words = "%d days before, this said %s of all segments, and customers who had brought %s stayed away";
        return Words.say(words, Habits.DAYS, Words.money(said, unit), Words.money(came, unit));
    }

    private static AtRisk of(Profiles profiles, RfmTable rfm, IntToDoubleFunction away, String check) {
        var inSeason = Set.copyOf(Seasons.ofCustomers(rfm.transactions()).coming());
        IntToDoubleFunction recent = recent(rfm, 0);
        List<Row> rows = profiles.all().stream()
                .map(each -> {
                    int[] own = profiles.segmentation().rows(each.segment());
                    return new Row(
                            each.segment(),
                            own.length,
                            Rows.sum(own, recent),
                            Rows.sum(own, away) / own.length,
                            Rows.sum(own, row -> recent.applyAsDouble(row) * away.applyAsDouble(row)),
                            Rows.where(own, inSeason::contains).length);
                })
                .sorted(Comparator.comparingDouble(Row::atRisk).reversed())
                .toList();
        OrderGaps gaps = OrderGaps.of(Orders.of(rfm.transactions()));
        String nobody = gaps.sentence() + ": nothing is at risk, and no offer is known to bring anybody back";
        String whyNot = gaps.median().isEmpty() ? nobody : "";
        String habit = check.isEmpty() ? "" : gaps.habit(Habits.DAYS);
        return new AtRisk(whyNot, rows, rfm.transactions().moneyUnit(), inSeason, check + habit);
    }

    /** The mean chance that a customer of a segment stays away; a half where it is not known. */
    public double away(String segment) {
        return Rows.first(rows, each -> each.segment.equals(segment))
                .map(Row::away)
                .orElse(.5);
    }

    /** Whether nobody has ever come back. */
    public boolean isOfOneTimers() {
        return !whyNot.isEmpty() && !rows.isEmpty();
    }

    /** Where most is at risk, in a sentence without its full stop. */
    public String sentence() {
        return whyNot.isEmpty() ? Words.say("%s: %s", rows.get(0).segment(), of(rows.get(0))) : whyNot;
    }

    /** What is at risk in a segment, without its name. */
    public String of(Row row) {
        String so = check.isEmpty() ? "" : "; " + check;
        return Words.say(
                "of %s brought in the last %d days %s are at risk, by the chance that such customers stay away for %d days%s",
                Words.money(row.recent, unit), RECENT, Words.money(row.atRisk, unit), Habits.DAYS, so);
    }

    /** Why the season of some is coming, in words that follow how many they are. */
    public String seasonWords() {
        return Words.say(
                "bought in the coming %d days of each of the last two years and at no other time of them: their season is coming",
                Habits.DAYS);
    }

    /** By segment the mean chance of leaving, what was brought in a year and what of it is at risk, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Set<String> names = Set.of("probability", "recent", "at_risk");
        return Map.of("segments", Rows.map(rows, Row::segment, row -> COLUMNS.metrics(row, names::contains)));
    }

    /** One row a segment, the greatest sum at risk first; one sentence where nothing is, or it is not known. */
    public Table table() {
        return whyNot.isEmpty()
                ? COLUMNS.table(Words.named("At risk, most in " + rows.get(0).segment, unit), rows)
                : Table.create(whyNot);
    }
}
