package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.statistics.Bootstrap;

/** How right probabilities were. */
class JudgedTests {
    /** One of four pairs is in the wrong order: .3 of one who left, .4 of one who stayed. */
    private final Judged three = new Judged("three", new double[] {.9, .3, .4, .1}, new int[] {1, 1, 0, 0});

    @Test
    void areaIsTheShareOfPairsInOrder() {
        assertThat(three.auc().whole()).isEqualTo(.75);
    }

    @Test
    void equalOnesCountHalf() {
        Judged same = new Judged("same", new double[] {.5, .5, .5}, new int[] {1, 0, 0});
        assertThat(same.auc().whole()).isEqualTo(.5);
    }

    @Test
    void logOddsRankWhereProbabilitiesRoundToOne() {
        double[] odds = {50, 40, 60, 45};
        double[] ones = DoubleStream.of(odds).map(Logistic::share).toArray();
        int[] left = {1, 0, 1, 0};
        assertThat(ones).containsOnly(1);
        Judged sure = new Judged("sure", odds, ones, left);
        assertThat(sure.auc().whole()).isOne();
        assertThat(sure.found(50)).isOne();
        assertThat(sure.brier()).isEqualTo(.5);
        assertThat(new Judged("rounded", ones, left).auc().whole()).isEqualTo(.5);
    }

    @Test
    void theIntervalOfAnAreaStaysWithinZeroAndOne() {
        Judged good = new Judged("good", new double[] {.9, .8, .4, .3, .2, .35}, new int[] {1, 1, 1, 0, 0, 0});
        assertThat(good.auc().high()).isOne();
        Judged nearly = new Judged("nearly", new double[] {.9, .8, .32, .3, .2, .35}, new int[] {1, 1, 1, 0, 0, 0});
        assertThat(nearly.auc().whole()).isCloseTo(8 / 9.0, within(1e-15));
        assertThat(nearly.auc().high()).isOne();
        Judged wrong = new Judged("wrong", new double[] {.1, .2, .68, .7, .8, .65}, new int[] {1, 1, 1, 0, 0, 0});
        assertThat(wrong.auc().low()).isZero();
        assertThat(three.auc().low()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void theMostThatAPartCanHoldIsItsSizeOrAll() {
        assertThat(three.most(25)).isEqualTo(.5);
        assertThat(three.most(75)).isOne();
        assertThat(three.most(10)).isZero();
    }

    @Test
    void brierIsTheMeanSquaredDistance() {
        assertThat(three.brier()).isCloseTo((.01 + .49 + .16 + .01) / 4, within(1e-15));
    }

    @Test
    void thoseLikeliestToLeaveAreFoundFirst() {
        assertThat(three.found(0)).isZero();
        assertThat(three.found(25)).isEqualTo(.5);
        assertThat(three.found(50)).isEqualTo(.5);
        assertThat(three.found(75)).isOne();
        assertThat(three.found(100)).isOne();
    }

    /**
     * With scikit-learn 1.9.1 and numpy; DeLong's variances from all pairs:
     *
     * <pre>{@code
     * i = arange(60); left = (i % 3 == 0).astype(int); a = ((i * 37) % 60 + 12 * left) / 80; b = ((i * i) % 37) // 4 / 10
     * roc_auc_score(left, a); roc_auc_score(left, b); brier_score_loss(left, a)
     * def place(s): k = (s[left == 1][:, None] > s[left == 0]) + .5 * (s[left == 1][:, None] == s[left == 0])
     *     return k.mean(1), k.mean(0)
     * (a1, a0), (b1, b0) = place(a), place(b); se = lambda x, y: sqrt(x.var(ddof=1) / len(x) + y.var(ddof=1) / len(y))
     * se(a1, a0); se(a1 - b1, a0 - b0)
     * }</pre>
     */
    @Test
    void agreesWithScikitLearn() {
        int[] left = IntStream.range(0, 60).map(i -> i % 3 == 0 ? 1 : 0).toArray();
        Judged a = new Judged(
                "a",
                IntStream.range(0, 60)
                        .mapToDouble(i -> ((i * 37) % 60 + 12 * left[i]) / 80.0)
                        .toArray(),
                left);
        Judged b = new Judged(
                "b",
                IntStream.range(0, 60)
                        .mapToDouble(i -> Math.floorDiv(i * i % 37, 4) / 10.0)
                        .toArray(),
                left);
        assertThat(new double[] {a.auc().whole(), b.auc().whole(), a.brier(), error(a.auc()), error(a.minus(b))})
                .containsExactly(
                        new double[] {
                            0.6599999999999999,
                            0.49687500000000007,
                            0.22179687499999998,
                            0.07475736731327111,
                            0.0930352363576084
                        },
                        within(1e-12));
        assertThat(a.minus(b).whole()).isCloseTo(a.auc().whole() - b.auc().whole(), within(1e-15));
    }

    private static double error(Bootstrap interval) {
        return (interval.high() - interval.low()) / 2 / 1.959963984540054;
    }

    @Test
    void probabilitiesThatHoldAreSaidToHold() {
        double[] half =
                IntStream.range(0, 200).mapToDouble(i -> .4 + i / 1000.0).toArray();
        int[] left = IntStream.range(0, 200).map(i -> i % 2).toArray();
        Judged good = new Judged("coin", half, left);
        assertThat(good.sentence())
                .isEqualTo(
                        "coin said that 50 % would leave, and 50 % did; within chance of the truth in 10 of 10 parts");
        assertThat(good.parts())
                .hasSize(10)
                .allSatisfy(each -> assertThat(each.left().whole()).isEqualTo(.5));
    }

    @Test
    void probabilitiesThatDoNotAreSaidNotTo() {
        double[] low =
                IntStream.range(0, 200).mapToDouble(i -> .01 + i / 10_000.0).toArray();
        int[] left = IntStream.range(0, 200).map(i -> i % 2).toArray();
        assertThat(new Judged("optimist", low, left).sentence())
                .isEqualTo(
                        "optimist said that 2 % would leave, and 50 % did; within chance of the truth in 0 of 10 parts");
    }
}
