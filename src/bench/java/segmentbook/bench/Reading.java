package segmentbook.bench;

import java.nio.file.Path;
import segmentbook.customers.Customers;
import segmentbook.customers.Demographics;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What a check does with a description file, and whether its ledger balances. */
final class Reading {
    private Reading() {}

    /**
     * Reads what a description file names.
     *
     * @throws segmentbook.description.DataException where something is wrong with it
     * @throws AssertionError where a ledger does not balance
     */
    static void read(Path description) {
        Dataset dataset = Dataset.read(description);
        if (dataset.kind() == Kind.CUSTOMERS) {
            balances(Customers.read(dataset));
        } else {
            transactions(dataset);
        }
    }

    private static void transactions(Dataset dataset) {
        InvoiceLines lines = InvoiceLines.read(dataset);
        Findings.of(lines);
        Cleaning cleaning = Cleaning.of(lines);
        Ledger.Entry gap = cleaning.ledger().imbalance();
        Ledger.Entry read = cleaning.ledger().read();
        boolean balances = gap.lines() == 0
                && Math.abs(gap.units()) <= 1e-9 * (1 + Math.abs(read.units()))
                && Math.abs(gap.money()) <= 1e-9 * (1 + Math.abs(read.money()));
        require(balances && read.lines() == lines.size(), gap + " of " + read);
        RfmTable.of(cleaning.transactions()).score(5);
        Demographics attributes = Demographics.of(cleaning.transactions());
        attributes.everybody().ifPresent(Reading::balances);
        Table ids = attributes.ledger();
        int known = ids.intColumn("count").get(0) + ids.intColumn("count").get(1);
        require(known == cleaning.transactions().customers().size(), ids.print());
    }

    private static void balances(Customers customers) {
        int kept = count(customers, "kept");
        boolean balances = count(customers, "read") == kept + count(customers, "left out");
        require(
                balances && kept == customers.customerTable().size(),
                customers.ledger().print());
        customers.findings();
        customers.summary();
    }

    private static int count(Customers customers, String step) {
        int count = 0;
        for (Row row : customers.ledger()) {
            boolean rows = row.getString("column").equals("rows");
            count += rows && row.getString("step").equals(step) ? row.getInt("count") : 0;
        }
        return count;
    }

    private static void require(boolean balances, String found) {
        if (!balances) {
            throw new AssertionError("a ledger that balances, found " + found);
        }
    }
}
