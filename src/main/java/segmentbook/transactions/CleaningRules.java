package segmentbook.transactions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Kind;
import segmentbook.description.OptionException;
import segmentbook.description.Options;
import segmentbook.description.Section;

/**
 * Which lines are left out of the analysis.
 *
 * @param dropDuplicates whether a line that repeats an earlier one in all columns goes
 * @param cancelledPrefix what the invoice of a cancellation starts with; null: any quantity below zero is one
 * @param cancellations what becomes of cancellations
 * @param notProducts whole product codes that are no products, such as postage, in the order given
 * @param notProductPatterns regular expressions over whole product codes
 * @param leaveOut by header, used or not, the values of cells whose lines go, such as orders that were cancelled; blanks
 *     around a value and its case make no difference
 */
@Section(value = "cleaning", kinds = Kind.TRANSACTIONS)
public record CleaningRules(
        boolean dropDuplicates,
        @Nullable String cancelledPrefix,
        Cancellations cancellations,
        Set<String> notProducts,
        List<String> notProductPatterns,
        Map<String, List<String>> leaveOut)
        implements Options {

    /** Duplicates dropped, prefix C, cancellations netted, every code a product. */
    public CleaningRules() {
        this(true, "C", Cancellations.NET, Set.of(), List.of(), Map.of());
    }

    /** @throws OptionException where the prefix or a code is blank, or a pattern does not compile */
    public CleaningRules {
        notProducts = Collections.unmodifiableSet(new LinkedHashSet<>(notProducts));
        notProductPatterns = List.copyOf(notProductPatterns);
        leaveOut = Collections.unmodifiableMap(new LinkedHashMap<>(leaveOut));
        boolean prefix = cancelledPrefix == null || !cancelledPrefix.isBlank();
        OptionException.require(prefix, "cancelledPrefix", "a text or null", "nothing");
        boolean codes = notProducts.stream().noneMatch(String::isBlank);
        OptionException.require(codes, "notProducts", "whole product codes", "a blank one");
        notProductPatterns.forEach(CleaningRules::requirePattern);
    }

    /** These rules with other treatment of cancellations. */
    public CleaningRules withCancellations(Cancellations other) {
        return new CleaningRules(dropDuplicates, cancelledPrefix, other, notProducts, notProductPatterns, leaveOut);
    }

    /** These rules with other whole codes that are no products; the patterns stay. */
    public CleaningRules withNotProducts(Set<String> codes) {
        return new CleaningRules(dropDuplicates, cancelledPrefix, cancellations, codes, notProductPatterns, leaveOut);
    }

    private static void requirePattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            String why = e.getDescription().toLowerCase(Locale.ROOT);
            throw new OptionException("notProductPatterns", "regular expressions", pattern + ", " + why);
        }
    }
}
