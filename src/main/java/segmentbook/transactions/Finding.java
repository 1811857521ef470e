package segmentbook.transactions;

import java.util.List;

/**
 * One thing that is odd about a file.
 *
 * @param key names the check in result files, such as {@code customer_missing}
 * @param words the check in words
 * @param severity how much it matters
 * @param count how often, in {@code unit}
 * @param unit what is counted: lines, invoices, products or customers
 * @param places the first three places, each as line, column and value found there: {@code line 7, Quantity: 12}; fewer where there are fewer
 * @param action what the cleaning does about it
 */
public record Finding(
        String key, String words, Severity severity, int count, String unit, List<String> places, String action) {

    public Finding {
        places = List.copyOf(places);
    }

    /** How much a finding matters. */
    public enum Severity {
        /** Good to know. */
        NOTE,
        /** Results would be wrong without the action. */
        WARNING
    }
}
