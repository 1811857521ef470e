package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.clustering.KMeans;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.RetailFeatures;
import segmentbook.transactions.OnlineRetail;

/** Clouds without groups, the gap statistic, and what can be called found. */
class NullCloudTests {
    private static final ClusterOptions USUAL = new ClusterOptions();

    /** Two heaps of 150 customers each, so many deviations apart, and a second column of 0 to 3 that is the same for both. */
    private static FeatureMatrix heaps(double apart) {
        Random random = new Random(1);
        return Points.of(IntStream.range(0, 300)
                .mapToObj(i -> new double[] {
                    random.nextGaussian() + apart * (i % 2), random.nextGaussian() + apart * (i % 2), i % 4
                })
                .toArray(double[][]::new));
    }

    private static RealMatrix rows(FeatureMatrix matrix) {
        return new Array2DRowRealMatrix(matrix.toArray());
    }

    @Nested
    class Drawn {
        private final FeatureMatrix data = heaps(2);

        @Test
        void normallyTheyHaveTheCovarianceOfTheData() {
            double[][] own = new Covariance(rows(data)).getCovarianceMatrix().getData();
            double[][] sum = new double[3][3];
            for (int seed = 0; seed < 40; seed++) {
                double[][] each = new Covariance(rows(NullCloud.NORMAL.draw(data, seed)))
                        .getCovarianceMatrix()
                        .getData();
                IntStream.range(0, 9).forEach(i -> sum[i / 3][i % 3] += each[i / 3][i % 3] / 40);
            }
            IntStream.range(0, 9).forEach(i -> assertThat(sum[i / 3][i % 3]).isCloseTo(own[i / 3][i % 3], within(.06)));
        }

        @Test
        void byACopulaTheyHaveTheSameValuesAndRankCorrelations() {
            FeatureMatrix cloud = NullCloud.COPULA.draw(data, 3);
            for (int column = 0; column < 3; column++) {
                double[] own = data.column(column);
                double[] drawn = cloud.column(column);
                Arrays.sort(own);
                Arrays.sort(drawn);
                assertThat(drawn).containsExactly(own);
            }
            double own = new SpearmansCorrelation().correlation(data.column(0), data.column(1));
            double drawn = new SpearmansCorrelation().correlation(cloud.column(0), cloud.column(1));
            assertThat(drawn).isCloseTo(own, within(.1));
        }

        @Test
        void evenlyTheyFillTheBox() {
            FeatureMatrix cloud = NullCloud.UNIFORM.draw(data, 3);
            for (int column = 0; column < 3; column++) {
                double min = Arrays.stream(data.column(column)).min().orElseThrow();
                double max = Arrays.stream(data.column(column)).max().orElseThrow();
                double[] drawn = cloud.column(column);
                assertThat(Arrays.stream(drawn)).allMatch(value -> value >= min && value <= max);
                assertThat(Arrays.stream(drawn).average().orElseThrow())
                        .isCloseTo((min + max) / 2, within((max - min) / 10));
            }
        }

        @ParameterizedTest
        @EnumSource(NullCloud.class)
        void theyFollowFromTheSeedAndTakeAnyColumns(NullCloud kind) {
            assertThat(kind.draw(data, 5).toArray())
                    .isDeepEqualTo(kind.draw(data, 5).toArray());
            assertThat(kind.draw(data, 5).column(0))
                    .isNotEqualTo(kind.draw(data, 6).column(0));
            FeatureMatrix constant =
                    kind.draw(Points.of(new double[] {1, 7}, new double[] {2, 7}, new double[] {4, 7}), 5);
            assertThat(constant.column(1)[0]).isEqualTo(constant.column(1)[2]);
            assertThat(kind.draw(Points.line(1, 2, 4), 5).rows()).isEqualTo(3);
        }
    }

    @Nested
    class TheGap {
        /** numpy: {@code l = np.log(clouds); l.mean(0) - np.log(data)}; {@code l.std(0) * np.sqrt(1 + 1 / 3)}. */
        @Test
        void comparesLogarithms() {
            Gap gap = Gap.of(
                    new double[] {100, 40, 12, 11},
                    List.of(new double[] {100, 60, 42, 33}, new double[] {98, 61, 40, 31}, new double[] {103, 58, 43, 32
                    }));
            assertThat(gap.values().get(0)).isCloseTo(0.0031187, within(1e-7));
            assertThat(gap.values().get(2)).isCloseTo(1.24434308, within(1e-8));
            assertThat(gap.errors().get(1)).isCloseTo(0.02423895, within(1e-8));
            assertThat(gap.k()).hasValue(3);
        }

