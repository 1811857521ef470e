package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.BestSellers.By;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

class ProfilesTests {
    private static Profile profile(
            String segment,
            int customers,
            double share,
            double revenue,
            double revenueShare,
            double recency,
            double frequency,
            double monetary) {
        Map<String, Double> medians = Map.of("recency", recency, "frequency", frequency, "monetary", monetary);
        return new Profile(segment, customers, share, revenue, revenueShare, medians, Map.of());
    }

    /** Three customers of a mall, of whom one's age is not known. */
    @Nested
    class OfATableOfCustomers {
        private final CustomerTable table = CustomerTable.of(List.of("1", "2", "3"))
                .with(Column.number("age"), 30, Double.NaN, 50)
                .with(Column.of("gender", Kind.WORDS), List.of("F", "M", ""));
        private final Profiles profiles = Profiles.of(Segmentation.of("own", table, List.of("a", "b", "b")));

        @Test
        void nothingAddsUpAndTheLargestIsFirst() {
            assertThat(profiles.all()).extracting(Profile::segment).containsExactly("b", "a");
            assertThat(profiles.all().get(0).total()).isNaN();
            assertThat(profiles.table().columnNames())
                    .containsExactly("segment", "because", "customers", "% of all", "age", "gender");
            assertThat(profiles.results().columnNames())
                    .containsExactly(
                            "segment", "reason", "customers", "customer_share", "median_age", "typical_gender");
            assertThatThrownBy(profiles::total)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("profiles: a column that adds up, such as money, found none");
        }

        @Test
        void whatIsNotKnownIsLeftOut() {
            assertThat(profiles.of("b").median("age")).isEqualTo(50);
            assertThat(profiles.of("b").typical()).containsEntry("gender", "M 100 %");
            assertThat(profiles.everybody().median("age")).isEqualTo(40);
            assertThat(profiles.everybody().typical()).containsEntry("gender", "F 50 %");
            assertThatThrownBy(() -> profiles.of("b").median("income"))
                    .hasMessage("median: of one of [age], found income");
        }

        @Test
        void theSegmentThatLiesFarthestFromEverybodyIsFound() {
            assertThat(profiles.finding()).isEqualTo("b differ most: age 50 against age 40 of everybody (medians)");
            assertThat(Profiles.of(Segmentation.of("one", table, List.of("a", "a", "a")))
                            .finding())
                    .isEqualTo("All segments are alike");
        }

        /** Ten of segment a, six of whom have a child, and ten of b, four of whom have one. */
        @Test
        void aMedianThatJumpsByOneStepIsNotWhatDiffersMost() {
            List<String> ids =
                    IntStream.range(0, 20).mapToObj(Integer::toString).toList();
            CustomerTable twenty = CustomerTable.of(ids)
                    .with(
                            Column.number("children"),
                            IntStream.range(0, 20)
                                    .mapToDouble(row -> row < 6 || row >= 16 ? 1 : 0)
                                    .toArray())
                    .with(
                            Column.number("income"),
                            IntStream.range(0, 20)
                                    .mapToDouble(row -> 1000 + row)
                                    .toArray());
            List<String> names =
                    IntStream.range(0, 20).mapToObj(row -> row < 10 ? "a" : "b").toList();
            assertThat(Profiles.of(Segmentation.of("own", twenty, names)).finding())
                    .startsWith("a differ most: income 1,005 against income 1,010 of everybody");
        }

        @Test
        void yearsHaveNoCommaAndAWordThatIsANumberHasAColon() {
            CustomerTable born = CustomerTable.of(List.of("1", "2", "3"))
                    .with(Column.number("born").in("year", Column.Better.NEITHER), 1960, 1971, Double.NaN)
                    .with(Column.of("exited", Kind.WORDS), List.of("0", "0", "1"));
            Profiles own = Profiles.of(Segmentation.of("own", born, List.of("a", "a", "a")));
            assertThat(own.table().column("born, year").getString(0)).isEqualTo("1965.5");
            assertThat(own.beside("1").column("born, year").getString(0)).isEqualTo("1960");
            assertThat(own.results().column("median_born").getString(0)).isEqualTo("1965.5");
            assertThat(own.table().column("exited").getString(0)).isEqualTo("0: 67 %");
            assertThat(born.table().column("born, year").getString(1)).isEqualTo("1971");
        }

