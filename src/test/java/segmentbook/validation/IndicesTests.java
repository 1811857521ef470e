package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.Labels;
import segmentbook.clustering.Threads;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.Standardise;

/** Silhouette, sums of squares, Davies-Bouldin, Calinski-Harabasz and Dunn. */
class IndicesTests {

    @Nested
    class OnFiveNumbers {
        private final FeatureMatrix matrix = Points.line(0, 2, 10, 14, 15);
        private final Clustering clusters = Labels.on(matrix, 1, 1, 2, 2, 2);

        @Test
        void silhouetteComparesOwnAndNextCluster() {
            Silhouette silhouette = Silhouette.of(clusters);
            // a = 2, b = (10 + 14 + 15) / 3 = 13; a = (4 + 5) / 2, b = (10 + 8) / 2 = 9
            assertThat(silhouette.value(0)).isCloseTo(11 / 13.0, within(1e-15));
            assertThat(silhouette.value(2)).isCloseTo(.5, within(1e-15));
            assertThat(silhouette.mean(1)).isCloseTo((.5 + 10.5 / 13 + 11 / 14.0) / 3, within(1e-15));
            assertThat(silhouette.mean())
                    .isCloseTo((11 / 13.0 + 9 / 11.0 + .5 + 10.5 / 13 + 11 / 14.0) / 5, within(1e-15));
        }

        @Test
        void wcssAddsSquaresAboutTheMeans() {
            assertThat(Indices.wcss(clusters)).isEqualTo(16); // 1 + 1 and 9 + 1 + 4
        }

        @Test
        void daviesBouldinComparesWidthsWithTheDistance() {
            // widths 1 and (3 + 1 + 2) / 3 = 2, means 1 and 13
            assertThat(Indices.daviesBouldin(clusters)).isCloseTo(.25, within(1e-15));
        }

        @Test
        void calinskiHarabaszComparesSpreads() {
            // mean 8.2: 2 x 7.2^2 + 3 x 4.8^2 = 172.8, over 1; 16 over 3
            assertThat(Indices.calinskiHarabasz(clusters)).isCloseTo(172.8 * 3 / 16, within(1e-12));
        }

        @Test
        void dunnComparesTheLeastGapWithTheGreatestWidth() {
            assertThat(Indices.dunn(clusters)).isEqualTo(8 / 5.0);
        }
    }

    /**
     * scikit-learn and scipy: {@code silhouette_score(x, y), silhouette_samples(x, y)[:3], davies_bouldin_score(x, y),
     * calinski_harabasz_score(x, y)}; Dunn with {@code D = cdist(x, x)} as {@code D[y != y'].min() / D[y == y'].max()}.
     */
    @Nested
    class OnSixtyPoints {
        private final FeatureMatrix matrix = Points.sixty();
        private final Clustering clusters = Labels.on(matrix, Points.groupsOfSixty());

        @Test
        void agreeWithScikitLearn() {
            Silhouette silhouette = Silhouette.of(clusters);
            assertThat(silhouette.mean()).isCloseTo(0.08414243527824367, within(1e-12));
            assertThat(silhouette.value(0)).isCloseTo(0.29184556, within(1e-8));
            assertThat(silhouette.value(1)).isCloseTo(-0.05964806, within(1e-8));
            assertThat(silhouette.value(2)).isCloseTo(-0.09826252, within(1e-8));
            assertThat(Indices.daviesBouldin(clusters)).isCloseTo(2.490215536958276, within(1e-12));
            assertThat(Indices.calinskiHarabasz(clusters)).isCloseTo(11.156047103133767, within(1e-11));
            assertThat(Indices.dunn(clusters)).isCloseTo(0.09112604528916579, within(1e-14));
            assertThat(Indices.wcss(clusters)).isCloseTo(890.158532051282, within(1e-9));
        }

        /**
         * numpy: {@code c = {k: x[y == k].mean(0) for k in set(y)}}, a and b the distances to the own and the nearest other of c;
         * {@code silhouette_samples(x, y).std(ddof=1) / 60**.5}, and its means by y.
         */
        @Test
        void simplifiedSilhouetteAndErrorAgreeWithNumpy() {
            Silhouette simplified = Silhouette.simplified(clusters);
            assertThat(simplified.mean()).isCloseTo(0.19007950819960442, within(1e-12));
            assertThat(simplified.value(2)).isCloseTo(-0.02731617, within(1e-8));
            Silhouette exact = Silhouette.exact(clusters);
            assertThat(exact.standardError()).isCloseTo(0.013989283516338151, within(1e-12));
            assertThat(exact.mean(1)).isCloseTo(0.1614294542722613, within(1e-12));
            assertThat(exact.mean(4)).isCloseTo(0.11212036879766424, within(1e-12));
        }

