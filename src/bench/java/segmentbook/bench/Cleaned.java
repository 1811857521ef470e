package segmentbook.bench;

import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Ledger;

/** What the default cleaning leaves: its account of all lines, and the customers. */
record Cleaned(Ledger ledger, RfmTable rfm) {
    static Cleaned of(Cleaning cleaning) {
        return new Cleaned(cleaning.ledger(), RfmTable.of(cleaning.transactions()));
    }
}
