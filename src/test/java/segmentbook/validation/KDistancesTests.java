package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.clustering.Dbscan;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;

class KDistancesTests {

    @Test
    void countTheOwnCustomer() {
        assertThat(KDistances.of(Points.line(0, 1, 3, 7), 2).values()).containsExactly(1, 1, 2, 4);
        assertThat(KDistances.of(Points.line(0, 1, 3, 7), 3).values()).containsExactly(2, 3, 3, 6);
    }

    @Test
    void countEqualCustomersEachForItself() {
        assertThat(KDistances.of(Points.line(5, 5, 5, 9), 3).values()).containsExactly(0, 0, 0, 4);
    }

    /** numpy: {@code s = np.sort(np.sort(cdist(x, x), 1)[:, 4])}: first three and last. */
    @Test
    void agreeWithNumpy() {
        double[] values = KDistances.of(Points.sixty(), 5).values();
        assertThat(values).hasSize(60);
        assertThat(values[0]).isCloseTo(1.33790882, within(1e-8));
        assertThat(values[1]).isCloseTo(1.43527001, within(1e-8));
        assertThat(values[2]).isCloseTo(1.49666295, within(1e-8));
        assertThat(values[59]).isCloseTo(5.384236250388722, within(1e-12));
    }

    @Test
    void sayWhoWouldBeACorePoint() {
        FeatureMatrix matrix = Points.line(0, 1, 2, 3, 10, 11, 12, 40);
        KDistances distances = KDistances.of(matrix, 3);
        assertThat(distances.minPoints()).isEqualTo(3);
        // 1, 2 and 11 have two others within 1
        assertThat(distances.coreShare(1)).isEqualTo(3 / 8.0);
        assertThat(distances.coreShare(.5)).isZero();
        assertThat(distances.coreShare(30)).isEqualTo(1);
        assertThat(new Dbscan(1, 3).fit(matrix).noise()).isEqualTo(1);
    }

    @Test
    void bendWhereDenseEndsAndSparseBegins() {
        // nine dense customers at distance 1, then three far apart
        KDistances distances = KDistances.of(Points.line(0, 1, 2, 3, 4, 5, 6, 7, 8, 100, 300, 700), 2);
        assertThat(distances.knee()).isEqualTo(1);
    }

    @Test
    void doNotBendElsewhereForOneOutlier() {
        double[] values = java.util.stream.IntStream.range(0, 60)
                .mapToDouble(i -> i < 50 ? i : 50 + 4.0 * (i - 49))
                .toArray();
        double knee = KDistances.of(Points.line(values), 3).knee();
        values[59] = 1e6;
        assertThat(KDistances.of(Points.line(values), 3).knee()).isEqualTo(knee);
    }

    @Test
    void takeWhatADescriptionFileAsksFor() {
        FeatureMatrix matrix = Points.line(0, 1, 2, 3, 10, 11, 12, 40);
        ClusterOptions usual = new ClusterOptions();
        ClusterOptions asked = new ClusterOptions(
                usual.k(), usual.range(), Algorithm.KMEANS, 42, 50, 3, 1.5, java.util.Map.of(), java.util.List.of());
        assertThat(KDistances.of(matrix, asked).dbscan()).isEqualTo(new Dbscan(1.5, 3));
        assertThat(KDistances.of(Points.sixty(), usual).dbscan())
                .isEqualTo(KDistances.of(Points.sixty(), 10).dbscan());
    }

    /** Of 12,000 places a step apart, of which 10,000 are drawn, all but the ends have two others a step away. */
    @Test
    void areThoseOfSomeAmongAllWhereTheyAreMany() {
        double[] many = IntStream.range(0, 12_000).mapToDouble(i -> i).toArray();
        double[] found = KDistances.of(Points.line(many), 3).values();
        assertThat(found).hasSize(10_000);
        assertThat(found[9_997]).isEqualTo(1);
    }

    @Test
    void tellWhetherDbscanIsPossibleAsTheirEpsDoes() {
        for (FeatureMatrix each : List.of(
                Points.line(1, 2),
                Points.line(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                Points.line(new double[40]),
                Points.sixty())) {
            ClusterOptions options = new ClusterOptions();
            KDistances found = KDistances.of(each, options);
            assertThat(KDistances.whyNot(each, options)).isEqualTo(found.whyNot(found.eps()));
        }
    }

    @Test
    void bendNowhereWhereAllAreTheSame() {
        assertThat(KDistances.of(Points.line(0, 1, 2, 3), 2).knee()).isEqualTo(1);
        KDistances alike = KDistances.of(Points.line(7, 7, 7), 2);
        assertThat(alike.knee()).isZero();
        assertThat(alike.whyNot(0)).startsWith("DBSCAN is not possible here: so many customers are exactly alike");
    }

    @Test
    void wantTwoPointsAndAsManyCustomers() {
        assertThatThrownBy(() -> KDistances.of(Points.line(1, 2), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k-distances: minPoints from 2, found 1");
        KDistances few = KDistances.of(Points.line(1, 2), 3);
        assertThat(few.knee()).isNaN();
        assertThat(few.whyNot(few.knee()))
                .isEqualTo("DBSCAN is not possible here: a dense place needs 3 customers, and there are 2");
    }
}
