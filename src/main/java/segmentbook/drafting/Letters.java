package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import com.sigpwned.chardet4j.com.ibm.icu.text.CharsetDetector;
import com.sigpwned.chardet4j.com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;

/**
 * A text that is not UTF-8, read by the language in which its letters make sense.
 *
 * @param table by a charset that is neither windows-1252 nor one that reads the same
 * @param entry of the description file that gives the charset
 */
record Letters(RawTable table, Entry entry) {
    private static final Set<String> WESTERN = Set.of("windows-1252", "ISO-8859-1");
    private static final Set<String> USUAL = Set.of("UTF-8", "windows-1252", "ISO-8859-1");
    private static final int WORDS = 10_000;
    private static final int SURE = 10; // of 100
    private static final double CLEARLY = 1.25;

    /**
     * By the cells beyond ASCII of a file that was read by one byte a character; empty where nothing is clearly surer than windows-1252,
     * or where not all bytes are characters of what is.
     */
    static Optional<Letters> of(RawTable table, Path file) {
        Charset read = table.detectedFormat().format().charset();
        if (!WESTERN.contains(read.name())) {
            return Optional.empty();
        }
        String text = words(table);
        byte[] bytes = text.getBytes(read);
        CharsetMatch[] matches = new CharsetDetector().setText(bytes).detectAll();
        Predicate<CharsetMatch> other = each -> Charset.isSupported(name(each))
                && !new String(bytes, Charset.forName(name(each))).equals(text)
                && !USUAL.contains(each.getName());
        int same = Arrays.stream(matches)
                .filter(other.negate())
                .mapToInt(CharsetMatch::getConfidence)
                .max()
                .orElse(0);
        return Arrays.stream(matches)
                .filter(each -> each.getLanguage() != null && other.test(each))
                .filter(each -> each.getConfidence() > Math.max(SURE, CLEARLY * same))
                .findFirst()
                .flatMap(each -> read(file, each));
    }

    private static String words(RawTable table) {
        return table.columns().stream()
                .flatMap(Letters::beyondAscii)
                .distinct()
                .limit(WORDS)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> beyondAscii(TextColumn column) {
        return Stream.concat(
                        Stream.of(column.header()),
                        IntStream.range(0, column.distinct()).mapToObj(column::text))
                .flatMap(text -> Stream.of(text.split("[ 0-9.,]+")))
                .filter(word -> word.chars().anyMatch(each -> each > 0x7F));
    }

    /** The name that Java knows: it has none of its own for Hebrew in the order of reading, 8859-8-I of ICU. */
    private static String name(CharsetMatch match) {
        return match.getName().replace("8859-8-I", "8859-8");
    }

    private static Optional<Letters> read(Path file, CharsetMatch match) {
        String language = Locale.forLanguageTag(match.getLanguage()).getDisplayLanguage(Locale.ENGLISH);
        String why = "not UTF-8, and its letters look like %s; where words look wrong, try windows-1252";
        try {
            RawTable table = RawTable.of(file, Format.DEFAULT.withGiven(Charset.forName(name(match))));
            return Optional.of(new Letters(table, Entry.of("format.charset", name(match), say(why, language))));
        } catch (DataException notItsCharacters) {
            return Optional.empty();
        }
    }
}
