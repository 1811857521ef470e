package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.customers.CustomerTable;
import segmentbook.lifetime.CustomerValues.Value;
import segmentbook.lifetime.PurchaseHistory.Customer;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/** What is left of customers' money after costs, and what it makes of their value. */
class MarginsTests {
    /** Hachemeister's (1975) mean claims of five states in twelve quarters, and the numbers of claims, as R's actuar has them. */
    private static final double[][] RATIOS = {
        {1738, 1642, 1794, 2051, 2079, 2234, 2032, 2035, 2115, 2262, 2267, 2517},
        {1364, 1408, 1597, 1444, 1342, 1675, 1470, 1448, 1464, 1831, 1612, 1471},
        {1759, 1685, 1479, 1763, 1674, 2103, 1502, 1622, 1828, 2155, 2233, 2059},
        {1223, 1146, 1010, 1257, 1426, 1532, 1953, 1123, 1343, 1243, 1762, 1306},
        {1456, 1499, 1609, 1741, 1482, 1572, 1606, 1735, 1607, 1573, 1613, 1690}
    };

    private static final double[][] CLAIMS = {
        {7861, 9251, 8706, 8575, 7917, 8263, 9456, 8003, 7365, 7832, 7849, 9077},
        {1622, 1742, 1523, 1515, 1622, 1602, 1964, 1515, 1527, 1748, 1654, 1861},
        {1147, 1357, 1329, 1204, 998, 1077, 1277, 1218, 896, 1003, 1108, 1121},
        {407, 396, 348, 341, 315, 328, 352, 331, 287, 384, 321, 342},
        {2902, 3172, 3046, 3068, 2693, 2910, 3275, 2697, 2663, 3017, 3242, 3425}
    };

    private static Margins states(boolean weighted) {
        double[] weights = IntStream.range(0, 60)
                .mapToDouble(i -> weighted ? CLAIMS[i / 12][i % 12] : 1)
                .toArray();
        double[] products = IntStream.range(0, 60)
                .mapToDouble(i -> weights[i] * RATIOS[i / 12][i % 12])
                .toArray();
        return Margins.of(
                5, i -> i / 12, weights, products, Arrays.stream(weights).sum());
    }

    /**
     * numpy 2.4.6 by the formulas of Bühlmann and Straub: w = CLAIMS, x = RATIOS, wi = w.sum(1), xi = (w * x).sum(1) / wi,
     * m = (wi * xi).sum() / wi.sum(), s = (w * (x - xi[:, None]) ** 2).sum() / 55, t = ((wi * (xi - m) ** 2).sum() - 4 * s) /
     * (wi.sum() - (wi ** 2).sum() / wi.sum()), z = wi * t / (wi * t + s), c = (z * xi).sum() / z.sum(), z * xi + (1 - z) * c.
     * Variances 139120026 (s) and 89639, premium 1684 (c), trust .9847 to .7279: those of actuar, too.
     */
    @ParameterizedTest
    @CsvSource({"0, 2055.165350", "1, 1523.706278", "2, 1793.443604", "3, 1442.966549", "4, 1603.285404"})
    void areBuehlmannAndStraubsPremiumsOfHachemeistersStates(int state, double premium) {
        assertThat(states(true).of(state)).isEqualTo(premium, within(1e-6));
    }

    /** Of equal weights actuar's {@code cm(~state, hachemeister, ratios = ratio.1:ratio.12)}: premium 1671.017, variances 72310.02 and 46040.47. */
    @Test
    void ofEqualWeightsAreThoseOfActuar() {
        double trust = 12 * 72310.02 / (12 * 72310.02 + 46040.47);
        for (int state = 0; state < 5; state++) {
            double mean = Arrays.stream(RATIOS[state]).average().orElseThrow();
            assertThat(states(false).of(state)).isEqualTo(trust * mean + (1 - trust) * 1671.017, within(1e-3));
        }
    }

    /** Two customers, two orders each: 2 of 10 and 4 of 10; 6 of 10 and 8 of 10. */
    @Test
    void areDrawnTowardsThatOfAllByHand() {
        Margins margins =
                Margins.of(3, order -> order / 2, new double[] {10, 10, 10, 10}, new double[] {2, 4, 6, 8}, 50);
        // own .3 and .7 around .5: within 10 (4 x .01) / 2 = .2; between (20 x .04 x 2 - .2) / (40 - 800 / 40) = .07
        double trust = 20 * .07 / (20 * .07 + .2);
        assertThat(margins.of(0)).isEqualTo(.5 - .2 * trust, within(1e-12));
        assertThat(margins.of(1)).isEqualTo(.5 + .2 * trust, within(1e-12));
        assertThat(margins.of(2)).isEqualTo(.5, within(1e-12)); // nothing is known
        assertThat(margins.sentence())
                .isEqualTo("50.0 % of the money is left after the cost of goods, which is known for 80.0 % of it");
    }

