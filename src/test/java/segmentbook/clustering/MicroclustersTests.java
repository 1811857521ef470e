package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.validation.Indices;

class MicroclustersTests {
    private static double[][] column(double... values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    @Test
    void halvesAtTheMedian() {
        Microclusters clusters = Microclusters.of(column(0, 1, 2, 10, 11, 12, 30), 2);
        assertThat(clusters.sizes()).containsExactly(1, 2, 2, 2);
        assertThat(clusters.means()).isDeepEqualTo(column(0, 1.5, 10.5, 21));
    }

    @Test
    void keepsEqualRowsTogetherHoweverMany() {
        Microclusters clusters = Microclusters.of(column(1, 1, 1, 1, 1, 2, 3), 2);
        assertThat(clusters.sizes()).containsExactly(5, 2);
        assertThat(clusters.means()).isDeepEqualTo(column(1, 2.5));
        assertThat(Microclusters.of(column(1, 2, 3, 3, 3, 3), 2).means()).isDeepEqualTo(column(1.5, 3));
        assertThat(Microclusters.of(column(4, 4, 4), 1).sizes()).containsExactly(3);
    }

    @Test
    void halvesTheWidestColumn() {
        double[][] rows = {{0, 0}, {1, 9}, {2, 0}, {3, 9}};
        assertThat(Microclusters.of(rows, 2).means()).isDeepEqualTo(new double[][] {{1, 0}, {2, 9}});
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void standForAllRows(int most) {
        Random random = new Random(1);
        double[][] rows = IntStream.range(0, 999)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new);
        Microclusters clusters = Microclusters.of(rows, most);
        assertThat(Arrays.stream(clusters.sizes()).sum()).isEqualTo(999);
        assertThat(Arrays.stream(clusters.sizes())).allMatch(size -> size <= most && 2 * size >= most - 1);
        for (int column = 0; column < 3; column++) {
            int at = column;
            double sum = IntStream.range(0, clusters.sizes().length)
                    .mapToDouble(i -> clusters.means()[i][at] * clusters.sizes()[i])
                    .sum();
            assertThat(sum)
                    .isCloseTo(Arrays.stream(rows).mapToDouble(row -> row[at]).sum(), within(1e-9));
        }
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
