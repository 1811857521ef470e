package segmentbook.prediction;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Better;
import smile.base.cart.SplitRule;
import smile.classification.Classifier;
import smile.classification.GradientTreeBoost;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.data.vector.IntVector;
import smile.math.MathEx;

/**
 * Learns the probability of a purchase from examples.
 *
 * @param name in tables and charts
 * @param columns what it learns from, where the file has it; with one column it is simple: what others must beat
 * @param fit how
 */
record Learner(String name, List<String> columns, Fit fit) {
    private static final String BOUGHT = "bought";
    private static final long SEED = 42;
    private static final int SEEDS_APART = 7_919;
    private static final int DEPTH = 20;
    private static final int LEAF = 20;
    private static final double SAMPLE = .7;
    private static final double SAME = 1e-9; // log-odds that change no digit that is shown, and still rank

    /** One way of learning. */
    @FunctionalInterface
    interface Fit {
        /** The log-odds of a purchase by the features of a customer, from one row a customer, and 1 or 0 by row, both there. */
        ToDoubleFunction<double[]> of(double[][] features, int[] bought);
    }

    /**
     * One column alone: its order of customers, those with better values likelier to buy, as probabilities by logistic
     * regression. Where that says the opposite, as after a season, all have about the share of those who bought.
     */
    static Learner oneMeasure(Column column) {
        int sign = column.better() == Better.LOW ? -1 : 1;
        return new Learner(column.name(), List.of(column.name()), (features, bought) -> {
            double[] weights = Logistic.weights(features, bought, 0);
            double odds = Logistic.odds(IntStream.of(bought).average().orElseThrow());
            return sign * weights[0] > 0 ? row -> Logistic.sum(weights, row) : row -> odds + sign * SAME * row[0];
        });
    }

    /** Logistic regression with a penalty on squared weights, from 0. */
    static Learner logistic(double ridge) {
        return new Learner("logistic regression", Examples.FEATURES, (features, bought) -> {
            double[] weights = Logistic.weights(features, bought, ridge);
            return row -> Logistic.sum(weights, row);
        });
    }

    /** Random forest of so many trees; each sees so few of the more frequent outcome that both count about alike. */
    static Learner forest(int trees) {
        return new Learner("random forest", Examples.FEATURES, (features, bought) -> {
            int some = (int) Math.sqrt(features[0].length);
            double odds = IntStream.of(bought).sum()
                    / (double) (bought.length - IntStream.of(bought).sum());
            int[] weights = {(int) Math.max(1, Math.rint(1 / odds)), (int) Math.max(1, Math.rint(odds))};
            LongStream seeds = LongStream.range(0, trees).map(tree -> SEED + SEEDS_APART * tree);
            int leaves = Math.max(2, bought.length / LEAF);
            DataFrame frame = frame(features, bought);
            RandomForest forest = inOneThread(() -> RandomForest.fit(
                    Formula.lhs(BOUGHT), frame, trees, some, SplitRule.GINI, DEPTH, leaves, LEAF, 1, weights, seeds));
            return odds(forest, forest.schema());
        });
    }

    /** Gradient boosting of so many trees with six leaves, each on seven tenths of the customers. */
    static Learner boosting(int trees) {
        return new Learner("gradient boosting", Examples.FEATURES, (features, bought) -> {
            GradientTreeBoost boosted = inOneThread(() -> GradientTreeBoost.fit(
                    Formula.lhs(BOUGHT), frame(features, bought), trees, DEPTH, 6, LEAF, .05, SAMPLE));
            return odds(boosted, boosted.schema());
        });
    }

    boolean isSimple() {
        return columns.size() == 1;
    }

    private static ToDoubleFunction<double[]> odds(Classifier<Tuple> trained, StructType schema) {
        return row -> {
            double[] both = new double[2];
            trained.predict(Tuple.of(row, schema), both);
            return Logistic.odds(both[1]);
        };
    }

    private static DataFrame frame(double[][] features, int[] bought) {
        return DataFrame.of(features).merge(IntVector.of(BOUGHT, bought));
    }

    /** Smile's random numbers are seeded by thread, and its parallel sums follow the number of threads. */
    private static <T> T inOneThread(Supplier<T> task) {
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            return one.submit(() -> {
                        MathEx.setSeed(SEED);
                        return task.get();
                    })
                    .join();
        } finally {
            one.shutdown();
        }
    }
}