        /** The same after {@code m = i % 10 > 0; x[m], y[m]}. */
        @Test
        void leaveNoiseOut() {
            int[] labels = Points.groupsOfSixty();
            for (int i = 0; i < 60; i += 10) {
                labels[i] = 0;
            }
            Clustering noisy = Labels.on(matrix, labels);
            assertThat(noisy.noise()).isEqualTo(6);
            Silhouette silhouette = Silhouette.of(noisy);
            assertThat(silhouette.mean()).isCloseTo(0.07426002290021662, within(1e-12));
            assertThat(silhouette.value(0)).isNaN();
            assertThat(Indices.daviesBouldin(noisy)).isCloseTo(2.633680066780926, within(1e-12));
            assertThat(Indices.calinskiHarabasz(noisy)).isCloseTo(9.459710402445001, within(1e-11));
        }
    }

    /** scikit-learn; Dunn from scipy's distances. */
    @Nested
    class OnMallCustomers {
        private final FeatureMatrix raw = Points.mall("income", "score");
        private final FeatureMatrix standardised = raw.then(Standardise::fit);

        @Test
        void areThePublishedOnesForFiveClusters() {
            Clustering five = new KMeans(5).fit(raw);
            assertThat(Silhouette.of(five).mean()).isCloseTo(.5539, within(5e-5));
            assertThat(Indices.calinskiHarabasz(five)).isCloseTo(247.4, within(.05));
            assertThat(Indices.daviesBouldin(five)).isCloseTo(.5726, within(5e-5));
            assertThat(Indices.dunn(five)).isCloseTo(.0584, within(5e-5));
        }

        @Test
        void areThePublishedOnesForFiveClustersStandardised() {
            Clustering five = new KMeans(5).fit(standardised);
            assertThat(Silhouette.of(five).mean()).isCloseTo(.5547, within(5e-5));
            assertThat(Indices.calinskiHarabasz(five)).isCloseTo(248.6, within(.05));
            assertThat(Indices.daviesBouldin(five)).isCloseTo(.5722, within(5e-5));
            assertThat(Indices.dunn(five)).isCloseTo(.0594, within(5e-5));
        }

        @ParameterizedTest
        @CsvSource({"raw, 6, .4523", "standardised, 6, .4274"})
        void areBestAtSixWithAgeToo(String scale, int k, double silhouette) {
            FeatureMatrix matrix = Points.mall("age", "income", "score");
            FeatureMatrix scaled = "raw".equals(scale) ? matrix : matrix.then(Standardise::fit);
            List<Double> means = new KMeans(2, 42, 100)
                    .fitRange(scaled, 2, 10).stream()
                            .map(each -> Silhouette.of(each).mean())
                            .toList();
            assertThat(means.indexOf(Collections.max(means)) + 2).isEqualTo(k);
            assertThat(means.get(k - 2)).isCloseTo(silhouette, within(5e-4));
        }

        @Test
        void fallWhereNoiseIsTakenForACluster() {
            Clustering dense = new Dbscan(.35, 5).fit(standardised);
            int[] withNoise =
                    Arrays.stream(dense.labels()).map(label -> label + 1).toArray();
            assertThat(Silhouette.of(dense).mean()).isCloseTo(.558, within(5e-4));
            assertThat(Silhouette.of(Labels.on(standardised, withNoise)).mean()).isCloseTo(.437, within(5e-4));
        }
    }

    @Nested
    class AlwaysHolds {
        private final FeatureMatrix matrix = Points.sixty();
        private final Clustering clusters = new KMeans(4).fit(matrix);

        @Test
        void thatNamesOfClustersDoNotMatter() {
            int[] renamed =
                    Arrays.stream(clusters.labels()).map(label -> 9 - 2 * label).toArray();
            assertThat(Silhouette.of(Labels.on(matrix, renamed)).mean())
                    .isCloseTo(Silhouette.of(clusters).mean(), within(1e-14));
        }

