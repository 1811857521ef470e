package segmentbook.dataset;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are left out of the analysis.
 *
 * @param dropDuplicates whether a line that repeats an earlier one in all columns goes
 * @param cancelledPrefix what the invoice of a cancellation starts with; null: any quantity below zero is one
 * @param cancellations what becomes of cancellations
 * @param notProducts whole product codes that are no products, such as postage
 * @param notProductPatterns regular expressions over whole product codes
 */
public record CleaningRules(
        boolean dropDuplicates,
        @Nullable String cancelledPrefix,
        Cancellations cancellations,
        Set<String> notProducts,
        List<String> notProductPatterns) {

    /** Duplicates dropped, prefix C, cancellations netted, every code a product. */
    public static final CleaningRules DEFAULT = new CleaningRules(true, "C", Cancellations.NET, Set.of(), List.of());

    public CleaningRules {
        notProducts = Set.copyOf(notProducts);
        notProductPatterns = List.copyOf(notProductPatterns);
    }
}
