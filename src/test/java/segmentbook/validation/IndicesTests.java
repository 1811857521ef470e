package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.KMeansOptions;
import segmentbook.clustering.Threads;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;

/** Silhouette, sums of squares, Davies-Bouldin, Calinski-Harabasz and Dunn. */
class IndicesTests {

    @Nested
    class OnFiveNumbers {
        private final FeatureMatrix matrix = Points.line(0, 2, 10, 14, 15);
        private final Clustering clusters = Labelled.of(1, 1, 2, 2, 2);

        @Test
        void silhouetteComparesOwnAndNextCluster() {
            Silhouette silhouette = Silhouette.of(matrix, clusters);
            // a = 2, b = (10 + 14 + 15) / 3 = 13; a = (4 + 5) / 2, b = (10 + 8) / 2 = 9
            assertThat(silhouette.value(0)).isCloseTo(11 / 13.0, within(1e-15));
            assertThat(silhouette.value(2)).isCloseTo(.5, within(1e-15));
            assertThat(silhouette.mean(1)).isCloseTo((.5 + 10.5 / 13 + 11 / 14.0) / 3, within(1e-15));
            assertThat(silhouette.mean())
                    .isCloseTo((11 / 13.0 + 9 / 11.0 + .5 + 10.5 / 13 + 11 / 14.0) / 5, within(1e-15));
        }

        @Test
        void wcssAddsSquaresAboutTheMeans() {
            assertThat(Indices.wcss(matrix, clusters)).isEqualTo(16); // 1 + 1 and 9 + 1 + 4
        }

        @Test
        void daviesBouldinComparesWidthsWithTheDistance() {
            // widths 1 and (3 + 1 + 2) / 3 = 2, means 1 and 13
            assertThat(Indices.daviesBouldin(matrix, clusters)).isCloseTo(.25, within(1e-15));
        }

        @Test
        void calinskiHarabaszComparesSpreads() {
            // mean 8.2: 2 x 7.2^2 + 3 x 4.8^2 = 172.8, over 1; 16 over 3
            assertThat(Indices.calinskiHarabasz(matrix, clusters)).isCloseTo(172.8 * 3 / 16, within(1e-12));
        }

        @Test
        void dunnComparesTheLeastGapWithTheGreatestWidth() {
            assertThat(Indices.dunn(matrix, clusters)).isEqualTo(8 / 5.0);
        }
    }

    /**
     * scikit-learn and scipy: {@code silhouette_score(x, y), silhouette_samples(x, y)[:3], davies_bouldin_score(x, y),
     * calinski_harabasz_score(x, y)}; Dunn with {@code D = cdist(x, x)} as {@code D[y != y'].min() / D[y == y'].max()}.
     */
    @Nested
    class OnSixtyPoints {
        private final FeatureMatrix matrix = Points.sixty();
        private final Clustering clusters = Labelled.groupsOfSixty();

        @Test
        void agreeWithScikitLearn() {
            Silhouette silhouette = Silhouette.of(matrix, clusters);
            assertThat(silhouette.mean()).isCloseTo(0.08414243527824367, within(1e-12));
            assertThat(silhouette.value(0)).isCloseTo(0.29184556, within(1e-8));
            assertThat(silhouette.value(1)).isCloseTo(-0.05964806, within(1e-8));
            assertThat(silhouette.value(2)).isCloseTo(-0.09826252, within(1e-8));
            assertThat(Indices.daviesBouldin(matrix, clusters)).isCloseTo(2.490215536958276, within(1e-12));
            assertThat(Indices.calinskiHarabasz(matrix, clusters)).isCloseTo(11.156047103133767, within(1e-11));
            assertThat(Indices.dunn(matrix, clusters)).isCloseTo(0.09112604528916579, within(1e-14));
            assertThat(Indices.wcss(matrix, clusters)).isCloseTo(890.158532051282, within(1e-9));
        }

        /** The same after {@code m = i % 10 > 0; x[m], y[m]}. */
        @Test
        void leaveNoiseOut() {
            int[] labels = Points.groupsOfSixty();
            for (int i = 0; i < 60; i += 10) {
                labels[i] = 0;
            }
            Clustering noisy = Labelled.of(labels);
            assertThat(noisy.noise()).isEqualTo(6);
            Silhouette silhouette = Silhouette.of(matrix, noisy);
            assertThat(silhouette.mean()).isCloseTo(0.07426002290021662, within(1e-12));
            assertThat(silhouette.value(0)).isNaN();
            assertThat(Indices.daviesBouldin(matrix, noisy)).isCloseTo(2.633680066780926, within(1e-12));
            assertThat(Indices.calinskiHarabasz(matrix, noisy)).isCloseTo(9.459710402445001, within(1e-11));
        }
    }

    /** scikit-learn; Dunn from scipy's distances. */
    @Nested
    class OnMallCustomers {
        private final FeatureMatrix raw = Points.mall("income", "score");
        private final FeatureMatrix standardised = raw.standardised();

