package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.Transactions;

/**
 * UCI Online Retail, line set B, split on 2011-09-09, ten new products. With numpy, where {@code B} is the 0/1 matrix of
 * customers and products until the split and {@code relevant} that of new products bought afterwards, same columns:
 *
 * <pre>{@code
 * pop = B.sum(0); both = B.T @ B; jaccard = both / (pop[:, None] + pop - both); fill_diagonal(jaccard, 0)
 * scores = B @ jaccard                            # most popular: pop for everybody
 * top = argsort(-where(B > 0, -inf, scores), kind="stable")[:, :10]; hits = relevant[rows, top]
 * precision = hits.sum(1) / 10; recall = hits.sum(1) / n; hit_rate = hits.any(1); discount = 1 / log2(2 + arange(10))
 * ndcg = (hits * discount).sum(1) / discount[:min(10, n)].sum()          # n = relevant.sum(1), rows with n > 0 only
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailRecommendationTests {
    private HoldOut holdOut;
    private Segmentation segmentation;
    private Recommenders recommenders;

    @BeforeAll
    void learnUntilTheSplit() {
        holdOut = HoldOut.of(OnlineRetail.B.transactions(), new RecommendOptions());
        Transactions before = holdOut.before();
        segmentation = Segmentation.of(RfmTable.of(before).score(5).segments());
        recommenders = Recommenders.of(before, segmentation, new RecommendOptions());
    }

    @Test
    void judgesTheCustomersWithANewProduct() {
        assertThat(holdOut.split()).hasToString("2011-09-09");
        assertThat(holdOut.before().customers()).hasSize(3_368);
        assertThat(holdOut.before().products()).hasSize(3_432);
        assertThat(List.of(holdOut.judged(), holdOut.leftOut(), holdOut.newCustomers()))
                .containsExactly(1_851, 3_368 - 1_851, 4_334 - 3_368);
    }

    @Test
    void mostPopularAgreesWithNumpy() {
        assertQuality(recommenders.mostPopular(), .0469, .0188, .0505, .3225);
    }

    @Test
    void itemJaccardAgreesWithNumpy() {
        assertQuality(recommenders.itemJaccard(), .0942, .0484, .1093, .4608);
    }

    /** As above, after {@code near = lexsort((-pop, -jaccard))[:, :neighbours]}, all others 0, with the diagonal 1. */
    @ParameterizedTest
    @CsvSource({"20,.0977,.0507,.1103,.4770", "50,.0923,.0462,.1058,.4522", "100,.0899,.0455,.1041,.4468"})
    void fewerNeighboursAgreeWithNumpy(int neighbours, double precision, double recall, double ndcg, double hitRate) {
        RecommendOptions fewer = new RecommendOptions().withNeighbours(neighbours);
        Recommenders some = Recommenders.of(holdOut.before(), segmentation, fewer);
        assertQuality(some.itemJaccard(), precision, recall, ndcg, hitRate);
    }

    /** As above, with no score for products without a line after 2011-06-10: 91 days before the split. */
    @Test
    void productsSoldLatelyAgreeWithNumpy() {
        RecommendOptions lately = new RecommendOptions(10, false, null, null, 91);
        Recommenders some = Recommenders.of(holdOut.before(), segmentation, lately);
        assertQuality(some.itemJaccard(), .0944, .0484, .1097, .4608);
        assertQuality(some.mostPopular(), .0469, .0188, .0505, .3225);
    }

    @Test
    void fillingUpChangesNothingThatShows() {
        assertQuality(recommenders.combined(), .0942, .0484, .1093, .4608);
    }

    @Test
    void theSegmentKnowsMoreThanEverybodyAndLessThanTheBasket() {
        assertThat(holdOut.judge(recommenders.popularInSegment()).ndcg()).isBetween(.051, .109);
    }

    private void assertQuality(Recommender recommender, double... expected) {
        Quality quality = holdOut.judge(recommender);
        assertThat(quality.customers()).isEqualTo(1_851);
        assertThat(new double[] {quality.precision(), quality.recall(), quality.ndcg(), quality.hitRate()})
                .containsExactly(expected, within(.0001));
    }
}
