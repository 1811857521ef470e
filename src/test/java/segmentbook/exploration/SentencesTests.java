package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/** What the sentences on charts claim holds in the data, and changes with it. */
class SentencesTests {
    private final Path folder;

    SentencesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Transactions shop(String text) {
        return SmallShop.transactions(folder, text);
    }

    @Nested
    class OfMonths {
        @Test
        void sayWhatReturningCustomersBring() {
            NewAndReturning months = NewAndReturning.of(shop("""
                    customer,time,price
                    ann,2024-01-10 10:00:00,8
                    ann,2024-02-10 10:00:00,6
                    ben,2024-02-29 10:00:00,2
                    """));
            assertThat(months.revenueSentence())
                    .isEqualTo("After the first month returning customers bring 75 % of the revenue");
            assertThat(months.customersSentence())
                    .isEqualTo("2024-02 has the most customers, 2; 1 of them had bought in an earlier month");
        }

        @Test
        void countUnitsWhereNothingHasAPrice() {
            Transactions units = shop("""
                    customer,product,country,time,quantity
                    ann,A,Chile,2024-01-10 10:00:00,8
                    ann,B,Chile,2024-02-10 10:00:00,6
                    ben,B,Peru,2024-02-29 10:00:00,2
                    """);
            assertThat(NewAndReturning.of(units).revenueSentence())
                    .isEqualTo("After the first month returning customers bring 75 % of the units");
            assertThat(Countries.of(units).sentence())
                    .isEqualTo("Chile brings 88 % of the units, 1 other country the rest");
            assertThat(Countries.of(units).table(1).columnNames()).contains("units", "% of units");
            assertThat(ProductClasses.of(units).sentence())
                    .isEqualTo("2 of 2 products, 100 %, bring 100 % of the units");
        }

        @Test
        void sayWhereThereIsNoLaterMonth() {
            NewAndReturning months = NewAndReturning.of(shop("customer,time,price\nann,2024-01-10 10:00:00,8\n"));
            assertThat(months.revenueSentence())
                    .isEqualTo("The file holds one month, in which everybody is new; the last month is not complete");
            assertThat(months.customersSentence())
                    .isEqualTo("2024-01 has the most customers, 1; 0 of them had bought in an earlier month;"
                            + " the last month is not complete");
        }

        @Test
        void nameTheMonthWithTheMostRawLines() {
            String text = "customer,time,price\nann,2024-01-10 10:00:00,8\nann,2024-02-10 10:00:00,8\n";
            assertThat(Timeline.rawLinesSentence(InvoiceLines.read(SmallShop.dataset(folder, text))))
                    .isEqualTo("2 lines from 2024-01-10 to 2024-02-10; 2024-01 has the most, 1");
            assertThat(Timeline.rawLinesSentence(
                            InvoiceLines.read(SmallShop.dataset(folder, text + "ann,2024-02-11 10:00:00,8\n"))))
                    .isEqualTo("3 lines from 2024-01-10 to 2024-02-11; 2024-02 has the most, 2");
        }
    }

    @Nested
    class OfProducts {
        private static final String LINES = """
                invoice,product,description,quantity,time,price,customer
                1,A,Apple,9,2024-01-10 10:00:00,2,ann
                2,B,Bread,4,2024-01-10 10:00:00,1,ann
                """;

        @Test
        void sayHowManyUnitsNobodyKept() {
            ProductRanking dropped = ProductRanking.of(shop(LINES));
            ProductRanking netted = ProductRanking.of(shop(LINES.replace("B,Bread,4", "B,Bread,1")));
            assertThat(dropped.notKeptSentence(netted, 8))
                    .isEqualTo("Dropped cancellations leave 3 units of Bread that nobody kept");
        }

        @Test
        void sayWhereNettingChangesNothing() {
            ProductRanking ranking = ProductRanking.of(shop(LINES));
            assertThat(ranking.notKeptSentence(ranking, 8))
                    .isEqualTo("No cancellation changes the units of the best sellers");
        }

        @Test
        void countTheProductsThatBringMost() {
            assertThat(ProductClasses.of(shop(LINES)).sentence())
                    .isEqualTo("1 of 2 products, 50 %, brings 82 % of the revenue");
            assertThat(ProductClasses.of(shop(LINES.replace("9,2024", "2,2024")))
                            .sentence())
                    .isEqualTo("2 of 2 products, 100 %, bring 100 % of the revenue");
        }
    }

