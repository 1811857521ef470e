package segmentbook.prediction;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.lifetime.ValueOptions;
import segmentbook.rfm.CustomerBase;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.Rule;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * The days on which customers are looked at: earlier ones to learn from, the test, and today.
 *
 * <p>The days in which a purchase is looked for end, for the last cut to learn from, at the test, and for the test at the last
 * day of the lines. Purchases count as they stood at the time: what was cancelled after a cut was still bought by it, so where
 * cancellations are netted, data files are read again without that.
 *
 * @param whyNot why there are none, in a sentence without its full stop; empty where there are
 * @param all the cuts to learn from in the order of time, the test, and today, of which nothing later is known
 */
public record Cuts(String whyNot, List<Examples> all) {
    private static final int MOST = 6;
    private static final int STEPS = 3;
    private static final int FEWEST = 10;
    private static final String NEEDED = "; ten who did and ten who did not are needed";

    /** Those for the days of leaving that the description file says. */
    public static Cuts of(CustomerBase base) {
        return of(base, base.dataset().options(ValueOptions.class));
    }

    /** Those for the options' days of leaving. */
    public static Cuts of(CustomerBase base, ValueOptions options) {
        int days = options.churnDays();
        String why = whyNot(base, options);
        if (!why.isEmpty()) {
            return new Cuts(why, List.of());
        }
        Transactions lines = asBought(base.transactions());
        List<Examples> all = new ArrayList<>();
        dates(lines.firstDay(), lines.lastDay(), days).parallelStream()
                .map(cut -> Examples.of(lines, cut, days))
                .forEachOrdered(all::add);
        Examples now = Examples.of(lines, lines.snapshot().minusDays(1), days);
        CustomerTable own = CustomerTable.of(base.table().ids());
        all.add(new Examples(now.cut(), days, own.join(now.known()), own.join(now.later())));
        return new Cuts("", List.copyOf(all));
    }

    /** Why nobody can be seen to leave, in a sentence without its full stop; empty where they can. */
    public static String whyNot(CustomerBase base) {
        return whyNot(base, base.dataset().options(ValueOptions.class));
    }

    private static String whyNot(CustomerBase base, ValueOptions options) {
        if (base.rfm().isEmpty()) {
            return "The file has one row a customer and no purchases, so nobody can be seen to leave";
        }
        Transactions lines = base.transactions();
        int days = options.churnDays();
        List<LocalDate> dates = dates(lines.firstDay(), lines.lastDay(), days);
        if (dates.size() == 1) {
            return say(
                    "The lines span %,d days; to learn who buys nothing in %,d days, and to judge it, takes %,d",
                    ChronoUnit.DAYS.between(lines.firstDay(), lines.lastDay()), days, 2 * days + days / 2);
        }
        LocalDate test = dates.get(dates.size() - 1);
        long[] judged = outcomes(lines, List.of(test), days);
        long[] taught = outcomes(lines, dates.subList(0, dates.size() - 1), days);
        if (Math.min(judged[0], judged[1]) < FEWEST) {
            String known = "Of %,d customers known on %s %,d bought in the %,d days after it" + NEEDED;
            return say(known, judged[0] + judged[1], test, judged[1], days);
        }
        String earlier = "Of earlier days %,d customers are known who bought in the %,d days after, and %,d who did not"
                + NEEDED;
        return Math.min(taught[0], taught[1]) < FEWEST ? say(earlier, taught[1], days, taught[0]) : "";
    }

    /** Of the customers known on each of some days, how many bought nothing in the days after it, and how many did. */
    private static long[] outcomes(Transactions lines, List<LocalDate> cuts, int days) {
        long from = lines.firstDay().toEpochDay();
        var bought = lines.pairs(lines::customer, line -> (int) (lines.day(line) - from));
        long[] counts = new long[2];
        for (int customer = 0; customer < lines.customers().size(); customer++) {
            int[] own = bought.seconds(customer);
            for (LocalDate cut : cuts) {
                long day = cut.toEpochDay() - from;
                boolean back = IntStream.of(own).anyMatch(each -> each > day && each <= day + days);
                counts[back ? 1 : 0] += own.length > 0 && own[0] <= day ? 1 : 0;
            }
        }
        return counts;
    }

    private static Transactions asBought(Transactions lines) {
        boolean cancelled = lines.isNetted() && lines.leftOut().getOrDefault(Rule.CANCELLATION, 0) > 0;
        if (!cancelled || lines.dataset().files().isEmpty()) {
            return lines;
        }
        CleaningRules rules = lines.dataset().options(CleaningRules.class);
        return Transactions.of(lines.dataset().with(rules.withCancellations(Cancellations.KEEP)))
                .until(lines.snapshot().minusDays(1));
    }

    /** In the order of time, three for each stretch of days, the test last; it alone where the lines are too short. */
    static List<LocalDate> dates(LocalDate first, LocalDate last, int days) {
        LocalDate test = last.minusDays(days);
        int step = (days + STEPS - 1) / STEPS;
        List<LocalDate> dates = new ArrayList<>(List.of(test));
        for (LocalDate cut = test.minusDays(days);
                dates.size() <= MOST && ChronoUnit.DAYS.between(first, cut) >= days / 2;
                cut = cut.minusDays(step)) {
            dates.add(0, cut);
        }
        return dates;
    }

    private Examples fromEnd(int place) {
        DataException.require(!all.isEmpty(), "cuts: there are none; " + whyNot);
        return all.get(all.size() - place);
    }

    /** Those to learn from, in the order of time. */
    public List<Examples> training() {
        return all.subList(0, Math.max(0, all.size() - 2));
    }

    /** Those to learn from whose outcome was known on a day. */
    List<Examples> knownBy(LocalDate day) {
        return training().stream().filter(each -> !each.until().isAfter(day)).toList();
    }

    /**
     * The latest whose outcome is known: what was learned is judged on it.
     *
     * @throws DataException where there are no cuts, as for {@link #today}
     */
    public Examples test() {
        return fromEnd(2);
    }

    /** The customers as they are known today; nothing later is known. */
    public Examples today() {
        return fromEnd(1);
    }

    /** Those whose outcome is known: to learn from, and the test. */
    public List<Examples> past() {
        return all.subList(0, Math.max(0, all.size() - 1));
    }

    /** Whether a column is known of the customers at all cuts. */
    boolean isKnown(String column) {
        return all.stream().allMatch(each -> each.known().names(Kind.NUMBER).contains(column));
    }

    /** The share of the customers of the test who bought in the days after it, 0 to 1; NaN where there are no cuts. */
    public double returnedShare() {
        return whyNot.isEmpty() ? test().returnedShare() : Double.NaN;
    }

    /** How many cuts there are, in a sentence. */
    public String sentence() {
        return say(
                "Methods learn from %,d days, and are judged on the last, %s",
                training().size(), test().cut());
    }

    /** What was known of a customer by the test with as near to so many orders as there is, beside those who came back or did not. */
    public Table example(int orders) {
        if (!whyNot.isEmpty()) {
            return Table.create(whyNot);
        }
        double[] frequency = test().known().numbers("frequency");
        int row = IntStream.range(0, frequency.length)
                .reduce((one, other) ->
                        Math.abs(frequency[other] - orders) < Math.abs(frequency[one] - orders) ? other : one)
                .orElseThrow();
        return test().beside(row);
    }
}
