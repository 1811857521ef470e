package segmentbook.customers;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Words;
import segmentbook.tables.Cells;
import segmentbook.tables.TextColumn;

/**
 * An attribute that is a word, each category in one spelling: spellings that differ in case and spaces only are one, and
 * so are {@code 1} and {@code 1.0}; the most frequent stands for all, of equals the alphabetically first. Where yes and no
 * are written in several ways, they become {@code yes} and {@code no}.
 *
 * @param written as in the file
 * @param text in one spelling; empty where missing
 */
record WordColumn(TextColumn written, TextColumn text) {
    private static final Pattern MISSING = Pattern.compile("(?i)n/a|nan|null|#n/a|[-?]?");
    /** Words such as US and DE or EMEA and APAC, among which NA names a place; among others it is missing. */
    private static final Pattern CODE = Pattern.compile("\\p{Lu}{2,5}|\\p{Ll}{2}");

    private static final Pattern SPACES = Pattern.compile("(?U)\\s+");
    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1");
    private static final Set<String> NO = Set.of("no", "n", "false", "f", "0");
    private static final int SHOWN = 3;

    static WordColumn of(TextColumn written) {
        Map<String, List<String>> spellings = IntStream.range(0, written.size())
                .mapToObj(line -> tidy(written.at(line)))
                .collect(Collectors.groupingBy(WordColumn::category)); // by category, one for each line
        spellings.remove("");
        if (!spellings.values().stream().flatMap(List::stream).allMatch(CODE.asMatchPredicate())) {
            spellings.remove("na");
        }
        Map<String, String> shown = new HashMap<>(Map.of("", ""));
        spellings.forEach((category, each) ->
                shown.put(category, Frequency.of(each.stream()).get(0).text()));
        Set<String> all = new TreeSet<>(spellings.keySet());
        boolean truths = all.size() > 2
                && all.stream().allMatch(each -> YES.contains(each) || NO.contains(each))
                && all.stream().anyMatch(YES::contains)
                && all.stream().anyMatch(NO::contains);
        if (truths) {
            all.forEach(each -> shown.put(each, YES.contains(each) ? "yes" : "no"));
        }
        return new WordColumn(written, written.map(text -> shown.getOrDefault(category(tidy(text)), "")));
    }

    private static String tidy(String text) {
        String tidy = SPACES.matcher(text).replaceAll(" ").strip();
        return MISSING.matcher(tidy).matches() ? "" : Cells.id(tidy);
    }

    private static String category(String tidy) {
        return tidy.toLowerCase(Locale.ROOT);
    }

    String at(int line) {
        return text.at(line);
    }

    /** Whether the line has a category, in another spelling. */
    boolean isRespelled(int line) {
        return !at(line).isEmpty() && !at(line).equals(written.at(line));
    }

    /** The first spellings that were changed, with what they became. */
    String respelled(int[] lines) {
        var changes = IntStream.of(lines)
                .filter(this::isRespelled)
                .mapToObj(line -> "\"" + written.at(line) + "\" is " + at(line));
        return Words.some(changes.distinct().sorted().toList(), SHOWN);
    }
}
