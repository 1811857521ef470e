package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Shares;
import segmentbook.statistics.TwoShares;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * Customers or products of a season: active in one quarter of each of the last two years, the same one, and silent else.
 *
 * <p>A quarter is {@value #WEEKS} weeks, counted back from the last day that the file speaks of, so a season that lies across
 * two of them is not seen. By chance each would choose its quarter of each year as all that are active in that year do, also
 * in several quarters: the season of the whole shop is chance too.
 */
public final class Seasons {
    private static final int WEEKS = 13;
    private static final int QUARTERS = 4;
    private static final int MISSING = 8; // weeks that the first year may lack
    private static final double NORMAL = 2.4977054744123723; // 2.5 % above it, shared by four quarters

    private final String what;
    private final LocalDate last;
    private final String whyNot;
    private final int[] candidates;
    private final int[][] quarters; // by year and number: a bit for each quarter with a purchase
    private final double[] revenue;
    private final IntFunction<String> names;

    private Seasons(String what, Transactions all, int size, IntUnaryOperator number, IntFunction<String> names) {
        this.what = what;
        this.names = names;
        last = Months.of(all).observed();
        int span = (int) (last.toEpochDay() - all.firstDay().toEpochDay() + 1);
        int least = 7 * (2 * QUARTERS * WEEKS - MISSING);
        whyNot = span < least ? say("The file spans %d days; a season needs two years, %d at least", span, least) : "";
        quarters = new int[2][size];
        for (int line = 0; line < all.size(); line++) {
            int back = (int) (last.toEpochDay() - all.day(line)) / (7 * WEEKS);
            if (all.isPurchase(line) && back < 2 * QUARTERS) {
                quarters[1 - back / QUARTERS][number.applyAsInt(line)] |= 1 << (QUARTERS - 1 - back % QUARTERS);
            }
        }
        candidates = Rows.where(
                whyNot.isEmpty() ? size : 0,
                each -> Integer.bitCount(quarters[0][each]) == 1 && Integer.bitCount(quarters[1][each]) == 1);
        revenue = all.amounts(size, number);
    }

    /** Customers of a season. */
    public static Seasons ofCustomers(Transactions all) {
        return new Seasons("customers", all, all.customers().size(), all::customer, all.customers()::get);
    }

    /** Products of a season. */
    public static Seasons ofProducts(Transactions all) {
        return new Seasons("products", all, all.products().size(), all::product, all::productName);
    }

    /** Those of a quarter, from 0: those who were active in it alone, in each year. */
    private IntStream in(int quarter) {
        return IntStream.of(candidates).filter(each -> (quarters[0][each] & quarters[1][each]) == 1 << quarter);
    }

    /** How many have the season of a quarter, from 0. */
    public int count(int quarter) {
        return (int) in(quarter).count();
    }

    /**
     * The numbers of those whose quarter comes next: active in it alone in each year. None where of those who were active in it
     * alone in the first year no greater share came in it again than of others who had been away as long, by the error at 95 %.
     */
    public List<Integer> coming() {
        return came().difference() > came().error() ? in(0).boxed().toList() : List.of();
    }

    /** Of the first year those of its first quarter alone and all others silent in its last: how many came in the quarter after. */
    private TwoShares came() {
        int[][] counts = new int[2][2]; // those of the first quarter, and others: who stayed away, who came
        IntStream.range(0, quarters[0].length)
                .filter(each -> quarters[0][each] > 0 && quarters[0][each] < 1 << QUARTERS - 1)
                .forEach(each -> counts[quarters[0][each] == 1 ? 0 : 1][quarters[1][each] & 1]++);
        return new TwoShares(counts[0][1], counts[0][0] + counts[0][1], counts[1][1], counts[1][0] + counts[1][1]);
    }

    /** How many would by chance, and what it stays below in all four quarters in 975 of 1,000 cases. */
    double[] byChance(int quarter) {
        double both = share(0, quarter) * share(1, quarter);
        double mean = candidates.length * both;
        return new double[] {mean, mean + NORMAL * Math.sqrt(mean * (1 - both))};
    }

    /** The share of a quarter in all that is active in a year, 0 to 1. */
    private double share(int year, int quarter) {
        double all = IntStream.of(quarters[year]).map(Integer::bitCount).sum();
        return IntStream.of(quarters[year]).map(each -> each >> quarter & 1).sum() / all;
    }

    /** Shares by quarter of those with one quarter in each year: who have the same in both, and who would by chance. */
    public Shares shares() {
        if (candidates.length == 0) {
            return Shares.none(
                    whyNot.isEmpty() ? "No " + what + " are active in a single quarter of each year" : whyNot);
        }
        double all = candidates.length;
        List<String> days = Rows.list(QUARTERS, this::days);
        return Shares.by("quarter of the last year", days)
                .of(what + " in it alone in both years", each -> count(each) / all)
                .of("them by chance", each -> byChance(each)[0] / all)
                .saying(sentence());
    }

    private String days(int quarter) {
        LocalDate from = last.minusDays(7L * WEEKS * (QUARTERS - quarter) - 1);
        return from + " to " + from.plusDays(7 * WEEKS - 1);
    }

    private String sentence() {
        int most = Rows.greatest(Rows.values(QUARTERS, this::count));
        double[] chance = byChance(most);
        String none = ", so no season shows" + (2 * chance[0] > candidates.length ? " but that of all" : "");
        String words =
                "Of %,d %s active in a single quarter of each year %,d keep to %s; by chance %.0f would, %.0f at most";
        return say(words, candidates.length, what, count(most), days(most), chance[0], chance[1])
                + (count(most) > chance[1] ? "" : none);
    }

    /** Those of a quarter with the most revenue. */
    public Table table(int quarter, int most) {
        var greatest = in(quarter).boxed().sorted((a, b) -> Double.compare(revenue[b], revenue[a]));
        List<Integer> rows = greatest.limit(most).toList();
        String title = say("%s of %s only%s", what, days(quarter), rows.isEmpty() ? ": none" : "");
        return Columns.<Integer>none()
                .text(what, "", names::apply)
                .number("revenue", "", row -> revenue[row])
                .table(candidates.length == 0 ? shares().finding() : "", title, rows);
    }
}