        @Test
        void isNotKnownWhereASumOfSquaresIsZero() {
            Gap gap = Gap.of(new double[] {9, 4, 0}, List.of(new double[] {9, 3}, new double[] {8, 3}));
            assertThat(gap.values().get(2)).isNaN();
            assertThat(gap.k()).hasValue(1);
            assertThat(Gap.of(new double[] {9, 1, 0}, List.of(new double[] {9, 4}, new double[] {8, 4}))
                            .k())
                    .isEmpty();
        }

        /** REFERENCE: the gap rule takes one cluster on the mall's customers. */
        @Test
        void takesOneClusterOfMallCustomers() {
            KSelection selection = KSelection.of(Points.mall("income", "score"), new KMeans(2), USUAL, 1);
            assertThat(selection.clouds().gap().k()).hasValue(1);
        }
    }

    @Nested
    class WhatCanBeCalledFound {
        private KSelection two(FeatureMatrix matrix) {
            return KSelection.of(matrix, new KMeans(2), USUAL.withRange(2, 4), 5);
        }

        private FeatureMatrix blobs() {
            Random random = new Random(1);
            return Points.of(IntStream.range(0, 200)
                    .mapToObj(i ->
                            new double[] {random.nextGaussian() + 8 * (i % 2), random.nextGaussian() + 8 * (i % 2)})
                    .toArray(double[][]::new));
        }

        @Test
        void twoClearBlobsAre() {
            KSelection selection = two(blobs());
            Candidate two = selection.candidate(2);
            assertThat(selection.clouds().found(two)).isTrue();
            assertThat(selection.clouds().sentence(two))
                    .matches("The 2 clusters can be called found: silhouette 0\\.8\\d\\d, "
                            + "clouds without groups 0\\.\\d{3} \\(normal\\) and 0\\.\\d{3} \\(copula\\)");
        }

        @Test
        void aNormalCloudIsNot() {
            KSelection selection = two(NullCloud.NORMAL.draw(blobs(), 77));
            for (Candidate each : selection.candidates()) {
                assertThat(selection.clouds().found(each)).isFalse();
            }
            assertThat(selection.foundSentence())
                    .contains("not found")
                    .endsWith("; found would be above .5 and clearly above both");
            assertThat(selection.metrics()).containsEntry("found", false);
        }

        /** Of clouds in two directions some k come back, some do not, and of some that cannot be told. */
        @Test
        void whetherClustersComeBackIsNotSaidWhereItCannotBeTold() {
            long untold = 0;
            for (int seed = 1; seed <= 12; seed++) {
                Random random = new Random(seed);
                FeatureMatrix cloud = Points.of(IntStream.range(0, 150)
                        .mapToObj(i -> new double[] {random.nextGaussian(), random.nextGaussian()})
                        .toArray(double[][]::new));
                KSelection selection = KSelection.of(cloud, new KMeans(2), USUAL.withRange(3, 4), 10);
                Candidate own = selection.candidate(selection.k());
                String begin = own.cannotBeTold()
                        ? "[Whether the " + own.k() + " clusters come back in other samples cannot be told"
                        : own.bootstrapAri() < .75 ? "[The " + own.k() + " clusters do not come back" : "[]";
                assertThat(selection.doubts().toString()).startsWith(begin);
                assertThat(selection.sentences())
                        .containsAll(selection.doubts().stream().limit(1).toList());
                assertThat(selection.foundSentence())
                        .contains(
                                own.cannotBeTold()
                                        ? " are not found, and it cannot be told whether they come back: silhouette "
                                        : own.bootstrapAri() < .75
                                                ? " are neither found nor stable: "
                                                : parted(selection)
                                                        ? " are useful, "
                                                        : " come back, but are not surely parted better than in a cloud: ");
                untold += own.cannotBeTold() ? 1 : 0;
            }
            assertThat(untold).isBetween(1L, 11L);
        }

        private static boolean parted(KSelection selection) {
            Candidate own = selection.candidate(selection.k());
            return Stream.of(NullCloud.NORMAL, NullCloud.COPULA)
                    .map(kind -> selection.clouds().of(kind, own.k()))
                    .allMatch(cloud -> own.silhouette() - cloud.silhouette()
                            > 2.78 * Math.hypot(own.silhouetteError(), cloud.silhouetteError()));
        }