        /** One customer of 90 beside four of 20 and five of 50. */
        @Test
        void aSegmentOfOneCustomerIsNotWhatDiffersMost() {
            List<String> ids =
                    IntStream.range(0, 10).mapToObj(Integer::toString).toList();
            CustomerTable ten =
                    CustomerTable.of(ids).with(Column.number("age"), 90, 20, 20, 20, 20, 50, 50, 50, 50, 50);
            List<String> names = List.of("old", "young", "young", "young", "young", "m", "m", "m", "m", "m");
            assertThat(Profiles.of(Segmentation.of("own", ten, names)).finding())
                    .isEqualTo("young differ most: age 20 against age 50 of everybody (medians)");
        }
    }

    @Nested
    class OfThreeCustomers {
        private final RfmTable rfm;
        private final Profiles profiles;
        private final BestSellers bestSellers;

        OfThreeCustomers(@TempDir Path folder) {
            Transactions lines = ThreeCustomers.in(folder);
            Segmentation own = OwnSegments.of(lines, "own", List.of("many", "few", "few"));
            rfm = RfmTable.of(lines);
            profiles = Profiles.of(own);
            bestSellers = BestSellers.of(CustomerBase.of(RfmTable.of(lines)), own);
        }

        @Test
        void sumsUpEachSegmentTheDearestFirst() {
            assertThat(profiles.all())
                    .containsExactly(
                            profile("many", 1, 1 / 3., 14, 14 / 25., 6, 2, 14),
                            profile("few", 2, 2 / 3., 11, 11 / 25., 2, 1, 5.5));
            assertThat(profiles.everybody()).isEqualTo(profile("everybody", 3, 1, 25, 1, 3, 1, 6));
            assertThat(profiles.of("few").totalPerCustomer()).isEqualTo(5.5);
        }

        @Test
        void showsACustomerBesideTheirSegmentAndEverybody() {
            Table beside = profiles.beside("9");
            assertThat(beside.stringColumn("who").asList())
                    .containsExactly("customer 9", "few, median", "everybody, median");
            assertThat(beside.doubleColumn("recency, days").asList()).containsExactly(3., 2., 3.);
            assertThat(beside.doubleColumn("frequency, orders").asList()).containsExactly(1., 1., 1.);
            assertThat(beside.doubleColumn("monetary, GBP").asList()).containsExactly(6., 5.5, 6.);
        }

        @Test
        void theResultFileNamesTheBestSellers() {
            Table results = profiles.results(bestSellers);
            assertThat(results.columnNames())
                    .containsExactly(
                            "segment",
                            "reason",
                            "customers",
                            "customer_share",
                            "revenue",
                            "revenue_share",
                            "median_recency_days",
                            "median_frequency",
                            "median_monetary",
                            "product_by_orders",
                            "description_by_orders",
                            "product_by_units",
                            "description_by_units",
                            "product_by_lift",
                            "description_by_lift");
            assertThat(results.stringColumn("product_by_orders").asList()).containsExactly("", "C");
            assertThat(results.stringColumn("description_by_units").asList()).containsExactly("", "Cheese");
            assertThat(results.stringColumn("product_by_lift").asList()).containsExactly("", "");
        }

        @Test
        void metricsAreOfTheKeptLinesAndOfEverybodyToo() {
            assertThat(profiles.metrics())
                    .containsEntry("line_set", "kept lines")
                    .containsEntry("segmentation", "own")
                    .containsOnlyKeys("line_set", "segmentation", "many", "few", "everybody");
        }

