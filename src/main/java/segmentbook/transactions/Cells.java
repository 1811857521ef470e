package segmentbook.transactions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import segmentbook.dataset.Format;

/** Texts of cells as numbers and times; what cannot be read is NaN or {@link #NO_TIME}, never a guess. */
final class Cells {
    /** The time of a cell that holds none. */
    static final long NO_TIME = Long.MIN_VALUE;

    private static final Pattern DECIMAL_ID = Pattern.compile("[0-9]+\\.0");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");

    private Cells() {}

    /** A number with a decimal point; NaN where the text is none. */
    static double number(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
    }

    /** A customer's id: spaces around it go, and the {@code .0} that a column of numbers with gaps leaves behind. */
    static String id(String text) {
        String stripped = text.strip();
        return isDecimalId(stripped) ? stripped.substring(0, stripped.length() - 2) : stripped;
    }

    static boolean isDecimalId(String text) {
        return text.endsWith(".0") && DECIMAL_ID.matcher(text.strip()).matches();
    }

    /** Reads local times in seconds since 1970 as the format writes them. */
    static ToLongFunction<String> times(Format format) {
        if (format.time().equals(Format.DEFAULT.time())) {
            return Cells::isoTime;
        }
        // uuuu and STRICT: the 30th of February is an error, not the 28th
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format.time().replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        return text -> {
            try {
                TemporalAccessor time = formatter.parseBest(text.strip(), LocalDateTime::from, LocalDate::from);
                return time instanceof LocalDateTime dateTime
                        ? dateTime.toEpochSecond(ZoneOffset.UTC)
                        : LocalDate.from(time).toEpochDay() * 86_400;
            } catch (DateTimeException unreadable) {
                return NO_TIME;
            }
        };
    }

    /** {@code yyyy-MM-dd HH:mm:ss} by hand: in a cold start the formatter takes longer than all the rest. */
    private static long isoTime(String text) {
        if (text.length() != 19
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return NO_TIME;
        }
        int year = 100 * two(text, 0) + two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) {
            return NO_TIME;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return NO_TIME;
        }
    }

    /** Two digits as a number; far below zero where one is no digit. */
    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : 10 * tens + ones;
    }
}
