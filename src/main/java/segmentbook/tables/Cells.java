package segmentbook.tables;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import segmentbook.description.Format;

/**
 * Reads texts of cells as numbers and times; what cannot be read is NaN or {@link #NO_TIME}, never a guess. Absurdly
 * large numbers and placeholders such as the years 0001 and 9999 count as unreadable too, because one of them would
 * spoil every sum, or every recency.
 */
public final class Cells {
    /** The time of a cell that holds none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Whether a text names a side of an account, such as Dr or credit. */
    public static final Predicate<String> SIDE = Pattern.compile(
                    "(?iU)[dcsh]|[dc]r|s[ic]|(?:d[eé]b|cr[eé]d)ito?s?|soll|haben?r?|debe|dare|avere|(?:withdrawal|deposit)s?")
            .asMatchPredicate();

    /** Below it, a double still holds cents exactly. */
    private static final double MAX_NUMBER = 1e15;
    /** Smaller values are rounding errors of a zero. */
    private static final double MIN_NUMBER = 1e-12;

    private static final long FIRST_TIME = LocalDate.of(1900, 1, 1).toEpochDay() * 86_400;
    private static final long END_OF_TIMES = LocalDate.of(2200, 1, 1).toEpochDay() * 86_400;

    private static final int OTHER = 'c'; // sorts behind the number of digits of a whole number
    private static final Pattern DECIMAL_ID = Pattern.compile("[0-9]+\\.0");
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\s\u2800\u3164\u115F\u1160\uFFA0]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\uFE00-\uFE0F\u034F\u180B-\u180D]");
    /** Letters of UTF-8 read as windows-1252: a first byte with as many others as it asks for; or one that was lost. */
    private static final Pattern MISREAD = Pattern.compile(
            "(?:[Â-ÅÎ-Ñ×-Ù]|[à-ï]O|[ð-ô]OO)O|\uFFFD".replace("O", "[\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"));

    private static final Pattern ZONED = Pattern.compile("[XxZzVvO]"); // of a pattern with an offset or a zone
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");

    private Cells() {}

    /** Whether letters of a text were lost or read in another charset, such as {@code CafÃ©}. */
    public static boolean isMisread(String text) {
        return MISREAD.matcher(text).find();
    }

    /**
     * A number with a decimal point; NaN if the text is no number, or its size is 1e15 or more or, except for 0,
     * below 1e-12.
     */
    public static double number(String text) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(stripped);
        double size = Math.abs(number);
        return size == 0 || (size >= MIN_NUMBER && size < MAX_NUMBER) ? number : Double.NaN;
    }

    /**
     * Reads numbers with the marks of the format; if thousands are separated, all must be. A currency or percent sign is left
     * out, and a minus may stand behind the number or be written as brackets.
     *
     * @return a reader that gives NaN in the cases of {@link #number}
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

    /** The text without spaces around it, and with all kinds of blanks, apostrophes and minus signs as ASCII. */
    static String plainMarks(String text) {
        return StringUtils.replaceChars(text, "\u00A0\u202F\u2009\u2019\u2212", "   '-")
                .strip();
    }

    /** A number without its currency or percent sign; any other text unchanged. */
    public static String withoutCurrency(String text) {
        Money money = Money.of(plainMarks(text));
        return money == null ? text : money.number();
    }

    /**
     * The id of a customer or a product: visible, without spaces around it, and without the {@code .0} that programs add to
     * whole numbers in a column with gaps.
     */
    public static String id(String text) {
        String stripped = visible(text).strip();
        return isDecimalId(stripped) ? stripped.substring(0, stripped.length() - 2) : stripped;
    }

    /** A text whose alphabetical order is that of the ids: whole numbers by size, before other texts. */
    public static String idOrder(String id) {
        boolean whole = id.length() < OTHER && StringUtils.isNumeric(id) && StringUtils.isAsciiPrintable(id);
        String digits = whole ? StringUtils.stripStart(id, "0") : "";
        return (char) (whole ? digits.length() : OTHER) + digits + id;
    }

    /** Whether an id is written as a number with {@code .0}. */
    public static boolean isDecimalId(String text) {
        return text.contains(".0") && DECIMAL_ID.matcher(text.strip()).matches();
    }

    /** The text with all kinds of blanks as spaces, without invisible characters, and in the Unicode form NFC. */
    public static String visible(String text) {
        return StringUtils.isAsciiPrintable(text)
                ? text
                : Normalizer.normalize(
                        INVISIBLE.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll(""), Normalizer.Form.NFC);
    }

    /** Reads local times of the years 1900 to 2199 by the pattern of the format, in seconds since 1970. */
    public static ToLongFunction<String> times(Format format) {
        ToLongFunction<String> reader = reader(format);
        return text -> {
            long time = reader.applyAsLong(text.strip());
            return time >= FIRST_TIME && time < END_OF_TIMES ? time : NO_TIME;
        };
    }

    private static ToLongFunction<String> reader(Format format) {
        if (format.time().equals(Format.DEFAULT.time())) {
            return IsoTimes::seconds;
        }
        var formatter = Format.formatter(format.time());
        boolean zoned = ZONED.matcher(format.time()).find();
        boolean named = format.time().contains("MMM");
        boolean full = format.time().contains("MMMM");
        boolean halves = format.time().contains("a");
        return text -> {
            try {
                String plain = halves ? MonthNames.halves(plainMarks(text)) : plainMarks(text);
                String english = named ? MonthNames.english(plain, full) : plain;
                String local = zoned ? english : IsoTimes.withoutOffset(english);
                var time = formatter.parseBest(local, LocalDateTime::from, LocalDate::from);
                return time instanceof LocalDateTime dateTime
                        ? dateTime.toEpochSecond(ZoneOffset.UTC)
                        : LocalDate.from(time).toEpochDay() * 86_400;
            } catch (DateTimeException unreadable) {
                return NO_TIME;
            }
        };
    }
}
