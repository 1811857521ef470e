package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.description.DataException;
import segmentbook.features.FeatureOptions.Scaling;

class RescaleTests {
    private static FeatureMatrix scaled(Scaling by, FeatureMatrix matrix) {
        return matrix.then(table -> Rescale.fit(by, table));
    }

    @Test
    void byHand() {
        FeatureMatrix four = Points.line(1, 2, 4, 11);
        assertThat(scaled(Scaling.MIN_MAX, four).column(0)).containsExactly(0, .1, .3, 1);
        // median 3; quartiles 1.75 and 5.75
        assertThat(scaled(Scaling.ROBUST, four).column(0)).containsExactly(-.5, -.25, .25, 2);
    }

    /** scikit-learn: {@code RobustScaler().fit_transform(x)[[7, 59]]}, {@code MinMaxScaler().fit_transform(x)[[7, 59]]}. */
    @Test
    void agreesWithScikitLearn() {
        FeatureMatrix robust = scaled(Scaling.ROBUST, Points.sixty());
        FeatureMatrix minMax = scaled(Scaling.MIN_MAX, Points.sixty());
        assertThat(robust.row(7)).containsExactly(new double[] {.15, -.8102564103, .708994709}, within(1e-9));
        assertThat(robust.row(59)).containsExactly(new double[] {.25, -.4820512821, -.4973544974}, within(1e-9));
        assertThat(minMax.row(7)).containsExactly(new double[] {.57, .0568181818, .8602150538}, within(1e-9));
        assertThat(minMax.row(59)).containsExactly(new double[] {.62, .2386363636, .247311828}, within(1e-9));
    }

    @Test
    void takesTheDeviationWhereTheQuartilesAreEqual() {
        FeatureMatrix matrix = scaled(Scaling.ROBUST, Points.line(1, 1, 1, 1, 6));
        assertThat(((Rescale) matrix.steps().get(0)).units()).containsExactly(new Rescale.Unit("x0", 1, 2));
        assertThat(matrix.column(0)).containsExactly(0, 0, 0, 0, 2.5);
    }

    @ParameterizedTest
    @EnumSource(names = {"MIN_MAX", "ROBUST"})
    void isUndoneAndFrozenForOthers(Scaling by) {
        FeatureMatrix matrix = scaled(by, Points.sixty());
        assertThat(matrix.undo(matrix.row(7)).get("x2"))
                .isCloseTo(Points.sixty().value(7, 2), within(1e-12));
        assertThat(matrix.apply(matrix.raw().rows(7)).row(0)).containsExactly(matrix.row(7));
    }

    @Test
    void saysFromWhereAndByWhat() {
        assertThat(scaled(Scaling.MIN_MAX, Points.line(2, 6)).way().columnNames())
                .containsExactly("feature", "transform", "minimum", "range", "% of squared distances");
        assertThat(scaled(Scaling.ROBUST, Points.line(2, 6)).way().columnNames())
                .contains("median", "quartile range");
        assertThat(scaled(Scaling.MIN_MAX, Points.line(2, 6))
                        .way()
                        .doubleColumn("range")
                        .get(0))
                .isEqualTo(4);
    }

    @Test
    void saysNothingOfAScaleWhereNoneIs() {
        assertThat(FeatureMatrix.raw(Points.line(2, 6).raw()).way().columnNames())
                .containsExactly("feature", "transform", "% of squared distances");
        assertThat(FeatureMatrix.raw(Points.line(2, 6).raw()).way().name()).isEqualTo("Features, not scaled");
        FeatureMatrix first = FeatureMatrix.raw(Points.sixty().raw(), table -> Standardise.fit(table, "x0"));
        assertThat(first.way().doubleColumn("mean").isMissing().toArray()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"MIN_MAX", "ROBUST"})
    void refusesOneValueForAll(Scaling by) {
        assertThatThrownBy(() -> scaled(by, Points.line(3, 3, 3)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("x0: values that differ between customers, found one value for all 3; ");
    }

    @Test
    void refusesAUnitOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rescale(Scaling.ROBUST, List.of(new Rescale.Unit("x", 1, 0))))
                .withMessage("scaling of x: a finite origin and a unit above zero, found 1.0 and 0.0");
    }
}
