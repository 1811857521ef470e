package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Log1p;
import segmentbook.features.Points;
import segmentbook.features.Standardise;

/** Numbers, sizes and centres, whatever the algorithm. */
class ClusteringTests {
    /** Two at 9, noise at 50, three about 1, one at 20: as an algorithm may number them. */
    private static final FeatureMatrix MATRIX = Points.line(9, 0, 50, 1, 20, 2, 9);

    private static final Clusterer NOBODY = new Dbscan(11, 2);
    private static final Clustering CLUSTERING = of(MATRIX, new int[] {0, 1, -1, 1, 2, 1, 0}, 9, 1, 20);

    /** Of raw labels, placed by the nearest of the means within 11. */
    private static Clustering of(FeatureMatrix matrix, int[] raw, double... means) {
        double[][] centres =
                Arrays.stream(means).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return Clustering.of(
                NOBODY,
                matrix,
                raw,
                centres,
                (points, order) -> new Predictor.CorePoint(
                        points, IntStream.rangeClosed(1, means.length).boxed().toList(), 11));
    }

    @Nested
    class Numbers {
        @Test
        void goBySizeFromOneAndNoiseIsZero() {
            assertThat(CLUSTERING.labels()).containsExactly(2, 1, 0, 1, 3, 1, 2);
            assertThat(CLUSTERING.label(0)).isEqualTo(2);
            assertThat(CLUSTERING.k()).isEqualTo(3);
            assertThat(CLUSTERING.noise()).isEqualTo(1);
            assertThat(CLUSTERING.sizes()).containsExactly(3, 2, 1);
            assertThat(CLUSTERING.size(1)).isEqualTo(3);
        }

        @Test
        void ofEqualSizeGoByCentre() {
            Clustering equal = of(Points.line(7, 5), new int[] {0, 1}, 7, 5);
            assertThat(equal.labels()).containsExactly(2, 1);
            assertThat(equal.centres().row(1)).containsExactly(5);
        }