    @Nested
    class OfOrders {
        private static final String ONE = "invoice,customer,time,price\n1,ann,2024-01-10 10:00:00,8\n";

        @Test
        void sayWhatTheyAreWorth() {
            Orders orders = Orders.of(shop(ONE + "2,ann,2024-01-20 10:00:00,30\n"));
            assertThat(orders.sentence()).isEqualTo("Of 2 orders the middle one is worth 19, the largest 30");
            assertThat(OrderGaps.of(orders).sentence()).isEqualTo("The only gap between two orders is 10 days");
        }

        @Test
        void sayWhatASingleOneIsWorth() {
            assertThat(Orders.of(shop(ONE)).sentence()).isEqualTo("The only order is worth 8");
        }

        @Test
        void sayWhereNobodyCameBack() {
            assertThat(OrderGaps.of(Orders.of(shop(ONE))).sentence())
                    .isEqualTo("Nobody has ordered on two different days");
        }

        @Test
        void sayWhenTheyCome() {
            assertThat(WeekHours.of(shop(ONE)).sentence())
                    .isEqualTo(
                            "Most orders come on Wednesday, which chance alone could do; its busiest hour is from 10 to 11 o'clock");
            assertThat(WeekHours.of(shop(ONE.replace("10:00:00", "00:00:00"))).sentence())
                    .isEqualTo(
                            "The file has no time of day; Wednesday has the most orders, 1, which chance alone could do");
        }
    }

    @Nested
    class OfCountries {
        private static final String LINES =
                "customer,time,price,country\nann,2024-01-10 10:00:00,8,%s\nben,2024-01-10 10:00:00,2,%s\n";

        @Test
        void sayWhatTheHomeCountryBrings() {
            assertThat(Countries.of(shop(LINES.formatted("Chile", "Peru"))).sentence())
                    .isEqualTo("Chile brings 80 % of the revenue, 1 other country the rest");
        }

        @Test
        void sayWhichBringsMostWhereNoneHasHalfOfTheCustomers() {
            Countries countries = Countries.of(shop(LINES.formatted("Chile", "Peru")
                    + "cem,2024-01-10 10:00:00,4,Cuba\ndan,2024-01-10 10:00:00,2,Cuba\nean,2024-01-11 10:00:00,4,\n"));
            assertThat(countries.home().name()).isEqualTo("Cuba");
            assertThat(countries.sentence())
                    .isEqualTo("Chile brings most, 40 % of the revenue, 3 other countries the rest");
        }

        @Test
        void sayWhereThereIsOneOrNone() {
            assertThat(Countries.of(shop(LINES.formatted("Chile", "Chile"))).sentence())
                    .isEqualTo("Everybody buys from one country, Chile");
            assertThat(Countries.of(shop(LINES.formatted("", ""))).sentence()).isEqualTo("The file names no country");
        }
    }

    @Nested
    class OfCohorts {
        private static final String TWO = "customer,time,price\nann,2024-01-10 10:00:00,8\nann,2024-02-29 10:00:00,8\n";

        @Test
        void sayHowManyComeBack() {
            assertThat(Cohorts.of(shop(TWO + "ben,2024-02-20 10:00:00,1\nben,2024-03-31 10:00:00,1\n"))
                            .sentence())
                    .isEqualTo("After the first cohort, 100 of 100 customers buy again in the next month");
            assertThat(Cohorts.of(shop(TWO + "ben,2024-02-20 10:00:00,1\nann,2024-03-31 10:00:00,1\n"))
                            .sentence())
                    .isEqualTo("After the first cohort, 0 of 100 customers buy again in the next month");
        }

        @Test
        void sayWhereNothingCanBeSeenYet() {
            assertThat(Cohorts.of(shop(TWO)).sentence())
                    .isEqualTo(
                            "Only the first cohort can be followed, and it holds everybody from before the file begins");
            assertThat(Cohorts.of(shop("customer,time,price\nann,2024-01-10 10:00:00,8\n"))
                            .sentence())
                    .startsWith("The file holds one whole month at most");
        }
    }
}
