package segmentbook.tables;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates with names of months in the languages of headers, in English: {@code 9 Jan 2022} for {@code 9. Jänner 2022}. */
final class MonthNames {
    private static final Pattern DATE = Pattern.compile("(?<day>[0-9]{1,2})(?:\\. ?|[-/ ])(?:de )?"
            + "(?<month>\\p{L}{3,12})(?:\\.?(?<blank> )(?:de )?|(?<mark>[-/.]))(?<year>[0-9]{2}.*)");
    private static final List<String> LANGUAGES = List.of("en", "de", "de-AT", "fr", "es", "it", "pt", "nl", "pl");
    private static final Map<String, Month> FULL = months(TextStyle.FULL, TextStyle.FULL_STANDALONE);
    private static final Map<String, Month> SHORT = months(TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private MonthNames() {}

    private static Map<String, Month> months(TextStyle... styles) {
        Map<String, Month> months = new HashMap<>(Map.of("mrz", Month.MARCH)); // of German spreadsheets
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style : styles) {
                    months.put(plain(month.getDisplayName(style, Locale.forLanguageTag(language))), month);
                }
            }
        }
        return months;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}.]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The text with the English name of its month, full or short; as it is where it has no such name. */
    static String english(String text, boolean full) {
        Matcher date = DATE.matcher(text);
        Month month = date.matches() ? (full ? FULL : SHORT).get(plain(date.group("month"))) : null;
        if (month == null) {
            return text;
        }
        String mark = date.group("mark") == null ? date.group("blank") : date.group("mark");
        String name = month.getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, Locale.ENGLISH);
        return date.group("day") + mark + name + mark + date.group("year");
    }
}