    @Test
    void whereEverybodyHasOneOrderAllHaveThatOfTheShop() {
        Margins margins = Margins.of(3, order -> order, new double[] {10, 20, 30}, new double[] {1, 2, -9}, 60);
        assertThat(IntStream.range(0, 3).mapToDouble(margins::of)).containsOnly(-.1);
        assertThat(margins.sentence())
                .isEqualTo("-10.0 % of the money is left after the cost of goods, which is known for 100.0 % of it;"
                        + " 1 of 3 customers have brought less than their goods cost");
    }

    @Test
    void ofOneCustomerIsTheirOwn() {
        Margins margins = Margins.of(1, order -> 0, new double[] {10, 30}, new double[] {1, 15}, 40);
        assertThat(margins.of(0)).isEqualTo(.4, within(1e-12));
    }

    /** Customers whose true margins are known, with one to six orders behind them and one year before them. */
    @Nested
    class OfMadeCustomers {
        private static final int MANY = 4_000;
        private final Random random = new Random(3);
        private final double[] truth = random.doubles(MANY)
                .map(any -> .35 + .1 * random.nextGaussian())
                .toArray();
        private final int[] customer = IntStream.range(0, MANY)
                .flatMap(i -> IntStream.rangeClosed(0, i % 6).map(order -> i))
                .toArray();
        private final double[] money = Arrays.stream(customer)
                .mapToDouble(i -> 20 + 60 * random.nextDouble())
                .toArray();
        private final double[] left = IntStream.range(0, customer.length)
                .mapToDouble(i -> left(customer[i], money[i]))
                .toArray();
        private final Margins margins = Margins.of(
                MANY, i -> customer[i], money, left, Arrays.stream(money).sum());

        /** An order's margin has variance 1 by its money. */
        private double left(int of, double paid) {
            return truth[of] * paid + Math.sqrt(paid) * random.nextGaussian();
        }

        private double error(IntToDoubleFunction guess) {
            return Math.sqrt(IntStream.range(0, MANY)
                    .mapToDouble(i -> Math.pow(guess.applyAsDouble(i) - truth[i], 2))
                    .average()
                    .orElseThrow());
        }

        /** The least error is that of the posterior: sqrt of the mean of .01 (1 - trust), .071 here. */
        @Test
        void areNearerToTheTruthThanOwnMarginsAndThanOneForAll() {
            double[] own = new double[MANY];
            double[] paid = new double[MANY];
            for (int i = 0; i < customer.length; i++) {
                own[customer[i]] += left[i];
                paid[customer[i]] += money[i];
            }
            double drawn = error(margins::of);
            assertThat(drawn).isLessThan(.8 * error(i -> own[i] / paid[i])).isLessThan(.8 * error(i -> .35));
            double least = Math.sqrt(IntStream.range(0, MANY)
                    .mapToDouble(i -> .01 / (1 + .01 * paid[i]))
                    .average()
                    .orElseThrow());
            assertThat(drawn).isEqualTo(least, within(.05 * least)); // 4,000 customers: 1.1 % standard error
        }

        /** 95 % of 4,000 intervals: standard error .34 %, and a percent for the ends of 200 draws. */
        @Test
        void haveIntervalsThatHoldWhatIsLeftLater() {
            float[] later = new float[MANY];
            Arrays.fill(later, 100);
            float[][] draws = IntStream.range(0, 200)
                    .mapToObj(i -> margins.draw(new Draws(new Well19937c(i)), later))
                    .toArray(float[][]::new);
            double held = IntStream.range(0, MANY)
                            .filter(i -> {
                                double[] sorted = Arrays.stream(draws)
                                        .mapToDouble(draw -> draw[i])
                                        .sorted()
                                        .toArray();
                                double came = left(i, 100);
                                return came >= sorted[5] && came <= sorted[194];
                            })
                            .count()
                    / (double) MANY;
            assertThat(held).isBetween(.93, .97);
        }
    }

    @Nested
    class OfValue {
        private final List<Customer> customers =
                MadeHistory.of(new BgNbd(1.2, 30, .8, 2.5, false), 200).customers();
        private final List<String> ids = customers.stream().map(Customer::id).toList();
        private final Segmentation halves = Segmentation.of(
                "halves",
                CustomerTable.of(ids),
                IntStream.range(0, ids.size())
                        .mapToObj(i -> i % 2 == 0 ? "even" : "odd")
                        .toList());

        private CustomerValues values(Margins margins) {
            PurchaseHistory history = new PurchaseHistory(customers, ChronoUnit.DAYS, "GBP", margins);
            return CustomerValues.of(LifetimeFits.of(history), new ValueOptions());
        }