        @Test
        void goBySizeAgainWhereSomeAreMerged() {
            Clustering merged = CLUSTERING.merged(List.of(List.of(3, 2)));
            assertThat(merged.labels()).containsExactly(2, 1, 0, 1, 2, 1, 2);
            assertThat(merged.sizes()).containsExactly(3, 3);
            assertThat(merged.noise()).isEqualTo(1);
            assertThat(merged.centres().row(2)).containsExactly(38 / 3.0);
            assertThat(merged.predict(Points.line(-5, 8, 30, 70))).containsExactly(1, 2, 2, 0);
            assertThat(merged.clusterer()).isEqualTo(NOBODY);
            assertThat(CLUSTERING.merged(List.of())).isSameAs(CLUSTERING);
            assertThatThrownBy(() -> CLUSTERING.merged(List.of(List.of(1, 9))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cluster: a number from 1 to " + CLUSTERING.k() + ", found 9");
        }

        @Test
        void ofMergedClustersAreOneForEach() {
            for (List<Integer> wrong : List.of(List.of(1, 2), List.of(0, 1, 2))) {
                assertThatThrownBy(() -> new Predictor.Merged(CLUSTERING.predictor(), wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("merged: a cluster from 1 for each of 3, found " + wrong);
            }
        }

        @Test
        void haveTheMeansOfMembersAsCentresWhenMerged() {
            Clustering mixture = of(MATRIX, new int[] {0, 1, -1, 1, 2, 1, 0}, 9.5, 1.5, 20.5);
            assertThat(mixture.merged(List.of(List.of(2, 3))).centres().toArray())
                    .isDeepEqualTo(new double[][] {{1}, {38 / 3.0}});
            assertThat(mixture.merged(List.of(List.of(1, 2, 3))).sizes()).containsExactly(6);
        }

        @Test
        void areTheSameForOthers() {
            assertThat(CLUSTERING.predict(Points.line(1, 8, 30, 41))).containsExactly(1, 2, 3, 0);
        }

        @Test
        void areNotChangedThroughCopies() {
            CLUSTERING.labels()[0] = 99;
            CLUSTERING.centres().row(1)[0] = 99;
            assertThat(CLUSTERING.label(0)).isEqualTo(2);
            assertThat(CLUSTERING.centres().value(1, 0)).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 4, -1})
        void outsideHaveNoSize(int cluster) {
            assertThatThrownBy(() -> CLUSTERING.size(cluster))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cluster: a number from 1 to 3, found " + cluster);
        }
    }

    @Nested
    class Tables {
        @Test
        void haveOneRowACustomer() {
            assertThat(CLUSTERING.table().columnNames()).containsExactly("customer", "cluster");
            assertThat(CLUSTERING.table().rowCount()).isEqualTo(7);
        }

        @Test
        void ofSizesHaveNoiseLast() {
            assertThat(CLUSTERING.sizesTable().stringColumn("cluster").asList())
                    .containsExactly("1", "2", "3", "noise");
            assertThat(CLUSTERING.sizesTable().intColumn("customers").asObjectArray())
                    .containsExactly(3, 2, 1, 1);
            assertThat(CLUSTERING.sizesTable().doubleColumn("% of customers").get(1))
                    .isCloseTo(200.0 / 7, within(1e-12));
        }
    }

    @Nested
    class MeansOfOtherFeatures {
        @Test
        void leaveNoiseOut() {
            Centres means = CLUSTERING.means(Points.line(4, 1, 999, 2, 7, 3, 6));
            assertThat(means.row(1)).containsExactly(2);
            assertThat(means.row(2)).containsExactly(5);
            assertThat(means.row(3)).containsExactly(7);
        }

        @Test
        void areUndefinedForAClusterWithoutMembers() {
            Clustering empty = of(Points.line(7, 5), new int[] {0, 0}, 6, 99);
            assertThat(empty.means(Points.line(1, 2)).value(2, 0)).isNaN();
        }

        @Test
        void wantTheSameCustomers() {
            assertThatThrownBy(() -> CLUSTERING.means(Points.line(1, 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("means: a matrix of the customers of this clustering, found one of 2 others");
        }
    }

    @Nested
    class CentresOfClusters {
        private final Centres centres = Centres.of(List.of("x0"), new double[][] {{1}, {3}});

        @Test
        void placeRowsByTheNearest() {
            assertThat(new Predictor.Centre(centres).assign(Points.line(-5, 1.9, 2.1, 8)))
                    .containsExactly(1, 1, 2, 2);
        }

        @Test
        void breakTiesByCoordinatesNotByNumber() {
            assertThat(centres.nearest(new double[] {2})).isEqualTo(1);
            assertThat(Centres.of(List.of("x0"), new double[][] {{3}, {1}}).nearest(new double[] {2}))
                    .isEqualTo(2);
        }

        @Test
        void areReadInTheUnitsOfTheMeasures() {
            FeatureMatrix scaled = Points.line(0, 10, 20, 30).then(Log1p::fit, Standardise::fit);
            Clustering two = of(scaled, new int[] {0, 0, 1, 1}, scaled.value(1, 0), scaled.value(3, 0));
            assertThat(two.typical().value(1, 0)).isCloseTo(10, within(1e-12));
            assertThat(two.typical().table().doubleColumn("x0").get(1)).isCloseTo(30, within(1e-12));
        }

        @Test
        void wantTheSameColumns() {
            assertThatThrownBy(() -> new Predictor.Centre(centres).assign(Points.of(new double[] {1, 2})))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("predict: columns [x0], found [x0, x1]");
            assertThatThrownBy(() -> CLUSTERING.predict(Points.of(new double[] {1, 2})))
                    .hasMessage("predict: columns [x0], found [x0, x1]");
        }

        @Test
        void wantFiniteValues() {
            assertThatThrownBy(() -> Centres.of(List.of("x0"), new double[][] {{Double.NaN}}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("centres: a finite value for each of [x0], found [NaN]");
        }

        @Test
        void areMeansInTheOrderOfRows() {
            double[][] means = Centres.means(new double[][] {{1, 2}, {3, 4}, {9, 9}}, new int[] {0, 0, 1}, 2);
            assertThat(Arrays.deepToString(means)).isEqualTo("[[2.0, 3.0], [9.0, 9.0]]");
        }
    }
}
