package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.validation.Indices;

class KMeansStepsTests {
    /** Centres at 0 and 1: only 0 is nearer to 0; they move to 0 and 6.5, then to .5 and 11, and there they stay. */
    @Test
    void placeAssignAndMoveUntilNobodyChanges() {
        KMeansSteps steps = KMeansSteps.of(Points.line(0, 1, 10, 12, 3), 0, 1);
        assertThat(steps.passes()).extracting(KMeansSteps.Pass::labels).startsWith(java.util.List.of(1, 2, 2, 2, 2));
        assertThat(steps.passes().get(0).centres().toArray()).isDeepEqualTo(new double[][] {{0}, {1}});
        assertThat(steps.passes().get(1).centres().toArray()).isDeepEqualTo(new double[][] {{0}, {6.5}});
        assertThat(steps.passes().get(1).labels()).containsExactly(1, 1, 2, 2, 1);
        KMeansSteps.Pass last = steps.passes().get(steps.passes().size() - 1);
        assertThat(last.centres().toArray()).isDeepEqualTo(new double[][] {{4 / 3.0}, {11}});
        assertThat(steps.sentence()).isEqualTo("After 2 moves of the centres nobody changes any more");
    }

    @Test
    void endWhereKMeansStaysTooWithAGoodStart() {
        FeatureMatrix three = Points.line(0, 1, 2, 50, 51, 52, 99, 100, 101);
        KMeansSteps steps = KMeansSteps.of(three, 0, 3, 6);
        int[] labels = steps.passes().get(steps.passes().size() - 1).labels().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(Indices.wcss(Labels.on(three, labels))).isEqualTo(Indices.wcss(new KMeans(3).fit(three)));
    }

    @Test
    void refuseTwoCentresInOnePlace() {
        FeatureMatrix twice = Points.line(1, 1, 5);
        assertThatThrownBy(() -> KMeansSteps.of(twice, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("centres: a finite value for each of [x0], found [NaN]");
    }
}
