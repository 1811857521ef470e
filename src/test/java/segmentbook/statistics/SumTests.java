package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sums that do not show in which order they were made. */
class SumTests {
    @Test
    void doNotDependOnTheOrderOfAddends() {
        double[] values = {1e16, 3.1, -1e16, .1, 1e-9, 2.2};
        double[] reversed = {2.2, 1e-9, .1, -1e16, 3.1, 1e16};
        assertThat(sum(values)).isEqualTo(sum(reversed)).isEqualTo(5.400000001, within(1e-15));
    }

    private static double sum(double... values) {
        Sum sum = new Sum();
        Arrays.stream(values).forEach(sum::add);
        return sum.value();
    }

    @Test
    void groupsHaveTheirOwnAndARowBelowZeroHasNone() {
        int[] groups = {1, -1, 0, 1};
        assertThat(Sum.byGroup(4, row -> row + 1, 3, row -> groups[row])).containsExactly(3, 5, 0);
    }
}
