package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.description.Range;
import segmentbook.features.Points;

class AlgorithmTests {

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void eachFindsANumberOfClusters(Algorithm algorithm) {
        ClusterOptions options = new ClusterOptions(
                new ClusterOptions().k(), new Range(2, 4), algorithm, 42, 2, 10, 0, Map.of(), java.util.List.of());
        KSelection selection = KSelection.of(Points.sixty(), options.clusterer(), options, 2);
        assertThat(selection.decide().k()).isBetween(2, 4);
        assertThat(selection.clustering(3).clusterer())
                .isEqualTo(options.clusterer().withK(3));
    }
}
