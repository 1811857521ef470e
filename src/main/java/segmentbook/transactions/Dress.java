package segmentbook.transactions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import segmentbook.dataset.Field;
import segmentbook.dataset.Format;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a file is written: the format that reads it, and why.
 *
 * @param format the format, whole
 * @param evidence for each key that was detected, what in the file decided it
 */
record Dress(Format format, Map<String, String> evidence) {

    /** What the description file says, with nothing detected yet. */
    static Dress of(Format format) {
        return new Dress(format, Map.of());
    }

    /** Whether a key is neither given nor detected. */
    boolean open(String key) {
        return !format.given().contains(key) && !evidence.containsKey(key);
    }

    /** This dress with another format, by which the open keys among these were detected. */
    Dress found(Format other, String why, String... keys) {
        Map<String, String> more = new LinkedHashMap<>(evidence);
        List.of(keys).stream().filter(this::open).forEach(key -> more.put(key, why));
        return new Dress(other, more);
    }

    /** The dress of a file that is read, its times and numbers too. */
    static Dress of(CsvFile file, Map<Field, TextColumn> fields) {
        TextColumn time = Objects.requireNonNull(fields.get(Field.TIME));
        List<TextColumn> numbers = Stream.of(Field.QUANTITY, Field.PRICE, Field.AMOUNT)
                .filter(fields::containsKey)
                .map(fields::get)
                .toList();
        return NumberMarks.detect(TimePatterns.detect(file.dress(), time, file), numbers, file);
    }

    /** One row a key: its value as the description file would write it, and where it comes from. */
    Table table() {
        Table table = Table.create(
                "How the file is written",
                StringColumn.create("format"),
                StringColumn.create("value"),
                StringColumn.create("because"));
        format.choices().forEach((key, value) -> {
            String text = String.valueOf(value);
            boolean plain = text.matches("[\\p{Alnum}].*");
            table.stringColumn("format").append(key);
            table.stringColumn("value")
                    .append(plain ? text : "\"" + text.replace("\"", "\\\"").replace("\t", "\\t") + "\"");
            table.stringColumn("because")
                    .append(evidence.getOrDefault(
                            String.valueOf(key), format.given().contains(key) ? "given" : "default"));
        });
        return table;
    }
}
