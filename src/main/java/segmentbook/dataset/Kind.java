package segmentbook.dataset;

/** What one line of the file is. */
public enum Kind {
    /** A line of an invoice. */
    TRANSACTIONS,
    /** A customer. */
    CUSTOMERS
}
