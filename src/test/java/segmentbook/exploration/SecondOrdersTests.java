package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Demographics;
import segmentbook.exploration.SecondOrders.Group;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class SecondOrdersTests {
    private final Path folder;

    SecondOrdersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Transactions shop(String lines) {
        return SmallShop.transactions(folder, "invoice,customer,time,price\n" + lines);
    }

    /** The first {@code back} of so many customers come back after a month, all others never; watched for 200 days. */
    private String customers(String name, int size, int back, int price) {
        StringBuilder lines = new StringBuilder();
        LocalDate first = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < size; i++) {
            String customer = name + i;
            lines.append("%s-1,%s,%s 10:00:00,%d\n".formatted(customer, customer, first, price));
            if (i < back) {
                lines.append("%s-2,%s,%s 10:00:00,%d\n".formatted(customer, customer, first.plusDays(30), price));
            }
        }
        return lines + "z,%s0,%s 10:00:00,1\n".formatted(name, first.plusDays(200));
    }

    @Nested
    class OfFourCustomers {
        private final SecondOrders four = SecondOrders.of(shop("""
                1,ann,2024-01-01 10:00:00,5
                2,ann,2024-01-01 12:00:00,5
                3,ann,2024-01-11 10:00:00,5
                4,ben,2024-01-01 10:00:00,7
                5,cem,2024-01-21 10:00:00,8
                6,dan,2024-01-01 10:00:00,9
                7,dan,2024-01-31 10:00:00,9
                """));

        /** Waits 10, 30 (over), 10 (watched), 30: one of four on day 10, then one of the two still watched. */
        @Test
        void countWhoIsWatched() {
            assertThat(four.all().curve().size()).isEqualTo(4);
            assertThat(four.all().curve().at(9).share()).isZero();
            assertThat(four.all().curve().at(10).share()).isCloseTo(.25, within(1e-12));
            assertThat(four.all().curve().at(30).share()).isCloseTo(1 - .75 * .5, within(1e-12));
            assertThat(four.sentence())
                    .isEqualTo(
                            "Of 4 customers half order on a second day within 30 days of the first; nobody is watched for 90 days");
        }

        @Test
        void areSummedUpWithoutWhatNobodyKnows() {
            assertThat(four.metrics()).isEqualTo(Map.of("line_set", "kept lines", "median_days_to_second_order", 30));
        }

        @Test
        void arePartedByTheirFirstDay() {
            assertThat(four.byFirstBasket().stream().map(Group::name))
                    .containsExactly("first basket, GBP 7 to 8", "first basket, GBP 9", "first basket, GBP 10");
            assertThat(four.byCohort().stream().map(Group::name)).containsExactly("first order 2024-01");
            assertThat(SecondOrders.sentence(four.byCohort()))
                    .isEqualTo("No two groups can be told apart 90 days after the first order");
        }
    }

    @Test
    void basketsHaveTheirCurrency() {
        var shop = Transactions.of(segmentbook.description.Dataset.read(Path.of("data", "shop.yaml")));
        assertThat(SecondOrders.of(shop).byFirstBasket())
                .allSatisfy(each -> assertThat(each.name()).startsWith("first basket, GBP "));
    }

    @Test
    void oneCustomerWithOneOrderIsWaiting() {
        SecondOrders one = SecondOrders.of(shop("1,ann,2024-01-01 10:00:00,5\n"));
        assertThat(one.sentence())
                .isEqualTo("Of 1 customer fewer than half have ordered on a second day; nobody is watched for 90 days");
        assertThat(one.byFirstBasket()).hasSize(1);
    }

    @Test
    void saysWhetherGroupsCanBeToldApart() {
        SecondOrders much = SecondOrders.of(shop(customers("a", 40, 30, 1) + customers("b", 40, 10, 2)));
        assertThat(SecondOrders.sentence(much.byFirstBasket()))
                .isEqualTo("Back within 90 days: first basket, GBP 1, 75 % (61 to 87),"
                        + " against first basket, GBP 2, 25 % (14 to 41)");
        SecondOrders little = SecondOrders.of(shop(customers("a", 40, 21, 1) + customers("b", 40, 19, 2)));
        assertThat(SecondOrders.sentence(little.byFirstBasket()))
                .isEqualTo("Back within 90 days: first basket, GBP 1, 53 % (38 to 68),"
                        + " against first basket, GBP 2, 48 % (33 to 64); that may be chance");
        assertThat(much.sentence())
                .isEqualTo(
                        "Of 80 customers half order on a second day within 30 days of the first; 50 % (40 to 61) do within 90 days");
    }

    /** Statsmodels, {@code proportion_confint(2, 1500)} and the like give about 0.03 to 0.5. */
    @Test
    void saysAShareBelowOnePercentWithItsDigits() {
        assertThat(SecondOrders.of(shop(customers("a", 1500, 2, 1))).sentence())
                .matches(
                        ".* fewer than half have ordered on a second day; 0\\.13 % \\(0\\.0\\d to 0\\.\\d\\d\\) do within 90 days");
    }

    @Test
    void takesTheGroupsOfAttributes() {
        SecondOrders orders = SecondOrders.of(shop(customers("a", 4, 2, 1)));
        CustomerTable cards = CustomerTable.of(List.of("a0", "a1", "a2", "a3"))
                .with(Column.of("card", Column.Kind.WORDS), List.of("yes", "yes", "yes", ""));
        assertThat(orders.byAttribute(Demographics.of(cards)).stream().map(Group::name))
                .containsExactly("card yes", "card not known");
        assertThat(orders.byAttribute(Demographics.of(cards.select(List.of())))).isEmpty();
    }

    @Test
    void saysThatThereAreNoGroups() {
        assertThat(SecondOrders.sentence(List.of())).isEqualTo("There are no groups to compare");
    }

    @Test
    void comparesNoGroupsByDifferentThings() {
        SecondOrders orders = SecondOrders.of(shop(customers("a", 40, 30, 1) + customers("b", 40, 10, 2)));
        List<Group> baskets = orders.byFirstBasket();
        assertThat(SecondOrders.sentence(
                        List.of(baskets.get(0), orders.byCohort().get(0))))
                .startsWith("No two groups can be told apart");
        assertThat(SecondOrders.sentence(baskets)).startsWith("Back within");
    }

    /**
     * Set A with lifelines 0.30.3: days of each customer with pandas' {@code drop_duplicates(["CustomerID", "day"])}, the wait
     * from the first to the second, or to 2011-12-09; {@code KaplanMeierFitter().fit(wait, again)}. Thirds of the first day's
     * amount by {@code numpy.quantile(b, [1/3, 2/3])}, cohorts by {@code first.dt.to_period("Q")}.
     */
    @Nested
    class OfOnlineRetail {
        private final SecondOrders orders = SecondOrders.of(OnlineRetail.A.transactions());

        @Test
        void areThoseOfLifelines() {
            assertThat(orders.all().curve().at(30).share()).isCloseTo(.191601982956, within(1e-10));
            assertThat(orders.all().back().share()).isCloseTo(.459911721446, within(1e-10));
            assertThat(orders.all().back().low()).isCloseTo(.444341584684, within(1e-10));
            assertThat(orders.all().back().high()).isCloseTo(.475766712480, within(1e-10));
            assertThat(orders.all().curve().at(180).high()).isCloseTo(.673410856369, within(1e-10));
            assertThat(orders.all().curve().median()).hasValue(104);
        }

        @Test
        void areThoseOfLifelinesByFirstBasket() {
            List<Group> thirds = orders.byFirstBasket();
            assertThat(thirds.stream().map(Group::label))
                    .containsExactly("0.85 to 210.2", "210.2 to 382.5", "382.5 to 77,184");
            assertThat(thirds.get(0).back().share()).isCloseTo(.363845066406, within(1e-10));
            assertThat(thirds.get(1).back().low()).isCloseTo(.452678221154, within(1e-10));
            assertThat(thirds.get(2).back().high()).isCloseTo(.562898484355, within(1e-10));
        }

        @Test
        void areThoseOfLifelinesByCohort() {
            List<Group> quarters = orders.byCohort();
            assertThat(quarters.stream().map(Group::label))
                    .containsExactly("2010-Q4", "2011-Q1", "2011-Q2", "2011-Q3", "2011-Q4");
            assertThat(quarters.get(0).back().share()).isCloseTo(.578531073446, within(1e-10));
            assertThat(quarters.get(3).back().share()).isCloseTo(.456017109880, within(1e-10));
            assertThat(quarters.get(4).back().share())
                    .as("nobody was watched for so long")
                    .isNaN();
            assertThat(SecondOrders.table(quarters).row(4).getInt("customers")).isEqualTo(722);
        }
    }

    /** Set D with lifelines and pandas, {@code groupby("CustomerID").gap.median().median()}: median gap 28, of customers' medians 53; to the second order 105 days. */
    @Test
    void countsEachCustomerOnce() {
        Transactions transactions = OnlineRetail.D.transactions();
        OrderGaps gaps = OrderGaps.of(Orders.of(transactions));
        assertThat(gaps.median()).hasValue(28);
        assertThat(gaps.typical()).hasValue(53);
        assertThat(SecondOrders.of(transactions).all().curve().median()).hasValue(105);
        assertThat(gaps.sentence())
                .isEqualTo("Half of the 12,270 gaps between orders are 28 days or shorter; of those who came back a"
                        + " tenth own 42 % of them, and half wait 53 days or longer");
        assertThat(gaps.shares().percent("gaps", 0)).isCloseTo(100 * 2063 / 12_270.0, within(1e-9));
    }
}
