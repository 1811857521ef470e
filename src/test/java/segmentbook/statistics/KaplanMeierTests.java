package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.statistics.KaplanMeier.Estimate;

class KaplanMeierTests {
    private static final int[] WAITED = {5, 5, 8, 8, 12, 12, 20, 30, 30, 41};
    private static final boolean[] HAPPENED = {true, false, true, true, false, true, false, true, false, false};

    private static final KaplanMeier TEN = KaplanMeier.of(WAITED, i -> HAPPENED[i]);

    /**
     * lifelines 0.30.3: {@code k = KaplanMeierFitter().fit(waited, happened)}, 1 less {@code k.survival_function_} and {@code
     * k.confidence_interval_}; the error is Greenwood's, {@code S * sqrt(sum(d / (n * (n - d))))} with numpy.
     */
    @ParameterizedTest
    @CsvSource({
        "5, .1, .014719, .526991, .0948683",
        "7, .1, .014719, .526991, .0948683",
        "8, .325, .117503, .709415, .1550705",
        "12, .4375, .190829, .790579, .1650639",
        "29, .4375, .190829, .790579, .1650639",
        "41, .625, .301727, .931345, .1885388"
    })
    void isThatOfLifelines(int day, double share, double low, double high, double error) {
        Estimate estimate = TEN.at(day);
        assertThat(estimate.share()).isCloseTo(share, within(1e-12));
        assertThat(estimate.low()).isCloseTo(low, within(1e-6));
        assertThat(estimate.high()).isCloseTo(high, within(1e-6));
        assertThat(estimate.error()).isCloseTo(error, within(1e-7));
    }

    @Test
    void halfHadItOnTheDayOfLifelines() {
        assertThat(TEN.median()).hasValue(30);
        assertThat(KaplanMeier.of(WAITED, i -> i == 0).median()).isEmpty();
    }

    @Test
    void isNotKnownAfterTheLastWait() {
        assertThat(TEN.size()).isEqualTo(10);
        assertThat(TEN.longest()).isEqualTo(41);
        assertThat(TEN.at(42).share()).isNaN();
        assertThat(TEN.at(42).error()).isNaN();
    }

    @Test
    void whatHappenedToAllStaysSoAndHasNoInterval() {
        Estimate later = KaplanMeier.of(new int[] {3, 4}, i -> true).at(99);
        assertThat(later.share()).isEqualTo(1);
        assertThat(later.low()).isNaN();
        assertThat(later.error()).isNaN();
    }

    @Test
    void whatHappenedToNobodyHasAShareOfZero() {
        KaplanMeier nobody = KaplanMeier.of(new int[] {3, 4}, i -> false);
        assertThat(nobody.at(3).share()).isZero();
        assertThat(nobody.at(3).error()).isZero();
        assertThat(nobody.at(3).high()).isNaN();
        assertThat(nobody.at(3).high()).isNaN();
        assertThat(nobody.median()).isEmpty();
    }

    @Test
    void theOrderOfWaitsDoesNotMatter() {
        int last = WAITED.length - 1;
        int[] backwards = new int[WAITED.length];
        for (int i = 0; i <= last; i++) {
            backwards[i] = WAITED[last - i];
        }
        assertThat(KaplanMeier.of(backwards, i -> HAPPENED[last - i]).at(20)).isEqualTo(TEN.at(20));
    }
}
