package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.OwnSegments;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

class HoldOutTests {
    private static final RecommendOptions MAY = new RecommendOptions().withSplit(LocalDate.of(2020, 5, 31));

    @Nested
    class OfFourCustomers {
        private final Transactions lines;
        private final HoldOut holdOut;
        private final Recommenders recommenders;

        OfFourCustomers(@TempDir Path folder) {
            lines = FourCustomers.in(folder, FourCustomers.LINES);
            holdOut = HoldOut.of(lines, MAY);
            recommenders = Recommenders.of(holdOut.before(), FourCustomers.SEGMENTS, MAY);
        }

        @Test
        void theSplitDayBelongsToThePast() {
            assertThat(holdOut.before().customers()).containsExactly("1", "2", "3", "4");
            assertThat(holdOut.before().products()).containsExactly("A", "B", "C", "D", "E");
            assertThat(holdOut.before().size()).isEqualTo(9);
        }

        @Test
        void countsWhoCanBeJudgedAndWhoNot() {
            // 1 with C, 2 with D and E; 3 bought only again, 4 nothing; 5 is new
            assertThat(List.of(holdOut.judged(), holdOut.leftOut(), holdOut.newCustomers()))
                    .containsExactly(2, 2, 1);
        }

        @Test
        void saysWhyTheOthersCouldNotBeJudged() {
            // 4 bought nothing; 3 bought only what it had; 5 is new
            assertThat(holdOut.account().intColumn("customers").asList()).containsExactly(2, 1, 1, 1);
            assertThat(holdOut.account().name()).isEqualTo("Split after 2020-05-31");
        }

        @Test
        void countsRepeatsWhereTheyAreAllowed() {
            assertThat(HoldOut.of(lines, MAY.withRepeat(true)).judged()).isEqualTo(3);
        }

        @Test
        void meansAreOverTheJudgedCustomers() {
            // 1 is shown C, D: the one relevant product first. 2 is shown D, the first of two; E is similar to nothing.
            Quality quality = holdOut.judge(recommenders.itemJaccard());
            double second = 1 / (1 + 1 / (Math.log(3) / Math.log(2)));
            assertThat(quality.customers()).isEqualTo(2);
            assertThat(quality.precision()).isEqualTo(.1, within(1e-12));
            assertThat(quality.recall()).isEqualTo(.75, within(1e-12));
            assertThat(quality.ndcg()).isEqualTo((1 + second) / 2, within(1e-12));
            assertThat(quality.hitRate()).isEqualTo(1);
            assertThat(quality.products()).isEqualTo(2);
        }

        @Test
        void aListShorterThanKCountsItsEmptyPlacesAsMisses() {
            assertThat(holdOut.judge(Recommenders.of(holdOut.before(), FourCustomers.SEGMENTS, MAY.withK(1))
                                    .itemJaccard())
                            .precision())
                    .isEqualTo(1);
        }

        @Test
        void showsTheCheckOfOneCustomer() {
            Table check = holdOut.check(recommenders.itemJaccard(), "1");
            assertThat(check.name()).isEqualTo("Customer 1, who bought 1 product of this kind afterwards");
            assertThat(check.stringColumn("product").asList()).containsExactly("C", "D");
            assertThat(check.stringColumn("bought afterwards").asList()).containsExactly("yes", "");
        }

        @Test
        void anExampleHasAHitAndAboutAsManyProductsAsWanted() {
            assertThat(holdOut.exampleCustomer(recommenders.itemJaccard(), 1)).isEqualTo("1");
            assertThat(holdOut.exampleCustomer(recommenders.itemJaccard(), 9)).isEqualTo("2");
            // in the segments each customer's only hit is C for 1
            assertThat(holdOut.exampleCustomer(recommenders.popularInSegment(), 9))
                    .isEqualTo("1");
        }

