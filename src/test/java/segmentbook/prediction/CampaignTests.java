package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What letters to customers at risk earn. */
class CampaignTests {
    /** Two of four leave: the first is at risk by 90 %, the other by 30 %. */
    private final Judged four = new Judged("four", new double[] {.9, .3, .4, .1}, new int[] {1, 1, 0, 0});

    @Test
    void aLetterEarnsItsShareOfTheValueOfThoseWhoLeave() {
        Campaign.Profit profit = new Campaign(100, 1, .1).on(four);
        assertThat(profit.byPercent().get(0)).isEqualTo(2 * 10 - 4);
        assertThat(profit.byPercent().get(20)).isEqualTo(2 * 10 - 3);
        assertThat(profit.byPercent().get(50)).isEqualTo(10 - 1);
        assertThat(profit.byPercent().get(95)).isZero();
        assertThat(profit.threshold().whole()).isEqualTo(11);
        assertThat(profit.profit().whole()).isEqualTo(17);
        assertThat(profit.sentence("GBP"))
                .startsWith("If the assumptions hold, letters from 11 % on (")
                .contains(") would have earned 17 GBP (")
                .endsWith(", 95 %), letters to all 16 GBP");
        assertThat(profit.sentence("")).contains(") would have earned 17 (").endsWith(", 95 %), letters to all 16");
    }

    @Test
    void lettersToAllAreSaidOnceWhereTheyEarnMost() {
        Judged most = new Judged("most", new double[] {.9, .4, .3, .1}, new int[] {1, 1, 0, 1});
        assertThat(new Campaign(100, 1, .1).on(most).sentence("GBP"))
                .startsWith("If the assumptions hold, letters from 0 % on (0 to ")
                .contains("), to all, would have earned 26 GBP (")
                .endsWith(", 95 %)");
    }

    @Test
    void aDearLetterPaysForNobody() {
        Campaign.Profit profit = new Campaign(100, 11, .1).on(four);
        assertThat(profit.sentence("GBP"))
                .isEqualTo("No letter pays under these assumptions, from whatever probability on");
        assertThat(new Campaign(100, 11, .1).breakEven()).isCloseTo(1.1, within(1e-12));
    }

    @Test
    void whereProbabilitiesAreTrueTheBestThresholdIsNearBreakEven() {
        int[] left = IntStream.range(0, 20_000)
                .map(i -> i % 100 * 97 % 100 < i / 200 ? 1 : 0)
                .toArray();
        double[] exact = IntStream.range(0, 20_000)
                .mapToDouble(i -> Math.floorDiv(i, 200) / 100.0)
                .toArray();
        Campaign campaign = new Campaign(50, 2, .1);
        assertThat(campaign.breakEven()).isCloseTo(.4, within(1e-12));
        assertThat(campaign.on(new Judged("true", exact, left)).threshold().whole())
                .isBetween(38.0, 42.0);
    }

    @Test
    void assumptionsAreChecked() {
        assertThatThrownBy(() -> new Campaign(0, 1, .1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("campaign: a value above zero, a cost from 0, a success above 0 to 1, found 0.0, 1.0, 0.1");
        assertThatThrownBy(() -> new Campaign(1, 1, Double.NaN)).hasMessageContaining("found 1.0, 1.0, NaN");
    }
}
