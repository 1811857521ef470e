package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.statistics.Rows;

/**
 * A customer is a mix of topics, and a topic a mix of products that are bought together: latent Dirichlet allocation (Blei, Ng
 * and Jordan 2003) of the baskets, with one by the number of topics as prior of both. The mixes are improved in turn from all
 * baskets (variational inference in one batch, as Hoffman, Blei and Bach 2010 write it). A score is the chance of the product in
 * the customer's mix.
 *
 * <p>A round takes the number of purchases times that of topics. So topics are learned from the most bought products, which
 * alone get a score, and where there are many customers from every n-th; all customers get a mix.
 */
final class Topics implements Scorer {
    private static final int TOPICS = 20;
    private static final int CUSTOMERS_A_TOPIC = 20;
    private static final int PRODUCTS = 5_000;
    private static final int CUSTOMERS = 10_000;
    private static final int ROUNDS = 10;
    private static final int STEPS = 20; // in a round
    private static final int LAST_STEPS = 100;
    private static final double CHANGE = 1e-3;
    private static final int NAMED = 2;
    private static final long SEED = 1;
    private final Baskets baskets;
    private final int topics;
    private final int[] learned; // products
    private final double[][] chances; // by product, in each topic; nothing for products that are not learned
    private final double[][] mixes; // by customer
    private final int[][] first; // products by topic

    Topics(Baskets baskets) {
        this(baskets, Math.max(1, Math.min(TOPICS, baskets.customers() / CUSTOMERS_A_TOPIC)), ROUNDS, SEED);
    }

    Topics(Baskets baskets, int topics, int rounds, long seed) {
        this.baskets = baskets;
        this.topics = topics;
        learned = baskets.mostBought(PRODUCTS);
        chances = new double[baskets.products()][0];
        mixes = new double[baskets.customers()][];
        int[] customers = IntStream.range(0, mixes.length).toArray();
        int[][] bought = some(mixes.length, baskets::basket, each -> Arrays.binarySearch(learned, each) >= 0);
        double[][] weights = learn(rounds, bought, seed);
        fill(
                mixes,
                customers,
                customer -> MathArrays.normalizeArray(counts(bought[customer], weights, topics, LAST_STEPS), 1));
        double[] sums = sums();
        fill(chances, learned, product -> MathArrays.ebeDivide(chances[product], sums));
        first = IntStream.range(0, topics).mapToObj(this::first).toArray(int[][]::new);
    }

    private int[] first(int topic) {
        double[] column = new double[chances.length];
        Arrays.stream(learned).forEach(product -> column[product] = chances[product][topic]);
        return Ranking.best(column, NAMED + 1, product -> 0);
    }

    /** Leaves the counts of products in {@code chances}, and gives their weights. */
    private double[][] learn(int rounds, int[][] bought, long seed) {
        int step = (mixes.length - 1) / CUSTOMERS + 1;
        int[][] buyers = some(chances.length, baskets::buyers, customer -> customer % step == 0);
        int[] customers = Rows.where(mixes.length, customer -> customer % step == 0);
        SplittableRandom random = new SplittableRandom(seed);
        Arrays.stream(learned)
                .forEach(product ->
                        chances[product] = random.doubles(topics, .9, 1.1).toArray());
        double[][] liked = new double[mixes.length][];
        double[][] weights = weights();
        for (int round = 0; round < rounds; round++) {
            double[][] now = weights;
            fill(liked, customers, customer -> expected(counts(bought[customer], now, topics, STEPS)));
            fill(chances, learned, product -> counts(now[product], buyers[product], liked));
            weights = weights();
        }
        return weights;
    }

    private double[][] weights() {
        double[] sums = expected(sums());
        double[][] weights = new double[chances.length][];
        fill(weights, learned, product -> MathArrays.ebeDivide(expected(chances[product]), sums));
        return weights;
    }

    private double[] sums() {
        double[] sums = new double[topics];
        Arrays.stream(learned).forEach(product -> Arrays.setAll(sums, topic -> sums[topic] + chances[product][topic]));
        return sums;
    }

    private static void fill(double[][] rows, int[] numbers, IntFunction<double[]> row) {
        Blocks.run(numbers.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                rows[numbers[i]] = row.apply(numbers[i]);
            }
        });
    }

    private static int[][] some(int size, IntFunction<int[]> all, IntPredicate counts) {
        return IntStream.range(0, size)
                .mapToObj(number ->
                        Arrays.stream(all.apply(number)).filter(counts).toArray())
                .toArray(int[][]::new);
    }

    /** e to the expected logarithm of shares with a Dirichlet distribution of these counts, times one factor for all. */
    static double[] expected(double[] counts) {
        return Arrays.stream(counts).map(Topics::expOfDigamma).toArray();
    }

    /** By its series in x - 1/2 from x = 10, where it is right to ten digits; below by digamma(x) = digamma(x + 1) - 1 / x. */
    static double expOfDigamma(double x) {
        double up = x;
        double less = 0;
        for (; up < 10; up++) {
            less += 1 / up;
        }
        double middle = up - .5;
        double square = 1 / (middle * middle);
        double value = middle * (1 + square * (1 / 24. - square * (37 / 5760. - square * 10313 / 2903040)));
        return less == 0 ? value : value * StrictMath.exp(-less);
    }

    /**
     * How much of each topic is in a customer's basket, or among a product's buyers: the prior, and each purchase divided among the
     * topics by how likely each is on both sides.
     */
    static double[] counts(double[] own, int[] others, double[][] rows) {
        double[] sums = new double[own.length];
        for (int other : others) {
            double[] row = rows[other];
            double all = 0;
            for (int topic = 0; topic < own.length; topic++) {
                all += own[topic] * row[topic];
            }
            for (int topic = 0; topic < own.length; topic++) {
                sums[topic] += row[topic] / all;
            }
        }
        Arrays.setAll(sums, topic -> 1. / own.length + own[topic] * sums[topic]);
        return sums;
    }

    /** How much of each topic is in one basket, improved until that hardly changes, from equal parts. */
    static double[] counts(int[] basket, double[][] weights, int topics, int steps) {
        double[] counts = new double[topics];
        Arrays.fill(counts, 1);
        double change = Double.MAX_VALUE;
        for (int step = 0; step < steps && change >= CHANGE * topics; step++) {
            double[] before = counts;
            double[] after = counts(expected(before), basket, weights);
            change = IntStream.range(0, topics)
                    .mapToDouble(topic -> Math.abs(after[topic] - before[topic]))
                    .reduce(0, Double::sum);
            counts = after;
        }
        return counts;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void score(int customer, double[] scores) {
        double[] mix = mixes[customer];
        for (int product : learned) {
            double[] here = chances[product];
            for (int topic = 0; topic < topics; topic++) {
                scores[product] += mix[topic] * here[topic];
            }
        }
    }

    /** The topic that adds most to the score: its first other products, and how much of the customer's basket is of it. */
    @Override
    public String reason(int customer, int product) {
        double[] parts =
                Rows.values(chances[product].length, topic -> mixes[customer][topic] * chances[product][topic]);
        int[] most = Ranking.best(parts, 1, topic -> 0);
        if (most.length == 0) {
            return "";
        }
        var others =
                Arrays.stream(first[most[0]]).filter(each -> each != product).limit(NAMED);
        String names = String.join(
                " and ", others.mapToObj(baskets.transactions()::productName).toList());
        return say("goes with %s, as %.0f %% of what you bought does", names, 100 * mixes[customer][most[0]]);
    }
}
