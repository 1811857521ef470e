package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTests {
    private static final List<String> CHOICES = List.of("k", "time", "title", "columns", "notProductPatterns");

    @ParameterizedTest
    @CsvSource({
        "tiem, time",
        "tme, time",
        "TIME, time",
        "titel, title",
        "colums, columns",
        "collumns, columns",
        "not_product_patterns, notProductPatterns",
        "K, k",
    })
    void theNearestChoiceIsFound(String word, String choice) {
        assertThat(Spelling.nearest(word, CHOICES)).contains(choice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "kk!", "tool", "price", "patterns"})
    void whatIsFarFromAllIsNotGuessed(String word) {
        assertThat(Spelling.nearest(word, CHOICES)).isEmpty();
    }

    @Test
    void ofEquallyNearChoicesTheFirstIsNamed() {
        assertThat(Spelling.nearest("tide", List.of("time", "tile"))).contains("time");
        assertThat(Spelling.nearest("tide", List.of("tile", "time"))).contains("tile");
    }

    @Test
    void aVeryLongWordIsNotCompared() {
        assertThat(Spelling.nearest("a".repeat(1_000_000), List.of("a".repeat(999_999))))
                .isEmpty();
    }
}
