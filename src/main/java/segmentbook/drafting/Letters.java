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
 * @param entry of the description file that gives the charset, or asks for it
 */
record Letters(RawTable table, Optional<Entry> entry) {
    private static final Set<String> WESTERN = Set.of("windows-1252", "ISO-8859-1");
    private static final Set<String> USUAL = Set.of("UTF-8", "windows-1252", "ISO-8859-1");
    private static final String DOS = "IBM866"; // which ICU does not know
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
        if (Charset.isSupported(DOS) && isCyrillic(new String(bytes, Charset.forName(DOS)))) {
            return read(file, DOS, "ru");
        }
        CharsetMatch[] matches = new CharsetDetector().setText(bytes).detectAll();
        Predicate<CharsetMatch> other = each -> Charset.isSupported(name(each))
                && !new String(bytes, Charset.forName(name(each))).equals(text)
                && !USUAL.contains(each.getName());
        var others = Arrays.stream(matches).filter(other.negate());
        int same = others.mapToInt(CharsetMatch::getConfidence).max().orElse(0);
        return Arrays.stream(matches)
                .filter(each -> each.getLanguage() != null && other.test(each))
                .filter(each -> each.getConfidence() > Math.max(SURE, CLEARLY * same))
                .findFirst()
                .flatMap(each -> read(file, name(each), each.getLanguage()));
    }

    /** Whether nearly all letters of words are Cyrillic, and as many of them as in a text are from а to п, which are symbols elsewhere. */
    private static boolean isCyrillic(String words) {
        String others = words.replaceAll("[\\p{IsCyrillic}\\x00-\\x7F&&[^A-Za-z]]", "");
        int cyrillic = words.replaceAll("\\P{IsCyrillic}", "").length();
        int first = words.replaceAll("[^\u0430-\u043F]", "").length();
        return 10 * others.length() <= cyrillic && 3 * first >= Math.max(1, cyrillic);
    }

    private static String words(RawTable table) {
        var texts = table.columns().stream().flatMap(Letters::beyondAscii).distinct();
        return String.join("\n", texts.limit(WORDS).toList());
    }

    /** The words with other characters than those of ASCII in the header and the cells of a column. */
    static Stream<String> beyondAscii(TextColumn column) {
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

    private static Optional<Letters> read(Path file, String charset, String tag) {
        String language = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
        String why = "not UTF-8, and its letters look like %s; where words look wrong, try windows-1252";
        try {
            RawTable table = RawTable.of(file, Format.DEFAULT.withGiven(Charset.forName(charset)));
            Entry entry = Entry.of("format.charset", charset, say(why, language));
            return Optional.of(new Letters(table, Optional.of(entry)));
        } catch (DataException notItsCharacters) {
            return Optional.empty();
        }
    }
}
