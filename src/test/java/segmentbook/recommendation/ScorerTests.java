package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.transactions.SmallShop;

class ScorerTests {
    private static final int ALL = Integer.MAX_VALUE;
    private final Baskets may;
    private final Path folder;

    ScorerTests(@TempDir Path folder) {
        this.folder = folder;
        may = Baskets.of(FourCustomers.may(folder));
    }

    private static double[] scores(Scorer scorer, int customer) {
        double[] scores = new double[5];
        scorer.score(customer, scores);
        return scores;
    }

    @ParameterizedTest
    @CsvSource({"JACCARD,.6666666666666666", "COSINE,.816496580927726", "LIFT,1.3333333333333333"})
    void threeSimilaritiesOfTwoProducts(Similarity similarity, double expected) {
        // A has three buyers, B two, both in common, of four customers
        assertThat(ItemNeighbours.of(may, similarity, ALL).addition(0, 1)).isEqualTo(expected, within(1e-15));
    }

    @Test
    void aProductAddsToTheNearestOnly() {
        // A and C have two common buyers of three, as A and B have; C is later, so A keeps itself and B; D keeps itself
        // and C (1 of 2)
        ItemNeighbours two = ItemNeighbours.of(may, Similarity.JACCARD, 2);
        assertThat(two.addition(0, 0)).isOne();
        assertThat(two.addition(0, 1)).isEqualTo(2 / 3., within(1e-15));
        assertThat(two.addition(0, 2)).isZero();
        assertThat(two.addition(3, 2)).isEqualTo(.5);
        assertThat(two.addition(3, 0)).isZero();
        assertThat(scores(two, 0)).containsExactly(1 + 2 / 3., 1 + 2 / 3., 0, 0, 0);
        assertThat(two.reason(2, 1)).isEqualTo("because you bought Apple");
    }

    /** One customer has bought all products, another the last of them. */
    @ParameterizedTest
    @CsvSource({"300,300", "6001,200"})
    void ofManyProductsOnlyTheMostAlikeAreKept(int products, int kept) {
        String lines = IntStream.range(0, products)
                .mapToObj(product -> "1,P%04d,,1,2020-05-01 10:00:00,1,all%n".formatted(product))
                .collect(Collectors.joining(
                        "", FourCustomers.HEADER, "2,P%04d,,1,2020-05-01 10:00:00,1,last%n".formatted(products - 1)));
        Baskets many = Baskets.of(SmallShop.transactions(folder, lines));
        ItemNeighbours all = ItemNeighbours.of(many, Similarity.JACCARD, null);
        assertThat(IntStream.range(0, products).filter(other -> all.addition(0, other) > 0))
                .hasSize(kept)
                .contains(0);
        assertThat(all.addition(products - 1, products - 1)).isOne();
    }

    /** {@code B = [[1,1,0,0,0],[1,1,1,0,0],[1,0,1,1,0],[0,0,0,0,1]]; P = inv(B.T @ B + 500 * eye(5)); -P / diag(P)} */
    @Test
    void easeAgreesWithNumpy() {
        ItemNeighbours ease = Ease.of(may);
        assertThat(ease.addition(0, 1)).isEqualTo(0.003968308895331642, within(1e-12));
        assertThat(ease.addition(1, 0)).isEqualTo(0.003976151030263432, within(1e-12));
        assertThat(ease.addition(0, 0)).isZero();
        assertThat(ease.addition(0, 4)).isZero();
    }

    @Test
    void userNeighboursAddUpTheirCosines() {
        // of customer 1 (A, B): 2 has A, B, C: 2 / sqrt(6); 3 has A, C, D: 1 / sqrt(6)
        UserNeighbours users = new UserNeighbours(may);
        assertThat(scores(users, 0)[2]).isEqualTo(3 / Math.sqrt(6), within(1e-12));
        assertThat(users.reason(0, 2)).isEqualTo("2 of the 2 customers most like you bought it");
        assertThat(users.reason(0, 4)).isEmpty();
    }

    @Test
    void theSeasonIsTheSameWeeksAYearBefore() {
        List<String> lines = List.of(
                "1,A,Apple,1,2019-06-03 10:00:00,1,1",
                "2,B,Bread,1,2019-06-02 10:00:00,1,1",
                "3,C,Cheese,1,2019-09-01 10:00:00,1,2",
                "4,D,Dates,1,2019-09-02 10:00:00,1,2",
                "5,E,Eggs,1,2020-05-31 10:00:00,1,1");
        Popular season = Popular.inSeason(Baskets.of(FourCustomers.in(folder, lines)));
        assertThat(scores(season, 0)).containsExactly(.5, 0, .5, 0, 0);
        assertThat(season.reason(0, 0)).isEqualTo("popular: 1 of 2 customers bought it in these weeks last year");
        assertThat(season.reason(0, 1)).isEmpty();
    }

    @Test
    void aHybridAddsItsPartsUpByWeightEachRelativeToItsGreatest() {
        Scorer popular = Popular.overall(may);
        Hybrid hybrid = new Hybrid(List.of(ItemNeighbours.of(may, Similarity.JACCARD, ALL), popular), List.of(1., .3));
        double own = 1 + 2 / 3.; // A: itself and B, the greatest sum of customer 1
        assertThat(scores(hybrid, 0)[2]).isEqualTo(1 / own + .3 * 2 / 3, within(1e-12));
        assertThat(hybrid.reason(0, 2)).isEqualTo("because you bought Apple");
        assertThat(hybrid.reason(0, 4)).isEqualTo("popular: 1 of 4 customers bought it");
    }

    @Test
    void weightsAreTunedToTheBest() {
        HoldOut june = HoldOut.of(
                FourCustomers.in(folder, FourCustomers.LINES),
                new RecommendOptions().withSplit(java.time.LocalDate.of(2020, 5, 31)));
        Baskets known = Baskets.of(june.before());
        List<Scorer> parts = List.of(Popular.overall(known), ItemNeighbours.of(known, Similarity.JACCARD, ALL));
        assertThat(Hybrid.tuned(june, known, parts, new RecommendOptions()))
                .hasSize(2)
                .contains(1.);
    }

    @Test
    void aReasonNamesThreePurchasesAtMostAndCountsTheOthers() {
        String basket = "1,%s,%s,1,2020-05-01 10:00:00,1,%d";
        List<String> lines = new java.util.ArrayList<>();
        for (int customer = 1; customer <= 2; customer++) {
            for (String product : List.of("A", "B", "C", "D", "E", "F", "G", "H", "I")) {
                if (customer == 1 || !product.equals("I")) {
                    lines.add(String.format(
                            basket.replace("1,%s", customer + ",%s"), product, "Product " + product, customer));
                }
            }
        }
        ItemNeighbours jaccard =
                ItemNeighbours.of(Baskets.of(FourCustomers.in(folder, lines)), Similarity.JACCARD, ALL);
        assertThat(jaccard.reason(1, 8))
                .isEqualTo("because you bought Product A, Product B, Product C and 5 other products");
    }
}
