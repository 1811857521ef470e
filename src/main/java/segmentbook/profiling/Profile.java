package segmentbook.profiling;

/**
 * A segment in figures.
 *
 * @param segment its name
 * @param customers how many, 1 or more
 * @param customerShare of all customers, 0 to 1
 * @param revenue their monetary together
 * @param revenueShare of all monetary, 0 to 1
 * @param medianRecency in days
 * @param medianFrequency in orders
 * @param medianMonetary in the money unit
 */
public record Profile(
        String segment,
        int customers,
        double customerShare,
        double revenue,
        double revenueShare,
        double medianRecency,
        double medianFrequency,
        double medianMonetary) {

    /** Mean monetary of a customer. */
    public double revenuePerCustomer() {
        return revenue / customers;
    }
}