        @Test
        void areThePublishedOnesForFiveClusters() {
            Clustering five = KMeans.fit(raw, 5);
            assertThat(Silhouette.of(raw, five).mean()).isCloseTo(.5539, within(5e-5));
            assertThat(Indices.calinskiHarabasz(raw, five)).isCloseTo(247.4, within(.05));
            assertThat(Indices.daviesBouldin(raw, five)).isCloseTo(.5726, within(5e-5));
            assertThat(Indices.dunn(raw, five)).isCloseTo(.0584, within(5e-5));
        }

        @Test
        void areThePublishedOnesForFiveClustersStandardised() {
            Clustering five = KMeans.fit(standardised, 5);
            assertThat(Silhouette.of(standardised, five).mean()).isCloseTo(.5547, within(5e-5));
            assertThat(Indices.calinskiHarabasz(standardised, five)).isCloseTo(248.6, within(.05));
            assertThat(Indices.daviesBouldin(standardised, five)).isCloseTo(.5722, within(5e-5));
            assertThat(Indices.dunn(standardised, five)).isCloseTo(.0594, within(5e-5));
        }

        @ParameterizedTest
        @CsvSource({"raw, 6, .4523", "standardised, 6, .4274"})
        void areBestAtSixWithAgeToo(String scale, int k, double silhouette) {
            FeatureMatrix matrix = Points.mall("age", "income", "score");
            FeatureMatrix scaled = "raw".equals(scale) ? matrix : matrix.standardised();
            KMeans kMeans = KMeans.on(scaled, KMeansOptions.DEFAULT.withRestarts(100));
            int best = IntStream.rangeClosed(2, 10)
                    .boxed()
                    .max(java.util.Comparator.comparingDouble(
                            c -> Silhouette.of(scaled, kMeans.fit(c)).mean()))
                    .orElseThrow();
            assertThat(best).isEqualTo(k);
            assertThat(Silhouette.of(scaled, kMeans.fit(k)).mean()).isCloseTo(silhouette, within(5e-4));
        }

        @Test
        void fallWhereNoiseIsTakenForACluster() {
            Clustering dense = Dbscan.fit(standardised, .35, 5);
            int[] withNoise =
                    Arrays.stream(dense.labels()).map(label -> label + 1).toArray();
            assertThat(Silhouette.of(standardised, dense).mean()).isCloseTo(.558, within(5e-4));
            assertThat(Silhouette.of(standardised, withNoise).mean()).isCloseTo(.437, within(5e-4));
        }
    }

    @Nested
    class AlwaysHolds {
        private final FeatureMatrix matrix = Points.sixty();
        private final Clustering clusters = KMeans.fit(matrix, 4);

        @Test
        void thatNamesOfClustersDoNotMatter() {
            int[] renamed =
                    Arrays.stream(clusters.labels()).map(label -> 9 - 2 * label).toArray();
            assertThat(Silhouette.of(matrix, renamed).mean())
                    .isCloseTo(Silhouette.of(matrix, clusters).mean(), within(1e-14));
        }

        @Test
        void thatTheOrderOfRowsDoesNotMatterButForRounding() {
            int[] order = IntStream.range(0, 60).map(i -> i * 7 % 60).toArray();
            FeatureMatrix moved = matrix.select(order);
            Clustering again = KMeans.fit(moved, 4);
            Silhouette before = Silhouette.of(matrix, clusters);
            Silhouette after = Silhouette.of(moved, again);
            for (int i = 0; i < 60; i++) {
                assertThat(after.value(i)).isCloseTo(before.value(order[i]), within(1e-13));
            }
            assertThat(Indices.dunn(moved, again)).isEqualTo(Indices.dunn(matrix, clusters));
        }

        @Test
        void thatScaleMattersForSumsOfSquaresOnly() {
            FeatureMatrix larger = Points.of(Arrays.stream(matrix.toArray())
                    .map(row -> Arrays.stream(row).map(v -> 4 * v).toArray())
                    .toArray(double[][]::new));
            assertThat(Silhouette.of(larger, clusters).mean())
                    .isEqualTo(Silhouette.of(matrix, clusters).mean());
            assertThat(Indices.dunn(larger, clusters)).isEqualTo(Indices.dunn(matrix, clusters));
            assertThat(Indices.daviesBouldin(larger, clusters)).isEqualTo(Indices.daviesBouldin(matrix, clusters));
            assertThat(Indices.calinskiHarabasz(larger, clusters))
                    .isEqualTo(Indices.calinskiHarabasz(matrix, clusters));
            assertThat(Indices.wcss(larger, clusters)).isEqualTo(16 * Indices.wcss(matrix, clusters));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 5})
        void thatThreadsDoNotChangeABit(int threads) {
            FeatureMatrix many = Points.of(IntStream.range(0, 3_000)
                    .mapToObj(i -> new double[] {i * 37 % 1013 / 7.0, i * 53 % 997 / 11.0})
                    .toArray(double[][]::new));
            Clustering three = KMeans.fit(many, 3);
            double[] found = Threads.with(
                    threads, () -> new double[] {Silhouette.of(many, three).mean(), Indices.dunn(many, three)});
            assertThat(found[0]).isEqualTo(Silhouette.of(many, three).mean());
            assertThat(found[1]).isEqualTo(Indices.dunn(many, three));
        }

