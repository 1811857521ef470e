package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TwoSharesTests {
    @Test
    void chanceIsThatOfFishersTasterOfTea() {
        // three of four cups right by chance: 17 / 70, doubled
        assertThat(new TwoShares(3, 4, 1, 4).chance()).isEqualTo(2 * 17 / 70., within(1e-12));
        assertThat(new TwoShares(1, 4, 3, 4).chance()).isEqualTo(2 * 17 / 70., within(1e-12));
        assertThat(new TwoShares(2, 4, 2, 4).chance()).isEqualTo(1);
        assertThat(new TwoShares(0, 0, 2, 4).chance()).isEqualTo(1);
    }

    @Test
    void theErrorIsThatOfOneMoreSuccessAndFailureInEachGroup() {
        TwoShares shares = new TwoShares(7, 8, 1, 8);
        assertThat(shares.difference()).isEqualTo(.75);
        assertThat(shares.error()).isEqualTo(1.959963984540054 * Math.sqrt(2 * .8 * .2 / 10), within(1e-12));
    }

    /** A half against six tenths takes 388 in each group: the example of most text books. */
    @Test
    void aRiseOfTenPointsFromAHalfTakesThreeHundredAndEightyEightInEachGroup() {
        assertThat(TwoShares.detectable(388, 388, .5)).isEqualTo(.1, within(.0002));
        assertThat(TwoShares.detectable(388, 388, .1)).isLessThan(.075);
    }

    /** Of 3,000 who are held out nobody buys: a share of 1 % among 27,000 others is none that chance gives. */
    @Test
    void aRiseFromNobodyIsShownToo() {
        assertThat(TwoShares.detectable(27_000, 3_000, 0)).isBetween(.001, .01);
        assertThat(TwoShares.detectable(27_000, 3_000, 0))
                .isEqualTo(TwoShares.detectable(27_000, 3_000, 1e-9), within(1e-4));
    }

    @Test
    void whatNoShareCanReachIsNotShown() {
        assertThat(TwoShares.detectable(9, 1, .5)).isNaN();
        assertThat(TwoShares.detectable(100, 0, .5)).isNaN();
        assertThat(TwoShares.detectable(0, 100, .5)).isNaN();
        assertThat(TwoShares.detectable(100, 100, 1)).isNaN();
    }

    @Test
    void severalTestsAreCorrectedByHolm() {
        assertThat(TwoShares.together(.01, .04, .03)).containsExactly(new double[] {.03, .06, .06}, within(1e-12));
        assertThat(TwoShares.together(.02, .02)).containsExactly(new double[] {.04, .04}, within(1e-12));
        assertThat(TwoShares.together(.6, .7)).containsExactly(1, 1);
        assertThat(TwoShares.together()).isEmpty();
    }
}
