package segmentbook.exploration;

import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;

/**
 * What money is counted in, for the headers of columns.
 *
 * @param name such as GBP; may be empty
 */
record MoneyUnit(String name) {

    static MoneyUnit of(Transactions transactions) {
        return new MoneyUnit(transactions.moneyUnit());
    }

    /** What amounts add up to. */
    String revenue() {
        return Words.revenue(name);
    }

    /** What is measured with its unit: {@code revenue, GBP}. */
    String of(String what) {
        return what.startsWith(name) ? what : Words.named(what, name);
    }
}
