package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.description.Range;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;

class AlgorithmTests {

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void eachFindsANumberOfClusters(Algorithm algorithm) {
        ClusterOptions options = new ClusterOptions(
                new ClusterOptions().k(), new Range(2, 4), algorithm, 42, 2, 10, 0, Map.of(), java.util.List.of());
        FeatureMatrix matrix = algorithm == Algorithm.LATENT ? yesAndNo() : Points.sixty();
        KSelection selection = KSelection.of(matrix, options.clusterer(), options, 2);
        assertThat(selection.decide().k()).isBetween(2, 4);
        assertThat(selection.clustering(3).clusterer())
                .isEqualTo(options.clusterer().withK(3));
    }

    /** Five questions, answered in 25 ways. */
    private static FeatureMatrix yesAndNo() {
        return Points.of(IntStream.range(0, 60)
                .mapToObj(i -> IntStream.range(0, 5)
                        .mapToDouble(at -> i * i * 37 % 101 >> at & 1)
                        .toArray())
                .toArray(double[][]::new));
    }
}
