package segmentbook.customers;

import java.util.ArrayList;
import java.util.List;
import segmentbook.transactions.Finding;
import tech.tablesaw.api.Table;

/**
 * Where customers come from and what was done to them.
 *
 * @param format how their file is written
 * @param findings what the checks of its rows found
 * @param changes what was kept and changed, in the order of the steps
 */
record Account(Table format, List<Finding> findings, List<Change> changes) {
    /** Of customers that come from no file. */
    static final Account NONE = new Account(Table.create("No file"), List.of(), List.of());

    Account {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }

    Account and(List<Change> more) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(more);
        return new Account(format, findings, all);
    }
}