        /** Every pair looked at one by one. */
        @Test
        void thatBlocksAddUpToAllPairs() {
            FeatureMatrix many = Points.of(IntStream.range(0, 1_300)
                    .mapToObj(i -> new double[] {i * 37 % 1013 / 7.0, i * 53 % 997 / 11.0, i % 13})
                    .toArray(double[][]::new));
            int[] labels = KMeans.fit(many, 3).labels();
            Silhouette silhouette = Silhouette.of(many, labels);
            for (int row = 0; row < 1_300; row += 100) {
                assertThat(silhouette.value(row)).isCloseTo(naive(many, labels, row), within(1e-12));
            }
        }

        private double naive(FeatureMatrix many, int[] labels, int row) {
            double[] sums = new double[4];
            int[] counts = new int[4];
            for (int other = 0; other < labels.length; other++) {
                double square = 0;
                for (int c = 0; c < 3; c++) {
                    square += Math.pow(many.value(row, c) - many.value(other, c), 2);
                }
                sums[labels[other]] += Math.sqrt(square);
                counts[labels[other]]++;
            }
            double a = sums[labels[row]] / (counts[labels[row]] - 1);
            double b = IntStream.rangeClosed(1, 3)
                    .filter(c -> c != labels[row])
                    .mapToDouble(c -> sums[c] / counts[c])
                    .min()
                    .orElseThrow();
            return (b - a) / Math.max(a, b);
        }
    }

    @Nested
    class WhereNothingCanBeSaid {
        @Test
        void customersAloneHaveSilhouetteZero() {
            Silhouette silhouette = Silhouette.of(Points.line(0, 1, 9), Labelled.of(1, 1, 2));
            assertThat(silhouette.value(2)).isZero();
            assertThat(silhouette.mean(2)).isZero();
        }

        @Test
        void equalCustomersInTwoClustersHaveSilhouetteZero() {
            assertThat(Silhouette.of(Points.line(5, 5, 5, 5), Labelled.of(1, 1, 2, 2))
                            .mean())
                    .isZero();
        }

        @Test
        void oneClusterHasNoIndexButItsSumOfSquares() {
            FeatureMatrix matrix = Points.line(0, 2);
            Clustering one = Labelled.of(1, 1);
            assertThat(Silhouette.of(matrix, one).mean()).isNaN();
            assertThat(Indices.daviesBouldin(matrix, one)).isNaN();
            assertThat(Indices.calinskiHarabasz(matrix, one)).isNaN();
            assertThat(Indices.dunn(matrix, one)).isNaN();
            assertThat(Indices.wcss(matrix, one)).isEqualTo(2);
        }

        @Test
        void noiseAloneHasNoIndex() {
            FeatureMatrix matrix = Points.line(0, 2, 9);
            Clustering noise = Labelled.of(0, 0, 0);
            assertThat(Silhouette.of(matrix, noise).mean()).isNaN();
            assertThat(Indices.daviesBouldin(matrix, noise)).isNaN();
            assertThat(Indices.calinskiHarabasz(matrix, noise)).isNaN();
            assertThat(Indices.dunn(matrix, noise)).isNaN();
            assertThat(Indices.wcss(matrix, noise)).isZero();
        }

        @Test
        void clustersWithoutWidthHaveNoRatio() {
            FeatureMatrix matrix = Points.line(1, 1, 2, 2);
            Clustering two = Labelled.of(1, 1, 2, 2);
            assertThat(Indices.calinskiHarabasz(matrix, two)).isNaN();
            assertThat(Indices.dunn(matrix, two)).isNaN();
            assertThat(Indices.daviesBouldin(matrix, two)).isZero();
            assertThat(Silhouette.of(matrix, two).mean()).isEqualTo(1);
        }

        @Test
        void equalCentresHaveNoDistance() {
            assertThat(Indices.daviesBouldin(Points.line(0, 2, 1, 1), Labelled.of(1, 1, 2, 2)))
                    .isNaN();
        }

        @Test
        void labelsOfOtherRowsAreRefused() {
            assertThatThrownBy(() -> Silhouette.of(Points.line(1, 2, 3), Labelled.of(1, 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("labels: one for each of 3 customers, found 2");
        }
    }

    @Nested
    class TheSilhouetteOfEachCluster {
        private final Silhouette silhouette =
                Silhouette.of(Points.line(0, 2, 10, 14, 15, 3), Labelled.of(1, 1, 2, 2, 2, 2));

        @Test
        void isSortedForThePlot() {
            assertThat(silhouette.sorted(1)).isSorted().hasSize(4);
        }

        @Test
        void saysHowManyAreOnTheWrongSide() {
            assertThat(silhouette.value(5)).isNegative();
            assertThat(silhouette.shareBelowZero()).isCloseTo(1 / 6.0, within(1e-15));
            assertThat(silhouette.table().doubleColumn("% below zero").get(0)).isEqualTo(25);
            assertThat(silhouette.table().doubleColumn("least").get(0)).isEqualTo(silhouette.value(5));
            assertThat(silhouette.table().intColumn("customers").asObjectArray())
                    .containsExactly(4, 2);
        }
    }
}
