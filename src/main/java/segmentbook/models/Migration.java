package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.exploration.OrderGaps;
import segmentbook.exploration.Orders;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.Segmentation;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/**
 * The segments of the same customers at two dates: by rules made anew at each date, and by the first date's rules kept, so that
 * customers who changed can be told from rules that did.
 *
 * <p>Arrived are those who bought for the first time in between; lost those who bought in as many days before the first date and
 * not since. A date is the beginning of that day, as a snapshot is. Where nobody was known at the first date, all tables are
 * empty, {@link #whyNot} says why, and the rules are those of the end.
 *
 * @param whyNot why nobody can be followed, in a sentence without its full stop; empty where somebody can
 * @param chosen what the description file acts on
 * @param then the customers of the first date; of the second where nobody was known at the first
 * @param now the customers of the second date
 * @param rules made at the first date
 * @param before the segments of the first date
 * @param after those of the second date by the same rules
 * @param remade those of the second date by rules made anew
 * @param later the row at the second date of each customer of the first; none where nobody can be followed
 */
public record Migration(
        String whyNot,
        ChosenClusters chosen,
        RfmTable then,
        RfmTable now,
        Rules rules,
        Segmentation before,
        Segmentation after,
        Segmentation remade,
        List<Integer> later) {
    /** From the first date to the end, where nothing else is asked for. */
    private static final int DAYS = 91;

    /** Between {@value #DAYS} days before the end and the end. */
    public static Migration of(ChosenClusters chosen) {
        LocalDate end = chosen.base().transactions().snapshot();
        return of(chosen, end.minusDays(DAYS), end);
    }

    /**
     * Between the beginnings of two days.
     *
     * @throws IllegalArgumentException unless the first comes first
     * @throws segmentbook.description.DataException where nobody had bought by the second
     */
    public static Migration of(ChosenClusters chosen, LocalDate from, LocalDate to) {
        Validate.isTrue(from.isBefore(to), "migration: a date before the second, found %s and %s", from, to);
        RfmTable whole = RfmTable.of(chosen.base().transactions());
        RfmTable now = to.equals(whole.transactions().snapshot()) ? whole : whole.at(to);
        String whyNot = Rules.whyNot(chosen, now, from);
        RfmTable then = whyNot.isEmpty() ? whole.at(from) : now;
        Rules rules = Rules.of(chosen, then);
        Segmentation remade = rules.named(Rules.of(chosen, now).place(now), now);
        List<Integer> later = whyNot.isEmpty() ? rows(then, now) : List.of();
        return new Migration(whyNot, chosen, then, now, rules, rules.place(then), rules.place(now), remade, later);
    }

    /** Why there is no migration to the end, as far as dates say, in a sentence without its full stop; empty where they do not. */
    public static String whyNot(RfmTable now) {
        return Rules.whyNot(now, now.transactions().snapshot().minusDays(DAYS));
    }

    /** The row at a later date of each customer of an earlier one. */
    static List<Integer> rows(RfmTable earlier, RfmTable later) {
        int[] rows =
                Rows.find(earlier.customerTable().ids(), later.customerTable().ids());
        return Arrays.stream(rows).boxed().toList();
    }

    /** The first date. */
    public LocalDate from() {
        return then.transactions().snapshot();
    }

    /** The second date. */
    public LocalDate to() {
        return now.transactions().snapshot();
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(from(), to());
    }

    /** What a customer brought between the dates, by row at the first. */
    double brought(int row) {
        return now.rows().get(later.get(row)).monetary() - then.rows().get(row).monetary();
    }

    /** By rules made anew at each date. */
    public Movement anew() {
        return Movement.of(whyNot.isEmpty() ? "by the rules of each date" : whyNot, this, remade);
    }

    /** By the rules of the first date, kept. */
    public Movement kept() {
        return Movement.of(whyNot.isEmpty() ? "by the rules of " + from() : whyNot, this, after);
    }

    private boolean stays(Segmentation then, int row) {
        return then.segmentOf(later.get(row)).equals(before.segmentOf(row));
    }

    private double share(IntPredicate rows) {
        return (double) IntStream.range(0, later.size()).filter(rows).count() / later.size();
    }

    private double movedByRules() {
        return share(row -> stays(after, row) && !stays(remade, row));
    }

    /** How many stayed by either rules, and whom only the rules moved or held, in a sentence; why there is nothing to say. */
    public String sentence() {
        return whyNot.isEmpty()
                ? say(
                        "By the rules of %s %.1f %% stay, by those of each date %.1f %%; new rules alone move %.1f %% and hold %.1f %%",
                        from(),
                        100 * share(row -> stays(after, row)),
                        100 * share(row -> stays(remade, row)),
                        100 * movedByRules(),
                        100 * share(row -> !stays(after, row) && stays(remade, row)))
                : whyNot;
    }

    /** The segments that somebody is in at either date by the kept rules; none where nobody can be followed. */
    private List<String> segments() {
        return Stream.of(before, after)
                .flatMap(each -> each.known().stream())
                .distinct()
                .filter(each -> whyNot.isEmpty() && before.rows(each).length + after.rows(each).length > 0)
                .toList();
    }

    private int[] arrived(String segment) {
        return Rows.where(after.rows(segment), row -> now.rows().get(row).tenureDays() <= days());
    }

    private int[] lost(String segment) {
        IntPredicate cameBefore = row -> then.rows().get(row).recencyDays() <= days();
        IntPredicate cameSince = row -> now.rows().get(later.get(row)).recencyDays() <= days();
        return Rows.where(before.rows(segment), cameBefore.and(cameSince.negate()));
    }

    /** What customers of the first date had brought in as many days before it, by row. */
    private double[] broughtBefore() {
        long first = from().toEpochDay() - days();
        var lines = then.transactions();
        return lines.amounts(then.size(), line -> lines.day(line) >= first ? lines.customer(line) : -1);
    }

    /** One row a segment by the kept rules: who arrived in it and who was lost from it, with their money. */
    public Table arrivals() {
        double[] earlier = broughtBefore();
        IntToDoubleFunction brought = row -> now.rows().get(row).monetary();
        String unit = now.transactions().moneyUnit();
        return Columns.<String>none()
                .text("segment", "", each -> each)
                .whole("arrived", "", each -> arrived(each).length)
                .number(Words.named("they brought", unit), "", each -> Rows.sum(arrived(each), brought))
                .whole("lost", "", each -> lost(each).length)
                .number(Words.named("they had brought", unit), "", each -> Rows.sum(lost(each), row -> earlier[row]))
                .table(arrivalsSentence(), segments());
    }

    /** How many arrived and were lost, and which money went with the lost, in a sentence; why there is nothing to say. */
    public String arrivalsSentence() {
        double[] earlier = broughtBefore();
        double all = DoubleStream.of(earlier).sum();
        int[] lost = segments().stream()
                .flatMapToInt(each -> IntStream.of(lost(each)))
                .toArray();
        double part = Rows.sum(lost, row -> earlier[row]) / all;
        String had = all > 0 ? say(", who had brought %.1f %% of what came in %d days before", 100 * part, days()) : "";
        String words = say("From %s to %s %,d customers arrived; lost were", from(), to(), now.size() - then.size());
        String habit = lost.length == 0
                ? ""
                : OrderGaps.of(Orders.of(now.transactions())).habit(days());
        return whyNot.isEmpty() ? words + " " + say("%,d", lost.length) + had + habit : whyNot;
    }

    /**
     * Where a customer was and is by the kept rules, and which measure crossed which edge, in a sentence; why there is none.
     *
     * @throws IllegalArgumentException where the customer was not known at the first date
     */
    public String why(String customer) {
        int row = before.customers().row(customer);
        if (!whyNot.isEmpty()) {
            return whyNot;
        }
        String to = after.segmentOf(later.get(row));
        String other = remade.segmentOf(later.get(row));
        var why = Reasons.of(this).of(row) + (other.equals(to) ? "" : "; by rules made anew on that day, in " + other);
        return say("%s was in %s on %s and is in %s on %s: %s", customer, before.segmentOf(row), from(), to, to(), why);
    }

    private List<Integer> moved() {
        Comparator<Integer> most =
                Comparator.comparingDouble(row -> -then.rows().get(row).monetary());
        return Rows.inOrder(Rows.where(later.size(), row -> !stays(after, row)), most);
    }

    /** A customer to follow: who moved by the kept rules and had spent most; the first of all where nobody did. */
    public String exampleCustomer() {
        List<Integer> moved = moved();
        return then.rows().get(moved.isEmpty() ? 0 : moved.get(0)).customer();
    }

    /** A customer's measures at both dates, one row each; those at the end alone where no first date is known. */
    public Table beside(String customer) {
        Table atEnd = now.table().where(t -> t.stringColumn("customer").isEqualTo(customer));
        return whyNot.isEmpty()
                ? then.table()
                        .where(t -> t.stringColumn("customer").isEqualTo(customer))
                        .append(atEnd)
                        .setName(from() + " and " + to())
                : atEnd.setName(to() + " alone. " + whyNot);
    }

    /** Who moved by the kept rules, those who had spent most first: from where to where, and why. */
    public Table movers() {
        Reasons reasons = Reasons.of(this);
        return Columns.<Integer>none()
                .text("customer", "", row -> then.rows().get(row).customer())
                .text("from", "", before::segmentOf)
                .text("to", "", row -> after.segmentOf(later.get(row)))
                .text("why", "", reasons::of)
                .table(kept().sentence(), moved());
    }

    /** Both kinds of movement for {@code migration.csv}; without columns, so without a file, where there is none. */
    public Table results() {
        return whyNot.isEmpty() ? kept().results().append(anew().results()) : Table.create(whyNot);
    }

    /** By segment of the kept rules its customers at the first date, those of them still in it, and all at the second date. */
    private Map<String, Map<String, Integer>> bySegment() {
        Map<String, Map<String, Integer>> all = new LinkedHashMap<>();
        Movement kept = kept();
        for (String each : segments()) {
            Map<String, Integer> own = new TreeMap<>(Map.of("stayed", kept.customers(each, each)));
            own.putAll(Map.of("before", before.rows(each).length, "now", after.rows(each).length));
            all.put(each, own);
        }
        return all;
    }

    /** For {@code summary.json}; the reason where there is none. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("from", from().toString());
        metrics.put("to", to().toString());
        metrics.put("customers", later.size());
        metrics.put("stayed_by_kept_rules", kept().stayed());
        metrics.put("stayed_by_new_rules", anew().stayed());
        metrics.put("moved_by_rules_alone", movedByRules());
        metrics.put("arrived", now.size() - then.size());
        metrics.put(
                "lost", segments().stream().mapToInt(each -> lost(each).length).sum());
        metrics.put("segments", bySegment());
        return whyNot.isEmpty() ? metrics : Map.of("why_not", whyNot);
    }
}
