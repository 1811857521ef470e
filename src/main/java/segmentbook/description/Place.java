package segmentbook.description;

import org.jspecify.annotations.Nullable;

/**
 * Where in a file something was found.
 *
 * @param file the file's name as the reader knows it
 * @param line the physical line, from 1; 0 where the whole file is meant
 * @param column the column's header, or null where the whole line is meant
 */
public record Place(String file, long line, @Nullable String column) {

    /** A whole file. */
    public static Place file(String file) {
        return new Place(file, 0, null);
    }

    /** The place as a reader says it: {@code shop.csv, line 7, column Quantity}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + (column == null ? "" : ", column " + column);
    }
}
