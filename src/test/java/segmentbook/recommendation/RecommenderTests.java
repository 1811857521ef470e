package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.segments.OwnSegments;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

class RecommenderTests {
    private final Path folder;
    private final Transactions may;
    private final Recommenders recommenders;

    RecommenderTests(@TempDir Path folder) {
        this.folder = folder;
        may = FourCustomers.may(folder);
        recommenders = Recommenders.of(may, FourCustomers.SEGMENTS, new RecommendOptions());
    }

    private static List<String> products(Recommender recommender, String customer) {
        return recommender.of(customer).stream().map(Recommendation::product).toList();
    }

    @Nested
    class TheBaskets {
        @ParameterizedTest
        @CsvSource({
            "A,A,1",
            "A,B,.6666666666666666",
            "A,C,.6666666666666666",
            "A,D,.3333333333333333",
            "B,C,.3333333333333333",
            "C,D,.5",
            "A,E,0"
        })
        void jaccardIsBothByEither(String one, String other, double expected) {
            assertThat(recommenders.baskets().jaccard(one, other)).isEqualTo(expected);
            assertThat(recommenders.baskets().jaccard(other, one)).isEqualTo(expected);
        }

        @Test
        void neighboursBeginWithTheProductItself() {
            Table neighbours = recommenders.baskets().neighbours("C", 3);
            assertThat(neighbours.stringColumn("product").asList()).containsExactly("C", "A", "D");
            assertThat(neighbours.intColumn("customers").asList()).containsExactly(2, 3, 1);
            assertThat(neighbours.intColumn("of both").asList()).containsExactly(2, 2, 1);
            assertThat(neighbours.intColumn("of either").asList()).containsExactly(2, 3, 2);
            assertThat(neighbours.doubleColumn("Jaccard").asList()).containsExactly(1., 2 / 3., .5);
        }

        /** Of 400 products some stand in one small basket, which are found by sorting, and one stands in all. */
        @Test
        void boughtTogetherAreTheSameHoweverManyProductsThereAre() {
            StringBuilder csv = new StringBuilder(FourCustomers.HEADER);
            for (int product = 0; product < 400; product++) {
                int customer = product / 10;
                csv.append("%d,P%d,,1,2020-05-01 10:00:00,1,c%d%n".formatted(product, product, customer));
                csv.append("%d,P%d,,1,2020-05-01 10:00:00,1,c%d%n".formatted(product, product % 7, customer));
            }
            Baskets baskets = Baskets.of(SmallShop.transactions(folder, csv.toString()));
            for (int product = 0; product < baskets.products(); product++) {
                int[] both = new int[baskets.products()];
                int[] found = baskets.together(product, both);
                for (int other = 0, at = 0; other < both.length; other++) {
                    int[] mine = baskets.buyers(product);
                    int[] theirs = baskets.buyers(other);
                    int expected = (int) Arrays.stream(mine)
                            .filter(each -> Arrays.binarySearch(theirs, each) >= 0)
                            .count();
                    assertThat(both[other]).isEqualTo(expected);
                    assertThat(expected == 0 || found[at++] == other).isTrue();
                }
                assertThat(found).hasSize((int)
                        Arrays.stream(both).filter(count -> count > 0).count());
            }
        }

        @Test
        void aBasketHasTheRarestProductFirst() {
            assertThat(recommenders.baskets().of("3").stringColumn("name").asList())
                    .containsExactly("Dates", "Cheese", "Apple");
        }

        @Test
        void buyersAreANewSetEachTime() {
            recommenders.baskets().buyers("B").clear();
            assertThat(recommenders.baskets().buyers("B")).containsExactly("1", "2");
        }

