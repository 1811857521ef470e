package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments, quantiles, bins and inequality of numbers that fit in a head. */
class DistributionTests {
    private static Distribution of(double... values) {
        return Distribution.of("days", values);
    }

    @Test
    void valuesAreSortedAndTheirs() {
        double[] given = {3, 1, 2};
        Distribution distribution = of(given);
        given[0] = 99;
        distribution.values()[0] = 99;
        assertThat(distribution.values()).containsExactly(1, 2, 3);
        assertThat(distribution.size()).isEqualTo(3);
        assertThat(distribution.min()).isEqualTo(1);
        assertThat(distribution.max()).isEqualTo(3);
        assertThat(distribution.mean()).isEqualTo(2);
        assertThat(distribution.name()).isEqualTo("days");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.9999999999999999, true",
        "-300, -300.00000000000006, true",
        "0, 0, true",
        "0, 1e-20, false",
        "1, 1.0000000000001, false",
        "1700000000, 1700000001, false",
        "-1, 1, false"
    })
    void valuesThatDifferByRoundingAreTheSame(double one, double other, boolean same) {
        assertThat(Distribution.areSame(new double[] {one, other, one})).isEqualTo(same);
        assertThat(of(one, other, one).deviation() == 0).isEqualTo(same);
        assertThat(Histogram.of(of(one, other, one), 20).counts()[0] == 3).isEqualTo(same);
        double[] edges = Histogram.of(of(one, other), 20).edges();
        assertThat(edges).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void binsOfPowersRiseWhereValuesDifferByRounding() {
        assertThat(Histogram.logarithmic(of(1, .9999999999999999), 20).edges()).doesNotHaveDuplicates();
        assertThat(Histogram.of(of(1e18, 1e18), 20).edges()).doesNotHaveDuplicates();
    }

    /** {@code numpy.quantile([1, 2, 4, 8], part / parts)}. */
    @ParameterizedTest
    @CsvSource({
        "0, 4, 1",
        "1, 4, 1.75",
        "1, 2, 3",
        "3, 4, 5",
        "1, 5, 1.6",
        "2, 5, 2.4",
        "4, 5, 5.6",
        "4, 4, 8",
        "1, 3, 2"
    })
    void quantilesAreInterpolated(int part, int parts, double quantile) {
        assertThat(of(8, 2, 4, 1).quantile(part, parts)).isEqualTo(quantile, within(1e-15));
    }

    @Test
    void aQuantileThatIsAnObservationEqualsIt() {
        double[] values = {.1, .2, .30000000000000004, .4, .7};
        for (int edge = 1; edge < 4; edge++) {
            assertThat(of(values).quantile(edge, 4)).isEqualTo(values[edge]);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "6, 5", "0, 0", "1, -1"})
    void quantilesAreFromNoneToAll(int part, int parts) {
        assertThatThrownBy(() -> of(1).quantile(part, parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantile: 0 <= part <= parts, found " + part + " of " + parts);
    }

    /** {@code pandas.Series([1, 2, 4, 8]).skew()}, and of three values. */
    @Test
    void skewnessIsCorrectedForBias() {
        assertThat(of(1, 2, 4, 8).skewness()).isEqualTo(1.1376243669576889, within(1e-12));
        assertThat(of(1, 2, 9).skewness()).isEqualTo(1.6300591617118865, within(1e-12));
        assertThat(of(1, 2, 3).skewness()).isEqualTo(0, within(1e-12));
    }

    @Test
    void skewnessNeedsThreeValuesAndSpread() {
        assertThat(of(1, 2).skewness()).isNaN();
        assertThat(of(5, 5, 5, 5).skewness()).isNaN();
        assertThat(of(.1, .1, .1).skewness()).isNaN();
    }

    @Test
    void logarithmsAreOfOneMore() {
        assertThat(of(0, Math.E - 1).log1p().values()).containsExactly(new double[] {0, 1}, within(1e-15));
        assertThat(of(0).log1p().name()).isEqualTo("log(1 + days)");
        assertThat(of(-2, 0).log1p().values()).as("below zero counts as zero").containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valuesMustBeFinite(double value) {
        assertThatThrownBy(() -> of(1, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days: values must be finite, found " + value);
    }

    @Test
    void thereMustBeAValue() {
        assertThatThrownBy(DistributionTests::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days: at least one value, found none");
    }

    @Test
    void aTableSumsUp() {
        var table = Distribution.table(of(1, 2, 4, 8), of(5));
        assertThat(table.columnNames())
                .containsExactly("measure", "mean", "min", "25 %", "median", "75 %", "max", "skewness");
        assertThat(table.doubleColumn("median").asList()).containsExactly(3., 5.);
    }

    @Property(tries = 300, seed = "21", edgeCases = EdgeCasesMode.NONE)
    void quantilesRiseBetweenTheEnds(
            @ForAll @Size(min = 1, max = 30) double @DoubleRange(min = -1e6, max = 1e6) [] values,
            @ForAll @IntRange(min = 1, max = 12) int parts) {
        Distribution distribution = of(values);
        double last = distribution.min();
        for (int part = 0; part <= parts; part++) {
            double quantile = distribution.quantile(part, parts);
            assertThat(quantile).isBetween(last - 1e-9, distribution.max() + 1e-9);
            last = quantile;
        }
        assertThat(distribution.quantile(parts, parts)).isEqualTo(distribution.max());
    }

    @Test
    void histogramsCountEachValueOnce() {
        Histogram histogram = Histogram.of(of(0, 1, 2, 2.5, 9, 10), 5);
        assertThat(histogram.counts()).hasSize(5);
        assertThat(histogram.counts()).containsExactly(2, 2, 0, 0, 2);
        assertThat(histogram.edges()[0]).isZero();
        assertThat(histogram.edges()[5]).isEqualTo(10);
    }

    @Test
    void logarithmicBinsStandInEqualRatios() {
        Histogram histogram = Histogram.logarithmic(of(1, 5, 10, 50, 1000), 3);
        assertThat(histogram.counts()).containsExactly(2, 2, 1);
        assertThat(histogram.edges()[1]).isEqualTo(10, within(1e-12));
        assertThatThrownBy(() -> Histogram.logarithmic(of(0, 1), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values above zero, found 0.0");
    }

    @Test
    void histogramsOfOneValueHaveAWidth() {
        assertThat(Arrays.stream(Histogram.of(of(3, 3), 4).counts()).sum()).isEqualTo(2);
        assertThatThrownBy(() -> Histogram.of(of(1), 0)).hasMessage("bins: at least 1, found 0");
    }

    @Test
    void inequalityIsNoneWhereAllAreEqualAndNearlyOneWhereOneHasAll() {
        Inequality equal = Inequality.of(of(3, 3, 3, 3, 3));
        assertThat(equal.gini()).isEqualTo(0, within(1e-15));
        assertThat(equal.topShare(.2)).isEqualTo(.2, within(1e-15));
        Inequality one = Inequality.of(of(0, 0, 0, 0, 7));
        assertThat(one.gini()).isEqualTo(.8, within(1e-15));
        assertThat(one.topShare(.2)).isEqualTo(1);
        assertThat(one.lorenz(.8)).isZero();
        assertThat(one.lorenz(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", ".2, .4", ".3, .7", ".5, .9", "1, 1"})
    void theTopShareIsOfRoundedHighest(double fraction, double share) {
        assertThat(Inequality.of(of(0, 1, 2, 3, 4)).topShare(fraction)).isEqualTo(share, within(1e-15));
    }

    @Test
    void customersWhoGotMoreBackCountAsZero() {
        assertThat(Inequality.of(of(-5, 1, 3)).topShare(1 / 3.)).isEqualTo(.75, within(1e-15));
        assertThatThrownBy(() -> Inequality.of(of(-5, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inequality: a value above zero, found 0.0 at most");
    }
}
