package segmentbook.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code yyyy-MM-dd HH:mm:ss} by hand: in a cold start the formatter takes longer than all the rest. As programs write
 * it, T may stand between day and time, and fractions of a second and an offset from UTC may follow, which are left out.
 */
final class IsoTimes implements ToLongFunction<String> {
    private static final String UTC = "(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})| [A-Z]{3,4})";
    private static final Pattern REST = Pattern.compile("(?:\\.[0-9]{1,9})?" + UTC + "?");
    private static final Pattern OFFSET =
            Pattern.compile("(?<local>:[0-9]{2}(?:\\.[0-9]{1,9})?(?: ?[AaPp][Mm])?)" + UTC + "$");

    private int lastDate = -1; // as yyyymmdd; lines follow each other in time
    private long lastDay;

    @Override
    public long applyAsLong(String text) {
        if (!hasMarks(text)) {
            return Cells.NO_TIME;
        }
        int century = two(text, 0);
        int year = two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if ((century | year | month | day | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Cells.NO_TIME;
        }
        return isDay(100 * century + year, month, day)
                ? ((lastDay * 24 + hour) * 60 + minute) * 60 + second
                : Cells.NO_TIME;
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

    /** A time without the offset from UTC, or the short name of a zone, that it may end with. */
    static String withoutOffset(String text) {
        if (!mayEndWithOffset(text)) {
            return text; // most times, in no need of a pattern
        }
        Matcher offset = OFFSET.matcher(text);
        return offset.find() ? text.substring(0, offset.end("local")) : text;
    }

    private static boolean mayEndWithOffset(String text) {
        int length = text.length();
        return length > 6
                && (Character.isLetter(text.charAt(length - 1))
                        || isSign(text.charAt(length - 3))
                        || isSign(text.charAt(length - 5))
                        || isSign(text.charAt(length - 6)));
    }

    private static boolean isSign(char letter) {
        return letter == '+' || letter == '-';
    }

    /** Whether there is such a day, which then is the last one. */
    private boolean isDay(int year, int month, int day) {
        int date = 10_000 * year + 100 * month + day;
        try {
            if (date != lastDate) {
                lastDay = LocalDate.of(year, month, day).toEpochDay();
                lastDate = date;
            }
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    /** Two digits as a number; below zero where one is no digit. */
    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }
}