        /** Clusters that come back as surely are useful only where they are parted better than those of each cloud by more than the noise. */
        @Test
        void clustersThatAreNotSurelyFartherApartThanThoseOfACloudAreNotCalledUseful() {
            FeatureMatrix even = Points.of(IntStream.range(0, 225)
                    .mapToObj(i -> new double[] {i % 15, i / 15})
                    .toArray(double[][]::new));
            NullClouds clouds = KSelection.of(even, new KMeans(5), USUAL.withRange(3, 3), 10)
                    .clouds();
            double most = Math.max(
                    clouds.of(NullCloud.NORMAL, 3).silhouette(),
                    clouds.of(NullCloud.COPULA, 3).silhouette());
            assertThat(clouds.sentence(Candidate.of(3, most + .09, .01, .95, .01, .3)))
                    .startsWith("The 3 clusters are useful, not found: silhouette 0.");
            Random random = new Random(3);
            FeatureMatrix twelve = Points.of(IntStream.range(0, 300)
                    .mapToObj(i -> random.doubles(12).toArray())
                    .toArray(double[][]::new));
            NullClouds weak = KSelection.of(twelve, new KMeans(5), USUAL.withRange(3, 3), 10)
                    .clouds();
            assertThat(weak.of(NullCloud.COPULA, 3).silhouette()).isLessThan(.15);
            assertThat(weak.sentence(Candidate.of(3, .24, .01, .95, .01, .3)))
                    .startsWith("The 3 clusters come back, but are hardly parted: silhouette 0.240");
            assertThat(weak.structured(Candidate.of(3, .24, .01, .95, .01, .3))).isFalse();
            assertThat(clouds.sentence(Candidate.of(3, most + .01, .01, .95, .01, .3)))
                    .startsWith(
                            "The 3 clusters come back, but are not surely parted better than in a cloud: silhouette 0.");
        }

        /** A square of even points is cut into thirds that come back: no gap anywhere, and the one k alone is asked of the clouds as the whole range is. */
        @Test
        void clustersThatCloudsHaveAsWellAreADoubt() {
            FeatureMatrix even = Points.of(IntStream.range(0, 400)
                    .mapToObj(i -> new double[] {i % 20, 3 * (i / 20)})
                    .toArray(double[][]::new));
            KSelection selection = KSelection.of(even, new KMeans(5), USUAL.withRange(3, 5), 10);
            List<String> alone = selection.doubts();
            assertThat(alone).containsExactly(selection.foundSentence());
            assertThat(selection.doubts()).isEqualTo(alone);
        }

        /** One customer in two hundred lies far away: each k leaves them alone, and all k come back. */
        @Test
        void aTinyClusterIsADoubtThoughItComesBack() {
            Random random = new Random(5);
            FeatureMatrix far = Points.of(IntStream.range(0, 200)
                    .mapToObj(i -> new double[] {i == 0 ? 900 : i % 2 * 50 + random.nextGaussian()})
                    .toArray(double[][]::new));
            KSelection selection = KSelection.of(far, new KMeans(2), USUAL.withRange(3, 3), 10);
            assertThat(selection.doubts())
                    .containsExactly(
                            "The smallest of the 3 clusters holds 0.50 % of the customers, at least 1 % is asked for");
        }

        /** A round cloud in five directions is cut elsewhere in each sample. */
        @Test
        void clustersThatDoNotComeBackAreNotCalledUseful() {
            Random random = new Random(3);
            FeatureMatrix round = Points.of(IntStream.range(0, 200)
                    .mapToObj(i -> IntStream.range(0, 5)
                            .mapToDouble(j -> random.nextGaussian())
                            .toArray())
                    .toArray(double[][]::new));
            KSelection selection = KSelection.of(round, new KMeans(2), USUAL.withRange(3, 4), 10);
            assertThat(selection.foundSentence()).contains(" clusters are neither found nor stable: silhouette 0.");
            assertThat(selection.doubts()).hasSize(2);
            assertThat(selection.doubts().get(1))
                    .isEqualTo("No number of clusters from 3 on is stable without a tiny one: the " + selection.k()
                            + " taken come back most of all");
            assertThat(selection.sentences().get(0)).endsWith(", though no k from 3 on is stable without a tiny one");
            assertThat(selection.doubts().get(0)).matches("The [34] clusters do not come back in other samples .*");
            FeatureMatrix three = Points.of(IntStream.range(0, 200)
                    .mapToObj(i -> new double[] {i % 3 * 50 + random.nextGaussian(), random.nextGaussian()})
                    .toArray(double[][]::new));
            assertThat(KSelection.of(three, new KMeans(2), USUAL.withRange(3, 4), 10)
                            .doubts())
                    .isEmpty();
        }

