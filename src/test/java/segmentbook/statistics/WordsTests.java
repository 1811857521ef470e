package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTests {
    @Test
    void aNameThatIsTakenGetsTheFirstNumberThatIsFree() {
        Set<String> taken = new HashSet<>(Set.of("a", "a-2"));
        assertThat(Words.free("a", "%s-%d", taken::add)).isEqualTo("a-3");
        assertThat(Words.free("50%", "%s-%d", taken::add)).isEqualTo("50%");
        assertThat(Words.free("50%", "%s-%d", taken::add)).isEqualTo("50%-2");
    }

    @Test
    void theFirstTextsEndWithDotsWhereThereAreMore() {
        assertThat(Words.some(List.of("a", "b", "c"), 2)).isEqualTo("a, b, …");
        assertThat(Words.some(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Words.some(List.of(), 2)).isEmpty();
    }

    @Test
    void theFirstTextsSayHowManyMoreThereAre() {
        assertThat(Words.first(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
        assertThat(Words.first(List.of("a", "b"), 2)).isEqualTo("a, b");
    }

    @Test
    void someAreNotNoneAndNotAllWhereTheyAreCounted() {
        assertThat(Stream.of(0.0, .002, .25, .998, 1.0).map(Words::percent))
                .containsExactly("0 %", "under 1 %", "25 %", "over 99 %", "100 %");
    }

    @Test
    void nothingIsBelowZeroWhereItIsRounded() {
        assertThat(Words.say("lost %+.0f %%, %.2f; K-0 on 2024-01-03 at -0.5", -.2, -.001))
                .isEqualTo("lost 0 %, 0.00; K-0 on 2024-01-03 at -0.5");
        assertThat(Words.say("new %+.0f %%, kept %+.1f; A+0 at 10:00+0100, +0.5", .2, .01))
                .isEqualTo("new 0 %, kept 0.0; A+0 at 10:00+0100, +0.5");
    }

    @Test
    void moneyHasAFractionWhereItIsSmall() {
        assertThat(Words.money(-1234.56, "GBP")).isEqualTo("-1,235 GBP");
        assertThat(Words.money(12, "GBP")).isEqualTo("12 GBP");
        assertThat(Words.money(12.5, "")).isEqualTo("12.50");
        assertThat(Words.money(.0042, "BTC")).isEqualTo("0.0042 BTC");
        assertThat(Words.money(-.0, "units")).isEqualTo("0 units");
    }
}
