package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.segments.OwnSegments;
import segmentbook.statistics.Bootstrap;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class TopicsTests {
    private static final RecommendOptions JUNE = new RecommendOptions().withSplit(LocalDate.of(2020, 5, 31));
    private static final int GROUPS = 5;
    private static final int EACH = 20;

    /** Draws as everybody can repeat them: state = (1103515245 state + 12345) mod 2^31, and the upper bits of it. */
    private static final class Draws {
        private long state = 1;

        int below(int bound) {
            state = (1_103_515_245L * state + 12_345) % (1L << 31);
            return (int) ((state >> 8) * bound >> 23);
        }
    }

    /**
     * 600 customers who draw twelve products until May and six in June of a hundred: of five kinds with twenty products each, {@code own} times of
     * ten from their own kind, else from all, where the lower of two draws counts.
     */
    private static Transactions made(Path folder, int own) {
        Draws draws = new Draws();
        List<String> lines = new ArrayList<>(List.of("invoice,product,quantity,time,price,customer"));
        for (int customer = 0; customer < 600; customer++) {
            for (int purchase = 0; purchase < 18; purchase++) {
                int product = draws.below(10) < own
                        ? EACH * (customer % GROUPS) + draws.below(EACH)
                        : Math.min(draws.below(GROUPS * EACH), draws.below(GROUPS * EACH));
                int month = purchase < 12 ? 5 : 6;
                lines.add(String.format(
                        "%d%d,P%03d,1,2020-0%d-10 10:00:00,1,%04d", customer, month, product, month, customer));
            }
        }
        return SmallShop.transactions(folder, String.join("\n", lines) + "\n");
    }

    private static double[] scores(Scorer scorer, Baskets baskets, int customer) {
        double[] scores = new double[baskets.products()];
        scorer.score(customer, scores);
        return scores;
    }

    /** The mean logarithm of the scores of what was bought in June for the first time. */
    private static double likelihood(HoldOut holdOut, Topics topics) {
        return IntStream.range(0, holdOut.known().customers())
                .boxed()
                .flatMapToDouble(customer -> {
                    double[] scores = scores(topics, holdOut.known(), customer);
                    return Arrays.stream(holdOut.relevant().basket(customer))
                            .mapToDouble(product -> Math.log(scores[product]));
                })
                .average()
                .orElseThrow();
    }

    private static Bootstrap difference(HoldOut holdOut) {
        int customers = holdOut.known().customers();
        Recommenders all = Recommenders.of(
                holdOut.before(), OwnSegments.ofNumbered("one", Collections.nCopies(customers, "a")), JUNE);
        Recommender topics = all.all().stream()
                .filter(each -> each.name().equals("topics"))
                .findFirst()
                .orElseThrow();
        return holdOut.judge(topics).minus(holdOut.judge(all.mostPopular()));
    }

    /** Each seed's mean logarithm of a score, for a number of topics. */
    private static double[] likelihoods(HoldOut holdOut, int topics, int seeds) {
        return LongStream.range(0, seeds)
                .mapToDouble(seed -> likelihood(holdOut, new Topics(holdOut.known(), topics, 10, seed)))
                .toArray();
    }

    @Test
    void plantedTopicsAreFound(@TempDir Path folder) {
        HoldOut holdOut = HoldOut.of(made(folder, 7), JUNE);
        Baskets known = holdOut.known();
        Topics topics = new Topics(known);
        int found = 0;
        for (int customer = 0; customer < known.customers(); customer++) {
            for (int product : Ranking.best(scores(topics, known, customer), 10, each -> 0)) {
                found += product / EACH == customer % GROUPS ? 1 : 0;
            }
        }
        assertThat(found / (10. * known.customers())).isGreaterThan(.9);
        assertThat(difference(holdOut).low()).isGreaterThan(.1);
    }

    @Test
    void withoutTopicsNothingIsBetterThanMostPopular(@TempDir Path folder) {
        assertThat(difference(HoldOut.of(made(folder, 0), JUNE)).low()).isLessThan(0);
    }

    /**
     * The made-up customers with topics: {@code B} holds 0 and 1 of May, {@code L} of what is new in June. Over ten seeds the mean
     * is -4.2406 (deviation .0505) with 5 topics, -4.4835 (.0300) with 20.
     *
     * <pre>{@code
     * m = LatentDirichletAllocation(topics, random_state=seed).fit(B)       # ten rounds
     * S = m.transform(B) @ (m.components_ / m.components_.sum(1, keepdims=True)); log(S)[L > 0].mean()
     * }</pre>
     */
    @ParameterizedTest
    @CsvSource({"5, -4.2406, .0505", "20, -4.4835, .0300"})
    void laterPurchasesAreAsLikelyAsByScikitLearn(int topics, double mean, double deviation, @TempDir Path folder) {
        double[] ours = likelihoods(HoldOut.of(made(folder, 7), JUNE), topics, 10);
        double error = deviation * Math.sqrt(2 / 10.);
        assertThat(Arrays.stream(ours).average().orElseThrow()).isGreaterThan(mean - 2 * error);
    }

    /** The same of UCI Online Retail, line set B, split on 2011-09-09; scikit-learn's four seeds -8.3176 (deviation .0278). */
    @Test
    void laterPurchasesOfOnlineRetailAreAsLikelyAsByScikitLearn() {
        HoldOut holdOut = HoldOut.of(OnlineRetail.B.transactions(), new RecommendOptions());
        double[] ours = likelihoods(holdOut, 20, 2);
        assertThat(Arrays.stream(ours).average().orElseThrow()).isGreaterThan(-8.3176 - 2 * .0278);
    }

    /**
     * scikit-learn with {@code m.components_ = C = [[1,2,3,4,5],[5,4,1,1,1]]}, {@code m.exp_dirichlet_component_ =
     * exp(_dirichlet_expectation_2d(C))} and baskets {@code B = [[1,1,0,0,0],[1,1,1,0,0],[1,0,1,1,0],[0,0,0,0,1]]}: {@code d, s =
     * m._e_step(B, cal_sstats=True, random_init=False)}; {@code d} and {@code s + .5}.
     */
    @Test
    void aRoundIsThatOfScikitLearn() {
        double[][] components = {{1, 5}, {2, 4}, {3, 1}, {4, 1}, {5, 1}};
        double[] sums = Topics.expected(new double[] {15, 12});
        double[][] weights = Arrays.stream(components)
                .map(Topics::expected)
                .map(row -> new double[] {row[0] / sums[0], row[1] / sums[1]})
                .toArray(double[][]::new);
        int[][] baskets = {{0, 1}, {0, 1, 2}, {0, 2, 3}, {4}};
        double[][] expected = {
            {0.53632068, 2.46367932}, {1.10711388, 2.89288612}, {2.38925758, 1.61074242}, {1.47622538, 0.52377462}
        };
        double[][] liked = new double[baskets.length][];
        for (int customer = 0; customer < baskets.length; customer++) {
            double[] counts = Topics.counts(baskets[customer], weights, 2, 100);
            assertThat(counts).containsExactly(expected[customer], within(1e-8));
            liked[customer] = Topics.expected(counts);
        }
        assertThat(Topics.counts(weights[0], new int[] {0, 1, 2}, liked))
                .containsExactly(new double[] {0.6760889779, 3.3239110221}, within(1e-8));
        assertThat(Topics.counts(weights[4], new int[] {3}, liked))
                .containsExactly(new double[] {1.4762563722, 0.5237436278}, within(1e-8));
    }

    /** {@code exp(scipy.special.psi(x))}; Commons Math 3.6.1 has eight digits. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 1.2528498616706963e-09",
        "0.5, 0.14036487089172128",
        "1, 0.5614594835668851",
        "9.999, 9.503378977470787",
        "10, 9.504378518084353",
        "49.5, 49.00085028554884",
        "100000, 99999.50000041675"
    })
    void theExponentialOfDigammaHasTenDigits(double x, double expected) {
        assertThat(Topics.expOfDigamma(x)).isCloseTo(expected, within(1e-10 * expected));
    }

    @Test
    void oneThreadHasTheDigitsOfTwo(@TempDir Path folder) throws Exception {
        Baskets baskets = HoldOut.of(made(folder, 7), JUNE).known();
        List<double[]> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            all.add(pool.submit(() -> scores(new Topics(baskets), baskets, 7)).get());
            pool.shutdown();
        }
        assertThat(all.get(0)).containsExactly(all.get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,A,1,2020-05-01 10:00:00,1,1",
                "1,A,1,2020-05-01 10:00:00,1,1\n2,A,1,2020-05-01 10:00:00,1,2",
                "1,A,1,2020-05-01 10:00:00,1,1\n1,B,1,2020-05-01 10:00:00,1,1",
                "1,A,1,2020-05-01 10:00:00,1,1\n2,B,1,2020-05-01 10:00:00,1,2\n3,C,1,2020-05-01 10:00:00,1,3"
            })
    void smallShopsHaveScoresThatAddUpToOne(String lines, @TempDir Path folder) {
        Baskets baskets = Baskets.of(
                SmallShop.transactions(folder, "invoice,product,quantity,time,price,customer\n" + lines + "\n"));
        Topics topics = new Topics(baskets);
        for (int customer = 0; customer < baskets.customers(); customer++) {
            assertThat(Arrays.stream(scores(topics, baskets, customer)).sum()).isEqualTo(1, within(1e-12));
            assertThat(topics.reason(customer, 0)).isNotEmpty();
        }
    }

    @Test
    void withoutProductsThereIsNoScore(@TempDir Path folder) {
        Baskets baskets = Baskets.of(SmallShop.transactions(folder, "time,price,customer\n2020-05-01 10:00:00,1,1\n"));
        assertThat(scores(new Topics(baskets), baskets, 0)).hasSize(baskets.products());
    }

    @Test
    void aReasonNamesTheFirstProductsOfTheTopic(@TempDir Path folder) {
        Baskets baskets = Baskets.of(FourCustomers.may(folder));
        assertThat(new Topics(baskets).reason(0, 2))
                .isEqualTo("goes with Apple and Bread, as 100 % of what you bought does");
    }

    /** Fifty customers with 2,000 of 100,000 products each: only the 5,000 most bought get a score. */
    @Test
    void ofManyProductsTheMostBoughtGetAScore(@TempDir Path folder) {
        String lines = IntStream.range(0, 100_000)
                .mapToObj(i -> String.format("%d,P%06d,1,2020-05-10 10:00:00,1,%d", i % 50, i, i % 50))
                .collect(Collectors.joining("\n", "invoice,product,quantity,time,price,customer\n", "\n"));
        Baskets baskets = Baskets.of(SmallShop.transactions(folder, lines));
        Topics topics = new Topics(baskets);
        assertThat(Arrays.stream(scores(topics, baskets, 7))
                        .filter(score -> score > 0)
                        .count())
                .isEqualTo(5_000);
        assertThat(topics.reason(0, 99_999)).isEmpty();
    }
}