        private Margins alike(double share) {
            double[] money =
                    IntStream.range(0, 400).mapToDouble(i -> 10 + i % 7).toArray();
            double[] left = Arrays.stream(money).map(each -> share * each).toArray();
            return Margins.of(
                    200, order -> order / 2, money, left, Arrays.stream(money).sum());
        }

        @Test
        void whereAllOrdersHaveOneMarginIsThatPartOfIt() {
            CustomerValues values = values(alike(.4));
            for (Value each : values.by(halves)) {
                assertThat(each.margin()).isEqualTo(.4, within(1e-9));
                assertThat(each.contribution()).isEqualTo(.4 * each.value(), within(1e-9 * each.value()));
                assertThat(each.contributionLow()).isEqualTo(.4 * each.low(), within(1e-5 * each.high()));
                assertThat(each.contributionHigh()).isEqualTo(.4 * each.high(), within(1e-5 * each.high()));
            }
        }

        @Test
        void changesNoDigitOfTheRevenue() {
            List<Value> with = values(alike(.4)).all();
            List<Value> without = values(Margins.NONE).all();
            assertThat(with)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                            "contribution", "contributionLow", "contributionHigh")
                    .isEqualTo(without);
            assertThat(without)
                    .allSatisfy(each -> assertThat(each.contribution()).isNaN());
        }

        @Test
        void belowZeroIsSaid() {
            CustomerValues values = values(alike(-.25));
            Value everybody = values.by(halves).get(0);
            assertThat(everybody.contribution()).isNegative();
            assertThat(everybody.contributionLow())
                    .isLessThan(everybody.contributionHigh())
                    .isNegative();
            assertThat(values.sentence(halves))
                    .matches(".*; after the cost of goods -[\\d,]+ are left \\(-.+ to -.+\\)");
            assertThat(values.costSentence()).contains("200 of 200 customers have brought less than their goods cost");
        }

        @Test
        void standsInTablesFilesAndMetrics() {
            CustomerValues values = values(alike(.4));
            assertThat(values.table(halves).columnNames())
                    .endsWith("margin, %", "contribution", "contribution from", "contribution to");
            assertThat(values.results().columnNames())
                    .endsWith(
                            "clv_high", "margin", "clv_contribution", "clv_contribution_low", "clv_contribution_high");
            assertThat(values.metrics(halves)).containsKeys("costs", "even");
            assertThat(String.valueOf(values.metrics(halves).get("even")))
                    .contains("margin=", "clv_contribution=", "clv_contribution_low=", "clv_contribution_high=");
        }

        @Test
        void withoutCostsHasNoneOfIt() {
            CustomerValues values = values(Margins.NONE);
            assertThat(values.table(halves).columnNames()).endsWith("value", "from", "to");
            assertThat(values.metrics(halves)).doesNotContainKey("costs");
            assertThat(values.metrics(halves).toString()).doesNotContain("contribution", "NaN");
            assertThat(values.sentence(halves)).doesNotContain("left");
            assertThat(values.costSentence())
                    .isEqualTo(
                            "Money is revenue here, not profit: columns.cost in the description file, what a unit costs"
                                    + " the shop, adds contribution");
        }
    }

    @Nested
    class OfAFile {
        private final Path folder;

        OfAFile(@TempDir Path folder) {
            this.folder = folder;
        }

        /** 20 customers with three orders on three days each; the cost of a unit for 4.00 as this says. */
        private Transactions lines(String header, String cost) {
            StringBuilder text = new StringBuilder("invoice,quantity,time," + header + ",customer\n");
            for (int i = 0; i < 60; i++) {
                text.append(String.format(
                        Locale.ROOT,
                        "%d,%d,2024-%02d-%02d,4.00,%s,%d%n",
                        i,
                        1 + i % 3,
                        1 + i / 20 * (1 + i % 3),
                        1 + i % 20,
                        cost,
                        i % 20));
            }
            return SmallShop.transactions(folder, text.toString());
        }

        @ParameterizedTest
        @CsvSource({
            "'price,cost', 3.00, '25.0 % of the money is left after the cost of goods, which is known for 100.0 % of it'",
            "'price,cost', '', 'No kept purchase has a cost in the column that columns.cost names, so money is revenue here, not profit'",
            "'price,other', 3.00, 'Money is revenue here, not profit: columns.cost in the description file, what a unit costs the shop, adds contribution'",
            "'other,else', 3.00, 'Value counts units here: without columns.price or columns.amount nobody knows revenue or contribution'"
        })
        void saysWhatIsKnownOfCosts(String header, String cost, String sentence) {
            CustomerValues values =
                    CustomerValues.of(LifetimeFits.of(PurchaseHistory.of(lines(header, cost))), new ValueOptions());
            assertThat(values.costSentence()).isEqualTo(sentence);
            assertThat(values.results().columnNames().contains("clv_contribution"))
                    .isEqualTo(sentence.startsWith("25"));
        }
    }
}
