package segmentbook.dataset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the file is written.
 *
 * @param charset the characters' encoding
 * @param separator between cells
 * @param quote around cells that hold a separator or a line break
 * @param time pattern of the times, as {@link java.time.format.DateTimeFormatter} takes it; a pattern without hours
 *     gives midnight
 * @param header whether the first line names the columns
 * @param skipLines lines before the header that are no data, 0 or more
 */
public record Format(Charset charset, char separator, char quote, String time, boolean header, int skipLines) {

    /** UTF-8, comma, double quotes, {@code yyyy-MM-dd HH:mm:ss}, one header line. */
    public static final Format DEFAULT = new Format(StandardCharsets.UTF_8, ',', '"', "yyyy-MM-dd HH:mm:ss", true, 0);
}
