package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Customers;
import segmentbook.description.Dataset;
import segmentbook.exploration.Correlations.Method;
import segmentbook.exploration.Correlations.Pair;
import segmentbook.exploration.GroupDifferences.Difference;
import segmentbook.statistics.Rows;

/**
 * Reference values on data/mall.csv from scipy 1.16: {@code pearsonr(x, y).confidence_interval(.95)}, {@code spearmanr},
 * {@code ttest_ind(f, m, equal_var=False).confidence_interval(.95)}; the interval of rho by hand as {@code tanh(atanh(rho)
 * -+ 1.959963984540054 * sqrt((1 + rho^2 / 2) / (n - 3)))}, Hedges' g as {@code (1 - 3 / (4 (n1 + n2 - 2) - 1)) * (mean1 -
 * mean2) / pooled}.
 */
class CustomerTableTests {
    private static final CustomerTable MALL =
            Customers.read(Dataset.read(Path.of("data/mall.yaml"))).customerTable();

    private static CustomerTable table(double... numbers) {
        return CustomerTable.of(java.util.stream.IntStream.range(0, numbers.length)
                        .mapToObj(i -> "c" + i)
                        .toList())
                .with(Column.number("x"), numbers);
    }

    @Nested
    class CorrelationsOfColumns {
        @ParameterizedTest
        @CsvSource({
            "PEARSON, age, income, .044739810839876416, -.09458833752607036, .1823489411753523",
            "PEARSON, score, age, -.34252784033029654, -.459435269307148, -.21395451274780092",
            "PEARSON, income, score, -.02381401674903118, -.1620197219016744, .11530797380218051",
            "SPEARMAN, age, income, .051555812636252085, -.08790536808633435, .18903476773819905",
            "SPEARMAN, age, score, -.42619312746645005, -.5378180406371091, -.2998825648663819"
        })
        void equalThoseOfScipy(Method method, String first, String second, double r, double low, double high) {
            Pair pair = Correlations.of(MALL, method).pair(first, second);
            assertThat(pair.coefficient()).isCloseTo(r, within(1e-12));
            assertThat(pair.low()).isCloseTo(low, within(1e-9));
            assertThat(pair.high()).isCloseTo(high, within(1e-9));
            assertThat(pair.customers()).isEqualTo(200);
        }

        @Test
        void sayWhichPairCanBeToldFromNone() {
            assertThat(Correlations.of(MALL, Method.PEARSON).sentence())
                    .isEqualTo(
                            "1 of 3 pairs correlates (by chance alone about 0.2 would), most of all age and score, Pearson's r -0.34 (-0.46 to -0.21)");
            CustomerTable two = MALL.select(List.of("income", "score"));
            assertThat(Correlations.of(two, Method.PEARSON).sentence())
                    .isEqualTo(
                            "income and score, Pearson's r -0.02 (-0.16 to 0.12), which cannot be told from no correlation");
        }

        /** What is spent rises with income, but for one customer with little income who spent a hundred times as much. */
        @Test
        void sayWhereRanksAndStraightLinesDisagree() {
            double[] income =
                    java.util.stream.IntStream.range(0, 40).mapToDouble(i -> i).toArray();
            double[] spent = java.util.stream.IntStream.range(0, 40)
                    .mapToDouble(i -> i == 0 ? 4_000 : i)
                    .toArray();
            CustomerTable far = table(income).with(Column.number("spent"), spent);
            assertThat(Correlations.of(far, Method.SPEARMAN).table().name())
                    .matches(
                            ".*; x and spent: Spearman's rho 0\\.\\d+, but Pearson's r -0\\.\\d+, as a curve or values far out make it");
            assertThat(Correlations.of(MALL, Method.SPEARMAN).table().name()).doesNotContain("but");
        }

        @Test
        void takeOnlyCustomersOfWhomBothAreKnown() {
            CustomerTable gaps = table(1, 2, 3, 4, Double.NaN, 5).with(Column.number("y"), 2, 4, 6, 8, 99, Double.NaN);
            Pair pair = Correlations.of(gaps, Method.PEARSON).pair("x", "y");
            assertThat(pair.customers()).isEqualTo(4);
            assertThat(pair.coefficient()).isCloseTo(1, within(1e-12));
        }

        @ParameterizedTest
        @CsvSource({
            "-.0037, -0.069 (-0.134 to -0.004)",
            "-.0252, -0.07 (-0.13 to -0.03)",
            ".0037, -0.07 (-0.13 to 0.00)"
        })
        void haveAnIntervalThatEndsAtZeroOnlyWhereItHoldsIt(double high, String said) {
            Pair pair = new Pair("x", "y", 900, -.069, -.1339, high, Double.NaN);
            assertThat(new Correlations(Method.PEARSON, List.of("x", "y"), List.of(pair)).sentence())
                    .startsWith("x and y, Pearson's r " + said);
        }

