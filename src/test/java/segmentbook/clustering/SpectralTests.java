package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.Standardise;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Agreement;

/**
 * Beside scikit-learn 1.9.1: {@code SpectralClustering(k, affinity='nearest_neighbors', n_neighbors=11, n_init=50,
 * random_state=0).fit_predict(x)}, which counts each customer among its own neighbours, and so has ten others.
 */
class SpectralTests {
    private static FeatureMatrix shipped(String name) {
        return FeatureMatrix.raw(
                CustomerBase.of(Dataset.read(Path.of("data/" + name + ".yaml"))).table());
    }

    private static double agreement(Clustering found, int... truth) {
        return Agreement.of(found.labels(), truth).adjustedRand();
    }

    private static int[] each(int rows, java.util.function.IntUnaryOperator group) {
        return IntStream.range(0, rows).map(group).toArray();
    }

    /** {@code a = 2*pi*i/150 + .1*(i*37%11); r = where(i<150, 1, 3) + (i*53%97)/300; x = r*cos(a), r*sin(a)}. */
    private static FeatureMatrix rings(int rows) {
        return Points.of(IntStream.range(0, rows)
                .mapToObj(i -> {
                    double angle = 4 * Math.PI * i / rows + .1 * (i * 37 % 11);
                    double radius = (i < rows / 2 ? 1 : 3) + i * 53 % 97 / 300.0;
                    return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
                })
                .toArray(double[][]::new));
    }

    /** {@code x = i%3*10 + (i*37%101)/25, (i%3==1)*8 + (i*i*11%89)/25}. */
    private static FeatureMatrix blobs() {
        return Points.of(IntStream.range(0, 90)
                .mapToObj(i ->
                        new double[] {i % 3 * 10 + i * 37 % 101 / 25.0, (i % 3 == 1 ? 8 : 0) + i * i * 11 % 89 / 25.0})
                .toArray(double[][]::new));
    }

    /** scikit-learn: adjusted Rand index 1 by spectral clustering, 0 by k-means on the rings. */
    @Test
    void findsRingsThatKMeansCuts() {
        FeatureMatrix rings = rings(300);
        int[] truth = each(300, i -> i / 150);
        assertThat(agreement(new Spectral(2, 42).fit(rings), truth)).isEqualTo(1);
        assertThat(agreement(new KMeans(2).fit(rings), truth)).isLessThan(.05);
    }

    /** scikit-learn: 150 and 150. */
    @Test
    void findsMoonsThatKMeansCuts() {
        FeatureMatrix moons = shipped("moons");
        Clustering dense = new Dbscan(.2, 5).fit(moons); // which is the truth, as ShapesTests holds
        assertThat(agreement(new Spectral(2, 42).fit(moons), dense.labels())).isEqualTo(1);
        assertThat(agreement(new KMeans(2).fit(moons), dense.labels())).isBetween(.2, .3);
    }

    @Test
    void findsBlobsAsKMeansDoes() {
        int[] truth = each(90, i -> i % 3);
        assertThat(agreement(new Spectral(3, 42).fit(blobs()), truth)).isEqualTo(1);
        assertThat(agreement(new KMeans(3).fit(blobs()), truth)).isEqualTo(1);
    }

    /**
     * The sixty points are parted as by scikit-learn; on Mall, where many are equally near, its sizes are 80 40 36 23 21, and one
     * customer lies otherwise.
     */
    @Test
    void agreesWithScikitLearn() {
        assertThat(new Spectral(4, 42).fit(Points.sixty()).sizes()).containsExactly(16, 15, 15, 14);
        CustomerBase mall = CustomerBase.of(Dataset.read(Path.of("data/mall.yaml")));
        FeatureMatrix two = FeatureMatrix.raw(mall.table().select(List.of("income", "score")))
                .then(Standardise::fit);
        assertThat(new Spectral(5, 42).fit(two).sizes()).containsExactly(79, 40, 36, 23, 22);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13})
    void joinsNeverLeaveAPartWithoutOthers(int groups) {
        double[] values = IntStream.range(0, groups * 12)
                .mapToDouble(i -> i / 12 * 1000 + i % 12)
                .toArray();
        assertThat(new Spectral(groups, 42).fit(Points.line(values)).sizes())
                .hasSize(groups)
                .containsOnly(12);
    }

    @Test
    void placesOthersByTheNearestCustomer() {
        Clustering two = new Spectral(2, 42).fit(rings(300));
        double inside = two.label(0);
        assertThat(two.predict(Points.of(new double[] {1.1, 0}, new double[] {0, -1.2}, new double[] {-3.2, 0})))
                .containsExactly(two.label(0), two.label(0), two.label(299));
        assertThat(two.predict(two.matrix())).isEqualTo(two.labels());
        assertThat(inside).isNotEqualTo(two.label(299));
    }

    @Test
    void drawsSomeOfManyCustomersAndPlacesTheOthers() {
        FeatureMatrix rings = rings(5_000);
        Clustering two = new Spectral(2, 42).fit(rings);
        assertThat(two.predictor().points().count()).isEqualTo(Spectral.MAX_ROWS);
        assertThat(agreement(two, each(5_000, i -> i / 2_500))).isEqualTo(1);
    }

    @Test
    void takesCustomersWithoutFeatures() {
        CustomerTable alike = CustomerTable.of(List.of("a", "b")).with(Column.number("x"), 3, 3);
        for (Clusterer.WithK each : List.of(new Spectral(1, 42), new LatentClasses(1, 42, 1))) {
            assertThat(each.fit(FeatureMatrix.of(alike)).labels()).containsExactly(1, 1);
        }
    }

    @Test
    void equalCustomersCountOnce() {
        FeatureMatrix blobs = blobs();
        int[] labels = new Spectral(3, 42).fit(blobs).labels();
        int[] often = each(360, i -> i < 90 ? i : i % 3);
        assertThat(agreement(
                        new Spectral(3, 42).fit(blobs.select(often)),
                        IntStream.of(often).map(i -> labels[i]).toArray()))
                .isEqualTo(1);
    }

    @Property(tries = 100)
    void labelsAndPredictionAgreeInAnyOrderOfRows(
            @ForAll @Size(min = 3, max = 40) List<@Size(2) List<@IntRange(min = 0, max = 9) Integer>> points,
            @ForAll @IntRange(min = 1, max = 5) int k) {
        FeatureMatrix matrix = Points.of(points.stream()
                .map(p -> p.stream().mapToDouble(Integer::doubleValue).toArray())
                .toArray(double[][]::new));
        Spectral spectral = new Spectral(Math.min(k, matrix.distinctRows()), 42);
        Clustering found = spectral.fit(matrix);
        assertThat(found.sizes()).hasSize(spectral.k()).allMatch(size -> size > 0);
        assertThat(found.predict(matrix)).isEqualTo(found.labels());
        int[] backwards = each(matrix.rows(), i -> matrix.rows() - 1 - i);
        assertThat(spectral.fit(matrix.select(backwards)).labels())
                .isEqualTo(IntStream.of(backwards).map(i -> found.label(i)).toArray());
    }
}