        @Test
        void aRecommenderThatHasSeenTheAnswersIsRefused() {
            Segmentation five = OwnSegments.ofNumbered("five", List.of("a", "a", "a", "a", "a"));
            Recommender knowing = Recommenders.of(lines, five, MAY).itemJaccard();
            assertThatThrownBy(() -> holdOut.judge(knowing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "recommender: made from before() of this split, found one made from 16 lines instead of 9");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2020-04-30", "2020-06-04", "2021-01-01"})
        void aSplitNeedsPurchasesOnBothSides(String day) {
            assertThatThrownBy(() -> HoldOut.of(lines, MAY.withSplit(LocalDate.parse(day))))
                    .isInstanceOf(DataException.class)
                    .hasMessage("recommend.split: a day with purchases until then and after, found " + day
                            + "; the lines go from 2020-05-01 to 2020-06-04");
        }

        @Test
        void withoutADaySplitsNinetyOneDaysBeforeTheLast() {
            LocalDate last = LocalDate.parse("2020-06-04");
            assertThat(new RecommendOptions().split(last.minusDays(182), last)).isEqualTo("2020-03-05");
        }

        @Test
        void inAShortFileSplitsAfterThreeQuarters() {
            LocalDate last = LocalDate.parse("2020-06-04");
            assertThat(new RecommendOptions().split(last.minusDays(40), last)).isEqualTo("2020-05-25");
            assertThat(new RecommendOptions().split(last, last)).isEqualTo("2020-06-04");
        }

        @Test
        void metricsSayHowManyWereLeftOut() {
            Map<String, Object> metrics = holdOut.metrics(List.of(holdOut.judge(recommenders.itemJaccard())));
            assertThat(metrics)
                    .containsEntry("line_set", "kept lines, split by time")
                    .containsEntry("split", "2020-05-31")
                    .containsEntry("customers_known", 4)
                    .containsEntry("customers_judged", 2)
                    .containsEntry("customers_left_out", 2)
                    .containsEntry("customers_new_after_split", 1)
                    .containsEntry("k", 10)
                    .containsKey("item Jaccard");
        }
    }

    @Nested
    class TheMeasuresOfOneCustomer {
        private static final double LOG3 = Math.log(3) / Math.log(2);

        @Test
        void aPerfectListIsOneWhateverKAndTheNumberOfRelevantProducts() {
            assertThat(Ranking.measures(new int[] {4, 2}, new int[] {2, 4, 9}, 2))
                    .containsExactly(1, 2 / 3., 1, 1, 1);
            assertThat(Ranking.measures(new int[] {9, 1, 0}, new int[] {9}, 3)).containsExactly(1 / 3., 1, 1, 1, 1);
        }

        @Test
        void aHitCountsLessFurtherDown() {
            assertThat(Ranking.measures(new int[] {1, 9, 0}, new int[] {9}, 3))
                    .containsExactly(new double[] {1 / 3., 1, 1 / LOG3, 1, .5}, within(1e-15));
        }

        @Test
        void withoutAHitAllAreZero() {
            assertThat(Ranking.measures(new int[] {1, 2}, new int[] {9}, 2)).containsExactly(0, 0, 0, 0, 0);
            assertThat(Ranking.measures(new int[0], new int[] {9}, 2)).containsExactly(0, 0, 0, 0, 0);
        }
    }

    @Nested
    class OnOtherData {
        @Test
        void withoutAProductColumnNobodyCanBeJudged(@TempDir Path folder) {
            Transactions lines = SmallShop.transactions(
                    folder, "time,price,customer\n2020-05-01 10:00:00,1,1\n2020-06-02 10:00:00,1,1\n");
            HoldOut holdOut = HoldOut.of(lines, MAY);
            Recommenders recommenders =
                    Recommenders.of(holdOut.before(), OwnSegments.ofNumbered("one", List.of("a")), MAY);
            Quality quality = holdOut.judge(recommenders.mostPopular());
            assertThat(quality.customers()).isZero();
            assertThat(quality.ndcg()).isNaN();
            assertThat(holdOut.exampleCustomer(recommenders.mostPopular(), 3)).isEqualTo("1");
            assertThat(holdOut.check(recommenders.mostPopular(), "1").rowCount())
                    .isZero();
        }

        @Test
        void itemJaccardBeatsMostPopularInTheShop() {
            HoldOut holdOut =
                    HoldOut.of(Transactions.of(Dataset.read(Path.of("data", "shop.yaml"))), new RecommendOptions());
            Recommenders recommenders = Recommenders.of(
                    holdOut.before(),
                    Segmentation.of(RfmTable.of(holdOut.before()).score(5).segments()),
                    new RecommendOptions());
            double popular = holdOut.judge(recommenders.mostPopular()).ndcg();
            assertThat(holdOut.judge(recommenders.itemJaccard()).ndcg()).isGreaterThan(1.3 * popular);
        }
    }
}
