package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Digits;

/**
 * A word that a group of customers has more often than all.
 *
 * @param text empty where it stands for nothing known
 * @param own the share of the group with it, 0 to 1
 * @param all that of all customers
 */
record TypicalWord(String column, String text, double own, double all) {
    /** Of each column of words the one whose share is farthest above that of all, those farthest above first. */
    static List<TypicalWord> of(CustomerTable all, int[] group, int count) {
        CustomerTable own = all.rows(group);
        return all.names(Kind.WORDS).stream()
                .flatMap(column -> of(column, own.words(column), all.words(column)).stream())
                .sorted(Comparator.comparingDouble(each -> each.all - each.own))
                .limit(count)
                .toList();
    }

    private static Optional<TypicalWord> of(String column, List<String> own, List<String> all) {
        Map<String, Long> ofAll = counts(all);
        return counts(own).entrySet().stream()
                .map(each -> new TypicalWord(
                        column,
                        each.getKey().isEmpty() ? "not known" : each.getKey(),
                        each.getValue() / (double) own.size(),
                        ofAll.getOrDefault(each.getKey(), 0L) / (double) all.size()))
                .filter(each -> each.own > each.all)
                .min(Comparator.<TypicalWord>comparingDouble(each -> each.all - each.own)
                        .thenComparing(TypicalWord::text));
    }

    private static Map<String, Long> counts(List<String> words) {
        return words.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    String name() {
        return column + " " + text;
    }

    String reason() {
        return say("%s: %s (of all %.0f %%)", column, Digits.share(text, own, 1), 100 * all);
    }
}
