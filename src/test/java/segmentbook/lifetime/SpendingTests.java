package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import segmentbook.lifetime.PurchaseHistory.Customer;
import segmentbook.lifetime.PurchaseHistory.Past;

class SpendingTests {
    /** Customers with 1 to 20 repeats, whose days are drawn from a Gamma-Gamma; means are multiplied by a factor of the repeats. */
    private static List<Customer> drawn(GammaGamma model, IntToDoubleFunction factor) {
        Draws random = new Draws(new Well19937c(3));
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            int repeats = 1 + i % 20;
            double rate = model.drawRate(random, new Customer("new", Past.NONE, 0));
            double mean = random.gamma(model.p() * repeats, rate) / repeats;
            all.add(new Customer("c" + i, new Past(repeats, 50, 90), mean * factor.applyAsDouble(repeats)));
        }
        return all;
    }

    @Test
    void isFoundAgain() {
        Spending spending = Spending.of(MadeHistory.of(drawn(new GammaGamma(4, 3, 20), repeats -> 1)));
        assertThat(spending.model().orElseThrow().mean()).isEqualTo(40, within(3.0));
        assertThat(spending.sentences()).hasSize(2);
        assertThat(spending.sentences().get(0))
                .matches(
                        "By Gamma-Gamma \\(p .*, q .*, v .*\\) a day with a purchase brings [34]\\d\\.\\d\\d GBP on average");
        assertThat(spending.sentences().get(1))
                .matches(
                        "Spend a day hardly goes with how often customers come \\(rank correlation -?0\\.[01]\\d\\), as is assumed");
    }

    @Test
    void moneyWithoutACurrencyHasNoGapWhereItWouldStand() {
        List<Customer> customers = drawn(new GammaGamma(4, 3, 20), repeats -> 1);
        assertThat(Spending.of(new PurchaseHistory(customers, ChronoUnit.DAYS, "", Margins.NONE))
                        .sentences()
                        .get(0))
                .endsWith(" on average")
                .doesNotContain("  ");
    }

    @Test
    void withoutAMeanOwnMeansStandIn() {
        List<Customer> customers = drawn(new GammaGamma(4, .7, 20), repeats -> 1);
        Spending spending = Spending.of(MadeHistory.of(customers));
        assertThat(spending.sentences().get(0))
                .matches(
                        "Gamma-Gamma has no mean \\(q is 0\\.\\d\\d, not above 1\\), so each customer's own mean stands in");
        assertThat(spending.expected(customers.get(0)))
                .isEqualTo(customers.get(0).spend());
        assertThat(spending.expected(new Customer("once", Past.NONE, 0)))
                .isFinite()
                .isPositive();
    }

    @Test
    void whatGoesWithFrequencyIsSaid() {
        GammaGamma model = new GammaGamma(4, 5, 20);
        assertThat(Spending.of(MadeHistory.of(drawn(model, repeats -> repeats)))
                        .sentences()
                        .get(1))
                .matches(
                        "Who comes more often spends more a day \\(rank correlation 0\\.\\d\\d\\), against what is assumed, so their value is too low");
        assertThat(Spending.of(MadeHistory.of(drawn(model, repeats -> 1.0 / repeats)))
                        .sentences()
                        .get(1))
                .matches(
                        "Who comes more often spends less a day \\(rank correlation -0\\.\\d\\d\\), against what is assumed, so their value is too high");
    }

    @Test
    void whoGotAllBackIsCountedAndLeftOut() {
        List<Customer> customers = new ArrayList<>(drawn(new GammaGamma(4, 3, 20), repeats -> 1));
        customers.add(new Customer("refunded", new Past(2, 30, 90), -5));
        Spending spending = Spending.of(MadeHistory.of(customers));
        assertThat(spending.sentences().get(2))
                .isEqualTo("The fit leaves out 1 customer who got back all that they spent on repeat days");
        assertThat(spending.expected(customers.get(customers.size() - 1)))
                .isPositive()
                .isLessThan(40);
    }

    @Test
    void ofTooFewOwnMeansStandIn() {
        Customer one = new Customer("one", new Past(2, 30, 90), 5);
        Spending spending = Spending.of(MadeHistory.of(List.of(one, new Customer("once", Past.NONE, 0))));
        assertThat(spending.model()).isEmpty();
        assertThat(spending.logLikelihood()).isNaN();
        assertThat(spending.correlation()).isZero();
        assertThat(spending.sentences())
                .containsExactly(
                        "1 customer spent on repeat days, and Gamma-Gamma needs 10, so each customer's own mean stands in");
        assertThat(spending.expected(new Customer("once", Past.NONE, 0))).isEqualTo(5);
    }
}
