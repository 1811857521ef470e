package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smile.math.MathEx;

/** Methods learn what is there, and the same on any machine. */
class LearnerTests {
    private static final int SIZE = 1_500;

    private final double[][] features = new double[SIZE][3];
    private final int[] bought = new int[SIZE];

    /** Who has a high first feature buys; the second says it the other way round in part; the third says nothing. */
    LearnerTests() {
        Random random = new Random(1);
        for (int i = 0; i < SIZE; i++) {
            features[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            bought[i] = 2 * features[i][0] - features[i][1] + random.nextGaussian() > 1 ? 1 : 0;
        }
    }

    static List<Learner> all() {
        return List.of(Learner.logistic(.1), Learner.forest(50), Learner.boosting(50));
    }

    private double[] probabilities(Learner learner) {
        ToDoubleFunction<double[]> learned = learner.fit().of(features, bought);
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> learned.applyAsDouble(features[i]))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsThereIsLearned(Learner learner) {
        double[] said = probabilities(learner);
        double[] none = DoubleStream.of(said).map(each -> 1 - each).toArray();
        int[] left = IntStream.of(bought).map(each -> 1 - each).toArray();
        assertThat(DoubleStream.of(said)).allSatisfy(each -> assertThat(each).isBetween(0.0, 1.0));
        assertThat(new Judged(learner.name(), none, left).auc().whole()).isGreaterThan(.9);
        assertThat(learner.isSimple()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void digitsDependNeitherOnThreadsNorOnEarlierDraws(Learner learner) throws Exception {
        double[] once = probabilities(learner);
        MathEx.setSeed(999);
        MathEx.random();
        ForkJoinPool many = new ForkJoinPool(7);
        try {
            assertThat(many.submit(() -> probabilities(learner)).get()).isEqualTo(once);
        } finally {
            many.shutdown();
        }
    }

    /**
     * With scikit-learn 1.9.1, {@code LogisticRegression(penalty=None, tol=1e-10).fit(x, y)}:
     *
     * <pre>{@code
     * i = arange(300); x = stack([sin(i), cos(i * 1.7)], 1); y = (1.5 * x[:, 0] - x[:, 1] + sin(i * 12.9) > 0).astype(int)
     * coef_[0], intercept_
     * }</pre>
     */
    @Test
    void logisticRegressionAgreesWithScikitLearn() {
        double[][] x = IntStream.range(0, 300)
                .mapToObj(i -> new double[] {Math.sin(i), Math.cos(i * 1.7)})
                .toArray(double[][]::new);
        int[] y = IntStream.range(0, 300)
                .map(i -> 1.5 * x[i][0] - x[i][1] + Math.sin(i * 12.9) > 0 ? 1 : 0)
                .toArray();
        assertThat(Learner.weights(x, y, 0))
                .containsExactly(
                        new double[] {2.8763696523727975, -2.1389339227868738, 0.08486200797907044}, within(1e-4));
    }

    @Test
    void oneMeasureLooksAtOneColumn() {
        assertThat(Learner.oneMeasure("recency").columns()).containsExactly("recency");
        assertThat(Learner.oneMeasure("recency").isSimple()).isTrue();
    }
}
