package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Better;
import smile.math.MathEx;

/** Methods learn what is there, and the same on any machine. */
class LearnerTests {
    private static final int SIZE = 1_500;
    private static final double[][] ONE_TO_FOUR = {{1}, {2}, {3}, {4}};
    private static final Column RECENCY = Column.number("recency").in("days", Better.LOW);

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
                .mapToDouble(i -> Logistic.share(learned.applyAsDouble(features[i])))
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

    @Test
    void oneMeasureLooksAtOneColumn() {
        assertThat(Learner.oneMeasure(RECENCY).columns()).containsExactly("recency");
        assertThat(Learner.oneMeasure(RECENCY).isSimple()).isTrue();
    }

    @Test
    void oneMeasureSaysWhatLogisticRegressionSays() {
        double[] weights = Logistic.weights(ONE_TO_FOUR, new int[] {1, 1, 0, 1}, 0);
        assertThat(weights[0]).isNegative();
        assertThat(oneMeasure(RECENCY, 1, 1, 0, 1))
                .containsExactly(
                        weights[1] + weights[0],
                        weights[1] + 2 * weights[0],
                        weights[1] + 3 * weights[0],
                        weights[1] + 4 * weights[0]);
    }

    @Test
    void oneMeasureKeepsItsOrderWhereExamplesSayTheOpposite() {
        double[] said = oneMeasure(RECENCY, 0, 1, 1, 1);
        assertThat(DoubleStream.of(said).map(each -> -each)).isSorted().doesNotHaveDuplicates();
        assertThat(DoubleStream.of(said).map(Logistic::share))
                .allSatisfy(each -> assertThat(each).isCloseTo(.75, within(1e-8)));
        double[] frequent = oneMeasure(Column.number("frequency").in("orders", Better.HIGH), 1, 1, 1, 0);
        assertThat(DoubleStream.of(frequent)).isSorted().doesNotHaveDuplicates();
    }

    private static double[] oneMeasure(Column column, int... bought) {
        ToDoubleFunction<double[]> learned = Learner.oneMeasure(column).fit().of(ONE_TO_FOUR, bought);
        return Stream.of(ONE_TO_FOUR).mapToDouble(learned).toArray();
    }
}