        @Test
        void thatTheOrderOfRowsDoesNotMatterButForRounding() {
            int[] order = IntStream.range(0, 60).map(i -> i * 7 % 60).toArray();
            FeatureMatrix moved = matrix.select(order);
            Clustering again = new KMeans(4).fit(moved);
            Silhouette before = Silhouette.of(clusters);
            Silhouette after = Silhouette.of(again);
            for (int i = 0; i < 60; i++) {
                assertThat(after.value(i)).isCloseTo(before.value(order[i]), within(1e-13));
            }
            assertThat(Indices.dunn(again)).isEqualTo(Indices.dunn(clusters));
        }

        @Test
        void thatScaleMattersForSumsOfSquaresOnly() {
            FeatureMatrix larger = Points.of(Arrays.stream(matrix.toArray())
                    .map(row -> Arrays.stream(row).map(v -> 4 * v).toArray())
                    .toArray(double[][]::new));
            assertThat(Silhouette.of(Labels.on(larger, clusters.labels())).mean())
                    .isEqualTo(Silhouette.of(clusters).mean());
            assertThat(Indices.dunn(Labels.on(larger, clusters.labels()))).isEqualTo(Indices.dunn(clusters));
            assertThat(Indices.daviesBouldin(Labels.on(larger, clusters.labels())))
                    .isEqualTo(Indices.daviesBouldin(clusters));
            assertThat(Indices.calinskiHarabasz(Labels.on(larger, clusters.labels())))
                    .isEqualTo(Indices.calinskiHarabasz(clusters));
            assertThat(Indices.wcss(Labels.on(larger, clusters.labels()))).isEqualTo(16 * Indices.wcss(clusters));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 5})
        void thatThreadsDoNotChangeABit(int threads) {
            FeatureMatrix many = Points.of(IntStream.range(0, 3_000)
                    .mapToObj(i -> new double[] {i * 37 % 1013 / 7.0, i * 53 % 997 / 11.0})
                    .toArray(double[][]::new));
            Clustering three = new KMeans(3).fit(many);
            double[] found = Threads.with(
                    threads, () -> new double[] {Silhouette.of(three).mean(), Indices.dunn(three)});
            assertThat(found[0]).isEqualTo(Silhouette.of(three).mean());
            assertThat(found[1]).isEqualTo(Indices.dunn(three));
        }

        /** Every pair looked at one by one. */
        @Test
        void thatBlocksAddUpToAllPairs() {
            FeatureMatrix many = Points.of(IntStream.range(0, 1_300)
                    .mapToObj(i -> new double[] {i * 37 % 1013 / 7.0, i * 53 % 997 / 11.0, i % 13})
                    .toArray(double[][]::new));
            int[] labels = new KMeans(3).fit(many).labels();
            Silhouette silhouette = Silhouette.of(Labels.on(many, labels));
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
            Silhouette silhouette = Silhouette.of(Labels.on(Points.line(0, 1, 9), 1, 1, 2));
            assertThat(silhouette.value(2)).isZero();
            assertThat(silhouette.mean(2)).isZero();
        }

        @Test
        void equalCustomersInTwoClustersHaveSilhouetteZero() {
            assertThat(Silhouette.of(Labels.on(Points.line(5, 5, 5, 5), 1, 1, 2, 2))
                            .mean())
                    .isZero();
        }

        @Test
        void oneClusterHasNoIndexButItsSumOfSquares() {
            FeatureMatrix matrix = Points.line(0, 2);
            Clustering one = Labels.on(matrix, 1, 1);
            assertThat(Silhouette.of(one).mean()).isNaN();
            assertThat(Indices.daviesBouldin(one)).isNaN();
            assertThat(Indices.calinskiHarabasz(one)).isNaN();
            assertThat(Indices.dunn(one)).isNaN();
            assertThat(Indices.wcss(one)).isEqualTo(2);
        }

        @Test
        void noiseAloneHasNoIndex() {
            FeatureMatrix matrix = Points.line(0, 2, 9);
            Clustering noise = Labels.on(matrix, 0, 0, 0);
            assertThat(Silhouette.of(noise).mean()).isNaN();
            assertThat(Indices.daviesBouldin(noise)).isNaN();
            assertThat(Indices.calinskiHarabasz(noise)).isNaN();
            assertThat(Indices.dunn(noise)).isNaN();
            assertThat(Indices.wcss(noise)).isZero();
        }

        @Test
        void clustersWithoutWidthHaveNoRatio() {
            FeatureMatrix matrix = Points.line(1, 1, 2, 2);
            Clustering two = Labels.on(matrix, 1, 1, 2, 2);
            assertThat(Indices.calinskiHarabasz(two)).isNaN();
            assertThat(Indices.dunn(two)).isNaN();
            assertThat(Indices.daviesBouldin(two)).isZero();
            assertThat(Silhouette.of(two).mean()).isEqualTo(1);
        }

