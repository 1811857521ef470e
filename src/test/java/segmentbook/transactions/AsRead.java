package segmentbook.transactions;

import java.util.List;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import tech.tablesaw.api.Row;

/** What lines hold after they were read, and why they were read so. */
final class AsRead {
    private AsRead() {}

    /** The texts of a field on all lines. */
    static List<String> texts(InvoiceLines lines, Field field) {
        return IntStream.range(0, lines.size())
                .mapToObj(line -> lines.column(field).at(line))
                .toList();
    }

    /** What decided a key of the format; {@code absent} where it means nothing for the file. */
    static String because(InvoiceLines lines, String key) {
        for (Row row : lines.format()) {
            if (row.getString("format").equals(key)) {
                return row.getString("because");
            }
        }
        return "absent";
    }
}
