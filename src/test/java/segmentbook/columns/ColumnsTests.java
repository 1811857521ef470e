package segmentbook.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;

class ColumnsTests {
    private record Group(String name, int customers, double share, double median) {}

    private static final Columns<Group> COLUMNS = Columns.<Group>none()
            .text("group", "group", Group::name)
            .whole("customers", "customers", Group::customers)
            .share("% of all", "customer_share", Group::share)
            .number("median, days", "median_days", Group::median)
            .number("", "median_hours", each -> 24 * each.median)
            .text("in words", "", each -> each.name + "!");
    private static final List<Group> ROWS = List.of(new Group("a", 3, .75, 2), new Group("b", 1, .25, Double.NaN));

    @Test
    void readersSeeHeadersAndPercents() {
        assertThat(COLUMNS.table("Groups", ROWS).print())
                .contains("Groups", "group  |  customers  |  % of all  |  median, days  |  in words")
                .contains("a  |          3  |        75  |             2  |        a!");
    }

    @Test
    void filesHaveNamesAndShares() {
        assertThat(COLUMNS.results("Groups", ROWS).columnNames())
                .containsExactly("group", "customers", "customer_share", "median_days", "median_hours");
        assertThat(COLUMNS.results("Groups", ROWS)
                        .doubleColumn("customer_share")
                        .asDoubleArray())
                .containsExactly(.75, .25);
    }

    @Test
    void metricsHaveTheNamesOfFilesAndLeaveOutWhatIsNotKnown() {
        assertThat(COLUMNS.metrics(ROWS.get(0)))
                .containsExactly(
                        java.util.Map.entry("group", "a"),
                        java.util.Map.entry("customers", 3),
                        java.util.Map.entry("customer_share", .75),
                        java.util.Map.entry("median_days", 2.0),
                        java.util.Map.entry("median_hours", 48.0));
        assertThat(COLUMNS.metrics(ROWS.get(1), name -> name.startsWith("median")))
                .isEmpty();
    }

    @Test
    void wholeNumbersAreOfTheSmallestTypeThatHoldsThem() {
        Columns<Long> columns = Columns.<Long>none().whole("n", "n", Long::longValue);
        assertThat(columns.table("T", List.of(2_147_483_647L)).column(0)).isInstanceOf(IntColumn.class);
        assertThat(columns.table("T", List.of(1L, 10_000_000_000L))
                        .longColumn("n")
                        .asList())
                .containsExactly(1L, 10_000_000_000L);
        assertThat(columns.metrics(10_000_000_000L)).containsEntry("n", 10_000_000_000L);
    }

    @Test
    void rowsLendTheColumnsOfTheirParts() {
        Columns<List<Group>> firsts = Columns.<List<Group>>none().of(COLUMNS, rows -> rows.get(0));
        assertThat(firsts.results("First", List.of(ROWS)).stringColumn("group").asList())
                .containsExactly("a");
        assertThat(firsts.metrics(ROWS)).containsEntry("customers", 3);
    }

    @Test
    void whatIsPrintedSaysHowToSeeItsTable() {
        assertThat(new Shelf())
                .hasToString("Shelf: a cell that ends with it shows its table; Notebook.help(…) lists what it can do");
    }

    private static final class Shelf extends Columns.Tabled {}

    @Test
    void noRowsGiveAnEmptyTable() {
        assertThat(COLUMNS.table("Groups", List.of()).rowCount()).isZero();
        assertThat(COLUMNS.table("Groups", List.of()).columnCount()).isEqualTo(5);
    }
}
