package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows by what holds, in an order, and by id. */
class RowsTests {
    @Test
    void ofItemsAreTheFirstOrAllForWhichAConditionHolds() {
        assertThat(Rows.where(List.of(3, 8, 9), each -> each > 5)).containsExactly(8, 9);
        assertThat(Rows.first(List.of(3, 8, 9), each -> each > 5)).contains(8);
        assertThat(Rows.first(List.of(3, 8, 9), each -> each > 9)).isEmpty();
    }

    @Test
    void rowsThatHoldRise() {
        assertThat(Rows.where(6, row -> row % 2 == 1)).containsExactly(1, 3, 5);
        assertThat(Rows.where(6, row -> row > 6)).isEmpty();
        assertThat(Rows.where(0, row -> true)).isEmpty();
    }

    @Test
    void someRowsKeepTheirOrderOrAreGivenOneWhereEqualOnesStay() {
        int[] rows = {5, 2, 4, 8, 1};
        assertThat(Rows.where(rows, row -> row % 2 == 0)).containsExactly(2, 4, 8);
        assertThat(Rows.inOrder(rows, Comparator.comparing(row -> row % 2 == 0)))
                .containsExactly(5, 1, 2, 4, 8);
    }

    @Test
    void equalRowsStayInTheirOrder() {
        assertThat(Rows.sorted(5, Comparator.comparingInt(row -> row % 2))).containsExactly(0, 2, 4, 1, 3);
    }

    @Test
    void valuesAreThoseOfTheRowsNamed() {
        assertThat(Rows.values(3, row -> row / 2.0)).containsExactly(0, .5, 1);
        assertThat(Rows.values(List.of("a", "bcd", ""), String::length)).containsExactly(1, 3, 0);
        assertThat(Rows.list(3, row -> "row " + row)).containsExactly("row 0", "row 1", "row 2");
        assertThat(Rows.list(0, row -> row)).isEmpty();
        assertThat(Rows.pick(new double[] {.1, .2, .3}, 2, 0, 2)).containsExactly(.3, .1, .3);
        assertThat(Rows.pick(new int[] {7, 8, 9}, 1)).containsExactly(8);
    }

    @Test
    void idsAreFoundWhereTheyStand() {
        assertThat(Rows.byId(List.of("a", "b"))).containsEntry("a", 0).containsEntry("b", 1);
        assertThat(Rows.find(List.of("b", "x", "b"), List.of("a", "b"))).containsExactly(1, -1, 1);
    }
}
