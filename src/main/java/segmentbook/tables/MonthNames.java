package segmentbook.tables;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of months, and of the halves of a day, in English: {@code 9 Jan 2022} for {@code 9. Jänner 2022}. */
final class MonthNames {
    private static final Pattern DATE = Pattern.compile("(?<day>[0-9]{1,2})(?:\\. ?|[-/ ])(?:de )?"
            + "(?<month>\\p{L}{3,12})(?:\\.?(?<blank> )(?:de )?|(?<mark>[-/.]))(?<year>[0-9]{2}.*)");
    private static final Pattern HALF = Pattern.compile(
            "(?i)\\b[ap]\\. ?m\\.?|(\u5348\u524D|\u4E0A\u5348|\uC624\uC804)|(?:\u5348\u5F8C|\u4E0B\u5348|\uC624\uD6C4)");
    private static final List<String> LANGUAGES = List.of("en", "de", "de-AT", "fr", "es", "it", "pt", "nl", "pl");

    /** Made when the first date has a name in it, because the languages of a machine take long to load. */
    private static final class Names {
        static final Map<String, Month> FULL = months(TextStyle.FULL, TextStyle.FULL_STANDALONE);
        static final Map<String, Month> SHORT = months(TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    }

    private MonthNames() {}

    private static Map<String, Month> months(TextStyle... styles) {
        Map<String, Month> months = new HashMap<>(Map.of("mrz", Month.MARCH)); // of German spreadsheets
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                Locale locale = Locale.forLanguageTag(language);
                Stream.of(styles).forEach(style -> months.put(plain(month.getDisplayName(style, locale)), month));
            }
        }
        return months;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}.]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The text with AM or PM for what stands for it in Spanish, Chinese, Japanese and Korean, with a blank behind if it comes first. */
    static String halves(String text) {
        return HALF.matcher(text)
                .replaceAll(half -> half.group(1) != null || half.group().matches("(?i)a.*") ? "AM" : "PM")
                .replaceFirst("(?<=[AP]M) ?(?=[0-9])", " ");
    }

    /** The text with the English name of its month, full or short; as it is where it has no such name. */
    static String english(String text, boolean full) {
        var date = DATE.matcher(text);
        Month month = date.matches() ? (full ? Names.FULL : Names.SHORT).get(plain(date.group("month"))) : null;
        if (month == null) {
            return text;
        }
        String mark = date.group("mark") == null ? date.group("blank") : date.group("mark");
        String name = month.getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, Locale.ENGLISH);
        return date.group("day") + mark + name + mark + date.group("year");
    }
}
