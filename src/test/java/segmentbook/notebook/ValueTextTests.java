package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.Range;
import segmentbook.rfm.RfmRow;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Pairs;

class ValueTextTests {
    private static String shown(Object value) {
        return ShownText.of(value);
    }

    @ParameterizedTest
    @CsvSource({
        "989.9499999999999, 989.95",
        "0.30000000000000004, 0.3",
        "5, 5",
        "-2.5, -2.5",
        "0, 0.0",
        "NaN, NaN",
        "1e-9, 1.0E-9"
    })
    void aDecimalNumberShowsNoRoundingOfTheMachine(double value, String text) {
        assertThat(shown(value)).isEqualTo(text);
    }

    @Nested
    class OfManyValues {
        @Test
        void aListHasALineForEach() {
            assertThat(shown(List.of("a", 1.1 + 2.2))).isEqualTo("a\n3.3");
            assertThat(shown(new double[] {.1, .2})).isEqualTo("0.1\n0.2");
            assertThat(shown(Map.of("wcss", 3.0))).isEqualTo("wcss: 3");
        }

        @Test
        void aLongOneShowsTheFirstTenAndSaysHowManyThereAre() {
            assertThat(shown(Collections.nCopies(2991, 7)).lines())
                    .hasSize(11)
                    .startsWith("7")
                    .endsWith("… the first 10 of 2,991");
        }

        @Test
        void anEmptyOneIsNone() {
            assertThat(shown(List.of())).isEqualTo("none");
            assertThat(shown(OptionalInt.empty())).isEqualTo("none");
            assertThat(shown(Optional.of(1.5))).isEqualTo("1.5");
        }
    }

    @Nested
    class OfAnObjectOfTheLibrary {
        @Test
        void aRecordNamesItsParts() {
            assertThat(shown(new RfmRow("12006", 8, 4, 397.58, 224)))
                    .isEqualTo(
                            "rfm row: customer 12006, recency days 8, frequency 4, monetary 397.58, tenure days 224");
        }

        @Test
        void aTextOfItsOwnStays() {
            assertThat(shown(new Range(2, 10))).isEqualTo(new Range(2, 10).toString());
        }

        @Test
        void aDistributionIsItsTable() {
            assertThat(shown(Distribution.of("orders", new double[] {1, 2, 6})))
                    .startsWith("Distributions")
                    .contains("orders");
        }

        @Test
        void anotherOneSaysWhereItsHelpIs() {
            assertThat(shown(Pairs.of(3, row -> row, row -> 1)))
                    .startsWith("Pairs")
                    .endsWith("Notebook.help(…) lists all.")
                    .doesNotContain("@");
        }
    }
}
