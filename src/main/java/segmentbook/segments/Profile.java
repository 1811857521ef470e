package segmentbook.segments;

import java.util.Map;
import java.util.Optional;

/**
 * A segment in numbers.
 *
 * @param segment its name
 * @param customers how many, 1 or more
 * @param customerShare of all customers, 0 to 1
 * @param total the sum of the column that adds up, such as revenue; NaN where there is none
 * @param totalShare of everybody's total, 0 to 1; NaN likewise
 * @param medians of the columns of numbers
 * @param typical the most frequent word of the columns of words, with its share
 */
public record Profile(
        String segment,
        int customers,
        double customerShare,
        double total,
        double totalShare,
        Map<String, Double> medians,
        Map<String, String> typical) {
    /**
     * The median of a column of numbers.
     *
     * @throws IllegalArgumentException where there is no such column
     */
    public double median(String column) {
        String rule = "median: of one of %s, found %s";
        var median = Optional.ofNullable(medians.get(column));
        return median.orElseThrow(() -> new IllegalArgumentException(rule.formatted(medians.keySet(), column)));
    }

    /** The total of one customer on average. */
    public double totalPerCustomer() {
        return total / customers;
    }
}
