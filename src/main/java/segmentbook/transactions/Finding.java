package segmentbook.transactions;

import java.util.List;
import segmentbook.description.Place;

/**
 * What one check found in a file.
 *
 * @param key names the check in result files, such as {@code customer_missing}
 * @param words the check in words
 * @param severity how much it matters
 * @param count how often, in {@code unit}
 * @param unit what is counted: lines, rows, invoices, products or customers
 * @param examples the first three places; fewer where there are fewer
 * @param action what the cleaning does about it
 */
public record Finding(
        String key, String words, Severity severity, int count, String unit, List<Example> examples, String action) {

    /**
     * One place at which something was found.
     *
     * @param place file, line and, where a single cell is meant, column
     * @param text the place and the value found there, as readers see it: {@code line 7, Quantity: 12}
     */
    public record Example(Place place, String text) {}

    /** How much a finding matters. */
    public enum Severity {
        /** Good to know. */
        NOTE,
        /** Results would be wrong without the action. */
        WARNING
    }

    /** The first places with the values found there, as readers see them. */
    public List<String> places() {
        return examples.stream().map(Example::text).toList();
    }
}
