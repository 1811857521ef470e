package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KneeTests {
    private static double[] curve(String values) {
        return Stream.of(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** kneed 0.8: {@code KneeLocator(range(1, n + 1), y, S=1, curve='convex', direction='decreasing').knee}. */
    @ParameterizedTest
    @CsvSource({
        "100 40 20 15 12 10 9 8 7 6, 3",
        "10 9 8 3 2.5 2.2 2, 4",
        "100 99 60 55 20 18 17 16.5, 5",
        "10 6 5.9 3 2 1.9 1.5 1.4, 4",
        "12972.00 6451.70 4820.02 3893.61 3239.60 2815.77 2507.85 2303.95 2122.05 1962.34, 3"
    })
    void agreesWithKneed(String values, int knee) {
        assertThat(Knee.of(curve(values))).isEqualTo(OptionalInt.of(knee - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 4 3 2 1", "1 0", "7 7 7", "10 9.9 9.7 9 5 0"})
    void isNotFoundWhereTheCurveDoesNotFlatten(String values) {
        assertThat(Knee.of(curve(values))).isEmpty();
    }

    @Test
    void doesNotDependOnUnitOrOrigin() {
        double[] values = curve("100 40 20 15 12 10 9 8 7 6");
        assertThat(Knee.of(Arrays.stream(values).map(v -> 64 * v + 4096).toArray()))
                .isEqualTo(Knee.of(values));
    }

    @Test
    void wantsTwoValues() {
        assertThatThrownBy(() -> Knee.of(new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("knee: two values at least, found 1");
    }
}
