package segmentbook.prediction;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import smile.base.cart.SplitRule;
import smile.classification.Classifier;
import smile.classification.GradientTreeBoost;
import smile.classification.LogisticRegression;
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

    /** One way of learning. */
    @FunctionalInterface
    interface Fit {
        /** The probability of a purchase by the features of a customer, from one row a customer, and 1 or 0 by row, both there. */
        ToDoubleFunction<double[]> of(double[][] features, int[] bought);
    }

    Learner {
        columns = List.copyOf(columns);
    }

    /** One column alone, through logistic regression: its order of customers, as probabilities. */
    static Learner oneMeasure(String column) {
        return new Learner(column, List.of(column), logistic(0).fit);
    }

    /** Logistic regression with a penalty on squared weights, from 0. */
    static Learner logistic(double ridge) {
        return new Learner("logistic regression", Examples.FEATURES, (features, bought) -> {
            double[] weights = weights(features, bought, ridge);
            return row -> probability(weights, row);
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
            Formula formula = Formula.lhs(BOUGHT);
            DataFrame frame = frame(features, bought);
            RandomForest forest = inOneThread(() -> RandomForest.fit(
                    formula, frame, trees, some, SplitRule.GINI, DEPTH, leaves, LEAF, 1, weights, seeds));
            return probability(forest, forest.schema());
        });
    }

    /** Gradient boosting of so many trees with six leaves, each on seven tenths of the customers. */
    static Learner boosting(int trees) {
        return new Learner("gradient boosting", Examples.FEATURES, (features, bought) -> {
            GradientTreeBoost boosted = inOneThread(() -> GradientTreeBoost.fit(
                    Formula.lhs(BOUGHT), frame(features, bought), trees, DEPTH, 6, LEAF, .05, SAMPLE));
            return probability(boosted, boosted.schema());
        });
    }

    boolean isSimple() {
        return columns.size() == 1;
    }

    /** Of logistic regression: by column, the intercept last. */
    static double[] weights(double[][] features, int[] bought, double ridge) {
        return inOneThread(() ->
                LogisticRegression.binomial(features, bought, ridge, 1e-8, 500).coefficients());
    }

    static double probability(double[] weights, double... row) {
        double sum = weights[row.length];
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private static ToDoubleFunction<double[]> probability(Classifier<Tuple> trained, StructType schema) {
        return row -> {
            double[] both = new double[2];
            trained.predict(Tuple.of(row, schema), both);
            return both[1];
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
