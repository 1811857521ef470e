package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Dataset;
import segmentbook.exploration.Orders;
import segmentbook.pages.PageSources;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.statistics.Inequality;
import segmentbook.transactions.Transactions;

/** Answers on a small file; those of the larger ones are checked in the solutions, which the tests of pages run. */
class ExerciseTests {
    private static final Path FILE = Path.of("data", "broken.yaml");
    private static final Dataset DATA = Dataset.read(FILE);

    private static String check(String exercise, Object answer) {
        return Exercise.check(exercise, answer, DATA).text();
    }

    @Nested
    class OfANumber {
        private final double gini =
                Inequality.of(Orders.of(Transactions.of(DATA)).amounts()).gini();

        @Test
        void rightIsSaidWithTheNumber() {
            assertThat(check("02.1", gini)).isEqualTo("**Right**: %.3f.".formatted(gini));
        }

        @Test
        void roundingIsForgiven() {
            assertThat(check("02.1", gini * 1.009)).startsWith("**Right**");
            assertThat(check("02.1", gini * 1.011)).startsWith("**Not yet**");
        }

        @Test
        void aCountIsExact() {
            RfmTable rfm = RfmTable.of(Transactions.of(DATA));
            long once = rfm.rows().stream().filter(row -> row.frequency() == 1).count();
            assertThat(check("03.2", once)).isEqualTo("**Right**: %d.".formatted(once));
            assertThat(check("03.2", once + .01)).startsWith("**Not yet**");
        }

        @Test
        void itMayBeCopiedFromATableAndThePageNamedShortly() {
            Dataset shop = Dataset.read(Path.of("data", "shop.yaml"));
            assertThat(Exercise.check("3.2", "1,091", shop).text()).isEqualTo("**Right**: 1,091.");
            assertThat(check("3.2", "7,7")).startsWith("**Not yet**, with *7,7*");
        }

        @Test
        void aWrongOneGetsAHintAndNotTheAnswer() {
            assertThat(check("03.2", 77))
                    .isEqualTo("**Not yet**, with 77. Hint: scores.counts(), row frequency, column 1.");
        }

        @Test
        void aTableOfCustomersHasAnswersToo() {
            Dataset mall = Dataset.read(Path.of("data", "mall.yaml"));
            int k = ChosenClusters.of(CustomerBase.of(mall)).decision().k();
            assertThat(Exercise.check("A1.2", "nobody", mall).text()).startsWith("**Not yet**, with *nobody*.");
            assertThat(Exercise.check("04.1", k, mall).text()).isEqualTo("**Right**: %d.".formatted(k));
        }

        @Test
        void dataWithoutAnAnswerSaysSo() {
            assertThat(check("A2.4", 3))
                    .isEqualTo("This data gives no answer to this exercise, so yours cannot be checked.");
        }

        @Test
        void aWordIsNone() {
            assertThat(check("03.2", "many")).startsWith("**Not yet**, with *many*");
        }
    }

    @Nested
    class OfAName {
        @Test
        void caseAndBlanksDoNotMatter() {
            assertThat(check("03.4", " None ")).isEqualTo("**Right**: *none*.");
            assertThat(check("03.4", "501")).startsWith("**Not yet**, with *501*. Hint: the customer in the first row");
        }
    }

    @Nested
    class Another {
        @ParameterizedTest
        @ValueSource(strings = {"01.4", "02.5", "06.4"})
        void openOneSaysSo(String exercise) {
            assertThat(check(exercise, 1))
                    .isEqualTo("This exercise is open: no single answer is right. Compare yours with the solution.");
        }

        @Test
        void unknownOneNamesThoseThereAre() {
            assertThatThrownBy(() -> check("09.9", 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "exercise: page and number, found 09.9; with an answer to check: 01.1, 01.2");
        }
    }

    @Nested
    class WithoutADataset {
        @Test
        void theFileIsThatOfTheParametersCell() {
            Notebook.parameter("SEGMENTBOOK_FILE", FILE.toString());
            assertThat(Exercise.check("01.3", 0).text()).startsWith("**Right**");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true, 1", "yes, true, 1", "No, false, 1", "yes, false, 0"})
    void yesAndNoMayBeWrittenBothWays(String given, boolean right, int is) {
        assertThat(Exercise.isRight(given, right)).isEqualTo(is == 1);
    }

    @Test
    void everySolutionChecksItsOwnAnswer() {
        String cells = PageSources.all().stream().collect(Collectors.joining("\n"));
        String all = String.valueOf(catchThrowable(() -> check("09.9", 1)).getMessage())
                .replaceFirst(".*to check: ", "");
        assertThat(all.split(", ")).hasSizeGreaterThan(20).allSatisfy(exercise -> assertThat(cells)
                .contains("Exercise.check(\"" + exercise + "\""));
    }
}
