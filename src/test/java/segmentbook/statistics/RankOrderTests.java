package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankOrderTests {
    private static double auc(double[] scores, boolean... happens) {
        return RankOrder.auc(scores, i -> happens[i]);
    }

    @Test
    void isOneWhereAllThatHappensScoresHigher() {
        assertThat(auc(new double[] {1, 2, 3, 4}, false, false, true, true)).isEqualTo(1);
        assertThat(auc(new double[] {1, 2, 3, 4}, true, true, false, false)).isZero();
    }

    /** scikit-learn: {@code roc_auc_score([0, 1, 0, 1, 1], [1, 1, 2, 2, 3])}. */
    @Test
    void countsEqualScoresHalf() {
        assertThat(auc(new double[] {1, 1, 2, 2, 3}, false, true, false, true, true))
                .isEqualTo(4.0 / 6);
        assertThat(auc(new double[] {5, 5}, false, true)).isEqualTo(.5);
    }

    @Test
    void isUnknownWhereItHappensToAllOrNobody() {
        assertThat(auc(new double[] {1, 2}, true, true)).isNaN();
        assertThat(auc(new double[] {1, 2}, false, false)).isNaN();
    }
}
