package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * From the revenue of one period to that of a later one: lost customers, new ones, and kept ones, whose change is parted into
 * orders, units an order and price.
 *
 * <p>The periods are the same weeks of two years (52 weeks apart, so that weekdays agree) where they last half a year or
 * more; else the two halves of the file, which differ by the season too. Kept is who bought in both, lost who bought in the
 * earlier only, new who bought in the later only, for the first time or again; kept cancellations do not count. Revenue of the kept is orders x units an order
 * x price of a unit; each factor's part is L ln(later / earlier), with L the logarithmic mean of both revenues (LMDI, Ang
 * 2005): the three parts add up to the change, and none depends on an order of steps.
 */
public final class RevenueBridge extends Columns.Tabled {
    private static final int YEAR = 364;
    private static final int MIN = 28;

    private final String moneyUnit;
    private final LocalDate last;
    private final int days;
    private final int apart;
    private final List<Step> steps;
    private final String whyNot;

    /**
     * One step.
     *
     * @param customers whose it is
     * @param amount the change of revenue; of the first and the last step the revenue itself
     */
    public record Step(String name, int customers, double amount) {}

    /** What each customer bought in a period. */
    private record Period(int[] orders, double[] units, double[] amounts) {
        static Period of(Transactions all, long first, int days) {
            IntPredicate in = line -> all.day(line) >= first && all.day(line) < first + days && all.isPurchase(line);
            IntUnaryOperator buyer = line -> in.test(line) ? all.customer(line) : -1;
            int size = all.customers().size();
            int[] orders = all.pairs(buyer, all::invoice).counts(size);
            return new Period(orders, all.units(size, buyer), all.amounts(size, buyer));
        }

        double amount(int... customers) {
            return IntStream.of(customers).mapToDouble(each -> amounts[each]).sum();
        }

        /** Orders, units an order and price of a unit. */
        double[] factors(int... customers) {
            double placed = IntStream.of(customers).map(each -> orders[each]).sum();
            var sold = IntStream.of(customers).mapToDouble(each -> units[each]).sum();
            return new double[] {placed, sold / placed, amount(customers) / sold};
        }

        /** Those who bought here and, or, not, in another period. */
        int[] customers(Period other, boolean there) {
            return Rows.where(orders.length, each -> orders[each] > 0 && other.orders[each] > 0 == there);
        }
    }

    private RevenueBridge(Transactions all) {
        moneyUnit = all.moneyUnit();
        last = Months.of(all).observed();
        int span = (int) (last.toEpochDay() - all.firstDay().toEpochDay() + 1);
        boolean years = span - YEAR >= YEAR / 2;
        days = years ? Math.min(YEAR, span - YEAR) : span / 2;
        apart = years ? YEAR : days;
        long first = last.toEpochDay() - days + 1;
        steps = steps(Period.of(all, first - apart, days), Period.of(all, first, days));
        whyNot = days < MIN
                ? say("The file spans %d days; two periods to compare need %d", span, 2 * MIN)
                : steps.get(3).customers == 0 ? say("Nobody bought in both of two periods of %d days", days) : "";
    }

    /** Of the latest two periods that can be compared. */
    public static RevenueBridge of(Transactions transactions) {
        return new RevenueBridge(transactions);
    }

    private static List<Step> steps(Period before, Period after) {
        int[] lost = before.customers(after, false);
        int[] fresh = after.customers(before, false);
        int[] kept = after.customers(before, true);
        double ratio = after.amount(kept) / before.amount(kept);
        double mean = Math.abs(ratio - 1) < 1e-12
                ? before.amount(kept)
                : (after.amount(kept) - before.amount(kept)) / StrictMath.log(ratio);
        double[] parts = Rows.values(3, i -> mean * StrictMath.log(after.factors(kept)[i] / before.factors(kept)[i]));
        return List.of(
                new Step("earlier", lost.length + kept.length, before.amount(lost) + before.amount(kept)),
                new Step("lost customers", lost.length, 0 - before.amount(lost)),
                new Step("new customers", fresh.length, after.amount(fresh)),
                new Step("kept: orders", kept.length, parts[0]),
                new Step("kept: units an order", kept.length, parts[1]),
                new Step("kept: price of a unit", kept.length, parts[2]),
                new Step("later", fresh.length + kept.length, after.amount(fresh) + after.amount(kept)));
    }

    /** The earlier revenue, each change, and the later revenue; none where there are no two periods with kept customers. */
    public List<Step> steps() {
        return whyNot.isEmpty() ? steps : List.of();
    }

    /** What amounts are, with their unit. */
    public String unit() {
        return Words.inMoney(Words.revenue(moneyUnit), moneyUnit);
    }

    /** How the revenue changed and by whom, or why there is no bridge, in a sentence without its full stop. */
    public String sentence() {
        if (!whyNot.isEmpty()) {
            return whyNot;
        }
        double percent = 100 / steps.get(0).amount;
        return say(
                "From %s to %s %s changed by %+,.1f %% against %s: lost customers %+,.1f %%, new ones %+,.1f %%, kept ones %+,.1f %%",
                last.minusDays(days - 1L),
                last,
                Words.revenue(moneyUnit),
                percent * (steps.get(6).amount - steps.get(0).amount),
                apart == YEAR ? "the same weeks a year before" : say("the %d days before", days),
                percent * steps.get(1).amount,
                percent * steps.get(2).amount,
                percent * (steps.get(3).amount + steps.get(4).amount + steps.get(5).amount));
    }

    /** Both periods, and customers and amount of each step, for {@code summary.json}; why there is no bridge where there is none. */
    public Map<String, Object> metrics() {
        if (!whyNot.isEmpty()) {
            return Map.of("bridge", Map.of("why_not", whyNot));
        }
        Map<String, Object> bridge = new LinkedHashMap<>();
        bridge.put("from", last.minusDays(days - 1L).toString());
        bridge.put("to", last.toString());
        bridge.put("days_before", apart);
        steps.forEach(each -> bridge.put(each.name, Map.of("customers", each.customers, "amount", each.amount)));
        return Map.of("bridge", bridge);
    }

    /** One row a step: whose it is, in money, and in percent of the earlier revenue. */
    public Table table() {
        return Columns.<Step>none()
                .text("step", "", Step::name)
                .whole("customers", "", Step::customers)
                .number(unit(), "", Step::amount)
                .share("% of the earlier", "", each -> each.amount / steps.get(0).amount)
                .table(sentence(), steps());
    }
}
