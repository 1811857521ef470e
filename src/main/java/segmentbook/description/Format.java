package segmentbook.description;

import static segmentbook.description.OptionException.require;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the file is written. Keys that are not given are detected when the file is read; where the file does not tell, the
 * values here hold.
 *
 * @param charset the characters' encoding
 * @param separator between cells; a blank stands for runs of blanks
 * @param quote around cells that hold a separator or a line break
 * @param time pattern of the times, as {@link DateTimeFormatter} takes it; a pattern without hours gives midnight
 * @param decimal the mark before decimals, point or comma
 * @param thousands the mark between thousands, or empty; a blank stands for blanks of any kind, non-breaking ones too
 * @param header whether the first line names the columns
 * @param skipLines lines before the header that are no data, 0 or more
 * @param sheet the sheet of a workbook that is read, or a pattern such as {@code Year *} for several; empty for the first
 * @param given the keys that the description file gives; these are not detected
 */
public record Format(
        Charset charset,
        char separator,
        char quote,
        String time,
        char decimal,
        String thousands,
        boolean header,
        int skipLines,
        String sheet,
        Set<String> given) {

    /**
     * Nothing given: UTF-8, comma, double quotes, {@code yyyy-MM-dd HH:mm:ss}, decimal point, one header line, unless the
     * file shows otherwise.
     */
    public static final Format DEFAULT =
            new Format(StandardCharsets.UTF_8, ',', '"', "yyyy-MM-dd HH:mm:ss", '.', "", true, 0, "", Set.of());

    /**
     * @throws OptionException where separator and quote are equal or could be part of a number or word, decimal
     *     and thousands are equal or no such marks, the pattern does not give a date, gives the hour of half a day without
     *     saying which half, or skipLines is below 0
     */
    public Format {
        given = Set.copyOf(given);
        requireMark("separator", separator);
        requireMark("quote", quote);
        require(separator != quote, "quote", "another character than the separator", quote);
        require(decimal == '.' || decimal == ',', "decimal", "\".\" or \",\"", decimal);
        require(thousands.matches("[., ']?"), "thousands", "\".\", \",\", \" \", \"'\" or \"\"", thousands);
        require(!thousands.equals("" + decimal), "thousands", "another mark than format.decimal", thousands);
        require(skipLines >= 0, "skipLines", "a whole number from 0", skipLines);
        requireTime(time);
    }

    /** The value of each key of {@code format}, in the order of the contract. */
    public Map<String, Object> choices() {
        Map<String, Object> choices = Binder.values(this);
        choices.remove("sheet", "");
        return choices;
    }

    /** This format in another encoding. */
    public Format withCharset(Charset other) {
        return Binder.copy(this, "charset", other);
    }

    /** This format with an encoding that is given and so not detected. */
    public Format withGiven(Charset other) {
        return Binder.copy(withCharset(other), "given", Set.of("charset"));
    }

    /** This format with other marks between and around cells. */
    public Format withMarks(char between, char around) {
        return new Format(charset, between, around, time, decimal, thousands, header, skipLines, sheet, given);
    }

    /** This format with times of another pattern. */
    public Format withTime(String pattern) {
        return Binder.copy(this, "time", pattern);
    }

    /** This format with other marks in numbers. */
    public Format withNumbers(char beforeDecimals, String betweenThousands) {
        return Binder.copy(Binder.copy(this, "decimal", beforeDecimals), "thousands", betweenThousands);
    }

    /** This format with or without a line that names the columns. */
    public Format withHeader(boolean named) {
        return Binder.copy(this, "header", named);
    }

    /** This format with other lines before the header. */
    public Format withSkipLines(int lines) {
        return Binder.copy(this, "skipLines", lines);
    }

    /** This format on another sheet. */
    public Format withSheet(String name) {
        return Binder.copy(this, "sheet", name);
    }

    /**
     * Reads times by a pattern such as {@link #time}: strictly, so that 30 February is refused and not moved, with English
     * names of months and days in any case. A result without a time of day is a date.
     */
    public static DateTimeFormatter formatter(String time) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(time)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static void requireMark(String key, char mark) {
        boolean part = Character.isLetterOrDigit(mark) || mark == '\n' || mark == '\r' || mark == '.' || mark == '-';
        require(!part, key, "a mark such as ; that no word or number holds", mark);
    }

    /** A time written by the pattern must be read back: the day always, hour and minute where the pattern has them. */
    private static void requireTime(String pattern) {
        LocalDateTime example = LocalDateTime.of(2011, 11, 23, 17, 45, 56);
        boolean timeOfDay = pattern.replaceAll("'[^']*'", "").matches(".*[aBhHkKmsSAnN].*");
        try {
            DateTimeFormatter formatter = formatter(pattern);
            var back = formatter.parse(formatter.format(example));
            var day = back.query(TemporalQueries.localDate());
            var time = back.query(TemporalQueries.localTime());
            boolean hour = time != null && time.getHour() == example.getHour();
            if (example.toLocalDate().equals(day) && hour == timeOfDay) {
                return;
            }
        } catch (DateTimeException | IllegalArgumentException unusable) {
            // refused below
        }
        String rule = "a pattern that gives a day and, where it has a time of day, the hour of 24, such as"
                + " yyyy-MM-dd HH:mm:ss or dd.MM.yyyy";
        throw new OptionException("time", rule, pattern);
    }
}