        @Test
        void equalCentresHaveNoDistance() {
            assertThat(Indices.daviesBouldin(Labels.on(Points.line(0, 2, 1, 1), 1, 1, 2, 2)))
                    .isNaN();
        }
    }

    @Nested
    class TheSilhouetteOfEachCluster {
        private final Silhouette silhouette =
                Silhouette.of(Labels.on(Points.line(0, 2, 10, 14, 15, 3), 1, 1, 2, 2, 2, 2));

        @Test
        void isSortedForThePlot() {
            assertThat(silhouette.sorted(1)).isSorted().hasSize(4);
        }

        @Test
        void saysHowManyAreOnTheWrongSide() {
            assertThat(silhouette.value(5)).isNegative();
            assertThat(silhouette.shareBelowZero()).isCloseTo(1 / 6.0, within(1e-15));
            assertThat(silhouette.table().doubleColumn("% below zero").get(0)).isEqualTo(25);
            assertThat(silhouette.table().doubleColumn("min").get(0)).isEqualTo(silhouette.value(5));
            assertThat(silhouette.table().intColumn("customers").asObjectArray())
                    .containsExactly(4, 2);
        }
    }

    @Nested
    class SimplifiedSilhouette {
        @Test
        void isDefinedForOneCustomerAloneAndForEqualPoints() {
            Clustering alone = Labels.on(Points.line(1, 1, 1, 9), 1, 1, 1, 2);
            assertThat(Silhouette.simplified(alone).value(0)).isEqualTo(1);
            assertThat(Silhouette.simplified(alone).value(3)).isZero();
            Clustering equal = Labels.on(Points.line(5, 5, 5, 5), 1, 1, 2, 2);
            assertThat(Silhouette.simplified(equal).mean()).isZero();
        }

        @Test
        void isNotKnownOfOneClusterAndOfNoise() {
            Clustering one = Labels.on(Points.line(1, 2, 3), 1, 1, 1);
            assertThat(Silhouette.simplified(one).mean()).isNaN();
            assertThat(Silhouette.simplified(one).standardError()).isNaN();
            Clustering noise = Labels.on(Points.line(0, 1, 9, 10, 99), 1, 1, 2, 2, 0);
            assertThat(Silhouette.simplified(noise).value(4)).isNaN();
            assertThat(Silhouette.simplified(noise).value(0)).isCloseTo(9 / 9.5, within(1e-15)); // a = .5, b = 9.5
        }

        /** So many at 0 to 99 and a few far away: of every fifth customer the mean is all but that of all, which simplified it is not. */
        @Test
        void manyCustomersAreJudgedByAllPairsOfSome() {
            int size = 2 * Silhouette.MOST_EXACT + 100;
            Clustering parts = Labels.on(
                    Points.line(IntStream.range(0, size)
                            .mapToDouble(i -> i < 4 ? 500 + i : (i * 7919L) % 1000 / 10.)
                            .toArray()),
                    IntStream.range(0, size)
                            .map(i -> i < 4 ? 3 : (i * 7919L) % 1000 < 500 ? 1 : 2)
                            .toArray());
            Silhouette some = Silhouette.of(parts);
            assertThat(some.mean()).isCloseTo(Silhouette.exact(parts).mean(), within(.002));
            assertThat(Silhouette.simplified(parts).mean()).isGreaterThan(some.mean() + .05);
            assertThat(some.sorted(1).length).isBetween(3_900, 4_100);
            assertThat(some.sorted(3)).hasSize(2);
            assertThat(some.sorted(3)[0]).isGreaterThan(.9);
            assertThat(some.table().intColumn("customers").asList()).last().isEqualTo(4);
            assertThat(some.sentence()).endsWith("nearer to another cluster (one in 5 customers looked at)");
        }

        @Test
        void upToTheLimitAllAreLookedAt() {
            int size = Silhouette.MOST_EXACT;
            Clustering halves = Labels.on(
                    Points.line(IntStream.range(0, size).mapToDouble(i -> i).toArray()),
                    IntStream.range(0, size).map(i -> 2 * i / size + 1).toArray());
            assertThat(Silhouette.of(halves).mean())
                    .isEqualTo(Silhouette.exact(halves).mean());
        }
    }
}
