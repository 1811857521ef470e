package segmentbook.customers;

import java.util.List;
import segmentbook.columns.Columns;
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
        return Columns.<Change>none()
                .text("step", "", Change::step)
                .text("column", "", Change::column)
                .whole("count", "", Change::count)
                .text("by", "", Change::by)
                .table("Ledger of customers", changes);
    }
}
