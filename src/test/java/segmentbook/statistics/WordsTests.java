package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTests {
    @Test
    void theFirstTextsEndWithDotsWhereThereAreMore() {
        assertThat(Words.some(List.of("a", "b", "c"), 2)).isEqualTo("a, b, …");
        assertThat(Words.some(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Words.some(List.of(), 2)).isEmpty();
    }
}
