package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.features.FeatureOptions.Transform;

class PowerTests {
    private static final Offset<Double> AS_SCIPY = within(1e-6);

    private static FeatureMatrix sixty(int column, DoubleUnaryOperator change) {
        return Points.line(
                DoubleStream.of(Points.sixty().column(column)).map(change).toArray());
    }

    private static FeatureMatrix fitted(FeatureMatrix matrix, Transform by) {
        return matrix.then(table -> Power.fit(by, table));
    }

    private static double lambda(FeatureMatrix matrix) {
        return ((Power) matrix.steps().get(0)).lambdas().getOrDefault("x0", Double.NaN);
    }

    /**
     * scipy 1.17: {@code i = np.arange(60); x, y = i*37%101/10, i*i*11%89/10}, then {@code stats.boxcox(v)} for
     * {@code v = x + 1}, {@code np.exp(x / 2)} and {@code 1 / (1 + y)}, and {@code stats.yeojohnson(v)} for {@code v = x},
     * {@code np.exp(x / 2)}, {@code x**2 - 20} and {@code -y}: lambda, and the values of rows 1, 7 and 59.
     */
    @Nested
    class AgreeWithScipy {
        private void agree(FeatureMatrix matrix, double lambda, double... rows) {
            assertThat(lambda(matrix)).isCloseTo(lambda, AS_SCIPY);
            assertThat(matrix.select(1, 7, 59).column(0)).containsExactly(rows, AS_SCIPY);
        }

        @Test
        void byBoxCox() {
            Transform by = Transform.BOX_COX;
            agree(fitted(sixty(0, v -> v + 1), by), .73391536, 2.8798973, 4.1407427, 4.4392552);
            agree(fitted(sixty(0, v -> Math.exp(v / 2)), by), -.00142808, 1.84755835, 2.84420808, 3.09314821);
            agree(fitted(sixty(1, v -> 1 / (1 + v)), by), -.70717741, -.97559709, -.46957408, -1.73332452);
        }

        @Test
        void byYeoJohnson() {
            Transform by = Transform.YEO_JOHNSON;
            agree(fitted(sixty(0, v -> v), by), .73391535, 2.8798972, 4.1407426, 4.4392550);
            agree(fitted(sixty(0, v -> Math.exp(v / 2)), by), -.08455076, 1.83669217, 2.57670192, 2.76086058);
            agree(fitted(sixty(0, v -> v * v - 20), by), .81389301, -8.08121423, 8.98405923, 12.52104794);
            agree(fitted(sixty(1, v -> -v), by), 1.29282261, -.9755971, -.46957409, -1.73332455);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 24", ".5, 3.2915026", "0, 1.9459101", "-1, .8571429"})
    void takesAPowerOfOneMoreThanTheValue(double lambda, double expected) {
        Power power = new Power(Transform.YEO_JOHNSON, Map.of("x0", lambda));
        double changed = power.change("x0").applyAsDouble(6);
        assertThat(changed).isCloseTo(expected, AS_SCIPY);
        assertThat(new Power(Transform.BOX_COX, Map.of("x0", lambda))
                        .change("x0")
                        .applyAsDouble(7))
                .isEqualTo(changed);
        assertThat(new Power(Transform.YEO_JOHNSON, Map.of("x0", 2 - lambda))
                        .change("x0")
                        .applyAsDouble(-6))
                .isEqualTo(-changed);
    }

    @Property(tries = 300)
    void isUndone(
            @ForAll @DoubleRange(min = -3, max = 5) double lambda,
            @ForAll @DoubleRange(min = -50, max = 50) double value) {
        Power all = new Power(Transform.YEO_JOHNSON, Map.of("x", lambda));
        double back = all.back("x").applyAsDouble(all.change("x").applyAsDouble(value));
        assertThat(back).isCloseTo(value, within(1e-6 * (1 + Math.abs(value))));
        Power positive = new Power(Transform.BOX_COX, Map.of("x", lambda));
        double again = positive.back("x").applyAsDouble(positive.change("x").applyAsDouble(Math.abs(value) + 1));
        assertThat(again).isCloseTo(Math.abs(value) + 1, within(1e-6 * (2 + Math.abs(value))));
    }

    @Test
    void ofAValueThatNoCustomerCanHaveIsUndoneToAFiniteOne() {
        assertThat(new Power(Transform.BOX_COX, Map.of("x", -.5)).back("x").applyAsDouble(2.5))
                .isFinite();
    }

    /** All near a million: a lambda of -5 would leave no digits, and one value for everybody. */
    @Test
    void keepsLargeValuesApart() {
        FeatureMatrix matrix = fitted(Points.line(1e6, 1e6 + 1, 1e6 + 2, 1e6 + 9), Transform.BOX_COX);
        assertThat(matrix.distinctRows()).isEqualTo(4);
        assertThat(lambda(matrix)).isBetween(-1.5, 5.0);
        assertThat(matrix.then(Standardise::fit).toArray()).hasDimensions(4, 1);
    }

    @Test
    void namesItsLambda() {
        FeatureMatrix matrix = fitted(sixty(0, v -> v + 1), Transform.BOX_COX);
        assertThat(matrix.way().stringColumn("transform").get(0)).isEqualTo("Box-Cox, lambda 0.73");
    }

    @Test
    void givesNewCustomersTheFittedLambda() {
        FeatureMatrix matrix = fitted(sixty(0, v -> v), Transform.YEO_JOHNSON);
        FeatureMatrix one = matrix.apply(matrix.raw().rows(7));
        assertThat(one.value(0, 0)).isEqualTo(matrix.value(7, 0));
    }

    @Nested
    class Refuses {
        @Test
        void zeroForBoxCoxWhenFittedAndWhenApplied() {
            String message = "x0: values above 0 for box-cox (yeo-johnson takes all), found 0.0 (customer c1)";
            assertThatThrownBy(() -> fitted(Points.line(1, 0, 2), Transform.BOX_COX))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
            FeatureMatrix matrix = fitted(Points.line(1, 2, 3), Transform.BOX_COX);
            assertThatThrownBy(() -> matrix.apply(Points.line(1, 0).raw()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }

        @ParameterizedTest
        @EnumSource(names = {"BOX_COX", "YEO_JOHNSON"})
        void oneValueForAll(Transform by) {
            assertThatThrownBy(() -> fitted(Points.line(3, 3), by))
                    .isInstanceOf(DataException.class)
                    .hasMessage("x0: values that differ between customers, found one value for all 2; "
                            + "a feature that is the same for everybody tells nobody apart, leave it out");
        }

        @Test
        void missingValues() {
            CustomerTable table = Points.line(1, 2).raw().with(Column.number("x0"), 1, Double.NaN);
            assertThatThrownBy(() -> Power.fit(Transform.YEO_JOHNSON, table))
                    .isInstanceOf(DataException.class)
                    .hasMessage("x0: a value for each of 2 customers, found 1 missing; Fill fills them");
        }

        @Test
        void anotherTransformationOrALambdaThatIsNoNumber() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Power(Transform.LOG1P, Map.of()))
                    .withMessage("power: box_cox or yeo_johnson with finite lambdas, found LOG1P {}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Power(Transform.BOX_COX, Map.of("x", Double.NaN)))
                    .withMessage("power: box_cox or yeo_johnson with finite lambdas, found BOX_COX {x=NaN}");
        }
    }
}
