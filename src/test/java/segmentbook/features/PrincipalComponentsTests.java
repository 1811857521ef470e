package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTests {

    @Test
    void followALine() {
        PrincipalComponents components =
                PrincipalComponents.of(Points.of(new double[] {0, 0}, new double[] {3, 4}, new double[] {6, 8}));
        assertThat(components.share(0)).isCloseTo(1, within(1e-12));
        assertThat(components.loading(0, 0)).isCloseTo(.6, within(1e-12));
        assertThat(components.loading(0, 1)).isCloseTo(.8, within(1e-12));
        assertThat(components.project(new double[] {6, 8}, 0)).isCloseTo(5, within(1e-12));
        assertThat(components.project(new double[] {6, 8}, 1)).isCloseTo(0, within(1e-12));
    }

    /** scikit-learn: {@code p = PCA().fit(x); p.explained_variance_ratio_, p.components_}, signs as here. */
    @Test
    void agreeWithScikitLearn() {
        PrincipalComponents components = PrincipalComponents.of(Points.sixty());
        double[] shares = {0.43390491, 0.35331155, 0.21278354};
        double[][] loadings = {
            {0.39841219, -0.56418991, 0.72315799},
            {0.88706629, 0.43747501, -0.14740767},
            {-0.23319763, 0.70021808, 0.67476922}
        };
        for (int i = 0; i < 3; i++) {
            assertThat(components.share(i)).isCloseTo(shares[i], within(1e-8));
            for (int j = 0; j < 3; j++) {
                assertThat(components.loading(i, j)).isCloseTo(loadings[i][j], within(1e-8));
            }
        }
    }

    @Test
    void haveTheirLargestLoadingAboveZero() {
        FeatureMatrix sixty = Points.sixty();
        FeatureMatrix mirrored = Points.of(IntStream.range(0, 60)
                .mapToObj(i -> new double[] {-sixty.value(i, 0), -sixty.value(i, 1), -sixty.value(i, 2)})
                .toArray(double[][]::new));
        for (FeatureMatrix each : new FeatureMatrix[] {sixty, mirrored}) {
            PrincipalComponents components = PrincipalComponents.of(each);
            assertThat(components.loading(0, 2)).isPositive();
            assertThat(components.loading(1, 0)).isPositive();
            assertThat(components.loading(2, 1)).isPositive();
        }
    }

    @Test
    void keepDistances() {
        FeatureMatrix matrix = Points.sixty();
        PrincipalComponents components = PrincipalComponents.of(matrix);
        double before = 0;
        double after = 0;
        for (int i = 0; i < components.size(); i++) {
            before += Math.pow(matrix.value(3, i) - matrix.value(17, i), 2);
            after += Math.pow(components.project(matrix.row(3), i) - components.project(matrix.row(17), i), 2);
        }
        assertThat(after).isCloseTo(before, within(1e-10));
    }

    @Test
    void ofOnePointHaveNoShare() {
        assertThat(PrincipalComponents.of(Points.of(new double[] {1, 2})).share(0))
                .isNaN();
    }

    @Test
    void makeATable() {
        assertThat(PrincipalComponents.of(Points.sixty()).table().columnNames())
                .containsExactly("component", "% of variance", "x0", "x1", "x2");
    }
}
