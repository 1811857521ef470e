package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import com.sigpwned.chardet4j.com.ibm.icu.text.CharsetDetector;
import com.sigpwned.chardet4j.com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;

/**
 * The charset of a text that is not UTF-8, by the language in which its letters make sense.
 *
 * @param charset neither windows-1252 nor one that reads the same
 * @param why for an entry of the description file
 */
record Letters(Charset charset, String why) {
    private static final Set<String> WESTERN = Set.of("windows-1252", "ISO-8859-1");
    private static final Set<String> USUAL = Set.of("UTF-8", "windows-1252", "ISO-8859-1");
    private static final int SURE = 10; // of 100
    private static final double CLEARLY = 1.25;

    /** By the cells beyond ASCII of a table that is read by one byte a character; empty where nothing is clearly surer than windows-1252. */
    static Optional<Letters> of(RawTable table) {
        Charset read = table.detectedFormat().format().charset();
        if (!WESTERN.contains(read.name())) {
            return Optional.empty();
        }
        String text = table.columns().stream()
                .flatMap(Letters::beyondAscii)
                .distinct()
                .collect(Collectors.joining("\n"));
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
                .map(each -> new Letters(Charset.forName(name(each)), why(each)));
    }

    private static Stream<String> beyondAscii(TextColumn column) {
        return Stream.concat(
                        Stream.of(column.header()),
                        IntStream.range(0, column.distinct()).mapToObj(column::text))
                .flatMap(text -> Stream.of(text.split("[ 0-9.,]+")))
                .filter(word -> word.chars().anyMatch(each -> each > 0x7F));
    }

    /** As Java calls it, whose Hebrew is stored in the order of reading as that of ICU with an I is. */
    private static String name(CharsetMatch match) {
        return match.getName().replace("8859-8-I", "8859-8");
    }

    Entry entry() {
        return Entry.of("format.charset", charset.name(), why);
    }

    private static String why(CharsetMatch match) {
        String language = Locale.forLanguageTag(match.getLanguage()).getDisplayLanguage(Locale.ENGLISH);
        return say("not UTF-8, and its letters look like %s; where words look wrong, try windows-1252", language);
    }
}
