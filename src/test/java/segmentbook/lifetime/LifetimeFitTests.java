package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.lifetime.PurchaseHistory.Customer;
import segmentbook.lifetime.PurchaseHistory.Past;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class LifetimeFitTests {
    @Nested
    class OfCustomersWhoLeave {
        private final LifetimeModel truth = new ParetoNbd(1.5, 40, .8, 60);
        private final LifetimeFits fits = LifetimeFits.of(MadeHistory.of(truth, 3_000));

        @Test
        void findsTheModelAndItsParametersWithinThreeStandardErrors() {
            LifetimeFit best = fits.best();
            assertThat(best.model().name()).isEqualTo("Pareto/NBD");
            for (int i = 0; i < 4; i++) {
                double error = best.standardErrors().get(i);
                assertThat(best.model().parameters().get(i))
                        .isEqualTo(truth.parameters().get(i), within(3 * error));
            }
        }

        @Test
        void saysThatAllIsIdentified() {
            assertThat(fits.sentences()).hasSize(1);
            assertThat(fits.sentences().get(0))
                    .matches(
                            "Pareto/NBD is the likeliest of 3 models \\(log-likelihood -[\\d,.]+; MBG/NBD is less than 1 below, so as good\\) and is used; all its parameters are identified");
            assertThat(fits.table().name()).isEqualTo(fits.sentences().get(0));
            assertThat(fits.table().stringColumn("parameters ± standard errors").get(2))
                    .matches(
                            "r 1\\.\\d+ ± 0\\.\\d+, alpha [\\d.]+ ± [\\d.]+, s 0?[\\d.]+ ± [\\d.]+, beta [\\d.]+ ± [\\d.]+");
        }
    }

    @Nested
    class OfCustomersWhoStay {
        private final LifetimeFits fits = LifetimeFits.of(MadeHistory.of(new ParetoNbd(1.5, 40, 1, 1e9), 1_000));

        @Test
        void saysThatNextToNobodyLeaves() {
            assertThat(fits.all()).allSatisfy(fit -> assertThat(fit.problems())
                    .anyMatch(each -> each.startsWith(fit.model().name() + " finds next to no drop-out")
                            && each.endsWith(", so hardly anybody seems lost by P(alive)")));
        }

        @Test
        void saysWhichRatioIsIdentified() {
            LifetimeFit fit = fits.all().get(0);
            assertThat(fit.problems().get(0))
                    .startsWith(
                            "BG/NBD cannot tell how much customers differ in when they leave: of a and b only the ratio, ");
            assertThat(fits.table().stringColumn(2).get(0)).contains("b ").endsWith("(not identified)");
            assertThat(fits.sentences().get(0)).endsWith("and is used");
        }

        /** Where nobody leaves, all three say the same. */
        @Test
        void saysThatNoModelIsBetterThanAnother() {
            assertThat(fits.sentences().get(0))
                    .matches(".*\\(log-likelihood -[\\d,.]+(; \\S+NBD is less than 1 below, so as good){2}\\).*");
        }
    }

    @Test
    void customersWithOneRateAreSaidToHardlyDiffer() {
        LifetimeFit fit = LifetimeFits.of(MadeHistory.of(new BgNbd(5_000, 100_000, 1, 4, false), 300))
                .all()
                .get(0);
        assertThat(fit.problems())
                .anyMatch(each -> each.startsWith("BG/NBD cannot tell how much customers differ in how often they buy: "
                        + "of r and alpha only the ratio, 0.04"));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10})
    void tenWhoCameBackAreNeeded(int back) {
        List<Customer> customers = IntStream.range(0, 40)
                .mapToObj(i ->
                        new Customer("c" + i, i < back ? new Past(1 + i % 3, 20 + i, 90) : new Past(0, 0, 50 + i), 5))
                .toList();
        LifetimeFits fits = LifetimeFits.of(MadeHistory.of(customers));
        String why = "9 of 40 customers bought on a second day; 10 are needed to say when customers come back or leave";
        assertThat(fits.whyNot()).isEqualTo(back < 10 ? why : "");
        assertThat(fits.all()).hasSize(back < 10 ? 0 : 3);
        assertThat(fits.sentences().get(0).equals(why)).isEqualTo(back < 10);
        assertThat(fits.table().name().equals(why)).isEqualTo(back < 10);
    }

    @Nested
    class History {
        private final Transactions lines;

        History(@TempDir Path folder) {
            lines = SmallShop.transactions(folder, """
                    invoice,product,description,quantity,time,price,customer
                    1,A,Apple,1,2020-05-01 10:00:00,5,7
                    2,A,Apple,1,2020-05-08 10:00:00,2,7
                    3,A,Apple,1,2020-05-08 11:00:00,4,7
                    4,A,Apple,1,2020-05-22 11:00:00,2,7
                    5,A,Apple,1,2020-05-15 11:00:00,9,8
                    """);
        }

        @Test
        void mergesADayAndCountsFromTheFirst() {
            assertThat(PurchaseHistory.of(lines).customers())
                    .containsExactly(
                            new Customer("7", new Past(2, 21, 21), 4), new Customer("8", new Past(0, 0, 7), 0));
        }

        @Test
        void canCountInWeeksAndInNothingElse() {
            PurchaseHistory weeks = PurchaseHistory.of(lines, ChronoUnit.WEEKS);
            assertThat(weeks.customer("7")).isEqualTo(new Customer("7", new Past(2, 3, 3), 4));
            assertThatThrownBy(() -> PurchaseHistory.of(lines, ChronoUnit.MONTHS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("unit: days or weeks, found Months");
        }

        @Test
        void namesACustomerWhereOneIsNotThere() {
            assertThatThrownBy(() -> PurchaseHistory.of(lines).customer("9"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("customer: one of the kept lines, found 9; for instance 7");
        }
    }
}
