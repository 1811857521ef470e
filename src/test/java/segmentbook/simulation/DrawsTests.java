package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.WhenChanged;

@WhenChanged({"src/simulation", "data"})
class DrawsTests {
    private static final int MANY = 200_000;

    /** The JDK's SplittableRandom is the same algorithm when it is seeded and not split. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 20_251_212, Long.MIN_VALUE})
    void bitsAreThoseOfSplitMix(long seed) {
        Draws draws = Draws.of(seed);
        SplittableRandom reference = new SplittableRandom(seed);

        for (int i = 0; i < 100; i++) {
            assertThat(draws.next()).isEqualTo(reference.nextLong());
        }
    }

    /** Mean and variance as the textbook has them; for the log-normal exp(s^2 / 2) and (exp(s^2) - 1) exp(s^2). */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samplers")
    void samplersHaveTheMomentsOfTheirLaw(String name, ToDoubleFunction<Draws> sampler, double mean, double variance) {
        Draws draws = Draws.of(4, 2);
        double[] x = DoubleStream.generate(() -> sampler.applyAsDouble(draws))
                .limit(MANY)
                .toArray();
        double m = DoubleStream.of(x).average().orElseThrow();

        assertThat(m).isCloseTo(mean, within(6 * Math.sqrt(variance / MANY)));
        assertThat(DoubleStream.of(x).map(v -> (v - m) * (v - m)).sum() / MANY)
                .isCloseTo(variance, within(0.05 * variance));
    }

    static Stream<Arguments> samplers() {
        return Stream.of(
                sampler("uniform", Draws::uniform, 0.5, 1 / 12.0),
                sampler("below 6", d -> d.below(6), 2.5, 35 / 12.0),
                sampler("chance .3", d -> d.chance(0.3) ? 1 : 0, 0.3, 0.21),
                sampler("exponential", Draws::exponential, 1, 1),
                sampler("normal", Draws::normal, 0, 1),
                sampler(
                        "log-normal",
                        d -> d.logNormal(2, 0.5),
                        2 * Math.exp(0.125),
                        4 * (Math.exp(0.25) - 1) * Math.exp(0.25)),
                sampler("poisson 3", d -> d.poisson(3), 3, 3),
                sampler("pick", d -> d.pick(new double[] {1, 1, 4}), 1.5, 0.25 * 2.25 + 0.75 * 0.25));
    }

    private static Arguments sampler(String name, ToDoubleFunction<Draws> sampler, double mean, double variance) {
        return Arguments.of(name, sampler, mean, variance);
    }

    @Test
    void aWeightOfZeroIsNeverPicked() {
        double[] totals = Draws.runningTotals(new double[] {0, 2, 0, 3, 0});
        Draws draws = Draws.of(1);

        for (int i = 0; i < 10_000; i++) {
            assertThat(draws.pick(totals)).isIn(1, 3);
        }
    }

    @Test
    void neighbouringStreamsOfASeedDiffer() {
        assertThat(Stream.iterate(0, i -> i + 1).limit(1_000).map(i -> Draws.of(9, i)
                        .next()))
                .doesNotHaveDuplicates();
    }
}
