package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import segmentbook.simulation.ShopCustomers.Rfm;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.clustering.KMeans;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;
import smile.validation.metric.AdjustedRandIndex;

/** The shipped shop is not a toy: each property a real shop has, after the default cleaning. */
@TestInstance(Lifecycle.PER_CLASS)
class ShopTests {
    private static final int FOLDS = 5;

    private ShopLines lines;
    private ShopCustomers customers;
    private double forest;

    @BeforeAll
    void read() throws IOException {
        lines = ShopLines.shipped();
        customers = ShopCustomers.of(lines);
        forest = forest();
    }

    @Nested
    class HowUnequal {
        @Test
        void betweenAQuarterAndTwoFifthsOrderOnce() {
            long once = customers.rfm.values().stream()
                    .filter(c -> c.frequency() == 1)
                    .count();

            assertThat((double) once / customers.rfm.size()).isBetween(0.25, 0.40);
        }

        @Test
        void theTopFifthHoldsMostOfTheRevenue() {
            double[] money = customers.rfm.values().stream()
                    .mapToDouble(Rfm::monetary)
                    .sorted()
                    .toArray();
            int top = (int) Math.round(0.2 * money.length);

            double share =
                    Arrays.stream(money, money.length - top, money.length).sum()
                            / Arrays.stream(money).sum();

            assertThat(share).isBetween(0.65, 0.80);
        }

        /** UCI Online Retail, pandas: {@code np.log1p(rfm).skew()} gives -.33, 1.22, .35. */
        @Test
        void logarithmsAreSkewedAsInARealShop() {
            assertThat(skew(Rfm::recency)).isCloseTo(-0.33, within(0.4));
            assertThat(skew(Rfm::frequency)).isCloseTo(1.22, within(0.4));
            assertThat(skew(Rfm::monetary)).isCloseTo(0.35, within(0.4));
        }

        /** Bias-corrected, as pandas has it: n sqrt(n - 1) / (n - 2) times the third over the second moment. */
        private double skew(ToDoubleFunction<Rfm> value) {
            double[] x = customers.rfm.values().stream()
                    .mapToDouble(c -> Math.log1p(value.applyAsDouble(c)))
                    .toArray();
            double n = x.length;
            double mean = Arrays.stream(x).average().orElseThrow();
            double second = Arrays.stream(x).map(v -> Math.pow(v - mean, 2)).sum();
            double third = Arrays.stream(x).map(v -> Math.pow(v - mean, 3)).sum();
            return n * Math.sqrt(n - 1) / (n - 2) * third / Math.pow(second, 1.5);
        }
    }

    @Nested
    class HowHardToSeeThrough {
        @Test
        void aForestThatKnowsTheTruthFindsMostOfIt() {
            assertThat(forest).isBetween(0.5, 0.9);
        }

        @Test
        void clusteringWithTheTrueNumberStaysBelow() {
            int[] kinds = customers.kinds();
            double[][] x = customers.features();
            MathEx.standardize(x);
            MathEx.setSeed(1);
            KMeans best = IntStream.range(0, 10)
                    .mapToObj(i -> KMeans.fit(x, Arrays.stream(kinds).max().orElseThrow() + 1))
                    .min((a, b) -> Double.compare(a.distortion, b.distortion))
                    .orElseThrow();

            assertThat(AdjustedRandIndex.of(kinds, best.y)).isBetween(0.05, forest - 0.05);
        }
    }

    @Nested
    class WhatToRecommend {
        @Test
        void neighboursBeatBestSellersAndTasteBeatsNeighbours() {
            LocalDate last = lines.raw.get(lines.raw.size() - 1).time().toLocalDate();
            ShopRankings rankings = new ShopRankings(lines.kept, last.minusDays(91));

            double popular = rankings.mostPopular();
            double jaccard = rankings.itemJaccard();
            double taste = rankings.trueTaste(customers);

            assertThat(jaccard / popular).isGreaterThanOrEqualTo(1.3);
            assertThat(taste / jaccard).isGreaterThanOrEqualTo(1.3);
        }
    }

    /** Adjusted Rand index of predictions by 5-fold cross-validation; every fifth customer is in the same fold. */
    private double forest() {
        double[][] x = customers.features();
        int[] kinds = customers.kinds();
        int[] predicted = new int[kinds.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int f = fold;
            int[] train =
                    IntStream.range(0, x.length).filter(i -> i % FOLDS != f).toArray();
            int[] test =
                    IntStream.range(0, x.length).filter(i -> i % FOLDS == f).toArray();
            RandomForest forest = RandomForest.fit(
                    Formula.lhs("kind"),
                    frame(x, kinds, train),
                    100,
                    2,
                    SplitRule.GINI,
                    20,
                    500,
                    2,
                    1.0,
                    null,
                    LongStream.range(1, 101));
            int[] answers = forest.predict(frame(x, kinds, test));
            for (int i = 0; i < test.length; i++) {
                predicted[test[i]] = answers[i];
            }
        }
        return AdjustedRandIndex.of(kinds, predicted);
    }

    private DataFrame frame(double[][] x, int[] kinds, int[] rows) {
        double[][] chosen = Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new);
        int[] labels = Arrays.stream(rows).map(i -> kinds[i]).toArray();
        return DataFrame.of(chosen, "r", "f", "m", "tenure", "basket").merge(IntVector.of("kind", labels));
    }
}
