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
    private static final Pattern ZONED = Pattern.compile("[XxZzVvO]"); // in a pattern of times
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");

    private Cells() {}

    /** A number with a decimal point; NaN where the text is none, or one beyond 1e15 or, but for 0, below 1e-12. */
    public static double number(String text) {
        double plain = plain(text);
        if (!Double.isNaN(plain)) {
            return plain;
        }
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(stripped);
        double size = Math.abs(number);
        return size == 0 || (size >= LEAST && size < GREATEST) ? number : Double.NaN;
    }

    /**
     * A few digits, with or without a sign and a point before one or two decimals; NaN for all else. Patterns take long
     * in a cold start, and whole numbers below 2^53 divided by 10 or 100 are rounded as {@link Double#parseDouble} does.
     */
    static double plain(String text) {
        int length = text.length();
        int from = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        long digits = 0;
        for (int i = from; i < length; i++) {
            char letter = text.charAt(i);
            if (letter == '.' && point < 0 && i > from && length - i <= 3 && length - i > 1) {
                point = i;
            } else if (letter >= '0' && letter <= '9') {
                digits = 10 * digits + letter - '0';
            } else {
                return Double.NaN;
            }
        }
        if (length == from || length > 12) {
            return Double.NaN;
        }
        double number = point < 0 ? digits : digits / (point == length - 2 ? 10.0 : 100.0);
        return from == 0 ? number : -number;
    }

    /**
     * Reads numbers with the marks of the format; what stands between thousands must stand between all of them. The sign of a
     * currency is left out, and a minus may stand behind the number or be brackets around it.
     *
     * @return NaN where {@link #number} is, too
     */
    public static ToDoubleFunction<String> numbers(Format format) {
        ToDoubleFunction<String> marked = marked(format);
        return text -> {
            double number = marked.applyAsDouble(text);
            return Double.isNaN(number) ? marked.applyAsDouble(withoutCurrency(plainMarks(text))) : number;
        };
    }

    private static ToDoubleFunction<String> marked(Format format) {
        String between = format.thousands();
        if (format.decimal() == '.' && between.isEmpty()) {
            return Cells::number;
        }
        String whole = between.isEmpty()
                ? ""
                : "[0-9]{1,3}(?:B[0-9]{3})+|[0-9]{1,2}(?:B[0-9]{2})+B[0-9]{3}|".replace("B", Pattern.quote(between));
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
                .replace('\u2212', '-')
                .strip();
    }

    /** A number without the sign of a currency, any other text as it is. */
    public static String withoutCurrency(String text) {
        Money money = Money.of(plainMarks(text));
        return money == null ? text : money.number();
    }

    /** A customer's id: spaces around it go, and the {@code .0} that a column of numbers with gaps leaves behind. */
    public static String id(String text) {
        String stripped = text.strip();
        return isDecimalId(stripped) ? stripped.substring(0, stripped.length() - 2) : stripped;
    }

    /** Whether an id is written as a number with {@code .0}. */
    public static boolean isDecimalId(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".0") && DECIMAL_ID.matcher(stripped).matches();
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
            return new IsoTimes();
        }
        DateTimeFormatter formatter = format.timeFormatter();
        boolean zoned = ZONED.matcher(format.time()).find();
        return text -> {
            try {
                String local = zoned ? text : IsoTimes.withoutOffset(text);
                TemporalAccessor time = formatter.parseBest(local, LocalDateTime::from, LocalDate::from);
                return time instanceof LocalDateTime dateTime
                        ? dateTime.toEpochSecond(ZoneOffset.UTC)
                        : LocalDate.from(time).toEpochDay() * 86_400;
            } catch (DateTimeException unreadable) {
                return NO_TIME;
            }
        };
    }
}