        @Test
        void anUnknownSegmentIsAnErrorWithTheNamesThereAre() {
            assertThatThrownBy(() -> profiles.of("Champions"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segment: one with customers, found Champions; choices: few, many");
            assertThatThrownBy(() -> bestSellers.top("Champions", 1, By.ORDERS))
                    .hasMessage("segment: one with customers, found Champions; choices: few, many");
        }

        @Test
        void aSegmentationOfOtherCustomersIsRefused() {
            Segmentation two = OwnSegments.ofNumbered("two", List.of("a", "b"));
            assertThatThrownBy(() -> BestSellers.of(CustomerBase.of(rfm), two))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segmentation: one segment for each of 3 customers, found 2");
        }

        @Test
        void aLiftIsTheShareOfOrdersDividedByThatOfOthersWithHalfAnOrderMore() {
            BestSeller cheese = bestSellers.top("few", 1, By.ORDERS).get(0);
            assertThat(cheese.share()).isEqualTo(1);
            assertThat(cheese.restShare()).isZero();
            assertThat(cheese.lift()).isEqualTo((2.5 / 3) / (.5 / 3), within(1e-12));
            assertThat(cheese.chance()).isNaN(); // too few to say
            assertThat(cheese.more()).isFalse();
        }

        @Test
        void aLiftWithoutSupportDoesNotCount() {
            assertThat(bestSellers.top("few", 9, By.LIFT)).isEmpty();
            assertThat(bestSellers.table().stringColumn("by lift").asList()).containsExactly("", "");
            assertThat(bestSellers.table().stringColumn("by units").asList()).containsExactly("Cheese (3)", "");
        }
    }

    /** Figures printed by {@code reference/online_retail.py}. */
    @Nested
    class OfOnlineRetail {
        @Test
        void championsHoldHalfOfTheRevenue() {
            Transactions lines = OnlineRetail.D.transactions();
            RfmTable rfm = RfmTable.of(lines);
            Segmentation grid = Segmentation.of(rfm.score(5).segments());
            Profile champions = Profiles.of(grid).all().get(0);
            assertThat(champions.segment()).isEqualTo("Champions");
            assertThat(champions.customers()).isEqualTo(618);
            assertThat(champions.totalShare()).isEqualTo(.508, within(.0005));
            BestSellers sellers = BestSellers.of(CustomerBase.of(RfmTable.of(lines)), grid);
            assertThat(sellers.top("Champions", 1, By.ORDERS).get(0))
                    .extracting(BestSeller::name, BestSeller::orders)
                    .containsExactly("JUMBO BAG RED RETROSPOT", 795);
            assertThat(sellers.top("Champions", 1, By.UNITS).get(0))
                    .extracting(BestSeller::code, BestSeller::units)
                    .containsExactly("22197", 29_465.);
        }

        @Test
        void championsOfSetABuyTheSameMost() {
            Transactions lines = OnlineRetail.A.transactions();
            Segmentation grid = Segmentation.of(RfmTable.of(lines).score(5).segments());
            assertThat(BestSellers.of(CustomerBase.of(RfmTable.of(lines)), grid)
                            .top("Champions", 1, By.ORDERS)
                            .get(0))
                    .extracting(BestSeller::name, BestSeller::orders)
                    .containsExactly("JUMBO BAG RED RETROSPOT", 804);
        }

        @Test
        void everyLiftThatCountsHasItsSupportAndIsMoreThanChance() {
            Transactions lines = OnlineRetail.D.transactions();
            Segmentation grid = Segmentation.of(RfmTable.of(lines).score(5).segments());
            BestSellers sellers = BestSellers.of(CustomerBase.of(RfmTable.of(lines)), grid);
            assertThat(sellers.top("Champions", 1, By.LIFT)).isNotEmpty();
            for (String segment : grid.segments()) {
                assertThat(sellers.top(segment, Integer.MAX_VALUE, By.LIFT))
                        .allMatch(each -> each.customers() >= 10 && each.share() >= .01)
                        .allMatch(each -> each.lift() > 1 && each.lift() > each.chance())
                        .isSortedAccordingTo((a, b) -> Double.compare(b.lift() / b.chance(), a.lift() / a.chance()));
            }
        }
    }
}
