package segmentbook.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import segmentbook.dataset.Format;

/**
 * Texts of cells as numbers and times; what cannot be read is NaN or {@link #NO_TIME}, never a guess. Numbers that no
 * line of an invoice holds and placeholders such as the years 0001 and 9999 cannot be read either: one of them would
 * spoil every sum, or every recency.
 */
public final class Cells {
    /** The time of a cell that holds none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Below it, cents and units are still whole. */
    private static final double GREATEST = 1e15;
    /** Above it, what floating point leaves of a zero. */
    private static final double LEAST = 1e-12;

    private static final long FIRST_TIME = LocalDate.of(1900, 1, 1).toEpochDay() * 86_400;
    private static final long END_OF_TIMES = LocalDate.of(2200, 1, 1).toEpochDay() * 86_400;

    private static final Pattern DECIMAL_ID = Pattern.compile("[0-9]+\\.0");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");

    private Cells() {}

    /** A number with a decimal point; NaN where the text is none, or one beyond 1e15 or, but for 0, below 1e-12. */
    public static double number(String text) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(stripped);
        double size = Math.abs(number);
        return size == 0 || (size >= LEAST && size < GREATEST) ? number : Double.NaN;
    }

    /**
     * Reads numbers with the marks of the format; what stands between thousands must stand between all of them.
     *
     * @return NaN where {@link #number} is, too
     */
    public static ToDoubleFunction<String> numbers(Format format) {
        String between = format.thousands();
        if (format.decimal() == '.' && between.isEmpty()) {
            return Cells::number;
        }
        String whole = between.isEmpty() ? "" : "[0-9]{1,3}(?:" + Pattern.quote(between) + "[0-9]{3})+|";
        Pattern number = Pattern.compile(
                "[+-]?(?:" + whole + "[0-9]*)(?:[" + format.decimal() + "][0-9]*)?(?:[eE][+-]?[0-9]+)?");
        return text -> {
            String plain = plainMarks(text);
            return number.matcher(plain).matches()
                    ? number(plain.replace(between, "").replace(format.decimal(), '.'))
                    : Double.NaN;
        };
    }

    /** A text without spaces around it, its blanks and apostrophes of one kind each. */
    static String plainMarks(String text) {
        return text.replace('\u00A0', ' ')
                .replace('\u202F', ' ')
                .replace('\u2009', ' ')
                .replace('\u2019', '\'')
                .strip();
    }

    /** A customer's id: spaces around it go, and the {@code .0} that a column of numbers with gaps leaves behind. */
    public static String id(String text) {
        String stripped = text.strip();
        return isDecimalId(stripped) ? stripped.substring(0, stripped.length() - 2) : stripped;
    }

    /** Whether an id is written as a number with {@code .0}. */
    public static boolean isDecimalId(String text) {
        return DECIMAL_ID.matcher(text.strip()).matches();
    }

    /** Reads local times of the years 1900 to 2199 in seconds since 1970, as the format writes them. */
    public static ToLongFunction<String> times(Format format) {
        ToLongFunction<String> reader = reader(format);
        return text -> {
            long time = reader.applyAsLong(text.strip());
            return time >= FIRST_TIME && time < END_OF_TIMES ? time : NO_TIME;
        };
    }

    private static ToLongFunction<String> reader(Format format) {
        if (format.time().equals(Format.DEFAULT.time())) {
            return Cells::isoTime;
        }
        DateTimeFormatter formatter = format.timeFormatter();
        return text -> {
            try {
                TemporalAccessor time = formatter.parseBest(text, LocalDateTime::from, LocalDate::from);
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
