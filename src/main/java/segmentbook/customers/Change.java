package segmentbook.customers;

import java.util.List;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One row of the account of what was changed.
 *
 * @param step what was done
 * @param column to which attribute; {@code rows} where whole rows are counted
 * @param count how many values, or rows
 * @param by what with
 */
record Change(String step, String column, int count, String by) {
    static final String ROWS = "rows";

    static Table table(List<Change> changes) {
        return Table.create(
                "Ledger of customers",
                StringColumn.create("step", changes.stream().map(Change::step)),
                StringColumn.create("column", changes.stream().map(Change::column)),
                IntColumn.create("count", changes.stream().mapToInt(Change::count)),
                StringColumn.create("by", changes.stream().map(Change::by)));
    }
}
