package segmentbook.transactions;

/** What becomes of cancellations. */
public enum Cancellations {
    /** Each draws its quantity from the customer's latest earlier purchases of the product. */
    NET,
    /** They go; purchases stay whole. */
    DROP,
    /** They stay, and count in monetary only. */
    KEEP
}
