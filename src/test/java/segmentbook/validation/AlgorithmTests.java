package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Range;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;

class AlgorithmTests {

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void eachFindsANumberOfClusters(Algorithm algorithm) {
        ClusterOptions options = options(algorithm);
        FeatureMatrix matrix = algorithm == Algorithm.LATENT ? yesAndNo() : Points.sixty();
        KSelection selection = KSelection.of(matrix, options.clusterer(), options, 2);
        assertThat(selection.decide().k()).isBetween(2, 4);
        assertThat(selection.clustering(3).clusterer())
                .isEqualTo(options.clusterer().withK(3));
        assertThat(selection.foundSentence())
                .contains(algorithm == Algorithm.LATENT ? "clouds without groups " : " (normal) and ", " (copula)");
        assertThat(selection.clouds().of(NullCloud.NORMAL).isEmpty()).isEqualTo(algorithm == Algorithm.LATENT);
        assertThat(selection.rules()).hasSize(9);
    }

    /** A mixture of no columns at all, as of a table of words without its words. */
    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void findsOneClusterWithoutColumns(Algorithm algorithm) {
        ClusterOptions options = options(algorithm);
        FeatureMatrix none = FeatureMatrix.of(CustomerTable.of(List.of("a", "b", "c")));
        assertThat(KSelection.of(none, options.clusterer(), options, 2).decide().k())
                .isEqualTo(1);
    }

    private static ClusterOptions options(Algorithm algorithm) {
        return new ClusterOptions(
                new ClusterOptions().k(), new Range(2, 4), algorithm, 42, 2, 10, 0, Map.of(), List.of());
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
