package segmentbook.dataset;

import java.util.Map;
import java.util.Optional;

/**
 * Which column of the file holds which field.
 *
 * @param headers for each field that the file has, the header in the file, or the column's number from 1 where the
 *     file has no header
 */
public record Columns(Map<Field, String> headers) {

    public Columns {
        headers = Map.copyOf(headers);
        for (Field required : new Field[] {Field.TIME, Field.CUSTOMER}) {
            if (!headers.containsKey(required)) {
                throw new IllegalArgumentException("columns: " + required.key() + " is required");
            }
        }
        if (headers.containsKey(Field.PRICE) && headers.containsKey(Field.AMOUNT)) {
            throw new IllegalArgumentException("columns: price or amount, not both");
        }
    }

    /** The header of {@code field}, empty where the file has none. */
    public Optional<String> header(Field field) {
        return Optional.ofNullable(headers.get(field));
    }
}
