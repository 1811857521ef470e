package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import segmentbook.customers.CustomerTable;
import segmentbook.lifetime.CustomerValues.Value;
import segmentbook.lifetime.PurchaseHistory.Customer;
import segmentbook.segments.Segmentation;

class CustomerValuesTests {
    private static final ValueOptions YEAR = new ValueOptions();

    private static CustomerValues of(PurchaseHistory history, ValueOptions options) {
        return CustomerValues.of(LifetimeFits.of(history), options);
    }

    private static Segmentation halves(PurchaseHistory history) {
        List<String> ids = history.customers().stream().map(Customer::id).toList();
        List<String> names = IntStream.range(0, ids.size())
                .mapToObj(i -> i % 2 == 0 ? "even" : "odd")
                .toList();
        return Segmentation.of("halves", CustomerTable.of(ids), names);
    }

    @Nested
    class OfManyCustomers {
        private final PurchaseHistory history = MadeHistory.of(new BgNbd(1.2, 30, .8, 2.5, false), 400);
        private final CustomerValues values = of(history, YEAR);

        @Test
        void areExpectedPurchasesTimesSpendLessDiscount() {
            CustomerValues plain = of(history, new ValueOptions(365, 0, 91));
            for (int i = 0; i < 400; i++) {
                Value each = plain.all().get(i);
                assertThat(each.value()).isEqualTo(each.purchases() * each.spend(), within(1e-9));
                assertThat(values.all().get(i).value()).isBetween(each.value() / 1.1, each.value());
            }
        }

        @Test
        void areHalvedByAHundredPerCentAYearEarly() {
            double near = of(history, new ValueOptions(1, 1, 91)).all().get(1).value();
            double plain = of(history, new ValueOptions(1, 0, 91)).all().get(1).value();
            assertThat(near / plain).isEqualTo(Math.pow(2, -.5 / 365), within(1e-9));
        }

        @Test
        void lieBetweenTheEndsOfTheirIntervals() {
            Value everybody = values.by(halves(history)).get(0);
            assertThat(everybody.value()).isBetween(everybody.low(), everybody.high());
            assertThat(everybody.high() - everybody.low()).isLessThan(everybody.value());
            assertThat(values.all())
                    .allSatisfy(each -> assertThat(each.low()).isNotNegative().isLessThanOrEqualTo(each.high()));
        }

        @Test
        void ofSegmentsAddUpToThatOfEverybody() {
            List<Value> all = values.by(halves(history));
            assertThat(all).extracting(Value::name).contains("even", "odd").startsWith("everybody");
            assertThat(all.get(1).value() + all.get(2).value())
                    .isEqualTo(all.get(0).value(), within(1e-6));
            assertThat(all.get(1).value()).isGreaterThanOrEqualTo(all.get(2).value());
            assertThat(all.get(0).customers()).isEqualTo(400);
        }

        @Test
        void areTheSameEachTime() {
            assertThat(of(history, YEAR).all()).isEqualTo(values.all());
        }

        @Test
        void areToldInASentenceAndTables() {
            Segmentation halves = halves(history);
            assertThat(values.sentence(halves))
                    .matches(
                            "Purchases of the next 365 days are worth [\\d,]+ GBP today \\([\\d,]+ to [\\d,]+\\), most of all those of (even|odd), [\\d,]+");
            assertThat(values.table().name()).isEqualTo("Value of the next 365 days at 10.0 % a year, GBP");
            assertThat(values.table().doubleColumn("value").get(0))
                    .isGreaterThan(values.table().doubleColumn("value").get(1));
            assertThat(values.table(halves).rowCount()).isEqualTo(3);
            assertThat(values.results().columnNames())
                    .containsExactly(
                            "customer_id",
                            "p_alive",
                            "expected_purchases",
                            "expected_spend",
                            "clv",
                            "clv_low",
                            "clv_high");
            assertThat(values.metrics(halves)).containsKeys("line_set", "everybody", "even", "odd");
        }

        @Test
        void needASegmentationOfTheSameCustomers() {
            Segmentation others = halves(MadeHistory.of(history.customers().subList(0, 20)));
            assertThatThrownBy(() -> values.by(others))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segmentation: of the customers of this history, found one of others");
        }
    }

    /** r and alpha, a and b, q and v lie on ridges: only ratios are known, and these make the values. */
    @Test
    void whereAllCustomersAreAlikeTheIntervalIsNoWiderThanWhatIsNotKnown() {
        GammaGamma spend = new GammaGamma(1.3, 1e5, 3.8e8);
        Draws random = new Draws(new Well19937c(5));
        List<Customer> alike = MadeHistory.of(new BgNbd(5e3, 2.1e5, .01, 1e4, false), 300).customers().stream()
                .map(each -> {
                    double rate = spend.drawRate(random, new Customer("new", PurchaseHistory.Past.NONE, 0));
                    int repeats = each.past().repeats();
                    return new Customer(
                            each.id(),
                            each.past(),
                            repeats == 0 ? 0 : random.gamma(spend.p() * repeats, rate) / repeats);
                })
                .toList();
        PurchaseHistory history = MadeHistory.of(alike);
        Value everybody = of(history, YEAR).by(halves(history)).get(0);
        assertThat(everybody.low()).isBetween(.8 * everybody.value(), everybody.value());
        assertThat(everybody.high()).isBetween(everybody.value(), 1.25 * everybody.value());
        assertThat(Spending.of(history).sentences())
                .contains("Gamma-Gamma cannot tell how much customers differ in what they spend a day"
                        + " (q is not identified)");
    }

    @Test
    void whereNobodyCameBackTheReasonStands() {
        PurchaseHistory history = MadeHistory.of(List.of(new Customer("once", PurchaseHistory.Past.NONE, 0)));
        CustomerValues values = of(history, YEAR);
        String why = "0 of 1 customers bought on a second day; 10 are needed to say when customers come back or leave";
        assertThat(values.whyNot()).isEqualTo(why);
        assertThat(values.all()).isEmpty();
        assertThat(values.sentence(halves(history))).isEqualTo(why);
        assertThat(values.table().name()).isEqualTo(why);
        assertThat(values.results().columnCount()).isZero();
        assertThat(values.metrics(halves(history))).containsEntry("why_not", why);
    }
}
