package segmentbook.segments;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Pairs;
import segmentbook.transactions.Transactions;

/**
 * How many times as common products are in the orders of a segment as in those of all other customers, how sure that is, and
 * what chance gives.
 *
 * <p>Half an order is added on both sides, so that what nobody else bought has no infinite lift. The orders of one customer are
 * alike, so the lower bound (95 %) counts customers, not orders. Chance is what the same customers show where segments are
 * shuffled {@value #SHUFFLES} times among customers with as many orders.
 */
final class Lifts {
    private static final int MIN_CUSTOMERS = 10;
    private static final double MIN_SHARE = .01;
    private static final int SHUFFLES = 200;
    private static final int BITS = 24; // of the number of a customer, and of a random key
    private static final int MASK = (1 << BITS) - 1;
    private static final double ERROR = .05; // of naming a product by chance, over all segments
    private static final double NORMAL_975 = 1.959963984540054;

    private final int products;
    private final Pairs bought; // customer and product
    private final int[] times; // by pair: orders of the customer with the product
    private final int[] orders; // by customer
    private final Counts all;
    private final Counts own;
    private final double[] chance;

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

        /** The lower bound of the lift. */
        double atLeast(int segment, int product) {
            int buyers = customers[segment * products + product];
            double error = Math.sqrt(1 / (buyers + .5) + 1 / (all.customers[product] - buyers + .5));
            return lift(segment, product) * StrictMath.exp(-NORMAL_975 * error);
        }

        private double greatest(int segment) {
            return IntStream.range(0, products)
                    .filter(product -> hasSupport(segment, product))
                    .mapToDouble(product -> atLeast(segment, product))
                    .max()
                    .orElse(0);
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
        times = new int[bought.size()];
        for (int i = 0; i < held.size(); i++) {
            times[bought.find(placed.first(held.first(i)), held.second(i))]++;
        }
        all = new Counts(new int[segmentOf.length], 1);
        own = new Counts(segmentOf, segments);
        chance = chance(segmentOf, segments);
    }

    /** Of the greatest lower bound in each segment, what all shuffles but so many as may err stay below. */
    private double[] chance(int[] segmentOf, int segments) {
        double[][] greatest = IntStream.range(0, SHUFFLES)
                .parallel()
                .mapToObj(i -> new Counts(shuffled(segmentOf, i), segments))
                .map(counts -> IntStream.range(0, segments)
                        .mapToDouble(counts::greatest)
                        .toArray())
                .toArray(double[][]::new);
        int place = Math.min(SHUFFLES, (int) Math.ceil((1 - ERROR / segments) * (SHUFFLES + 1)));
        return IntStream.range(0, segments)
                .mapToDouble(segment -> Arrays.stream(greatest)
                        .mapToDouble(each -> each[segment])
                        .sorted()
                        .toArray()[place - 1])
                .toArray();
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
                            Math.min(orders[customer], 5) + 31 - Integer.numberOfLeadingZeros(orders[customer] | 4);
                    return (alike << BITS | key.applyAsLong(customer)) << BITS | customer;
                })
                .sorted()
                .toArray();
    }

    /** Of the segments as they are. */
    Counts own() {
        return own;
    }

    /** The lower bound that chance gives to some product of a segment. */
    double chance(int segment) {
        return chance[segment];
    }
}
