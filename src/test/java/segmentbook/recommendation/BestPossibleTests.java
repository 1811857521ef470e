package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.Segmentation;
import segmentbook.simulation.Preferences;
import segmentbook.simulation.ShopPlan;
import segmentbook.statistics.Bootstrap;
import segmentbook.transactions.Transactions;

/**
 * How far the recommenders are from the best possible ranking of the made-up shop, where the chance of each product is known. To
 * rank by that chance is the best that anybody can expect who knows everything but the dice; it is no bound of what one
 * hold-out shows, which depends on the dice, so that the mean has an interval.
 */
class BestPossibleTests {
    private final Transactions lines = Transactions.of(Dataset.read(Path.of("data/shop.yaml")));
    private final HoldOut holdOut = HoldOut.of(lines);
    private final Baskets known = holdOut.known();

    /** The nDCG at 10 of each judged customer, ranked by what is true. */
    private double[] byTruth() {
        Preferences truth = Preferences.of(ShopPlan.SHIPPED, holdOut.split().plusDays(1), lines.lastDay());
        List<String> codes = holdOut.before().products();
        return IntStream.range(0, known.customers())
                .filter(customer -> holdOut.relevant().size(customer) > 0)
                .mapToDouble(customer -> {
                    double[] scores = truth.of(holdOut.before().customers().get(customer), codes);
                    Arrays.stream(known.basket(customer)).forEach(bought -> scores[bought] = 0);
                    int[] shown = Ranking.best(scores, 10, known::count);
                    return Ranking.measures(shown, holdOut.relevant().basket(customer), 10)[2];
                })
                .toArray();
    }

    @Test
    void noRecommenderOfTheShopIsBetterThanTheTruthAndTheBestReachesMostOfIt() {
        Bootstrap best = Bootstrap.mean(byTruth());
        Segmentation segments =
                Segmentation.of(RfmTable.of(holdOut.before()).score().segments());
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Quality each :
                holdOut.judge(Recommenders.of(holdOut.before(), segments)).qualities()) {
            shares.put(each.recommender(), each.ndcg() / best.whole());
        }
        assertThat(best.low()).isGreaterThan(.36);
        assertThat(shares.get("most popular")).isBetween(.3, .5);
        assertThat(shares.values()).allMatch(share -> share < 1).anyMatch(share -> share > .65);
    }
}
