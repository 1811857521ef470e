package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.statistics.RankOrder;
import tech.tablesaw.api.Table;

/** Who leaves, in a shop where half of the customers stop at some day for good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChurnTests {
    private Path folder;
    private Churn churn;

    @BeforeAll
    void learn(@TempDir Path somewhere) {
        folder = somewhere;
        churn = Churn.of(Leavers.cuts(folder));
    }

    @Test
    void thoseWhoStoppedAreFound() {
        assertThat(churn.whyNot()).isEmpty();
        assertThat(churn.used().auc().whole()).isGreaterThan(.95);
        assertThat(churn.leaving("3")).isGreaterThan(.9); // stopped on day 171
        assertThat(churn.leaving("2")).isLessThan(.2);
        assertThat(churn.leaving("nobody")).isNaN();
    }

    @Test
    void allMethodsAreCompared() {
        Table table = churn.table();
        assertThat(table.stringColumn("method").asList())
                .containsExactly(
                        "BG/NBD", "frequency", "recency", "logistic regression", "random forest", "gradient boosting");
        assertThat(table.name()).isEqualTo(churn.sentence());
        assertThat(table.doubleColumn("Brier score").asList())
                .allSatisfy(brier -> assertThat(brier).isBetween(0.0, .3));
    }

    @Test
    void theSimpleOneIsUsedWhereNoneIsSurelyBetter() {
        assertThat(churn.used()).isSameAs(churn.simple());
        assertThat(churn.sentence())
                .startsWith("No method is surely better than BG/NBD alone (AUC ")
                .endsWith("), so that is used");
    }

    @Test
    void theOrderOfLinesMakesNoDifference() {
        List<String> lines = Leavers.lines();
        Collections.shuffle(lines, new Random(7));
        Churn again = Churn.of(Cuts.of(Leavers.base(folder, lines), Leavers.THIRTY));
        assertThat(again.metrics()).isEqualTo(churn.metrics());
        assertThat(again.results().print(1000)).isEqualTo(churn.results().print(1000));
    }

    @Test
    void theListBeginsWithTheLikeliestToLeaveAndGivesADateToThoseWhoStay() {
        Table results = churn.results();
        assertThat(churn.today().stringColumn("half by").get(0)).isEqualTo("not likely");
        assertThat(results.stringColumn("next_purchase").get(0)).isEmpty();
        assertThat(churn.today(2).stringColumn("customer").asList())
                .containsExactly(
                        results.getString(0, 0),
                        results.getString(1, 0),
                        results.getString(results.rowCount() - 2, 0),
                        results.getString(results.rowCount() - 1, 0));
        assertThat(churn.today(1).stringColumn("half by").get(1)).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(churn.today(9_999).rowCount()).isEqualTo(results.rowCount());
        assertThat(results.columnNames())
                .containsExactly(
                        "customer_id", "churn_probability", "next_purchase_from", "next_purchase", "next_purchase_to");
        assertThat(results.rowCount()).isEqualTo(120);
        assertThat(results.doubleColumn("churn_probability").asList())
                .isSortedAccordingTo(Collections.reverseOrder())
                .allSatisfy(each -> assertThat(each).isBetween(0.0, 1.0));
        for (var row : results) {
            assertThat(row.getString("next_purchase").isEmpty()).isEqualTo(row.getDouble("churn_probability") >= .5);
        }
        assertThat(results.stringColumn("next_purchase").get(119)).startsWith("2021-02-");
    }

    @Test
    void reasonsSayWhatWouldBeWithTheMedian() {
        Table reasons = churn.reasons("3");
        assertThat(reasons.name())
                .startsWith("Customer 3 leaves with a probability of ")
                .contains(" %: BG/NBD 0.0")
                .contains(" instead of ", " (+");
        assertThat(churn.reasons("2").name()).contains(" (-");
    }

    @Test
    void metricsNameTheMethodUsed() {
        assertThat(churn.metrics())
                .contains(
                        entry("line_set", "kept lines, split by time"),
                        entry("split", "2021-01-05"),
                        entry("days", 30),
                        entry("used", "BG/NBD"),
                        entry("customers", 120))
                .containsKeys("random forest", "auc_difference", "returned_share", "customers_likelier_to_leave");
    }

    @Test
    void importanceIsWhatShufflingLoses() {
        List<Importance> all = churn.importance();
        assertThat(all).extracting(Importance::feature).containsExactly("BG/NBD");
        assertThat(all.get(0).lost()).isCloseTo(churn.used().auc().whole() - .5, within(.15));
        assertThat(Importance.sentence("BG/NBD", all))
                .startsWith("For the method BG/NBD there is one feature, BG/NBD: AUC falls by 0.");
        assertThat(Importance.sentence("x", List.of(new Importance("y", .21), new Importance("z", .1))))
                .isEqualTo("For the method x the feature y matters most: AUC falls by 0.210 where it is shuffled");
        assertThat(Importance.sentence("x", List.of(new Importance("y", .21))))
                .isEqualTo("For the method x there is one feature, y: AUC falls by 0.210 where it is shuffled");
        assertThat(Importance.sentence("x", List.of(new Importance("y", 0))))
                .isEqualTo("No feature by itself matters to x");
    }

    @Test
    void whatLettersEarnBeginsWithWhatCustomersSpend() {
        Campaign campaign = churn.campaign();
        assertThat(campaign.cost()).isCloseTo(campaign.value() / 50, within(1e-12));
        assertThat(churn.threshold(campaign)).isBetween(1.0, 100.0);
        assertThat(churn.foundSentence())
                .isEqualTo(
                        "Of those who left, the fifth with the highest risk by BG/NBD holds 41 %, the most that a fifth can hold");
    }

    /** Some 5 of 3,000 customers come back in 30 days, by chance, and 61 in the last. */
    @Nested
    class WhereHardlyAnybodyComesBack {
        private final Churn rare = Churn.of(Cuts.of(Leavers.base(folder, lines()), Leavers.THIRTY));

        private static List<String> lines() {
            return IntStream.rangeClosed(1, 3_000)
                    .boxed()
                    .flatMap(
                            each -> days(each).distinct().mapToObj(day -> Leavers.line(each + "-" + day, day, 1, each)))
                    .toList();
        }

        private static IntStream days(int customer) {
            int first = customer * 7 % 370;
            int second = customer % 40 == 0 ? Math.min(370, first + 20 + customer * 37 % 300) : first;
            int third = customer % 50 == 7 ? 372 + customer % 28 : customer == 2 ? 400 : first;
            return IntStream.of(first, second, third);
        }

        @Test
        void singleMeasuresRankAsTheyAre() {
            assertThat(rare.cuts().returnedShare()).isCloseTo(.0203, within(.0005));
            assertThat(auc("recency")).isCloseTo(raw("recency", 1), within(1e-12));
            assertThat(auc("frequency")).isCloseTo(raw("frequency", -1), within(1e-12));
            assertThat(auc("BG/NBD")).isCloseTo(raw("BG/NBD", -1), within(1e-12));
            assertThat(rare.judged()).allSatisfy(each -> assertThat(each.auc().low())
                    .isLessThan(each.auc().whole()));
        }

        private double auc(String method) {
            return rare.judged().stream()
                    .filter(each -> each.method().equals(method))
                    .findFirst()
                    .orElseThrow()
                    .auc()
                    .whole();
        }

        private double raw(String column, int sign) {
            double[] values = rare.cuts().test().known().numbers(column);
            int[] left = rare.cuts().test().left();
            return RankOrder.auc(
                    DoubleStream.of(values).map(each -> sign * each).toArray(), row -> left[row] == 1);
        }
    }

    /** Where all order at random days, equally often, nothing says who leaves. */
    @Test
    void aMethodThatIsNoBetterThanACoinIsCalledSo() {
        Random random = new Random(1);
        List<String> lines = random.ints(2_400, 0, 400)
                .mapToObj(day -> Leavers.line("i" + random.nextInt(), day, 1, random.nextInt(300)))
                .toList();
        Churn guessed = Churn.of(Cuts.of(Leavers.base(folder, lines), Leavers.THIRTY));
        assertThat(guessed.used().auc().low()).isLessThan(.5);
        assertThat(guessed.sentence()).endsWith(", though it is not surely better than a coin");
    }

    @Nested
    class WhereNobodyLeaves {
        private final Churn none = Churn.of(Cuts.of(Leavers.base(folder, List.of(Leavers.line("1", 0, 1, 1)))));

        @Test
        void everyTableIsTheReason() {
            String why = none.whyNot();
            assertThat(why).startsWith("The lines span 0 days;");
            assertThat(none.sentence()).isEqualTo(why);
            assertThat(none.todaySentence()).isEqualTo(why);
            assertThat(List.of(none.table(), none.today(), none.results(), none.reasons("1"), none.nextPurchase()))
                    .allSatisfy(table -> assertThat(table.name()).isEqualTo(why))
                    .allSatisfy(table -> assertThat(table.columnCount()).isZero());
            assertThat(none.metrics()).containsOnly(entry("why_not", why));
            assertThat(none.leaving("1")).isNaN();
            assertThat(none.threshold(none.campaign())).isNaN();
        }

        @Test
        void whatWasJudgedIsNotThere() {
            assertThatThrownBy(none::used)
                    .isInstanceOf(DataException.class)
                    .hasMessage("churn: nothing is known; " + none.whyNot());
        }
    }
}
