package segmentbook.segments;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Pairs;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;

/**
 * How many times as common products are in the orders of a segment as in those of all other customers, and what chance gives.
 *
 * <p>Half an order is added on both sides, so that what nobody else bought has no infinite lift. Chance is what the same customers
 * show where segments are shuffled {@value #SHUFFLES} times among customers with as many orders: for each product the mean lift
 * (as logarithm) and so many deviations above it as are reached by any product of the segment in few shuffles only (Westfall and
 * Young's greatest of all), so that one who looks for the greatest lift among thousands of products is not fooled by it.
 */
final class Lifts {
    private static final int MIN_CUSTOMERS = 10;
    private static final double MIN_SHARE = .01;
    private static final int EXPECTED = 5; // buyers in a segment of the size, below which chance is no bell
    private static final double CONSTANT = 1e-9;
    private static final int SHUFFLES = 200;
    private static final double ERROR = .05; // of naming a product by chance, over all segments
    private static final int BITS = 24; // of the number of a customer, and of a random key
    private static final int MASK = (1 << BITS) - 1;

    private final int products;
    private final Pairs bought; // customer and product
    private final int[] times; // by pair: orders of the customer with the product
    private final int[] orders; // by customer
    private final Counts all;

    /** Of the segments as they are. */
    final Counts own;

    private final double[] chance; // by segment and product

    /** Orders by segment; orders with a product and its customers by segment and product. */
    final class Counts {
        private final int[] orders;
        private final int[] with;
        private final int[] customers;

        private Counts(int[] segmentOf, int segments) {
            orders = new int[segments];
            with = new int[segments * products];
            customers = new int[segments * products];
            for (int customer = 0; customer < segmentOf.length; customer++) {
                orders[segmentOf[customer]] += Lifts.this.orders[customer];
            }
            for (int i = 0; i < times.length; i++) {
                int cell = segmentOf[bought.first(i)] * products + bought.second(i);
                with[cell] += times[i];
                customers[cell]++;
            }
        }

        /** Whether enough customers and orders of a segment hold a product for a lift. */
        boolean hasSupport(int segment, int product) {
            int cell = segment * products + product;
            return customers[cell] >= MIN_CUSTOMERS && with[cell] >= MIN_SHARE * orders[segment];
        }

        /** The share of the orders of all others with a product; 0 where there are none. */
        double restShare(int segment, int product) {
            int rest = all.orders[0] - orders[segment];
            return (double) (all.with[product] - with[segment * products + product]) / Math.max(1, rest);
        }

        /** 1 is no difference, as where there are no other customers. */
        double lift(int segment, int product) {
            int own = with[segment * products + product];
            int rest = all.orders[0] - orders[segment];
            return rest == 0 ? 1 : (own + .5) / (orders[segment] + 1) * (rest + 1) / (all.with[product] - own + .5);
        }
    }

    /**
     * @param segmentOf of each customer, from 0
     * @param segments how many there are
     */
    Lifts(Transactions lines, int[] segmentOf, int segments) {
        products = lines.products().size();
        Pairs placed = lines.orders();
        orders = placed.counts(segmentOf.length);
        int[] orderOf = lines.orderOfLines();
        Pairs held = Pairs.of(lines.size(), line -> orderOf[line], lines::product);
        bought = Pairs.of(held.size(), i -> placed.first(held.first(i)), held::second);
        times = Rows.counts(
                bought.size(),
                IntStream.range(0, held.size()).map(i -> bought.find(placed.first(held.first(i)), held.second(i))));
        all = new Counts(new int[segmentOf.length], 1);
        own = new Counts(segmentOf, segments);
        chance = chance(segmentOf, segments);
    }

    private double[] chance(int[] segmentOf, int segments) {
        double[] chances = new double[segments * products];
        Arrays.fill(chances, Double.NaN);
        int[] sizes = Rows.counts(segments, Arrays.stream(segmentOf));
        int[] cells = Rows.where(
                chances.length,
                cell -> (long) all.customers[cell % products] * sizes[cell / products]
                        >= (long) EXPECTED * segmentOf.length);
        double[][] shuffles = IntStream.range(0, SHUFFLES)
                .parallel()
                .mapToObj(i -> new Counts(shuffled(segmentOf, i), segments))
                .map(counts -> Rows.values(
                        cells.length, i -> StrictMath.log(counts.lift(cells[i] / products, cells[i] % products))))
                .toArray(double[][]::new);
        int place = Math.min(SHUFFLES, (int) Math.ceil((1 - ERROR / segments) * (SHUFFLES + 1)));
        IntStream.range(0, segments).forEach(segment -> {
            int[] places = Rows.where(cells.length, i -> cells[i] / products == segment);
            chance(shuffles, places, place - 1).forEach((i, chance) -> chances[cells[i]] = chance);
        });
        return chances;
    }

    /** By the place of a product of one segment the lift that chance gives it; those whose lift never changes are left out. */
    private static Map<Integer, Double> chance(double[][] shuffles, int[] places, int place) {
        Map<Integer, double[]> bells = new TreeMap<>();
        for (int i : places) {
            double[] logs = Arrays.stream(shuffles).mapToDouble(each -> each[i]).toArray();
            double deviation = Math.sqrt(StatUtils.variance(logs));
            if (deviation > CONSTANT) {
                bells.put(i, new double[] {StatUtils.mean(logs), deviation});
            }
        }
        double[] greatest = Arrays.stream(shuffles)
                .mapToDouble(each -> bells.entrySet().stream()
                        .mapToDouble(bell -> (each[bell.getKey()] - bell.getValue()[0]) / bell.getValue()[1])
                        .max()
                        .orElse(0))
                .sorted()
                .toArray();
        return Rows.map(bells, bell -> StrictMath.exp(bell[0] + greatest[place] * bell[1]));
    }

    private int[] shuffled(int[] segmentOf, int number) {
        SplittableRandom random = new SplittableRandom(Bootstrap.SEED + number);
        long[] from = order(customer -> 0);
        long[] to = order(customer -> random.nextInt(MASK));
        int[] shuffled = new int[segmentOf.length];
        for (int i = 0; i < shuffled.length; i++) {
            shuffled[(int) to[i] & MASK] = segmentOf[(int) from[i] & MASK];
        }
        return shuffled;
    }

    /** Customers by their number of orders, then by a key; from five on all numbers between two powers of two count as one. */
    private long[] order(IntToLongFunction key) {
        return IntStream.range(0, orders.length)
                .mapToLong(customer -> {
                    long alike =
                            Math.min(orders[customer], 5) + 31L - Integer.numberOfLeadingZeros(orders[customer] | 4);
                    return (alike << BITS | key.applyAsLong(customer)) << BITS | customer;
                })
                .sorted()
                .toArray();
    }

    /** The lift that chance gives to a product in a segment; NaN where too few bought it to say. */
    double chance(int segment, int product) {
        return chance[segment * products + product];
    }
}