        @Test
        void anUnknownIdIsAnError() {
            assertThatThrownBy(() -> recommenders.baskets().of("99"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("customer: one of the kept lines, found 99; for instance 1");
            assertThatThrownBy(() -> recommenders.baskets().buyers("Z"))
                    .hasMessage("product: one of the kept lines, found Z; for instance A");
        }

        @Test
        void keptCancellationsAreNoPurchases() {
            Transactions kept = Transactions.of(SmallShop.dataset(folder, """
                    invoice,product,quantity,time,price,customer
                    1,A,2,2020-05-01 10:00:00,1,1
                    C2,B,-1,2020-05-02 10:00:00,1,1
                    """)
                    .with(new segmentbook.transactions.CleaningRules(
                            true,
                            "C",
                            segmentbook.transactions.Cancellations.KEEP,
                            java.util.Set.of(),
                            List.of(),
                            java.util.Map.of())));
            assertThat(Baskets.of(kept).of("1").stringColumn("product").asList())
                    .containsExactly("A");
        }
    }

    @Nested
    class ItemJaccardOfFour {
        @Test
        void addsUpTheSimilaritiesToTheBasket() {
            // C: J(A,C) + J(B,C) = 2/3 + 1/3; D: J(A,D) + J(B,D) = 1/3 + 0
            List<Recommendation> shown = recommenders.itemJaccard().of("1");
            assertThat(shown).extracting(Recommendation::product).containsExactly("C", "D");
            assertThat(shown.get(0).score()).isEqualTo(1, within(1e-12));
            assertThat(shown.get(1).score()).isEqualTo(1 / 3., within(1e-12));
        }

        @Test
        void saysBecauseOfWhichPurchase() {
            Recommendation first = recommenders.itemJaccard().of("1").get(0);
            assertThat(first.reason()).isEqualTo("because you bought Apple");
        }

        @Test
        void additionsAddUpToTheScore() {
            Recommender jaccard = recommenders.itemJaccard();
            Table additions = jaccard.additions("3").table();
            for (Recommendation each : jaccard.of("3")) {
                Table own = additions.where(t -> t.intColumn("rank").isEqualTo(each.rank()));
                assertThat(own.doubleColumn("similarity").sum()).isEqualTo(each.score(), within(1e-12));
                assertThat(own.doubleColumn("similarity").asList()).isSortedAccordingTo(Collections.reverseOrder());
                assertThat(own.rowCount()).isEqualTo(3);
            }
            assertThat(recommenders.mostPopular().additions("3").all()).isEmpty();
        }

        @Test
        void findsNothingForABasketThatNobodyShares() {
            assertThat(recommenders.itemJaccard().of("4")).isEmpty();
        }

        @Test
        void mayShowWhatTheCustomerHasWhereRepeatIsAllowed() {
            RecommendOptions again = new RecommendOptions().withRepeat(true);
            Recommender jaccard =
                    Recommenders.of(may, FourCustomers.SEGMENTS, again).itemJaccard();
            assertThat(products(jaccard, "1")).startsWith("A", "B").contains("C", "D");
            assertThat(jaccard.of("4").get(0).reason()).isEqualTo("bought before");
        }
    }

    @Nested
    class ByPopularity {
        @Test
        void countsCustomersAndBreaksTiesByTheOrderOfCodes() {
            assertThat(products(recommenders.mostPopular(), "4")).containsExactly("A", "B", "C", "D");
            assertThat(recommenders.mostPopular().of("4").get(0).reason())
                    .isEqualTo("popular: 3 of 4 customers bought it");
            assertThat(recommenders.mostPopular().of("4").get(0).score()).isEqualTo(.75);
        }

        @Test
        void countsWithinTheSegment() {
            assertThat(products(recommenders.popularInSegment(), "1")).containsExactly("C");
            assertThat(recommenders.popularInSegment().of("1").get(0).reason())
                    .isEqualTo("popular in pair: 1 of 2 bought it");
        }

        @Test
        void tiesInTheSegmentAreBrokenByAllBuyers() {
            // in the segment "rest" A, C, D have one buyer each; of all customers 3, 2 and 1
            assertThat(products(recommenders.popularInSegment(), "4")).containsExactly("A", "C", "D");
        }
    }

    @Nested
    class FilledUp {
        @Test
        void aColdStartGetsWhatIsPopularAndTheReasonSaysSo() {
            List<Recommendation> shown = recommenders.combined().of("4");
            assertThat(shown).extracting(Recommendation::product).containsExactly("A", "C", "D", "B");
            assertThat(shown)
                    .extracting(Recommendation::recommender)
                    .containsExactly("popular in segment", "popular in segment", "popular in segment", "most popular");
            assertThat(shown.get(0).reason()).isEqualTo("too few similar products; popular in rest: 1 of 2 bought it");
            assertThat(shown.get(3).reason())
                    .isEqualTo("too few similar products; popular: 2 of 4 customers bought it");
        }

        @Test
        void similarProductsComeFirstAndNoneTwice() {
            assertThat(products(recommenders.combined(), "1")).containsExactly("C", "D", "E");
            assertThat(recommenders.combined().of("1"))
                    .extracting(Recommendation::rank)
                    .containsExactly(1, 2, 3);
        }

        @Test
        void theResultsHoldAllCustomersInOrder() {
            Recommendations all = recommenders.combined().all();
            Table results = all.results();
            assertThat(results.columnNames())
                    .containsExactly("customer_id", "rank", "product", "description", "score", "reason");
            assertThat(results.stringColumn("customer_id").asList())
                    .containsExactly("1", "1", "1", "2", "2", "3", "3", "4", "4", "4", "4");
            assertThat(all.table().stringColumn("recommender").asList())
                    .containsExactly("item Jaccard", "popular in segment", "most popular");
            assertThat(all.table().intColumn("recommendations").asList()).containsExactly(4, 4, 3);
            assertThat(all.table().intColumn("customers").asList()).containsExactly(3, 2, 3);
            assertThat(all.products()).isEqualTo(5);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 100})
        void aShorterListIsTheBeginningOfALongerOne(int k) {
            Recommender some = Recommenders.of(may, FourCustomers.SEGMENTS, new RecommendOptions().withK(k))
                    .combined();
            List<Recommendation> longer = recommenders.combined().of("4");
            assertThat(some.of("4")).isEqualTo(longer.subList(0, Math.min(k, longer.size())));
        }
    }