        @Test
        void aCloudWithTheDatasOwnValuesIsNot() {
            KSelection selection = two(NullCloud.COPULA.draw(blobs(), 77));
            assertThat(selection.clouds().found(selection.candidate(2))).isFalse();
        }

        /** One even stretch has no groups, however many customers there are and whatever silhouette they have. */
        @Test
        void veryManyCustomersAreComparedByTheSameSilhouette() {
            double[] even = IntStream.range(0, Silhouette.MOST_EXACT + 1)
                    .mapToDouble(i -> i)
                    .toArray();
            KSelection selection = KSelection.of(Points.line(even), new KMeans(2), USUAL.withRange(2, 2), 1);
            double exact = Silhouette.exact(selection.clustering(2)).mean();
            assertThat(selection.candidate(2).silhouette()).isCloseTo(exact, within(.001));
            assertThat(selection.clouds().of(NullCloud.COPULA, 2).silhouette()).isCloseTo(exact, within(.005));
        }

        /** Six answers in six clusters: a silhouette of 1, and nothing found. */
        @Test
        void clustersOfOneValueEachAreNothingFound() {
            FeatureMatrix answers = Points.line(
                    IntStream.range(0, 120).mapToDouble(i -> i % 6 * (i % 6)).toArray());
            KSelection selection = KSelection.of(answers, new KMeans(5), USUAL.withRange(3, 6), 10);
            assertThat(selection.k()).isEqualTo(6);
            assertThat(selection.foundSentence())
                    .isEqualTo(
                            "There are only 6 different customers for 6 clusters, too few to call these found or useful: silhouette 1.000");
            assertThat(selection.doubts()).containsExactly(selection.foundSentence());
        }

        @Test
        void fewDifferentCustomersCannotTell() {
            KSelection selection = two(Points.line(1, 1, 1, 1, 1, 1, 1, 1, 2, 3));
            assertThat(selection.foundSentence()).doesNotContain("NaN");
            assertThat(two(Points.line(1, 1)).foundSentence()).startsWith("There is nothing to choose");
        }

        /** Nine ages of sixty customers, whose copula clouds are the customers again: deviations of equal values are zero. */
        @Test
        void cloudsThatAreAllAlikeHaveErrors() {
            double[] ages = IntStream.range(0, 60)
                    .mapToDouble(i -> Math.log1p(20 + i % 3 * 20 + i / 20))
                    .toArray();
            NullClouds clouds =
                    KSelection.of(Points.line(ages), new KMeans(2), USUAL, 2).clouds();
            assertThat(clouds.of(NullCloud.COPULA)).hasSize(8).allSatisfy(cloud -> {
                assertThat(cloud.silhouetteError()).isCloseTo(0, within(1e-9));
                assertThat(cloud.ariError()).isNotNaN();
            });
        }

        /** The figures of one normal cloud by an outside program: k = 3, ARI .89 to .94, silhouette .275 to .306; copula 4, .33 to .34. */
        @Test
        void theClustersOfOnlineRetailAreNotSurelyPartedBetterThanACloud() {
            KSelection selection =
                    KSelection.of(RetailFeatures.of(OnlineRetail.D), new KMeans(2), USUAL.withRange(2, 5), 10);
            NullClouds clouds = selection.clouds();
            assertThat(clouds.of(NullCloud.NORMAL, 3).silhouette()).isCloseTo(.306, within(.01));
            assertThat(clouds.of(NullCloud.NORMAL, 3).bootstrapAri()).isBetween(.85, .99);
            assertThat(clouds.of(NullCloud.COPULA, 4).silhouette()).isCloseTo(.33, within(.01));
            assertThat(selection.foundSentence())
                    .startsWith(
                            "The 4 clusters come back, but are not surely parted better than in a cloud: silhouette 0.337");
        }
    }
}
