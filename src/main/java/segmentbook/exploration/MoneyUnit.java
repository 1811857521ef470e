package segmentbook.exploration;

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

    /** What is measured with its unit: {@code revenue, GBP}. */
    String of(String what) {
        return name.isEmpty() ? what : what + ", " + name;
    }
}
