package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
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
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.Standardise;

class DbscanTests {

    @Nested
    class OnNumbers {
        /** Dense from 0 to 3 and from 10 to 12; 4.9 lies nearest to none, 13 at the edge of the second. */
        private final Clustering clusters = new Dbscan(1, 3).fit(Points.line(0, 1, 2, 3, 10, 11, 12, 13, 4.9));

        @Test
        void findsDensePlaces() {
            assertThat(clusters.algorithm()).isEqualTo("DBSCAN");
            assertThat(clusters.labels()).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 0);
            assertThat(clusters.noise()).isEqualTo(1);
        }

        @Test
        void placesOthersByTheNearestCorePointWithinEps() {
            // 0 and 3, 10 and 13 have one neighbour only: they belong, but are no core points
            assertThat(clusters.predict(Points.line(0, .1, 2.9, 3.1, 10.5, 13.1, 100)))
                    .containsExactly(1, 1, 1, 0, 2, 0, 0);
        }

        @Test
        void countsThePointItself() {
            assertThat(new Dbscan(1, 2).fit(Points.line(0, 1)).labels()).containsExactly(1, 1);
            assertThat(new Dbscan(1, 3).fit(Points.line(0, 1)).labels()).containsExactly(0, 0);
        }

        @Test
        void countsEqualPointsEachForItself() {
            assertThat(new Dbscan(.5, 3).fit(Points.line(5, 5, 5, 9)).labels()).containsExactly(1, 1, 1, 0);
        }

        @Test
        void givesABorderPointToTheNearerCluster() {
            // 2.1 is within 1.2 of core points 1 (at 1.1) and 3 (at .9)
            Clustering border = new Dbscan(1.2, 4).fit(Points.line(0, .5, 1, 2.1, 3, 3.5, 4));
            assertThat(border.label(3)).isEqualTo(border.label(4)).isNotEqualTo(border.label(2));
        }

        @Test
        void mayFindNoiseOnly() {
            Clustering none = new Dbscan(1, 2).fit(Points.line(0, 10, 20));
            assertThat(none.k()).isZero();
            assertThat(none.noise()).isEqualTo(3);
            assertThat(none.predict(Points.line(0))).containsExactly(0);
        }
    }

    /** scikit-learn: {@code np.bincount(DBSCAN(eps=eps, min_samples=m).fit(x).labels_ + 1)}. */
    @ParameterizedTest
    @CsvSource({"1.5, 4, 46, 5 5 4", "2, 5, 45, 5 5 5"})
    void agreesWithScikitLearn(double eps, int minPoints, int noise, String sizes) {
        Clustering clusters = new Dbscan(eps, minPoints).fit(Points.sixty());
        assertThat(clusters.noise()).isEqualTo(noise);
        assertThat(clusters.sizes())
                .containsExactlyElementsOf(
                        Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toList());
    }

    /** scikit-learn: {@code DBSCAN(eps=.35, min_samples=5)} gives six clusters and 23 customers of noise. */
    @Test
    void findsSixGroupsOfMallCustomers() {
        Clustering clusters =
                new Dbscan(.35, 5).fit(Points.mall("income", "score").then(Standardise::fit));
        assertThat(clusters.k()).isEqualTo(6);
        assertThat(clusters.noise()).isEqualTo(23);
    }

    @Nested
    class AlwaysHolds {
        private FeatureMatrix matrix(List<List<Integer>> points) {
            return Points.of(points.stream()
                    .map(p -> p.stream().mapToDouble(Integer::doubleValue).toArray())
                    .toArray(double[][]::new));
        }

        @Property(tries = 200)
        void thatLabelsAndPredictionAgree(
                @ForAll @Size(min = 1, max = 40) List<@Size(2) List<@IntRange(min = 0, max = 9) Integer>> points,
                @ForAll @IntRange(min = 2, max = 6) int minPoints) {
            FeatureMatrix matrix = matrix(points);
            Clustering clusters = new Dbscan(1.5, minPoints).fit(matrix);
            assertThat(clusters.predict(matrix)).isEqualTo(clusters.labels());
        }

        @Property(tries = 200)
        void thatTheOrderOfRowsDoesNotMatter(
                @ForAll @Size(min = 1, max = 40) List<@Size(2) List<@IntRange(min = 0, max = 9) Integer>> points) {
            FeatureMatrix matrix = matrix(points);
            int[] backwards = IntStream.range(0, matrix.rows())
                    .map(i -> matrix.rows() - 1 - i)
                    .toArray();
            int[] labels = new Dbscan(1.5, 4).fit(matrix).labels();
            assertThat(new Dbscan(1.5, 4).fit(matrix.select(backwards)).labels())
                    .isEqualTo(IntStream.of(backwards).map(i -> labels[i]).toArray());
        }
    }

    @Nested
    class RefusesClearly {
        @ParameterizedTest
        @ValueSource(doubles = {-1, Double.POSITIVE_INFINITY})
        void anEpsThatIsNone(double eps) {
            assertThatThrownBy(() -> new Dbscan(eps, 2).fit(Points.line(1, 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("DBSCAN: eps from 0, found " + eps);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, Double.NaN})
        void noDistanceInOneSentence(double eps) {
            Clustering none = new Dbscan(eps, 2).fit(Points.line(1, 1));
            assertThat(none.whyNot())
                    .isEqualTo("DBSCAN is not possible here: "
                            + "so many customers are exactly alike that no distance tells dense from thin");
            assertThat(none.noise()).isEqualTo(2);
            assertThat(none.sizesTable().columnCount()).isZero();
        }

        @Test
        void fewerCustomersThanADensePlaceNeeds() {
            assertThat(new Dbscan(1, 3).fit(Points.line(1, 2)).whyNot())
                    .isEqualTo("DBSCAN is not possible here: a dense place needs 3 customers, and there are 2");
            assertThat(new Dbscan(1, 2).fit(Points.line(1, 2)).whyNot()).isEmpty();
        }

        @Test
        void fewerThanTwoPoints() {
            assertThatThrownBy(() -> new Dbscan(1, 1).fit(Points.line(1, 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("DBSCAN: minPoints from 2, found 1");
        }

        @Test
        void butTakesOneCustomer() {
            assertThat(new Dbscan(1, 2).fit(Points.line(1)).noise()).isEqualTo(1);
        }
    }
}
