package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.lifetime.PurchaseHistory.Past;
import segmentbook.transactions.Transactions;

/**
 * The CDNOW sample in weeks, known until 1997-09-30. Parameters and likelihoods are those of the papers (Fader, Hardie, Lee 2005;
 * Fader, Hardie 2013; Batislam and others 2007) and of lifetimes 0.11.3:
 *
 * <pre>{@code
 * s = lifetimes.utils.summary_data_from_transaction_data(lines, "id", "day", "dollars",
 *         observation_period_end="1997-09-30", freq="D", freq_multiplier=7)
 * BetaGeoFitter().fit(s.frequency, s.recency, s["T"]); -f._negative_log_likelihood_ * len(s)
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdnowTests {
    private Transactions whole;
    private PurchaseHistory history;
    private LifetimeFits fits;

    @BeforeAll
    void read(@TempDir Path folder) {
        whole = Cdnow.in(folder);
        history = PurchaseHistory.of(whole.until(Cdnow.CALIBRATION), ChronoUnit.WEEKS);
        fits = LifetimeFits.of(history);
    }

    @Test
    void theHistoryIsThatOfThePapers() {
        assertThat(history.customers()).hasSize(2_357);
        assertThat(history.sum(Past::repeats)).isEqualTo(2_457);
        assertThat(history.sum(past -> past.repeats() > 0 ? 1 : 0)).isEqualTo(946);
        assertThat(history.customers().get(0).past().repeats()).isEqualTo(2);
        assertThat(history.customers().get(0).past().last()).isEqualTo(30.43, within(.005));
        assertThat(history.customers().get(0).past().observed()).isEqualTo(38.86, within(.005));
    }

    private static void assertParameters(LifetimeFit fit, double likelihood, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(fit.model().parameters().get(i)).isEqualTo(expected[i], within(lastDigit(expected[i])));
        }
        assertThat(fit.logLikelihood()).isEqualTo(likelihood, within(.01));
        assertThat(fit.problems()).isEmpty();
    }

    /** Two in the last digit, one of five: where lifetimes stopped the likelihood is lower in its eighth decimal. */
    private static double lastDigit(double value) {
        return value < 10 ? .000_25 : .001;
    }

    @Test
    void bgNbdHasTheParametersOfThePaper() {
        assertParameters(fits.all().get(0), -9582.43, .2426, 4.4135, .7929, 2.4257);
    }

    @Test
    void paretoNbdHasTheParametersOfThePaper() {
        assertParameters(fits.all().get(2), -9594.97, .5533, 10.578, .6062, 11.668);
    }

    @Test
    void mbgNbdHasTheParametersOfThePaper() {
        List<Double> found = fits.all().get(1).model().parameters();
        double[] expected = {.525, 6.183, .891, 1.614};
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).isEqualTo(expected[i], within(.000_5));
        }
    }

    @Test
    void standardErrorsAreKnown() {
        assertThat(fits.all())
                .allSatisfy(fit -> assertThat(fit.standardErrors()).allMatch(error -> error > 0));
    }

    @Test
    void aCustomerIsExpectedToBuyAsOftenAsInThePaper() {
        LifetimeModel model = fits.all().get(0).model();
        assertThat(model.expected(39, new Past(2, 30.43, 38.86))).isEqualTo(1.2259, within(.000_1));
        assertThat(Stream.of(1, 3, 32, 78).map(model::expected).toList())
                .usingElementComparator((one, other) -> Math.abs(one - other) < .000_1 ? 0 : 1)
                .containsExactly(.0532, .1506, 1.0437, 1.8580);
    }

    @Test
    void whoCameOnceIsAliveByBgNbd() {
        assertThat(fits.all().get(0).model().alive(new Past(0, 0, 38))).isEqualTo(1);
        assertThat(fits.all().get(1).model().alive(new Past(0, 0, 38))).isLessThan(1);
    }

    @Nested
    class Spends {
        @Test
        void haveTheParametersOfThePaper() {
            Spending spending = Spending.of(history);
            GammaGamma model = spending.model().orElseThrow();
            assertThat(model.p()).isEqualTo(6.25, within(.005));
            assertThat(model.q()).isEqualTo(3.74, within(.005));
            assertThat(model.v()).isEqualTo(15.45, within(.01));
            assertThat(model.mean()).isEqualTo(35.17, within(.01));
            assertThat(spending.logLikelihood()).isEqualTo(-4055.92, within(.005));
            assertThat(history.customers().stream()
                            .limit(10)
                            .map(spending::expected)
                            .toList())
                    .usingElementComparator((one, other) -> Math.abs(one - other) < .01 ? 0 : 1)
                    .containsExactly(24.66, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17);
        }
    }

    @Test
    void theHoldOutIsUnderestimatedAsInThePaper() {
        ForecastCheck check = ForecastCheck.of(whole, Cdnow.CALIBRATION);
        assertThat(check.actual()).isEqualTo(1_882);
        assertThat(check.all().get(0).name()).isEqualTo("BG/NBD");
        assertThat(check.all().get(0).total()).isEqualTo(1_653, within(1.0));
        ForecastCheck.Point last = check.tracked().get(check.tracked().size() - 1);
        assertThat(last.name()).isEqualTo("1998-06-30");
        assertThat(last.actual()).isEqualTo(2_457 + 1_882);
    }
}
