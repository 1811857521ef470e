package segmentbook.tables;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Writes values of a database as a plain CSV would. */
final class StoredTexts {
    private static final int MAX_SCALE = 100;

    private StoredTexts() {}

    /**
     * Times as {@code yyyy-MM-dd HH:mm:ss}, with fractions of a second if there are any and a Z if the value is an
     * instant; numbers without exponent, bytes as hexadecimal digits.
     */
    static String of(Object value) throws SQLException {
        if (value instanceof Double || value instanceof Float) {
            String written = value.toString();
            boolean finite = Character.isDigit(written.charAt(written.length() - 1));
            return finite ? plain(new BigDecimal(written).stripTrailingZeros()) : written;
        } else if (value instanceof BigDecimal number) {
            return plain(number);
        } else if (value instanceof LocalDateTime time) {
            return text(time);
        } else if (value instanceof OffsetDateTime time) {
            return text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z";
        } else if (value instanceof Timestamp time) {
            return text(time.toLocalDateTime());
        } else if (value instanceof LocalTime time) {
            return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        return other(value);
    }

    private static String other(Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) Math.min(blob.length(), CommonsCsv.MAX_CHARACTERS)));
        } else if (value instanceof Clob clob) {
            return clob.getSubString(1, (int) Math.min(clob.length(), CommonsCsv.MAX_CHARACTERS));
        }
        return value.toString();
    }

    /** A number without exponent, unless that would be absurdly long. */
    static String plain(BigDecimal number) {
        return Math.abs(number.scale()) > MAX_SCALE ? number.toString() : number.toPlainString();
    }

    private static String text(LocalDateTime time) {
        return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME).replace('T', ' ');
    }
}
