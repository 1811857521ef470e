package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.RetailFeatures;
import segmentbook.features.Standardise;
import segmentbook.statistics.Agreement;
import segmentbook.transactions.OnlineRetail;
import segmentbook.validation.Indices;

class KMeansTests {

    @Nested
    class OnSixNumbers {
        private final FeatureMatrix matrix = Points.line(10, 0, 12, 1, 11, 30);

        @Test
        void findsTheGroups() {
            Clustering three = new KMeans(3).fit(matrix);
            assertThat(three.algorithm()).isEqualTo("k-means");
            assertThat(three.labels()).containsExactly(1, 2, 1, 2, 1, 3);
            assertThat(three.centres().row(1)).containsExactly(11);
            assertThat(three.centres().row(2)).containsExactly(.5);
            assertThat(three.centres().row(3)).containsExactly(30);
            assertThat(Indices.wcss(three)).isEqualTo(2.5);
        }

        @Test
        void takesOneClusterAsTheMean() {
            Clustering one = new KMeans(1).fit(matrix);
            assertThat(one.labels()).containsOnly(1);
            assertThat(one.centres().value(1, 0)).isEqualTo(64 / 6.0);
        }

        @Test
        void takesEveryRowAlone() {
            Clustering six = new KMeans(6).fit(matrix);
            assertThat(six.sizes()).containsExactly(1, 1, 1, 1, 1, 1);
            assertThat(six.labels()).containsExactly(3, 1, 5, 2, 4, 6);
        }

        @Test
        void placesOthersByTheNearestCentre() {
            assertThat(new KMeans(3).fit(matrix).predict(Points.line(-100, 7, 100)))
                    .containsExactly(2, 1, 3);
        }
    }

    /**
     * scikit-learn: {@code KMeans(k, n_init=300, random_state=0, tol=0).fit(x)}: {@code inertia_} and sizes.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 1422.1576666666665, 60",
        "2, 987.5519196428571, 32 28",
        "3, 674.5678605263157, 25 19 16",
        "4, 524.7174335794924, 18 17 14 11",
        "5, 435.5574797979798, 18 16 11 10 5"
    })
    void agreesWithScikitLearn(int k, double wcss, String sizes) {
        Clustering clusters = new KMeans(k, 42, 100).fit(Points.sixty());
        assertThat(Indices.wcss(clusters)).isCloseTo(wcss, within(1e-9));
        assertThat(clusters.sizes())
                .containsExactlyElementsOf(
                        Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toList());
    }

    @Nested
    class OnMallCustomers {
        /** Published habit of this set: income and score, standardised, five clusters; figures with scikit-learn. */
        @Test
        void findsTheFiveGroups() {
            FeatureMatrix matrix = Points.mall("income", "score").then(Standardise::fit);
            Clustering five = new KMeans(5).fit(matrix);
            assertThat(five.sizes()).containsExactly(81, 39, 35, 23, 22);
            assertThat(Indices.wcss(five)).isCloseTo(65.57, within(.005));
            Centres centres = five.typical();
            double[][] expected = {{55.30, 49.52}, {86.54, 82.13}, {88.20, 17.11}, {26.30, 20.91}, {25.73, 79.36}};
            for (int cluster = 1; cluster <= 5; cluster++) {
                assertThat(centres.row(cluster)).containsExactly(expected[cluster - 1], within(.005));
            }
        }

        /** Best of 900 restarts with scikit-learn. */
        @Test
        void reachesTheLeastSumOfSquares() {
            double[] best = {
                269981.28, 181363.60, 106348.37, 73679.79, 44448.46, 37233.81, 30227.61, 24986.53, 21794.89, 19634.55
            };
            FeatureMatrix matrix = Points.mall("income", "score");
            List<Clustering> all = new KMeans(1).fitRange(matrix, 1, best.length);
            for (int k = 1; k <= best.length; k++) {
                double wcss = Indices.wcss(all.get(k - 1));
                assertThat(wcss / best[k - 1]).as("k = " + k).isBetween(1 - 1e-6, k < 10 ? 1 + 1e-6 : 1.001);
            }
        }

