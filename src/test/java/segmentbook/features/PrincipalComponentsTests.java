package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.description.DataException;

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

    /** scikit-learn: {@code p.explained_variance_ * 59 / 60}, since it divides by n - 1; {@code p.transform(x)[7]}. */
    @Test
    void haveEigenvaluesAndPlacesAsInScikitLearn() {
        PrincipalComponents components = PrincipalComponents.of(Points.sixty());
        double[] eigenvalues = {10.28468651938503, 8.374412269276213, 5.043528989116559};
        double[] seventh = {4.99511598349698, -1.5501665053588178, -0.571698352250138};
        FeatureMatrix turned = Points.sixty().then(PrincipalComponents.fit(3));
        for (int i = 0; i < 3; i++) {
            assertThat(components.eigenvalue(i)).isCloseTo(eigenvalues[i], within(1e-8));
            assertThat(turned.value(7, i)).isCloseTo(seventh[i], within(1e-8));
        }
        assertThat(turned.columns()).containsExactly("component 1", "component 2", "component 3");
        assertThat(components.cumulative(1)).isCloseTo(0.43390491 + 0.35331155, within(1e-8));
    }

    /** scikit-learn: {@code p = PCA(2).fit(x); p.inverse_transform(p.transform(x))[7]}. */
    @Test
    void areUndoneAsFarAsTheyGo() {
        FeatureMatrix two = Points.sixty().then(PrincipalComponents.fit(2));
        assertThat(two.undo(two.row(7)).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .containsExactly(new double[] {5.566681298398475, .9003135231149431, 8.38576445271708}, within(1e-8));
        FeatureMatrix all = Points.sixty().then(PrincipalComponents.fit(3));
        assertThat(all.undo(all.row(7)).get("x1")).isCloseTo(all.raw().value(7, "x1"), within(1e-12));
        assertThat(all.apply(all.raw().rows(7)).row(0)).containsExactly(all.row(7));
    }

    @Test
    void sayHowManySayMoreThanAColumn() {
        FeatureMatrix matrix = Points.sixty().then(Standardise::fit);
        assertThat(PrincipalComponents.of(matrix).screeSentence())
                .matches(
                        "The first of 3 components holds \\d\\d % of how customers differ; [12] ha(s|ve) an eigenvalue above 1");
        assertThat(PrincipalComponents.of(matrix.select(3, 3)).table().rowCount())
                .isEqualTo(3);
    }

    @Test
    void cannotTakeThePlaceOfWhatIsTheSame() {
        assertThatThrownBy(() -> Points.line(1, 1).then(PrincipalComponents.fit(1)))
                .isInstanceOf(DataException.class)
                .hasMessage("components: customers that differ in a column, found all the same");
        assertThatThrownBy(() -> Points.line(1, 2).then(PrincipalComponents.fit(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("components: 1 to 1, found 2");
    }
}