        @Test
        void areUnknownOfAColumnThatIsTheSameForAll() {
            CustomerTable same = table(1, 2, 3, 4, 5).with(Column.number("y"), 7, 7, 7, 7, 7);
            Correlations none = Correlations.of(same, Method.PEARSON);
            assertThat(none.of("x", "y")).isNaN();
            assertThat(none.of("x", "x")).isEqualTo(1);
            assertThat(none.sentence()).isEqualTo("No two columns differ between enough customers for a correlation");
        }

        @Test
        void needTwoColumns() {
            Correlations one = Correlations.of(table(1, 2, 3), Method.PEARSON);
            assertThat(one.sentence()).isEqualTo("Correlations need two columns of numbers");
            assertThatThrownBy(() -> one.of("x", "z"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("correlation: two of x, found x and z");
        }
    }

    @Nested
    class DifferencesOfGroups {
        @ParameterizedTest
        @CsvSource({
            "0, age, 40.770992366412216, 39.971014492753625, -3.285945719463659, 4.885901466780841, .06020935358966057",
            "1, income, 63.099236641221374, 59.43478260869565, -3.4380125904617547, 10.766920655513205, .14852990872230606",
            "2, score, 48.770992366412216, 52.65217391304348, -10.80498295425809, 3.0426198609955692, -.16323568046705758"
        })
        void equalThoseOfScipy(int row, String column, double women, double men, double low, double high, double g) {
            Difference difference = GroupDifferences.of(MALL).all().get(row);
            assertThat(difference.column().name()).isEqualTo(column);
            assertThat(difference.first()).isCloseTo(women, within(1e-12));
            assertThat(difference.second()).isCloseTo(men, within(1e-12));
            assertThat(difference.low()).isCloseTo(low, within(1e-9));
            assertThat(difference.high()).isCloseTo(high, within(1e-9));
            assertThat(difference.effect()).isCloseTo(g, within(1e-12));
        }

        @Test
        void areToldFromChance() {
            assertThat(GroupDifferences.of(MALL).sentence())
                    .isEqualTo("By gender, Female and Male cannot be told apart by any number; "
                            + "farthest apart is score, 48.77 against 52.65 (Hedges' g -0.16)");
            CustomerTable apart = table(1, 2, 3, 11, 12, 13)
                    .with(Column.of("group", Kind.WORDS), List.of("a", "a", "a", "b", "b", "b"));
            assertThat(GroupDifferences.of(apart).sentence())
                    .isEqualTo("By group, a and b differ in 1 of 1 numbers, most in x, 2 against 12 (Hedges' g -8.00)");
            CustomerTable two = apart.with(Column.number("rate"), .019, .02, .021, .0239, .024, .0241);
            assertThat(GroupDifferences.of(two).sentence())
                    .startsWith(
                            "By group, a and b differ in 2 of 2 numbers (by chance alone about 0.1 would), most in x");
            assertThat(GroupDifferences.of(two.select(each -> !each.name().equals("x")))
                            .sentence())
                    .contains("most in rate, 0.02 against 0.024 (");
        }

        /** Three others differ widely in x, so that no difference is shown, and hardly in y. */
        @Test
        void nameTheGreatestOfThoseThatAreTold() {
            int few = 30;
            List<String> ids = Rows.list(few + 3, String::valueOf);
            CustomerTable table = CustomerTable.of(ids)
                    .with(Column.number("x"), i -> i < few ? i % 2 : 30 * (i - few))
                    .with(Column.number("y"), i -> i < few ? i % 5 : 3 + (i - few) / 10.0)
                    .with(Column.of("group", Kind.WORDS), Rows.list(few + 3, i -> i < few ? "most" : "three"));
            GroupDifferences differences = GroupDifferences.of(table);
            assertThat(differences.all()).extracting(Difference::isTold).containsExactly(false, true);
            assertThat(Math.abs(differences.all().get(0).effect())).isGreaterThan(3);
            assertThat(differences.sentence())
                    .contains("differ in 1 of 2 numbers")
                    .contains(", most in y, 2");
        }

        @Test
        void sayYearsWithoutAComma() {
            CustomerTable born = CustomerTable.of(List.of("1", "2", "3", "4", "5", "6"))
                    .with(Column.number("born").in("year", Column.Better.NEITHER), 1960, 1961, 1962, 1980, 1981, 1982)
                    .with(Column.of("group", Kind.WORDS), List.of("a", "a", "a", "b", "b", "b"));
            assertThat(GroupDifferences.of(born).sentence()).contains("most in born, 1961 against 1981 (");
        }

        @Test
        void needTwoGroupsOfThree() {
            CustomerTable few =
                    table(1, 2, 3, 4, 5).with(Column.of("group", Kind.WORDS), List.of("a", "a", "a", "b", "b"));
            String why = "Nothing to compare: no column of words has two groups of 3 customers whose numbers differ";
            assertThat(GroupDifferences.of(few).sentence()).isEqualTo(why);
            assertThat(GroupDifferences.of(few).table().name()).isEqualTo(why);
            assertThat(GroupDifferences.of(table(1, 2, 3)).whyNot()).isEqualTo(why);
        }
    }
}