        @Test
        void reachesTheLeastSumOfSquaresForSixWithMoreStarts() {
            FeatureMatrix matrix = Points.mall("income", "score");
            Clustering six = new KMeans(6, 42, 200).fit(matrix);
            assertThat(Indices.wcss(six)).isCloseTo(37233.81, within(.01));
        }
    }

    @Nested
    class OnOnlineRetail {
        private void assertWcss(OnlineRetail set, double... best) {
            FeatureMatrix matrix = RetailFeatures.of(set);
            List<Clustering> all = new KMeans(1).fitRange(matrix, 1, best.length);
            for (int k = 1; k <= best.length; k++) {
                assertThat(Indices.wcss(all.get(k - 1)) / best[k - 1])
                        .as("k = " + k)
                        .isBetween(.9995, k <= 5 ? 1.001 : 1.005); // set D at 7 clusters ends a ten-thousandth below
            }
        }

        /** Best of 100 restarts with scikit-learn. */
        @Test
        void reachesTheLeastSumOfSquaresOfSetA() {
            assertWcss(
                    OnlineRetail.A,
                    13014.00,
                    6474.13,
                    4856.39,
                    3924.46,
                    3268.02,
                    2840.15,
                    2533.02,
                    2325.52,
                    2144.83,
                    1988.73);
        }

        /** Best of 100 restarts with scikit-learn. */
        @Test
        void reachesTheLeastSumOfSquaresOfSetD() {
            assertWcss(
                    OnlineRetail.D,
                    12972.00,
                    6451.70,
                    4820.02,
                    3893.61,
                    3239.60,
                    2815.77,
                    2507.85,
                    2303.95,
                    2122.05,
                    1962.34);
        }

        @Test
        void findsFourSegmentsOfTheSizesOfScikitLearn() {
            List<Integer> sizes =
                    new KMeans(4).fit(RetailFeatures.of(OnlineRetail.D)).sizes();
            assertThat(sizes).hasSize(4);
            int[] expected = {1555, 1191, 864, 714};
            for (int i = 0; i < 4; i++) {
                assertThat(sizes.get(i)).isCloseTo(expected[i], within(20));
            }
        }
    }

    @Nested
    class IsTheSame {
        private final FeatureMatrix sixty = Points.sixty();

        /** Seen on Java 17 and 25, on one thread and more. */
        @Test
        void onEveryMachine() {
            assertThat(Arrays.hashCode(new KMeans(5).fit(sixty).labels())).isEqualTo(GOLDEN);
        }

        private static final int GOLDEN = 1_779_052_699;

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 8})
        void withAnyNumberOfThreads(int threads) {
            for (int k = 2; k <= 8; k++) {
                int clusters = k;
                assertThat(Threads.with(threads, () -> new KMeans(clusters, 42, 1).fit(sixty))
                                .labels())
                        .isEqualTo(new KMeans(k, 42, 1).fit(sixty).labels());
            }
        }

        @Test
        void whetherTheTreeIsSharedOrNot() {
            List<Clustering> shared = new KMeans(4).fitRange(sixty, 4, 7);
            assertThat(shared.get(0).labels())
                    .isEqualTo(new KMeans(4).fit(sixty).labels());
        }

        @Test
        void butNotForEverySeed() {
            assertThat(IntStream.range(0, 20)
                            .mapToObj(seed -> new KMeans(8, seed, 1).fit(sixty).sizes())
                            .distinct()
                            .count())
                    .isGreaterThan(1);
        }
    }

    @Nested
    class AlwaysHolds {
        private FeatureMatrix matrix(List<List<Integer>> points) {
            return Points.of(points.stream()
                    .map(p -> p.stream().mapToDouble(Integer::doubleValue).toArray())
                    .toArray(double[][]::new));
        }

        @Property(tries = 150)
        void thatLabelsCentresAndPredictionAgree(
                @ForAll @Size(min = 3, max = 40) List<@Size(2) List<@IntRange(min = -9, max = 9) Integer>> points,
                @ForAll @IntRange(min = 1, max = 6) int k) {
            FeatureMatrix matrix = matrix(points);
            int possible = Math.min(k, matrix.distinctRows());
            Clustering clusters = new KMeans(possible, 42, 2).fit(matrix);
            assertThat(clusters.sizes()).hasSize(possible).allMatch(size -> size > 0);
            assertThat(clusters.predict(matrix)).isEqualTo(clusters.labels());
            double[][] means = Centres.means(
                    matrix.toArray(),
                    Arrays.stream(clusters.labels()).map(label -> label - 1).toArray(),
                    possible);
            for (int cluster = 1; cluster <= possible; cluster++) {
                assertThat(clusters.centres().row(cluster)).containsExactly(means[cluster - 1]);
            }
        }

        @Test
        void thatTheOrderOfRowsDoesNotMatter() {
            FeatureMatrix matrix = Points.mall("income", "score").then(Standardise::fit);
            List<Integer> order = new java.util.ArrayList<>(
                    IntStream.range(0, matrix.rows()).boxed().toList());
            Collections.shuffle(order, new Random(5));
            int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
            int[] before = new KMeans(5).fit(matrix).labels();
            int[] shuffled = new KMeans(5).fit(matrix.select(rows)).labels();
            assertThat(shuffled)
                    .isEqualTo(Arrays.stream(rows).map(row -> before[row]).toArray());
        }

        @Test
        void thatScaleDoesNotMatter() {
            FeatureMatrix sixty = Points.sixty();
            FeatureMatrix larger = Points.of(Arrays.stream(sixty.toArray())
                    .map(row -> Arrays.stream(row).map(v -> 1024 * v).toArray())
                    .toArray(double[][]::new));
            assertThat(Agreement.of(
                                    new KMeans(4).fit(sixty).labels(),
                                    new KMeans(4).fit(larger).labels())
                            .adjustedRand())
                    .isEqualTo(1);
        }

        @Test
        void thatDuplicatesShareACluster() {
            FeatureMatrix twice = Points.sixty()
                    .select(IntStream.range(0, 120).map(i -> i % 60).toArray());
            int[] labels = new KMeans(5).fit(twice).labels();
            assertThat(Arrays.copyOfRange(labels, 60, 120)).isEqualTo(Arrays.copyOf(labels, 60));
        }
    }

    @Nested
    class RefusesClearly {
        @ParameterizedTest
        @ValueSource(ints = {0, -3})
        void fewerThanOneCluster(int k) {
            assertThatThrownBy(() -> new KMeans(k).fit(Points.sixty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("k-means: k from 1, found " + k);
        }

        @Test
        void moreClustersThanDifferentRows() {
            assertThatThrownBy(() -> new KMeans(3).fit(Points.line(1, 1, 2, 2, 2)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("k-means: at most as many clusters as different customers, "
                            + "found k = 3 and 2 different customers");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1_001})
        void startsOutOfRange(int restarts) {
            assertThatThrownBy(() -> new KMeans(1, 1, restarts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("clusters.restarts: 1 to 1000, found " + restarts);
        }

        @Test
        void butTakesOneCustomer() {
            assertThat(new KMeans(1).fit(Points.line(7)).labels()).containsExactly(1);
        }

        @Test
        void andTakesManyEqualCustomers() {
            Clustering two = new KMeans(2).fit(Points.line(5, 5, 5, 5, 5, 5, 5, 6));
            assertThat(two.sizes()).containsExactly(7, 1);
        }
    }
}
