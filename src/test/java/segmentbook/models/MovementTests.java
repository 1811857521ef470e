package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.models.Movement.Move;

/** Moves by hand: shares, their intervals, and what the sentence says of them. */
class MovementTests {
    private static Movement movement(Move... moves) {
        return new Movement("by hand", List.of("New", "Loyal"), List.of(moves));
    }

    /** R: {@code prop.test(x, n, correct = FALSE)$conf.int}. */
    @ParameterizedTest
    @CsvSource({"3, 10, .10779, .60322", "0, 10, 0, .27753", "10, 10, .72247, 1", "1, 1, .20655, 1"})
    void sharesHaveWilsonsInterval(int customers, int all, double low, double high) {
        Move move = new Move("New", "Loyal", customers, all, 0);
        assertThat(move.low()).isCloseTo(low, within(1e-5));
        assertThat(move.high()).isCloseTo(high, within(1e-5));
    }

    @Test
    void theSentenceSaysWhereMostAndFewestStay() {
        Movement moved = movement(
                new Move("New", "New", 3, 12, 0),
                new Move("New", "Loyal", 9, 12, 5),
                new Move("Loyal", "Loyal", 12, 12, 7));
        assertThat(moved.sentence())
                .isEqualTo("62.5 % of 24 customers are in the same segment, by hand; most of Loyal (100.0 %), "
                        + "fewest of New (25.0 %)");
        List<Move> more = new ArrayList<>(moved.moves());
        more.add(new Move("Lost", "Loyal", 9, 9, 7));
        Movement withFew = new Movement("by hand", List.of("New", "Loyal", "Lost"), more);
        assertThat(withFew.sentence())
                .endsWith("; of segments of 10 customers or more most of Loyal (100.0 %), fewest of New (25.0 %)");
        assertThat(moved.matrix().print()).contains("from", "to New", "to Loyal");
        assertThat(moved.table().stringColumn("to").asList()).containsExactly("Loyal");
        assertThat(moved.table().doubleColumn("% of from").get(0)).isEqualTo(75);
    }

    @Test
    void whereSeveralHaveTheLeastAllAreNamed() {
        List<Move> moves = List.of(
                new Move("New", "Loyal", 12, 12, 5),
                new Move("Loyal", "Loyal", 12, 12, 7),
                new Move("Lost", "Loyal", 10, 10, 7),
                new Move("Sleeping", "Loyal", 10, 10, 7));
        Movement moved = new Movement("by hand", List.of("New", "Loyal", "Lost", "Sleeping"), moves);
        assertThat(moved.sentence()).endsWith("; most of Loyal (100.0 %), fewest of New, Lost and Sleeping (0.0 %)");
    }

    @Test
    void itComparesNoSegmentsThatAreAlikeOrSmall() {
        assertThat(movement(new Move("New", "New", 3, 3, 0), new Move("Loyal", "New", 12, 12, 0))
                        .sentence())
                .as("New is too small to be compared")
                .isEqualTo("20.0 % of 15 customers are in the same segment, by hand");
        assertThat(movement(new Move("New", "New", 12, 12, 0), new Move("Loyal", "Loyal", 12, 12, 0))
                        .sentence())
                .as("both stay")
                .isEqualTo("100.0 % of 24 customers are in the same segment, by hand");
    }

    @Test
    void withoutMovesTheReasonIsTheSentence() {
        assertThat(movement().sentence()).isEqualTo("by hand");
        assertThat(movement().stayed()).isNaN();
        assertThat(movement().from()).isEmpty();
    }
}
