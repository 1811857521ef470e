package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import segmentbook.lifetime.PurchaseHistory.Past;

class LifetimeModelTests {
    static List<LifetimeModel> models() {
        return List.of(new BgNbd(.6, 8, .8, 2.5, false), new BgNbd(.6, 8, .8, 2.5, true), new ParetoNbd(.6, 8, .7, 12));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nobodyBuysInNoTimeAndMoreInMore(LifetimeModel model) {
        Past past = new Past(3, 10, 20);
        assertThat(model.expected(0, past)).isZero();
        assertThat(model.expected(5, past)).isLessThan(model.expected(10, past)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("models")
    void whoWasSeenLaterIsMoreLikelyAlive(LifetimeModel model) {
        assertThat(model.alive(new Past(3, 10, 20))).isBetween(0.0, 1.0).isLessThan(model.alive(new Past(3, 15, 20)));
    }

    /** What draws bring on average is what the formula says: two ways that share no line of code. */
    @ParameterizedTest
    @MethodSource("models")
    void drawsComeToWhatIsExpected(LifetimeModel model) {
        for (Past past : List.of(Past.NONE, new Past(0, 0, 20), new Past(4, 18, 20))) {
            RandomGenerator random = new Well19937c(1);
            int[] purchases = new int[1];
            for (int i = 0; i < 40_000; i++) {
                model.future(random, 30, past, at -> purchases[0]++);
            }
            assertThat(purchases[0] / 40_000.0)
                    .isEqualTo(model.expected(30, past), within(.05 * model.expected(30, past)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawnPurchasesLieWithinTheTime(LifetimeModel model) {
        RandomGenerator random = new Well19937c(2);
        for (int i = 0; i < 1_000; i++) {
            model.future(random, 30, Past.NONE, at -> assertThat(at).isBetween(0.0, 30.0));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void longTimesAndManyPurchasesOverflowNothing(LifetimeModel model) {
        for (Past past :
                List.of(new Past(900, 3_000, 3_650), new Past(900, 3_649, 3_650), new Past(1, .1, 3_650), Past.NONE)) {
            assertThat(model.alive(past)).isBetween(0.0, 1.0);
            assertThat(model.expected(3_650, past)).isFinite().isNotNegative();
        }
    }

    /** Where the formulas of the papers divide zero by zero. */
    @Test
    void polesAreLimits() {
        Past past = new Past(2, 10, 20);
        for (boolean modified : new boolean[] {false, true}) {
            double at = new BgNbd(.6, 8, 1, 2, modified).expected(9, past);
            assertThat(at).isEqualTo(new BgNbd(.6, 8, 1.000_001, 2, modified).expected(9, past), within(1e-5));
        }
        double sum = new BgNbd(.6, 8, .4, .6, false).expected(9);
        assertThat(sum).isEqualTo(new BgNbd(.6, 8, .400_001, .6, false).expected(9), within(1e-5));
        double shape = new ParetoNbd(.6, 8, 1, 12).expected(9, past);
        assertThat(shape).isEqualTo(new ParetoNbd(.6, 8, 1.000_001, 12).expected(9, past), within(1e-5));
        double equal = new ParetoNbd(.6, 8, 1.5, 8).alive(past);
        assertThat(equal).isEqualTo(new ParetoNbd(.6, 8, 1.5, 8.000_001).alive(past), within(1e-5));
        assertThat(equal).isEqualTo(new ParetoNbd(.6, 8, 1.5, 7.999_999).alive(past), within(1e-5));
    }

    /** Without leaving, purchases are those of a gamma mixture of Poisson processes: (r + x) t / (alpha + T). */
    @Test
    void withoutLeavingOnlyTheRateCounts() {
        Past past = new Past(4, 15, 20);
        assertThat(Stream.of(new BgNbd(2, 8, 1e-4, 1e6, false), new ParetoNbd(2, 8, 1e-4, 1e7))
                        .map(model -> model.expected(7, past)))
                .allSatisfy(expected -> assertThat(expected).isEqualTo(6 * 7 / 28.0, within(1e-5)));
    }
}
