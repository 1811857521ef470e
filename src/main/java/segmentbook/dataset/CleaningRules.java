package segmentbook.dataset;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are left out of the analysis.
 *
 * @param dropDuplicates whether a line that repeats an earlier one in all columns goes
 * @param cancelledPrefix what the invoice of a cancellation starts with; null: any quantity below zero is one
 * @param cancellations what becomes of cancellations
 * @param notProducts whole product codes that are no products, such as postage, in the order given
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

    /** @throws IllegalArgumentException where the prefix or a code is blank, or a pattern does not compile */
    public CleaningRules {
        notProducts = Collections.unmodifiableSet(new LinkedHashSet<>(notProducts));
        notProductPatterns = List.copyOf(notProductPatterns);
        if (cancelledPrefix != null && cancelledPrefix.isBlank()) {
            throw new IllegalArgumentException("cleaning.cancelledPrefix: a text or null, found nothing");
        }
        if (notProducts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("cleaning.notProducts: whole product codes, found a blank one");
        }
        notProductPatterns.forEach(CleaningRules::requirePattern);
    }

    /** These rules with other treatment of cancellations. */
    public CleaningRules withCancellations(Cancellations other) {
        return new CleaningRules(dropDuplicates, cancelledPrefix, other, notProducts, notProductPatterns);
    }

    /** These rules with or without duplicates dropped. */
    public CleaningRules withDropDuplicates(boolean drop) {
        return new CleaningRules(drop, cancelledPrefix, cancellations, notProducts, notProductPatterns);
    }

    /** These rules with other whole codes that are no products; the patterns stay. */
    public CleaningRules withNotProducts(Set<String> codes) {
        return new CleaningRules(dropDuplicates, cancelledPrefix, cancellations, codes, notProductPatterns);
    }

    private static void requirePattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("cleaning.notProductPatterns: regular expressions, found "
                    + Node.shown(pattern) + ", " + e.getDescription().toLowerCase(Locale.ROOT));
        }
    }
}
