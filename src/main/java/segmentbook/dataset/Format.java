package segmentbook.dataset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * How the file is written.
 *
 * @param charset the characters' encoding
 * @param separator between cells
 * @param quote around cells that hold a separator or a line break
 * @param time pattern of the times, as {@link DateTimeFormatter} takes it; a pattern without hours gives midnight
 * @param header whether the first line names the columns
 * @param skipLines lines before the header that are no data, 0 or more
 */
public record Format(Charset charset, char separator, char quote, String time, boolean header, int skipLines) {

    /** UTF-8, comma, double quotes, {@code yyyy-MM-dd HH:mm:ss}, one header line. */
    public static final Format DEFAULT = new Format(StandardCharsets.UTF_8, ',', '"', "yyyy-MM-dd HH:mm:ss", true, 0);

    /**
     * @throws IllegalArgumentException where separator and quote are equal or could be part of a number or word, the
     *     pattern does not give a date, gives the hour of half a day without saying which half, or skipLines is below 0
     */
    public Format {
        requireMark("format.separator", separator);
        requireMark("format.quote", quote);
        if (separator == quote) {
            throw new IllegalArgumentException("format.quote: another character than the separator, found " + quote);
        }
        if (skipLines < 0) {
            throw new IllegalArgumentException("format.skipLines: a whole number from 0, found " + skipLines);
        }
        requireTime(time);
    }

    /**
     * Reads times by {@link #time}: strictly, so that 30 February is refused and not moved, with English names of
     * months and days in any case. A result without a time of day is a date.
     */
    public DateTimeFormatter timeFormatter() {
        return formatter(time);
    }

    private static DateTimeFormatter formatter(String time) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(time)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static void requireMark(String path, char mark) {
        if (Character.isLetterOrDigit(mark) || mark == '\n' || mark == '\r' || mark == '.' || mark == '-') {
            throw new IllegalArgumentException(
                    path + ": a mark such as ; that no word or number holds, found " + Node.shown("" + mark));
        }
    }

    /** A time written by the pattern must be read back: the day always, hour and minute where the pattern has them. */
    private static void requireTime(String pattern) {
        LocalDateTime example = LocalDateTime.of(2011, 11, 23, 17, 45, 56);
        boolean timeOfDay = pattern.replaceAll("'[^']*'", "").matches(".*[aBhHkKmsSAnN].*");
        try {
            DateTimeFormatter formatter = formatter(pattern);
            TemporalAccessor back = formatter.parse(formatter.format(example));
            LocalDate day = back.query(TemporalQueries.localDate());
            LocalTime time = back.query(TemporalQueries.localTime());
            boolean hour = time != null && time.getHour() == example.getHour();
            if (example.toLocalDate().equals(day) && hour == timeOfDay) {
                return;
            }
        } catch (DateTimeException | IllegalArgumentException unusable) {
            // said below, with what would be right
        }
        throw new IllegalArgumentException("format.time: a pattern that gives a day and, where it has a time of day, "
                + "the hour of 24, such as yyyy-MM-dd HH:mm:ss or dd.MM.yyyy, found " + Node.shown(pattern));
    }
}
