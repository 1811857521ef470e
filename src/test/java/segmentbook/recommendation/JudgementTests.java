package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.recommendation.Quality.OfCustomer;
import segmentbook.segments.OwnSegments;
import segmentbook.transactions.SmallShop;
import tech.tablesaw.api.Table;

class JudgementTests {
    private static final RecommendOptions MAY = new RecommendOptions().withSplit(LocalDate.of(2020, 5, 31));
    private final HoldOut holdOut;
    private final Recommenders recommenders;

    JudgementTests(@TempDir Path folder) {
        holdOut = HoldOut.of(FourCustomers.in(folder, FourCustomers.LINES), MAY);
        recommenders = Recommenders.of(holdOut.before(), FourCustomers.SEGMENTS, MAY);
    }

    static Quality quality(String name, double... ndcgs) {
        List<OfCustomer> all = Arrays.stream(ndcgs)
                .mapToObj(ndcg -> new OfCustomer(0, 0, ndcg, 0, 0, 0, 0))
                .toList();
        return new Quality(name, 10, all, 3);
    }

    private Judgement judgement(Quality... qualities) {
        return new Judgement(holdOut, List.of(qualities), List.of(1., 0., 0., 0.));
    }

    private static double[] around(double middle) {
        return IntStream.range(0, 40)
                .mapToDouble(i -> middle + (i % 2 == 0 ? .1 : -.1))
                .toArray();
    }

    @Test
    void theBestIsUsedWhereItIsSurelyBetterThanMostPopular() {
        Judgement clear = judgement(
                quality("most popular", around(.2)), quality("EASE", around(.5)), quality("hybrid", around(.4)));
        assertThat(clear.used()).isEqualTo("EASE");
        assertThat(clear.sentence())
                .isEqualTo(
                        "EASE is used: nDCG at 10 0.500, most popular 0.200, difference 0.300 to 0.300 (95 %), over 40 customers");
    }

    /** Each of five better: of ten recommenders chance alone often makes one so. */
    @Test
    void mostPopularIsUsedWhereFewAreJudged() {
        Judgement few = judgement(
                quality("most popular", .2, .3, .1, .2, .3),
                quality("EASE", .4, .5, .3, .5, .4),
                quality("topics", new double[5]));
        assertThat(few.used()).isEqualTo("most popular");
        assertThat(few.sentence())
                .isEqualTo(
                        "No recommender is surely better than most popular (nDCG at 10 0.220), so most popular is used;"
                                + " 5 judged customers are too few to tell, 30 are needed");
        assertThat(few.findings()).endsWith("; surely (95 %) better than most popular: none; worse: none");
        assertThat(few.differences().doubleColumn("difference").get(1)).isEqualTo(.2, within(1e-12));
        assertThat(few.differences().doubleColumn("at least").isMissing(1)).isTrue();
    }

    @Test
    void mostPopularIsUsedWhereChanceMayExplainTheDifference() {
        double[] unsure = around(.2);
        unsure[0] += .01;
        Judgement unclear = judgement(quality("most popular", around(.2)), quality("EASE", unsure));
        assertThat(unclear.used()).isEqualTo("most popular");
        assertThat(unclear.sentence())
                .isEqualTo(
                        "No recommender is surely better than most popular (nDCG at 10 0.200), so most popular is used");
        assertThat(recommenders.handedOn(unclear).all().recommenders())
                .containsExactly("most popular", "popular in segment");
    }

    @Test
    void eachIsComparedWithTheBestThatKnowsOnlyWhatIsPopular() {
        Table table = judgement(
                        quality("most popular", around(.2)),
                        quality("popular in season", around(.3)),
                        quality("EASE", around(.5)))
                .differences();
        assertThat(table.name()).isEqualTo("nDCG on 40 customers, and its difference to popular in season");
        assertThat(table.doubleColumn("difference").get(2)).isEqualTo(.2, within(1e-12));
        assertThat(table.doubleColumn("at least").get(0)).isEqualTo(-.1, within(1e-12));
    }

    /** Better than most popular by more than chance, but not than what is popular in season. */
    @Test
    void theSentenceAndTheTableHaveTheSameBaseline() {
        double[] unsure = around(.3);
        unsure[0] += .01;
        Judgement unclear = judgement(
                quality("most popular", around(.2)),
                quality("popular in season", around(.3)),
                quality("topics", unsure));
        assertThat(unclear.used()).isEqualTo("popular in season");
        assertThat(unclear.sentence())
                .isEqualTo(
                        "No recommender is surely better than popular in season (nDCG at 10 0.300), so popular in season is used");
        assertThat(unclear.findings())
                .isEqualTo(
                        ", 5 of 5 products shown to each, so a hit is no feat; surely (95 %) better than popular in season: none; "
                                + "worse: most popular");
        assertThat(judgement(
                                quality("most popular", around(.2)),
                                quality("EASE", around(.5)),
                                quality("hybrid", around(.4)))
                        .findings())
                .endsWith("; surely (95 %) better than most popular: EASE, hybrid; worse: none");
    }

    /** Who has nothing to recommend is no worse recommender. */
    @Test
    void nothingToRecommendIsNotWorse() {
        Quality none = quality("popular in season", new double[around(.2).length]);
        Quality idle = new Quality(none.recommender(), none.k(), none.each(), 0);
        assertThat(judgement(quality("most popular", around(.2)), idle).findings())
                .endsWith("; surely (95 %) better than most popular: none; worse: none;"
                        + " nothing to recommend: popular in season");
    }

    @Test
    void judgesAllOfThemAndBySizeOfBasket() {
        Judgement all = holdOut.judge(recommenders);
        assertThat(all.qualities())
                .extracting(Quality::recommender)
                .containsExactly(
                        "most popular",
                        "popular in segment",
                        "popular in season",
                        "item Jaccard",
                        "item cosine",
                        "item lift",
                        "content",
                        "user neighbours",
                        "topics",
                        "EASE",
                        "hybrid");
        assertThat(all.bySize().columnNames()).containsExactly("recommender", "2 products", "3 products");
        assertThat(all.metrics()).containsEntry("used", "most popular").containsKeys("best", "best_popular");
    }

    @Test
    void nobodyToJudgeLeavesItemJaccardUntested(@TempDir Path folder) {
        HoldOut empty = HoldOut.of(
                SmallShop.transactions(
                        folder, "time,price,customer\n2020-05-01 10:00:00,1,1\n2020-06-02 10:00:00,1,1\n"),
                MAY);
        Judgement none = empty.judge(Recommenders.of(empty.before(), OwnSegments.ofNumbered("one", List.of("a")), MAY));
        assertThat(none.used()).isEqualTo("item Jaccard");
        assertThat(none.sentence()).isEqualTo(empty.whyNot()).isNotEmpty();
        assertThat(none.differences().name()).isEqualTo(empty.whyNot());
    }
}
