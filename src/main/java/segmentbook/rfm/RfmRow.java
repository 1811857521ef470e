package segmentbook.rfm;

import segmentbook.columns.Columns;

/**
 * One customer.
 *
 * @param customer the id
 * @param recencyDays whole calendar days from the last purchase to the snapshot
 * @param frequency number of distinct invoices with a purchase, 1 or more
 * @param monetary sum of the amounts of all lines to 14 digits, in the money unit of the transactions
 * @param tenureDays whole calendar days from the first purchase to the snapshot, at least {@code recencyDays}
 */
public record RfmRow(String customer, int recencyDays, int frequency, double monetary, int tenureDays) {
    /** Id and the three measures. */
    static final Columns<RfmRow> COLUMNS = Columns.<RfmRow>none()
            .text("customer", "customer_id", RfmRow::customer)
            .whole("recency days", "recency_days", RfmRow::recencyDays)
            .whole("frequency", "frequency", RfmRow::frequency)
            .number("monetary", "monetary", RfmRow::monetary);
}
