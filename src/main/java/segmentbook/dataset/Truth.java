package segmentbook.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The known truth of made data: for judging, never a feature.
 *
 * @param file a CSV file with one row a customer
 * @param customer header of the customer's id
 * @param label header of the kind of customer
 * @param dropOut header of the date of drop-out, or null
 */
public record Truth(
        Path file, String customer, String label, @Nullable String dropOut) {

    /** @throws IllegalArgumentException where two of the headers are equal */
    public Truth {
        if (customer.equals(label)) {
            throw new IllegalArgumentException(
                    "truth.label: another column than truth.customer, found " + Node.shown(label));
        }
        if (dropOut != null && (customer.equals(dropOut) || label.equals(dropOut))) {
            throw new IllegalArgumentException("truth.dropOut: a column of its own, found " + Node.shown(dropOut));
        }
    }
}
