package segmentbook.transactions;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import segmentbook.statistics.Sum;
import segmentbook.transactions.Ledger.NettingSummary;

/**
 * Cancellations drawn from purchases.
 *
 * <p>Only lines of a customer and product with a cancellation are sorted, so the time is near linear in the number of
 * lines. Ties in time, price, quantity and invoice are broken by the rest of the line, so the order of the file does not
 * matter.
 */
final class Netting {
    private static final int MANY = 1 << 29;
    /** What floating point may leave of a quantity that is used up, such as .3 less .1 less .1 less .1. */
    private static final double ROUNDING = 1e-14;

    private final InvoiceLines lines;
    private final Map<Integer, Double> left = new HashMap<>();
    private final Comparator<Integer> order;
    private final Sum unitsWithout = new Sum();
    private final Sum moneyWithout = new Sum();
    private final Sum moneyNetted = new Sum();
    private int wholly;
    private int partly;
    private int not;
    private int example = -1;
    private int exampleRank = Integer.MAX_VALUE;

    /** Nothing is netted yet: every line keeps its quantity. */
    Netting(InvoiceLines lines) {
        this.lines = lines;
        order = Comparator.<Integer>comparingLong(lines::seconds)
                .thenComparingDouble(lines::price)
                .thenComparingDouble(lines::quantity)
                .thenComparing(lines::invoice)
                .thenComparing(line -> String.join(
                        "\n", lines.allColumns().stream().map(c -> c.at(line)).toList()));
    }

    /** Nets the cancellations, by index, with purchases among the lines that have not left yet. */
    static Netting of(InvoiceLines lines, byte[] ruleOf, BitSet cancelled) {
        Netting netting = new Netting(lines);
        BitSet customers = lines.customers().codesOf(cancelled.stream());
        Map<Long, List<Integer>> cancellations = netting.byPair(cancelled::get);
        Map<Long, List<Integer>> purchases = netting.byPair(line -> ruleOf[line] == 0
                && customers.get(lines.customers().code(line))
                && !cancelled.get(line)
                && cancellations.containsKey(netting.pair(line)));
        // in a fixed order of pairs, so that sums and the example do not depend on the map
        cancellations.values().stream()
                .map(each -> each.stream().sorted(netting.order).toList())
                .sorted(Comparator.comparing(each -> each.get(0), netting.order))
                .forEach(each -> netting.draw(each, purchases.getOrDefault(netting.pair(each.get(0)), List.of())));
        return netting;
    }

    private Map<Long, List<Integer>> byPair(IntPredicate which) {
        return IntStream.range(0, lines.size()).filter(which).boxed().collect(Collectors.groupingBy(this::pair));
    }

    /** Customer and product in one number. */
    private long pair(int line) {
        return ((long) lines.customers().code(line) << 32) | lines.productCode(line);
    }

    /** In the order of time: purchases are piled up, and a cancellation takes from the top, the latest one. */
    private void draw(List<Integer> cancellations, List<Integer> purchases) {
        List<Integer> inTime = purchases.stream().sorted(order).toList();
        Deque<Integer> pile = new ArrayDeque<>();
        int next = 0;
        for (int cancellation : cancellations) {
            while (next < inTime.size() && lines.seconds(inTime.get(next)) <= lines.seconds(cancellation)) {
                pile.push(inTime.get(next++));
            }
            int draws = draw(cancellation, pile);
            boolean partLeft = !pile.isEmpty() && left(pile.element()) < lines.quantity(pile.element());
            int rank = purchases.size() + cancellations.size() + (draws > 1 ? 0 : MANY) + (partLeft ? 0 : MANY / 2);
            if (draws > 0 && rank < exampleRank) {
                exampleRank = rank;
                example = cancellation;
            }
        }
    }

    /** Takes from the pile what the cancellation asks; returns from how many purchases it took. */
    private int draw(int cancellation, Deque<Integer> pile) {
        double asked = -lines.quantity(cancellation);
        double needed = asked;
        int draws = 0;
        for (; needed > 0 && !pile.isEmpty() && !isRebate(cancellation, pile.element()); draws++) {
            int purchase = pile.element();
            double there = left(purchase);
            double rounding = ROUNDING * Math.max(asked, lines.quantity(purchase));
            double taken = needed > there - rounding ? there : needed;
            left.put(purchase, there - taken);
            needed = needed > there + rounding ? needed - there : 0;
            moneyNetted.add(taken * lines.price(purchase));
            if (taken == there) {
                pile.pop();
            }
        }
        count(cancellation, asked, needed);
        return draws;
    }

    /** Whether money alone is given back, and less than half of what a unit cost: then no unit is. */
    private boolean isRebate(int cancellation, int purchase) {
        return lines.has(Field.QUANTITY)
                && lines.isRefund(cancellation)
                && 2 * lines.price(cancellation) < lines.price(purchase);
    }

    private void count(int cancellation, double asked, double missing) {
        wholly += missing == 0 ? 1 : 0;
        partly += missing > 0 && missing < asked ? 1 : 0;
        not += missing < asked ? 0 : 1;
        unitsWithout.add(missing);
        moneyWithout.add(missing * lines.price(cancellation));
    }

    /** What is left of the line's quantity. */
    double left(int line) {
        Double reduced = left.isEmpty() ? null : left.get(line);
        return reduced == null ? lines.quantity(line) : reduced;
    }

    /** The purchases of which nothing is left, by index. */
    IntStream emptied() {
        return left.keySet().stream().mapToInt(Integer::intValue).filter(line -> left(line) == 0);
    }

    /** What came of the cancellations. */
    NettingSummary summary() {
        return new NettingSummary(wholly, partly, not, unitsWithout.value(), moneyWithout.value(), moneyNetted.value());
    }

    /**
     * A cancellation to look at: drawn from several purchases, of one of them only in part, where there is such, with as
     * few lines around it as may be, the first in time of equals; -1 where none was drawn from any.
     */
    int example() {
        return example;
    }
}
