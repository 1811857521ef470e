package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.RetailFeatures;
import segmentbook.features.Standardise;
import segmentbook.statistics.Agreement;
import segmentbook.transactions.OnlineRetail;
import segmentbook.validation.Silhouette;

class GaussianMixtureTests {
    private static MixtureFit mixture(FeatureMatrix matrix, GaussianMixture options) {
        return options.mixtures(matrix, options.k(), options.k()).get(0);
    }

    @Nested
    class OfOneComponent {
        /** Mean 3, variance 2 (by n), so the log-likelihood is -5/2 (ln 4 pi + 1). */
        private final MixtureFit mixture = mixture(Points.line(1, 2, 3, 4, 5), new GaussianMixture(1));

        @Test
        void isTheNormalDistribution() {
            assertThat(mixture.logLikelihood()).isCloseTo(-2.5 * (Math.log(4 * Math.PI) + 1), within(1e-5));
            assertThat(mixture.parameters()).isEqualTo(2);
            assertThat(mixture.bic()).isCloseTo(2 * Math.log(5) - 2 * mixture.logLikelihood(), within(1e-12));
            assertThat(mixture.narrowest()).isCloseTo(Math.sqrt(2), within(1e-5));
        }

        @Test
        void ownsEverybody() {
            assertThat(mixture.clustering().labels()).containsOnly(1);
            assertThat(mixture.probability(new double[] {99}, 1)).isEqualTo(1);
        }
    }

    @Nested
    class OfTwoComponents {
        private final FeatureMatrix matrix = Points.line(0, 1, 2, 3, 100, 101, 102);
        private final MixtureFit mixture = mixture(matrix, new GaussianMixture(2));

        @Test
        void areNumberedBySize() {
            assertThat(mixture.clustering().algorithm()).isEqualTo("Gaussian mixture");
            assertThat(mixture.clustering().labels()).containsExactly(1, 1, 1, 1, 2, 2, 2);
            assertThat(mixture.clustering().centres().row(1)).containsExactly(new double[] {1.5}, within(1e-9));
        }

        @Test
        void shareEachPoint() {
            double[] point = {50};
            assertThat(mixture.probability(point, 1) + mixture.probability(point, 2))
                    .isCloseTo(1, within(1e-12));
            assertThat(mixture.probability(new double[] {2}, 1)).isCloseTo(1, within(1e-12));
            assertThat(mixture.probability(new double[] {101}, 2)).isCloseTo(1, within(1e-12));
        }

        @Test
        void placeOthersByTheGreaterProbability() {
            double[][] points = {{-9}, {49}, {52}, {120}};
            int[] labels = mixture.clustering().predict(Points.of(points));
            for (int i = 0; i < points.length; i++) {
                int other = 3 - labels[i];
                assertThat(mixture.probability(points[i], labels[i]))
                        .isGreaterThan(mixture.probability(points[i], other));
            }
        }
    }

    /** Commons Math as the outside implementation of a density with covariance. */
    @Test
    void measuresDensitiesAsCommonsMathDoes() {
        double[][] covariance = {{2, .5, -.3}, {.5, 1, .2}, {-.3, .2, 3}};
        double[] mean = {1, -2, .5};
        Components one = new Components(new double[] {1}, new double[][] {mean}, new double[][] {
            Arrays.stream(covariance).flatMapToDouble(Arrays::stream).toArray()
        });
        double[] point = {0, 1, 2};
        double expected = Math.log(new MultivariateNormalDistribution(mean, covariance).density(point));
        assertThat(one.logDensity(point, new double[1])).isCloseTo(expected, within(1e-12));
    }

    /**
     * scikit-learn, started from the labels of {@code KMeans(k, n_init=300)} with {@code R = np.eye(k)[labels]} and
     * {@code _initialize_parameters} overridden by {@code self._initialize(X, R)}; {@code GaussianMixture(k,
     * max_iter=500, reg_covar=1e-6*x.var(0).mean())}: {@code score(x)*60}, {@code bic(x)}, sizes.
     */
    @ParameterizedTest
    @CsvSource({
        "1, -437.627225226933, 912.1035515138649, 60",
        "2, -428.0137803722721, 933.8201074267641, 33 27",
        "3, -413.601681782391, 945.9393558692229, 31 17 12"
    })
    void agreesWithScikitLearn(int k, double logLikelihood, double bic, String sizes) {
        MixtureFit mixture = mixture(Points.sixty(), new GaussianMixture(k, 42, 100));
        assertThat(mixture.logLikelihood()).isCloseTo(logLikelihood, within(1e-6));
        assertThat(mixture.bic()).isCloseTo(bic, within(1e-5));
        assertThat(mixture.clustering().sizes())
                .containsExactlyElementsOf(
                        Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toList());
    }

    @Nested
    class OnMallCustomers {
        private final FeatureMatrix raw = Points.mall("income", "score");

