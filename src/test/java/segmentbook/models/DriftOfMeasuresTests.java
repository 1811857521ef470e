package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Distances by hand and by outside programs, and limits that chance keeps. */
class DriftOfMeasuresTests {
    private static Drift shift(double[] before, double[] after) {
        return Drift.of("now", "then", "spent", before, after);
    }

    private static double[] numbers(int from, int to) {
        return IntStream.range(from, to).asDoubleStream().toArray();
    }

    /** 0 to 39 beside 10 to 49: up to 9 there is a quarter of the first and none of the second. */
    @Test
    void theKolmogorovSmirnovDistanceIsTheLargestGap() {
        assertThat(shift(numbers(0, 40), numbers(10, 50)).ks()).isCloseTo(.25, within(1e-12));
    }

    /** Of 40 zeros and ones 10 and 30 are ones: with half a customer more, p = 30.5 / 40.5 and 10.5 / 40.5. */
    @Test
    void thePopulationStabilityIndexIsThatOfTheTextbooks() {
        double[] few = IntStream.range(0, 40).mapToDouble(i -> i < 30 ? 0 : 1).toArray();
        double[] many = IntStream.range(0, 40).mapToDouble(i -> i < 10 ? 0 : 1).toArray();
        double p = 30.5 / 40.5;
        double q = 10.5 / 40.5;
        assertThat(shift(few, many).psi()).isCloseTo(2 * (p - q) * Math.log(p / q), within(1e-12));
        assertThat(shift(few, many).isAlarm()).isTrue();
    }

    @Test
    void theSameValuesAreNoShift() {
        Drift none = shift(numbers(0, 50), numbers(0, 50));
        assertThat(none.psi()).isZero();
        assertThat(none.ks()).isZero();
        assertThat(none.inLimits()).isZero();
        assertThat(none.isAlarm()).isFalse();
        double[] alike = DoubleStream.generate(() -> 7).limit(30).toArray();
        assertThat(shift(alike, alike).isAlarm()).isFalse();
    }

    @Test
    void ofFewCustomersNothingIsSaid() {
        Drift few = shift(numbers(0, 19), numbers(100, 200));
        assertThat(few.psi()).isNaN();
        assertThat(few.isAlarm()).isFalse();
        assertThat(shift(numbers(0, 20), numbers(100, 200)).isAlarm()).isTrue();
    }

    /** The asymptotic limit at 1 in 1,000 for 300 beside 200 customers: 1.95 sqrt(1 / 300 + 1 / 200) = .178. */
    @Test
    void theLimitIsThatOfTheTheory() {
        SplittableRandom random = new SplittableRandom(1);
        Drift two = shift(random.doubles(300).toArray(), random.doubles(200).toArray());
        assertThat(two.ksLimit()).isCloseTo(.178, within(.025));
        Drift larger =
                shift(random.doubles(3_000).toArray(), random.doubles(2_000).toArray());
        assertThat(larger.psiLimit()).as("more customers, less chance").isLessThan(two.psiLimit() / 5);
        assertThat(two.psiLimit()).as("the usual rule of .1 would cry wolf").isGreaterThan(.1);
    }
}
