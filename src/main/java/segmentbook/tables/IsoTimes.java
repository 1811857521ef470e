package segmentbook.tables;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Reads {@code yyyy-MM-dd HH:mm:ss} without a formatter, whose cold start takes longer than all other reading. A T
 * may stand between day and time; fractions of a second and an offset from UTC may follow and are left out.
 */
final class IsoTimes {
    private static final String UTC = "(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})| [A-Z]{3,4})";
    private static final Pattern REST = Pattern.compile("(?:\\.[0-9]{1,9})?" + UTC + "?");
    private static final Pattern OFFSET = Pattern.compile(
            "(?<local>:[0-9]{2}(?:\\.[0-9]{1,9})?(?: ?[AaPp][Mm])?)" + UTC + "(?<year>(?: [0-9]{4})?)$");

    private IsoTimes() {}

    /** Seconds since 1970; {@link Cells#NO_TIME} for any other text. */
    static long seconds(String text) {
        int century = hasMarks(text) ? two(text, 0) : -1;
        int year = century < 0 ? -1 : two(text, 2);
        if (year < 0) {
            return Cells.NO_TIME;
        }
        try {
            LocalDate day = LocalDate.of(100 * century + year, two(text, 5), two(text, 8));
            return day.atTime(two(text, 11), two(text, 14), two(text, 17)).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return Cells.NO_TIME;
        }
    }

    private static boolean hasMarks(String text) {
        return text.length() >= 19
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == ' ' || text.charAt(10) == 'T')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (text.length() == 19 || REST.matcher(text.substring(19)).matches());
    }

    /** The time without an offset from UTC or a short name of a zone at its end, or there before the year. */
    static String withoutOffset(String text) {
        if (!mayEndWithOffset(text)) {
            return text; // most times
        }
        var offset = OFFSET.matcher(text);
        return offset.find() ? text.substring(0, offset.end("local")) + offset.group("year") : text;
    }

    private static boolean mayEndWithOffset(String text) {
        int length = text.length();
        return length > 6
                && (Character.isLetter(text.charAt(length - 1))
                        || text.charAt(length - 5) == ' '
                        || isSign(text.charAt(length - 3))
                        || isSign(text.charAt(length - 5))
                        || isSign(text.charAt(length - 6)));
    }

    private static boolean isSign(char character) {
        return character == '+' || character == '-';
    }

    /** Two digits as a number; below zero if one is no digit. */
    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }
}