    @Nested
    class OnOtherData {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void theOrderOfLinesDoesNotMatter(long seed, @TempDir Path other) {
            List<String> shuffled = new ArrayList<>(FourCustomers.LINES.subList(0, 9));
            Collections.shuffle(shuffled, new Random(seed));
            Recommendations again = Recommenders.of(
                            FourCustomers.in(other, shuffled), FourCustomers.SEGMENTS, new RecommendOptions())
                    .combined()
                    .all();
            assertThat(again.all()).isEqualTo(recommenders.combined().all().all());
        }

        /** Tea was sold in January alone, cups and pots until May. */
        @Test
        void whatNobodyHasBoughtLatelyIsCounted(@TempDir Path other) {
            String lines = "time,product,price,customer\n2020-01-02 10:00:00,tea,1,1\n2020-05-02 10:00:00,cup,1,1\n"
                    + "2020-05-02 10:00:00,pot,1,1\n2020-05-03 10:00:00,cup,1,2\n2020-05-04 10:00:00,pot,1,3\n";
            Transactions shop = SmallShop.transactions(other, lines);
            var one = OwnSegments.ofNumbered("one", List.of("a", "a", "a"));
            var all = Recommenders.of(shop, one, new RecommendOptions())
                    .combined()
                    .all();
            assertThat(all.sentence())
                    .endsWith(" different ones; 1 of them nobody has bought in the last 91 days"
                            + " (recommend.soldWithin leaves such out)");
            RecommendOptions lately = new RecommendOptions(10, false, null, null, 91);
            var some = Recommenders.of(shop, one, lately).combined().all();
            assertThat(all.all()).extracting(Recommendation::product).contains("tea");
            assertThat(some.all()).extracting(Recommendation::product).containsOnly("cup", "pot");
            assertThat(some.sentence()).endsWith(", 2 different ones");
        }

        /** The last day counts among them: on 3 May tea of 3 April is thirty days back, and pots of 4 April are not. */
        @ParameterizedTest
        @CsvSource({"29,cup", "30,cup pot", "31,cup pot tea"})
        void daysAreCountedFromTheLast(int days, String sold, @TempDir Path other) {
            Transactions shop = SmallShop.transactions(
                    other,
                    "time,product,price,customer\n2020-04-03 10:00:00,tea,1,1\n2020-04-04 10:00:00,pot,1,1\n"
                            + "2020-05-03 10:00:00,cup,1,2\n");
            assertThat(shop.soldWithin(days)).containsExactlyInAnyOrder(sold.split(" "));
        }

        @Test
        void withoutAProductColumnThereIsNothingToRecommend(@TempDir Path other) {
            Transactions lines = SmallShop.transactions(
                    other, "time,price,customer\n2020-05-01 10:00:00,1,1\n2020-05-02 10:00:00,1,2\n");
            Recommender combined = Recommenders.of(
                            lines, OwnSegments.ofNumbered("one", List.of("a", "a")), new RecommendOptions())
                    .combined();
            assertThat(combined.all().all()).isEmpty();
            String why = "The file has no column of products, so nothing can be recommended";
            assertThat(combined.baskets().whyNot()).isEqualTo(why);
            assertThat(combined.all().sentence()).isEqualTo(why);
            assertThat(combined.all().results().columnCount()).isZero();
            assertThat(combined.all().table().name()).isEqualTo(why);
            assertThat(combined.baskets().neighbours("", 5).name()).isEqualTo(why);
            assertThat(combined.baskets().of("1").name()).isEqualTo(why);
        }

        @Test
        void aSegmentationOfOtherCustomersIsRefused() {
            assertThatThrownBy(() -> Recommenders.of(
                            may, OwnSegments.ofNumbered("two", List.of("a", "b")), new RecommendOptions()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segmentation: one segment for each of 4 customers, found 2");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 101})
        void kMustBeOneToAHundred(int k) {
            assertThatThrownBy(() -> new RecommendOptions().withK(k))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("k: 1 to 100, found " + k);
        }

        @Test
        void aProductHasOneNeighbourAtLeast() {
            assertThatThrownBy(() -> new RecommendOptions().withNeighbours(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("neighbours: 1 or more, found 0");
        }
    }
}
