package segmentbook.drafting;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Field;

/**
 * What a header seems to mean.
 *
 * @param field the field, or null where no word names one
 * @param score how sure that is, 0 to 1
 * @param words all meanings of its words
 */
record HeaderMeaning(@Nullable Field field, double score, Set<String> words) {
    /** A header names a field if its score is at least this. */
    static final double ENOUGH = .5;

    private static final List<List<String>> FIELDS =
            HeaderWords.lines("fields.txt"); // each with the words that name it
    private static final List<List<String>> CERTAINTY = HeaderWords.lines("certainty.txt"); // factors
    private static final Set<String> MONEY = Set.of("price", "amount");
    private static final double ONE_UNKNOWN_WORD = .6;
    private static final double A_NUMBER_OF = .55;
    static final String NUMBER = "(?i)\\W*(?:number|no|nr|num|nombre|numero|nb|nbr|nbre|n)";
    private static final String COUNT = NUMBER + "[ _.]*(?:of|de|di|d)\\b.*|" + NUMBER + "\\W+.*\\p{L}[^\\Wsu]s";

    static HeaderMeaning of(String header) {
        if (header.replaceAll("[_.]|(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .matches(COUNT)) { // of things, not the number that something has
            return new HeaderMeaning(Field.QUANTITY, A_NUMBER_OF, Set.of("quantity"));
        }
        List<Set<String>> each = HeaderWords.meanings(header);
        Set<String> all = Set.copyOf(each.stream().flatMap(Set::stream).toList());
        var beside = each.stream().anyMatch(HeaderMeaning::isBeside) || (all.contains("tax") && !all.contains("taxed"));
        Set<String> naming = new HashSet<>(all);
        naming.removeAll(beside ? MONEY : Set.of());
        Field field = field(naming);
        long unknown = each.stream().filter(Set::isEmpty).count();
        double words = field == null ? 0 : Math.pow(ONE_UNKNOWN_WORD, unknown);
        naming.add("is-" + String.valueOf(field).toLowerCase(Locale.ROOT));
        double score = matching(CERTAINTY, naming).mapToDouble(Double::valueOf).reduce(words, (one, two) -> one * two);
        return new HeaderMeaning(field, score, all);
    }

    /** Whether a word means money other than for goods: a discount, a fee, shipping. */
    private static boolean isBeside(Set<String> word) {
        return word.contains("fee") && !word.contains("thing") && MONEY.stream().noneMatch(word::contains);
    }

    /** Whether the column may hold personal data. */
    boolean isPersonal() {
        return Stream.of("personal", "birth", "taxid").anyMatch(words::contains)
                || (words.contains("name") && (words.contains("customer") || words.contains("given")));
    }

    /** The field that these words name. */
    private static @Nullable Field field(Set<String> words) {
        var first = matching(FIELDS, words).findFirst().filter(name -> !name.equals("none"));
        return first.map(name -> Field.valueOf(name.toUpperCase(Locale.ROOT))).orElse(null);
    }

    /** What the lines begin with whose words are all among these, and none of those behind a mark. */
    private static Stream<String> matching(List<List<String>> lines, Set<String> words) {
        return lines.stream()
                .filter(line -> line.stream()
                        .skip(1)
                        .allMatch(word -> words.contains(word.replace("!", "")) != word.startsWith("!")))
                .map(line -> line.get(0));
    }
}
