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
import org.junit.jupiter.params.provider.EnumSource;
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
        private final MixtureFit mixture = mixture(Points.line(1, 2, 3, 4, 5), new GaussianMixture(1).withFloor(1e-6));

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
     * {@code _initialize_parameters} overridden by {@code self._initialize(X, R)}; {@code s = x.std(0)},
     * {@code GaussianMixture(k, max_iter=500, reg_covar=1e-6).fit(x/s)}: {@code l = score(x/s)*60 - 60*log(s).sum()},
     * {@code bic(x/s) + 120*log(s).sum()}, sizes.
     */
    @ParameterizedTest
    @CsvSource({
        "1, -437.627225226933, 912.1035515138649, 60",
        "2, -428.0137803687435, 933.8201074197068, 33 27",
        "3, -413.6016836549933, 945.9393596144275, 31 17 12"
    })
    void agreesWithScikitLearn(int k, double logLikelihood, double bic, String sizes) {
        FeatureMatrix sixty = Points.sixty();
        Expectation.Fitted fitted = new Expectation(sixty.toArray(), Covariance.FULL, 1e-6)
                .from(new KMeans(k, 42, 100).fit(sixty).centres().toArray(), 1e-3);
        MixtureFit mixture = new GaussianMixture(k).mixture(sixty, fitted);
        assertThat(mixture.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
        assertThat(mixture.bic()).isCloseTo(bic, within(1e-9));
        assertThat(mixture.clustering().sizes())
                .containsExactlyElementsOf(
                        Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toList());
    }

    @Nested
    class OnMallCustomers {
        private final FeatureMatrix raw = Points.mall("income", "score");

        /** scikit-learn with ten starts: 3664.5 at five components, and at four 3661.3 or 3685.3, by its seed. */
        @Test
        void hasTheBicOfScikitLearnAtFiveAndLessAtFour() {
            List<MixtureFit> all = new GaussianMixture(2).withFloor(1e-6).mixtures(raw, 1, 10);
            assertThat(all.get(4).bic()).isBetween(3664., 3664.5);
            assertThat(MixtureFit.best(all).clustering().k()).isEqualTo(4);
            assertThat(MixtureFit.best(all).bic()).isCloseTo(3661.3, within(.1));
        }

        /** scikit-learn: silhouette .5528, adjusted Rand index to k-means .956. */
        @Test
        void findsNearlyWhatKMeansFinds() {
            Expectation.Fitted fitted = new Expectation(raw.toArray(), Covariance.FULL, 1e-6)
                    .from(new KMeans(5).fit(raw).centres().toArray(), 1e-3);
            Clustering five = new GaussianMixture(5).mixture(raw, fitted).clustering();
            assertThat(Silhouette.of(five).mean()).isCloseTo(.5528, within(5e-5));
            assertThat(Agreement.of(five.labels(), new KMeans(5).fit(raw).labels())
                            .adjustedRand())
                    .isCloseTo(.956, within(5e-4));
        }

        /** scikit-learn: 1058.7 for standardised columns. */
        @Test
        void hasTheBicOfScikitLearnWhenStandardised() {
            MixtureFit five = mixture(raw.then(Standardise::fit), new GaussianMixture(5).withFloor(1e-6));
            assertThat(five.bic()).isBetween(1058.4, 1058.7);
        }
    }

    /**
     * The log-likelihoods of {@code GaussianMixture(k, covariance_type=c, n_init=10, tol=1e-3, reg_covar=1e-6, max_iter=500,
     * random_state=0)}, scikit-learn 1.9.1, for k = 2 to 8.
     */
    @ParameterizedTest
    @CsvSource({
        "FULL, -6475.566 -6040.251 -1595.008 -1412.958 1031.817 2988.315 4064.983",
        "TIED, -14865.831 -14808.110 -14572.970 -14524.520 -14384.719 -14354.104 -14283.041",
        "DIAGONAL, -15775.411 -6700.076 -2009.269 -1603.996 945.550 2894.311 3203.436",
        "SPHERICAL, -16245.033 -15630.703 -15339.979 -14933.638 -14777.478 -14585.529 -14334.006"
    })
    void reachesOrPassesScikitLearnOnOnlineRetail(Covariance covariance, String logLikelihoods) {
        List<MixtureFit> all =
                new GaussianMixture(2, 42, 50, covariance, 1e-6).mixtures(RetailFeatures.of(OnlineRetail.D), 2, 8);
        String[] least = logLikelihoods.split(" ");
        for (int i = 0; i < least.length; i++) {
            assertThat(all.get(i).logLikelihood())
                    .as("k = " + (i + 2))
                    .isGreaterThan(Double.parseDouble(least[i]) - .001);
        }
        assertNeverWorse(all);
    }

    /** The same with {@code reg_covar=0.05}. */
    @Test
    void makesNoNeedlesOnOnlineRetail() {
        double[] least = {-14669.811, -14418.155, -14340.473, -14178.576, -14107.155, -14045.384, -13997.653};
        List<MixtureFit> all = new GaussianMixture(2).mixtures(RetailFeatures.of(OnlineRetail.D), 2, 8);
        for (int i = 0; i < least.length; i++) {
            assertThat(all.get(i).logLikelihood()).as("k = " + (i + 2)).isGreaterThan(least[i]);
            assertThat(all.get(i).narrowest()).isGreaterThan(Math.sqrt(GaussianMixture.FLOOR));
        }
        assertNeverWorse(all);
        assertThat(MixtureFit.best(all).clustering().k()).isEqualTo(5);
    }

    private static void assertNeverWorse(List<MixtureFit> rising) {
        for (int i = 1; i < rising.size(); i++) {
            assertThat(rising.get(i).logLikelihood())
                    .isGreaterThan(rising.get(i - 1).logLikelihood());
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void isNeverWorseWithMoreComponents(Covariance covariance) {
        for (FeatureMatrix matrix : List.of(Points.sixty(), Points.mall("income", "score", "age"))) {
            for (double floor : new double[] {1e-6, GaussianMixture.FLOOR}) {
                assertNeverWorse(new GaussianMixture(1, 42, 10, covariance, floor).mixtures(matrix, 1, 8));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FULL, 29", "TIED, 17", "DIAGONAL, 20", "SPHERICAL, 14"})
    void countsItsParameters(Covariance covariance, int parameters) {
        MixtureFit three = mixture(Points.sixty(), new GaussianMixture(3, 42, 50, covariance, GaussianMixture.FLOOR));
        assertThat(three.parameters()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.5, Double.NaN})
    void refusesAFloorOutOfRange(double floor) {
        assertThatThrownBy(() -> new GaussianMixture(2).withFloor(floor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Gaussian mixture: floor above 0, at most 1, found " + floor);
    }

    @Nested
    class IsTheSame {
        @Test
        void withAnyNumberOfThreads() {
            FeatureMatrix matrix = RetailFeatures.of(OnlineRetail.D);
            MixtureFit expected =
                    Threads.with(1, () -> mixture(matrix, new GaussianMixture(3, 42, 1, Covariance.FULL, 1e-6)));
            MixtureFit found =
                    Threads.with(4, () -> mixture(matrix, new GaussianMixture(3, 42, 1, Covariance.FULL, 1e-6)));
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
            MixtureFit mixture = mixture(matrix, new GaussianMixture(2).withFloor(1e-6));
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
