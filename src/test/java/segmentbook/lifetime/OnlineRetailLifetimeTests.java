package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.Transactions;

/** UCI Online Retail, line set A, in days; recipes as in {@link CdnowTests}, with {@code freq="D"} alone. */
class OnlineRetailLifetimeTests {
    @Test
    void onlyTheShareWhoLeaveIsIdentified() {
        LifetimeFit fit = LifetimeFits.of(PurchaseHistory.of(OnlineRetail.A.transactions()))
                .all()
                .get(0);
        List<Double> found = fit.model().parameters();
        assertThat(found.get(0)).isEqualTo(.8265, within(.000_1));
        assertThat(found.get(1)).isEqualTo(68.905, within(.01));
        assertThat(fit.logLikelihood()).isEqualTo(-61_823.5, within(.1));
        assertThat(found.get(2) / (found.get(2) + found.get(3))).isEqualTo(.0005, within(.0001));
        assertThat(fit.standardErrors().get(0)).isPositive();
        assertThat(fit.standardErrors().subList(2, 4)).containsOnly(Double.NaN);
        assertThat(fit.problems()).hasSize(2);
        assertThat(fit.problems().get(0))
                .startsWith(
                        "BG/NBD cannot tell how much customers differ in when they leave: of a and b only the ratio, 0.0005");
        assertThat(fit.problems().get(1))
                .startsWith("BG/NBD finds next to no drop-out (who came again is alive with probability 0.9");
    }

    @Test
    void spendsHaveTheParametersOfLifetimes() {
        GammaGamma model = Spending.of(PurchaseHistory.of(OnlineRetail.A.transactions()))
                .model()
                .orElseThrow();
        assertThat(model.p()).isEqualTo(2.103, within(.001));
        assertThat(model.q()).isEqualTo(3.451, within(.001));
        assertThat(model.v()).isEqualTo(485.89, within(.1));
    }

    @Test
    void aModelRanksCustomersNoBetterThanFrequencyAndPAliveWorseThanChance() {
        ForecastCheck check = ForecastCheck.of(OnlineRetail.A.transactions(), LocalDate.of(2011, 9, 9));
        assertThat(check.actual()).isEqualTo(4_482);
        assertThat(check.all().get(0).total()).isEqualTo(3_384, within(15.0));
        assertThat(check.all().get(0).auc()).isEqualTo(.729, within(.0015));
        assertThat(check.all().get(5).name()).isEqualTo("P(alive) of BG/NBD");
        assertThat(check.all().get(5).auc()).isEqualTo(.36, within(.03));
        assertThat(check.all().get(8).name()).isEqualTo("recency");
        assertThat(check.all().get(8).auc()).isEqualTo(.683, within(.001));
    }
    /**
     * Actual money by pandas (lines after the split of customers with a line until it); expected by lifetimes,
     * {@code BetaGeoFitter(penalizer_coef=1e-5)}, which does not converge without, times {@code GammaGammaFitter}:
     * {@code conditional_expected_number_of_purchases_up_to_time(91, …)} and {@code conditional_expected_average_profit}.
     */
    @Test
    void theAutumnBroughtFarMoreThanTheValueOfItsCustomersSaid() {
        Transactions lines = OnlineRetail.A.transactions();
        ValueCheck check = ValueCheck.of(ForecastCheck.of(lines, LocalDate.of(2011, 9, 9)), lines);
        assertThat(check.actual()).isCloseTo(2_851_873.31, within(.01));
        assertThat(check.expected().value()).isCloseTo(1_597_843, within(5_000.0));
        assertThat(check.sentence())
                .contains(
                        "the 3,370 customers known then",
                        " came, above that, so the interval of what comes next may miss");
    }
}
