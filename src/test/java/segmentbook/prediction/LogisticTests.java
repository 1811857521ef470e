package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weights of logistic regression, found where many buy and where hardly anybody does. */
class LogisticTests {
    private static final double[][] ONE_TO_FOUR = {{1}, {2}, {3}, {4}};

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
        assertThat(Logistic.weights(x, y, 0))
                .containsExactly(
                        new double[] {2.8763696523727975, -2.1389339227868738, 0.08486200797907044}, within(1e-6));
    }

    /**
     * 38 of 9,491 bought; Smile's own ends with an intercept of -148. With scikit-learn 1.9.1,
     * {@code LogisticRegression(penalty=None, tol=1e-10, solver="newton-cholesky").fit(x, y)}, then of {@code x[:, :1]}:
     *
     * <pre>{@code
     * i = arange(9491); y = (i % 250 == 17).astype(int); x = stack([sin(i) + .5 * y, cos(i * 1.7) - y], 1)
     * coef_[0], intercept_
     * }</pre>
     */
    @Test
    void rareOutcomesAgreeWithScikitLearn() {
        int[] y = IntStream.range(0, 9_491).map(i -> i % 250 == 17 ? 1 : 0).toArray();
        double[][] x = IntStream.range(0, y.length)
                .mapToObj(i -> new double[] {Math.sin(i) + .5 * y[i], Math.cos(i * 1.7) - y[i]})
                .toArray(double[][]::new);
        double[][] first = Stream.of(x).map(each -> new double[] {each[0]}).toArray(double[][]::new);
        assertThat(IntStream.of(y).sum()).isEqualTo(38);
        assertThat(Logistic.weights(x, y, 0))
                .containsExactly(
                        new double[] {1.0172004524186424, -4.241503157181372, -8.556613466995397}, within(1e-6));
        assertThat(Logistic.weights(first, y, 0))
                .containsExactly(new double[] {1.1415115211633553, -5.820165359351578}, within(1e-6));
    }

    @Test
    void outcomesToldApartForCertainHaveAnEnd() {
        double[] weights = Logistic.weights(ONE_TO_FOUR, new int[] {0, 0, 1, 1}, 0);
        assertThat(weights[0]).isBetween(5.0, 100.0);
        assertThat(-weights[1] / weights[0]).isCloseTo(2.5, within(1e-3));
    }

    @Test
    void whatIsTheSameForAllHasNoWeight() {
        double[] weights = Logistic.weights(new double[][] {{3}, {3}, {3}, {3}}, new int[] {0, 0, 0, 1}, 0);
        assertThat(weights).containsExactly(new double[] {0, -Math.log(3)}, within(1e-6));
    }

    @Test
    void ridgeDrawsWeightsButNotTheIntercept() {
        double[] weights = Logistic.weights(ONE_TO_FOUR, new int[] {0, 0, 0, 1}, 1e9);
        assertThat(weights).containsExactly(new double[] {0, -Math.log(3)}, within(1e-6));
    }

    @Test
    void oneFarAwayDoesNotThrowItOff() {
        double[][] x =
                IntStream.range(0, 2_000).mapToObj(i -> new double[] {i % 7}).toArray(double[][]::new);
        x[5][0] = 1e6;
        int[] y = IntStream.range(0, x.length).map(i -> i % 400 == 3 ? 1 : 0).toArray();
        double[] weights = Logistic.weights(x, y, 0);
        double said = Stream.of(x)
                .mapToDouble(each -> Logistic.share(Logistic.sum(weights, each)))
                .sum();
        assertThat(said).isCloseTo(5, within(1e-6));
    }

    @Test
    void whereThereIsNoEndItIsSaid() {
        assertThatThrownBy(() -> Logistic.weights(new double[][] {{1}, {Double.NaN}}, new int[] {0, 1}, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith(
                        "logistic regression: an end within 500 steps, found none; last {(NaN); (NaN)}");
    }
}
