package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTests {
    @Test
    void theWholeIsMeasuredOnEachRowOnce() {
        Bootstrap sum = Bootstrap.of(5, rows -> IntStream.of(rows).sum());
        assertThat(sum.whole()).isEqualTo(10);
        assertThat(sum.low()).isLessThan(10);
        assertThat(sum.high()).isGreaterThan(10);
        assertThat(Bootstrap.of(5, rows -> IntStream.of(rows).sum())).isEqualTo(sum);
    }

    @Test
    void ofNobodyMeasuresNothing() {
        assertThat(Bootstrap.of(0, rows -> rows.length)).isEqualTo(new Bootstrap(0, 0, 0));
    }

    /** The mean of 0 to 999 has the standard error 288.8 / root of 1,000, and 1.96 of them on either side. */
    @Test
    void theIntervalOfAMeanIsThatOfItsStandardError() {
        Bootstrap mean =
                Bootstrap.of(1_000, rows -> IntStream.of(rows).average().orElseThrow());
        assertThat(mean.low()).isCloseTo(499.5 - 17.9, within(5.0));
        assertThat(mean.high()).isCloseTo(499.5 + 17.9, within(5.0));
    }

    @Test
    void equalGroupingsAgreeInEachSample() {
        int[] labels = {1, 1, 2, 2, 3, 3};
        assertThat(Bootstrap.adjustedRand(labels, labels)).isEqualTo(new Bootstrap(1, 1, 1));
        Bootstrap crossed = Bootstrap.adjustedRand(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1});
        assertThat(crossed.whole()).isCloseTo(-.5, within(1e-15));
    }
}
