package segmentbook.drafting;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/** The words of headers in several languages, and what they mean: {@code words.txt} beside this class. */
final class HeaderWords {
    /** Letters that may join the parts of a compound, as in Kunde-n-nummer. */
    private static final List<String> LINKS = List.of("", "s", "n", "en", "e", "es", "er");

    private static final int LONGEST = 40; // characters of a compound that is taken apart
    private static final Map<String, Set<String>> MEANINGS = read();

    private HeaderWords() {}

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> meanings = new HashMap<>();
        lines("words.txt").forEach(line -> line.stream().skip(1).forEach(word -> meanings.computeIfAbsent(
                        plain(word), none -> new LinkedHashSet<>())
                .add(line.get(0))));
        return meanings;
    }

    /** The words of each line of a file beside this class, without remarks. */
    static List<List<String>> lines(String file) {
        var url = Objects.requireNonNull(HeaderWords.class.getResource(file), file);
        String text = Uncheck.get(() -> IOUtils.toString(url, StandardCharsets.UTF_8));
        var lines = text.lines().filter(line -> !line.startsWith("#"));
        return lines.map(line -> List.of(line.split(": *| +"))).toList();
    }

    /** Words of a text without its digits. */
    static List<String> words(String text) {
        return parted(text.replaceAll("[^\\p{L}\\p{M}]", " "));
    }

    /** Words of a text in lower case, without accents, split at marks and at capitals. */
    static List<String> parted(String text) {
        String words = text.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ");
        return Arrays.stream(plain(words).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return bare.toLowerCase(Locale.ROOT)
                .replace("\u00DF", "ss")
                .replace("\u0142", "l")
                .replace("\u00F8", "o");
    }

    /** For each word, or part of a compound, what it may mean; an empty set for one that is not known. */
    static List<Set<String>> meanings(String header) {
        List<Set<String>> meanings = new ArrayList<>();
        for (String word : words(header)) {
            Set<String> whole = MEANINGS.getOrDefault(word, Set.of());
            List<Set<String>> parts = whole.isEmpty() && word.length() <= LONGEST ? parts(word) : List.of();
            meanings.addAll(parts.isEmpty() ? List.of(whole) : parts);
        }
        return meanings;
    }

    /** Whether a text has words and all of them have this meaning. */
    static boolean all(String text, String meaning) {
        List<Set<String>> meanings = meanings(text);
        return !meanings.isEmpty() && meanings.stream().allMatch(each -> each.contains(meaning));
    }

    /** The meanings of the fewest known words that a word is made of; none where it is not. */
    private static List<Set<String>> parts(String word) {
        List<List<Set<String>>> best = new ArrayList<>(); // by the number of characters that are explained
        best.add(List.of());
        for (int end = 1; end <= word.length(); end++) {
            List<Set<String>> fewest = null;
            for (int from = 0; from < end; from++) {
                List<Set<String>> before = best.get(from);
                Set<String> meaning = end - from < 2 ? null : linked(word.substring(from, end));
                if (meaning != null && (from == 0 || !before.isEmpty())) {
                    List<Set<String>> longer = new ArrayList<>(before);
                    longer.add(meaning);
                    fewest = fewest == null || longer.size() < fewest.size() ? longer : fewest;
                }
            }
            best.add(fewest == null ? List.of() : fewest);
        }
        return best.get(word.length());
    }

    private static @Nullable Set<String> linked(String part) {
        return LINKS.stream()
                .filter(link -> part.endsWith(link) && part.length() >= 2 + link.length())
                .map(link -> MEANINGS.get(part.substring(0, part.length() - link.length())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
