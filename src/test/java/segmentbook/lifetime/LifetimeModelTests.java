package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import segmentbook.lifetime.PurchaseHistory.Past;

class LifetimeModelTests {
    static List<LifetimeModel> models() {
        return List.of(new BgNbd(.6, 8, .8, 2.5, false), new BgNbd(.6, 8, .8, 2.5, true), new ParetoNbd(.6, 8, .7, 12));
    }

    /**
     * P(alive) and purchases of the next 39 weeks by BG/NBD, MBG/NBD and Pareto/NBD, with lifetimes 0.11.3; {@code x}, {@code tx},
     * {@code T} are the first columns, by seven:
     *
     * <pre>{@code
     * f, m, p = BetaGeoFitter(), ModifiedBetaGeoFitter(), ParetoNBDFitter()
     * f.params_ = Series(dict(r=.2426, alpha=4.4135, a=.7929, b=2.4257)); m.params_ = Series(dict(r=.525, alpha=6.183, a=.891, b=1.614))
     * p.params_ = Series(dict(r=.5533, alpha=10.578, s=.6062, beta=11.668))
     * g.conditional_probability_alive(x, tx, T); g.conditional_expected_number_of_purchases_up_to_time(39, x, tx, T)  # g in f, m, p
     * }</pre>
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
                2, 213, 272, 0.7266133478090696, 1.225985373153365, 0.706215055462196, 1.2630502633419103, 0.8691402185889232, 1.4552295393306987
                1, 12, 272, 0.21237666907219643, 0.20340565993809895, 0.1709674880405188, 0.18899155059454867, 0.1680023404847771, 0.171123826881032
                0, 0, 272, 1, 0.19479752068345255, 0.3897430016855185, 0.15402448514843256, 0.295119327953567, 0.10707747784971049
                12, 200, 240, 0.705420777724762, 6.678685159223271, 0.6942207743126128, 6.292409475736433, 0.8167372775038321, 7.3008231818536
                29, 267, 268, 0.9720596673039438, 20.00718566252676, 0.9689876273268094, 18.918942506423793, 0.9981882786753178, 19.537385858216343
            """)
    void aliveAndPurchasesAreThoseOfLifetimes(ArgumentsAccessor row) {
        Past past = new Past(row.getInteger(0), row.getInteger(1) / 7.0, row.getInteger(2) / 7.0);
        List<LifetimeModel> fitted = List.of(
                new BgNbd(.2426, 4.4135, .7929, 2.4257, false),
                new BgNbd(.525, 6.183, .891, 1.614, true),
                new ParetoNbd(.5533, 10.578, .6062, 11.668));
        for (int i = 0; i < 3; i++) {
            double alive = row.getDouble(3 + 2 * i);
            double purchases = row.getDouble(4 + 2 * i);
            assertThat(fitted.get(i).alive(past)).isCloseTo(alive, within(1e-9));
            assertThat(fitted.get(i).expected(39, past)).isCloseTo(purchases, within(1e-8 * purchases));
        }
    }

    /** With lifetimes as above, {@code p.params_ = Series(dict(r=.6, alpha=alpha, s=.7, beta=beta))}: the time of leaving is integrated. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                8, 400, 2, 213, 272, 0.9825530059379868, 2.063277150526279
                8, 400, 0, 0, 272, 0.9059408550669171, 0.4390149683116859
                8, 400, 29, 267, 268, 0.9997610697397273, 24.195161553739272
                300, 2, 2, 213, 272, 0.8461802944888107, 0.19690313732192385
                300, 2, 0, 0, 272, 0.11458678447367673, 0.006153216038668056
                300, 2, 29, 267, 268, 0.9975008418474406, 2.6396911349922814
            """)
    void paretoNbdIsThatOfLifetimesWhereOneParameterIsMuchGreater(ArgumentsAccessor row) {
        LifetimeModel model = new ParetoNbd(.6, row.getDouble(0), .7, row.getDouble(1));
        Past past = new Past(row.getInteger(2), row.getInteger(3) / 7.0, row.getInteger(4) / 7.0);
        assertThat(model.alive(past)).isCloseTo(row.getDouble(5), within(1e-9));
        assertThat(model.expected(39, past)).isCloseTo(row.getDouble(6), within(1e-8 * row.getDouble(6)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nobodyBuysInNoTimeAndMoreInMore(LifetimeModel model) {
        Past past = new Past(3, 10, 20);
        assertThat(model.expected(0, past)).isZero();
        assertThat(model.expected(5, past)).isLessThan(model.expected(10, past)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("models")
    void whoWasSeenLaterIsMoreLikelyAlive(LifetimeModel model) {
        assertThat(model.alive(new Past(3, 10, 20))).isBetween(0.0, 1.0).isLessThan(model.alive(new Past(3, 15, 20)));
    }

    /** What draws bring on average is what the formula says: two ways that share no line of code. */
    @ParameterizedTest
    @MethodSource("models")
    void drawsComeToWhatIsExpected(LifetimeModel model) {
        for (Past past : List.of(Past.NONE, new Past(0, 0, 20), new Past(4, 18, 20))) {
            Draws random = new Draws(new Well19937c(1));
            int[] purchases = new int[1];
            for (int i = 0; i < 40_000; i++) {
                model.future(random, 30, past, at -> purchases[0]++);
            }
            assertThat(purchases[0] / 40_000.0)
                    .isEqualTo(model.expected(30, past), within(.05 * model.expected(30, past)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawnPurchasesLieWithinTheTime(LifetimeModel model) {
        Draws random = new Draws(new Well19937c(2));
        for (int i = 0; i < 1_000; i++) {
            model.future(random, 30, Past.NONE, at -> assertThat(at).isBetween(0.0, 30.0));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void longTimesAndManyPurchasesOverflowNothing(LifetimeModel model) {
        for (Past past :
                List.of(new Past(900, 3_000, 3_650), new Past(900, 3_649, 3_650), new Past(1, .1, 3_650), Past.NONE)) {
            assertThat(model.alive(past)).isBetween(0.0, 1.0);
            assertThat(model.expected(3_650, past)).isFinite().isNotNegative();
        }
    }

    /** Where the formulas of the papers divide zero by zero. */
    @Test
    void polesAreLimits() {
        Past past = new Past(2, 10, 20);
        for (boolean modified : new boolean[] {false, true}) {
            double at = new BgNbd(.6, 8, 1, 2, modified).expected(9, past);
            assertThat(at).isEqualTo(new BgNbd(.6, 8, 1.000_001, 2, modified).expected(9, past), within(1e-5));
        }
        double sum = new BgNbd(.6, 8, .4, .6, false).expected(9);
        assertThat(sum).isEqualTo(new BgNbd(.6, 8, .400_001, .6, false).expected(9), within(1e-5));
        double shape = new ParetoNbd(.6, 8, 1, 12).expected(9, past);
        assertThat(shape).isEqualTo(new ParetoNbd(.6, 8, 1.000_001, 12).expected(9, past), within(1e-5));
        double equal = new ParetoNbd(.6, 8, 1.5, 8).alive(past);
        assertThat(equal).isEqualTo(new ParetoNbd(.6, 8, 1.5, 8.000_001).alive(past), within(1e-5));
        assertThat(equal).isEqualTo(new ParetoNbd(.6, 8, 1.5, 7.999_999).alive(past), within(1e-5));
    }

    /** Where alpha is twenty times beta or half of it another way of computing takes over, and likelihoods do not jump. */
    @ParameterizedTest
    @CsvSource({"20", ".5", "1"})
    void likelihoodsDoNotJump(double times) {
        PurchaseHistory history = MadeHistory.of(models().get(2), 300);
        double less = new ParetoNbd(.6, 9 * times * (1 - 1e-12), .7, 9).logLikelihood(history);
        double more = new ParetoNbd(.6, 9 * times * (1 + 1e-12), .7, 9).logLikelihood(history);
        assertThat(less).isEqualTo(more, within(1e-6));
    }

    /** Logarithms and series are shared by pasts with equal times; what one customer adds does not depend on the others. */
    @ParameterizedTest
    @MethodSource("models")
    void likelihoodsAddUpThoseOfSingleCustomers(LifetimeModel model) {
        PurchaseHistory history = MadeHistory.of(model, 300);
        double sum = history.customers().stream()
                .mapToDouble(each -> model.logLikelihood(MadeHistory.of(List.of(each, each))) / 2)
                .sum();
        assertThat(model.logLikelihood(history)).isEqualTo(sum, within(1e-8));
    }

    /** Without leaving, purchases are those of a gamma mixture of Poisson processes: (r + x) t / (alpha + T). */
    @Test
    void withoutLeavingOnlyTheRateCounts() {
        Past past = new Past(4, 15, 20);
        assertThat(Stream.of(new BgNbd(2, 8, 1e-4, 1e6, false), new ParetoNbd(2, 8, 1e-4, 1e7))
                        .map(model -> model.expected(7, past)))
                .allSatisfy(expected -> assertThat(expected).isEqualTo(6 * 7 / 28.0, within(1e-5)));
    }
}
