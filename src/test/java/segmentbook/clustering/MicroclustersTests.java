package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.rfm.CustomerBase;
import segmentbook.segments.ChosenClusters;
import segmentbook.validation.Indices;

class MicroclustersTests {
    private static double[][] column(double... values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    private static List<String> parts(Microclusters clusters) {
        return IntStream.range(0, clusters.sizes().length)
                .mapToObj(i -> clusters.sizes()[i] + " at " + Arrays.toString(clusters.means()[i]))
                .sorted()
                .toList();
    }

    @Test
    void cutWhatVariesMostAtItsMean() {
        double[][] rows = column(0, 1, 2, 10, 11, 12, 30);
        assertThat(parts(Microclusters.of(rows, 2))).containsExactly("3 at [1.0]", "4 at [15.75]");
        assertThat(parts(Microclusters.of(rows, 3))).containsExactly("1 at [30.0]", "3 at [1.0]", "3 at [11.0]");
    }

    @Test
    void keepEqualRowsTogetherHoweverMany() {
        double[][] rows = column(.1, .1, .1, .1, .1, .2, .3);
        assertThat(parts(Microclusters.of(rows, 100))).containsExactly("1 at [0.2]", "1 at [0.3]", "5 at [0.1]");
        assertThat(Microclusters.of(column(4, 4, 4), 2).sizes()).containsExactly(3);
        assertThat(Microclusters.of(new double[1_500][0], 5).sizes()).containsExactly(1_500);
    }

    @Test
    void cutTheColumnThatVariesMost() {
        double[][] rows = {{0, 0}, {1, 9}, {2, 0}, {3, 9}};
        assertThat(parts(Microclusters.of(rows, 2))).containsExactly("2 at [1.0, 0.0]", "2 at [2.0, 9.0]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void standForAllRows(int count) {
        Random random = new Random(1);
        double[][] rows = IntStream.range(0, 999)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new);
        Microclusters clusters = Microclusters.of(rows, count);
        assertThat(clusters.sizes()).hasSize(count);
        assertThat(Arrays.stream(clusters.sizes()).sum()).isEqualTo(999);
        for (int column = 0; column < 3; column++) {
            int at = column;
            double sum = IntStream.range(0, clusters.sizes().length)
                    .mapToDouble(i -> clusters.means()[i][at] * clusters.sizes()[i])
                    .sum();
            assertThat(sum)
                    .isCloseTo(Arrays.stream(rows).mapToDouble(row -> row[at]).sum(), within(1e-9));
        }
    }

    /**
     * Where many share a value, as one order here, parts that mix it with others make another optimum look best: scikit-learn's
     * least of 200 starts is 3,411.83 for three clusters and 1,951.09 for five.
     */
    @Test
    void leaveTheLeastSumWhereManyShareAValue() {
        CustomerBase base = CustomerBase.of(Dataset.read(Path.of("data", "shop.yaml")));
        FeatureMatrix matrix = ChosenClusters.of(base).features();
        assertThat(Indices.wcss(new KMeans(3).fit(matrix))).isLessThan(3_412.1);
        assertThat(Indices.wcss(new KMeans(5).fit(matrix))).isLessThan(1_951.1);
    }

    /** Ten groups that overlap in twelve columns: no sum found is above that of the groups as they were drawn. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leaveTheLeastSumOfManyColumns(long seed) {
        Random random = new Random(seed);
        double[][] groups = Stream.generate(() -> random.doubles(12, 0, 6).toArray())
                .limit(10)
                .toArray(double[][]::new);
        int[] drawn = random.ints(2_400, 0, 10).toArray();
        double[][] rows = Arrays.stream(drawn)
                .mapToObj(group -> Arrays.stream(groups[group])
                        .map(value -> value + random.nextGaussian() * 1.5)
                        .toArray())
                .toArray(double[][]::new);
        double[][] means = Centres.means(rows, drawn, 10);
        double sum = IntStream.range(0, rows.length)
                .mapToDouble(i -> Centres.squared(means[drawn[i]], rows[i]))
                .sum();
        assertThat(Indices.wcss(new KMeans(10).fit(Points.of(rows)))).isLessThan(sum);
    }

    /** The centres come from all rows to the end: what stands for several only chooses where to begin. */
    @Test
    void leaveTheCentresExact() {
        Random random = new Random(2);
        FeatureMatrix matrix = Points.line(IntStream.range(0, 3_000)
                .mapToDouble(i -> i % 3 * 10 + random.nextGaussian())
                .toArray());
        Clustering three = new KMeans(3).fit(matrix);
        double[][] rows = matrix.toArray();
        int[] labels = Arrays.stream(three.labels()).map(label -> label - 1).toArray();
        double[][] means = Centres.means(rows, labels, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(three.centres().value(i + 1, 0)).isCloseTo(means[i][0], within(1e-12));
        }
        assertThat(IntStream.range(0, 3_000)).allMatch(i -> three.centres().nearest(rows[i]) == three.labels()[i]);
        assertThat(Indices.wcss(three) / 3_000).isCloseTo(1, within(.05));
    }
}
