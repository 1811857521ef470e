package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts of texts. */
class FrequencyTests {
    @Test
    void theMostFrequentIsFirstAndOfEqualsTheAlphabeticallyFirst() {
        assertThat(Frequency.of(Stream.of("b", "c", "a", "c", "", "b", "d")))
                .containsExactly(
                        new Frequency("b", 2), new Frequency("c", 2), new Frequency("a", 1), new Frequency("d", 1));
    }

    @Test
    void emptyTextsDoNotCount() {
        assertThat(Frequency.of(Stream.of("", ""))).isEmpty();
        assertThat(Frequency.most(Stream.of("", ""))).isEmpty();
    }

    @Test
    void ofAllTextsOneIsTheMostFrequent() {
        assertThat(Frequency.most(Stream.of("b", "c", "a", "c", "", "b"))).isEqualTo("b");
    }
}