        /** scikit-learn: minimum 3664.5 at five components. */
        @Test
        void hasItsLeastBicAtFive() {
            MixtureFit best = MixtureFit.best(new GaussianMixture(2).mixtures(raw, 1, 10));
            assertThat(best.clustering().k()).isEqualTo(5);
            assertThat(best.bic()).isCloseTo(3664.5, within(.1));
        }

        /** scikit-learn: silhouette .5528, adjusted Rand index to k-means .956. */
        @Test
        void findsNearlyWhatKMeansFinds() {
            Clustering five = mixture(raw, new GaussianMixture(5)).clustering();
            assertThat(Silhouette.of(five).mean()).isCloseTo(.5528, within(5e-5));
            assertThat(Agreement.of(five.labels(), new KMeans(5).fit(raw).labels())
                            .adjustedRand())
                    .isCloseTo(.956, within(5e-4));
        }

        /** scikit-learn: 1058.7 for standardised columns. */
        @Test
        void hasTheBicOfScikitLearnWhenStandardised() {
            assertThat(mixture(raw.then(Standardise::fit), new GaussianMixture(5))
                            .bic())
                    .isCloseTo(1058.7, within(.1));
        }
    }

    @Nested
    class IsTheSame {
        @Test
        void withAnyNumberOfThreads() {
            FeatureMatrix matrix = RetailFeatures.of(OnlineRetail.D);
            MixtureFit expected = Threads.with(1, () -> mixture(matrix, new GaussianMixture(3, 42, 1)));
            MixtureFit found = Threads.with(4, () -> mixture(matrix, new GaussianMixture(3, 42, 1)));
            assertThat(found.bic()).isEqualTo(expected.bic());
            assertThat(found.clustering().labels())
                    .isEqualTo(expected.clustering().labels());
        }

        @Test
        void inOtherUnits() {
            FeatureMatrix sixty = Points.sixty();
            FeatureMatrix larger = Points.of(Arrays.stream(sixty.toArray())
                    .map(row -> Arrays.stream(row).map(v -> 1024 * v).toArray())
                    .toArray(double[][]::new));
            MixtureFit small = mixture(sixty, new GaussianMixture(3));
            MixtureFit large = mixture(larger, new GaussianMixture(3));
            assertThat(large.clustering().labels()).isEqualTo(small.clustering().labels());
            assertThat(large.logLikelihood()).isCloseTo(small.logLikelihood() - 180 * Math.log(1024), within(1e-6));
        }
    }

    @Nested
    class WithEqualValues {
        @Test
        void doesNotVanishAndSaysHowNarrowItIs() {
            FeatureMatrix matrix = Points.of(IntStream.range(0, 40)
                    .mapToObj(i -> new double[] {i % 7, i < 20 ? 0 : 10 + i % 5})
                    .toArray(double[][]::new));
            MixtureFit mixture = mixture(matrix, new GaussianMixture(2));
            assertThat(mixture.bic()).isFinite();
            assertThat(mixture.narrowest()).isBetween(1e-3, 1e-2);
            assertThat(mixture.clustering().sizes()).containsExactly(20, 20);
        }

        @Test
        void onlyTakesOneComponent() {
            MixtureFit mixture = mixture(Points.of(new double[] {1, 2}, new double[] {1, 2}), new GaussianMixture(1));
            assertThat(mixture.logLikelihood()).isFinite();
        }

        @Test
        void takesAColumnThatIsConstant() {
            FeatureMatrix matrix = Points.of(IntStream.range(0, 30)
                    .mapToObj(i -> new double[] {i * i % 11, 4})
                    .toArray(double[][]::new));
            assertThat(mixture(matrix, new GaussianMixture(2)).bic()).isFinite();
        }
    }

    @Nested
    class Ranges {
        @Test
        void makeATable() {
            List<MixtureFit> mixtures = new GaussianMixture(2).mixtures(Points.sixty(), 1, 3);
            assertThat(MixtureFit.table(mixtures).columnNames())
                    .containsExactly("k", "parameters", "log-likelihood", "BIC (less is better)", "narrowest");
            assertThat(MixtureFit.table(mixtures).intColumn("parameters").asObjectArray())
                    .containsExactly(9, 19, 29);
            assertThat(MixtureFit.best(mixtures).clustering().k()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"0, 3", "4, 3"})
        void thatAreNoneAreRefused(int min, int max) {
            assertThatThrownBy(() -> new GaussianMixture(2).mixtures(Points.sixty(), min, max))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("range: 1 <= min <= max, found " + min + " to " + max);
        }

        @Test
        void ofNothingHaveNoBest() {
            assertThatThrownBy(() -> MixtureFit.best(List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mixtures: at least one, found none");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9})
    void isNotPossibleWithFewerDifferentRowsThanComponents(int k) {
        Clustering none = new GaussianMixture(k).fit(Points.line(1, 1, 2));
        assertThat(none.whyNot())
                .isEqualTo("A Gaussian mixture of " + k
                        + " is not possible here: it needs as many different customers, and there are 2");
        assertThat(none.k()).isZero();
        assertThat(new GaussianMixture(k).mixtures(Points.line(1, 1, 2), 1, k)).hasSize(2);
    }
}
