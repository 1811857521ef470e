package segmentbook.description;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import segmentbook.statistics.Rows;

/**
 * YAML files with a record under each key, such as rules of offers. The first component of such a record takes the key,
 * a component {@code place} its {@link Place}, and all others are the keys below it, required unless {@code @Nullable}.
 */
public final class YamlRecords {
    private YamlRecords() {}

    /**
     * Reads a file.
     *
     * @throws DataException where it is not there, not YAML, or a key below is missing, unknown or wrong
     */
    public static <T extends Record> List<T> read(Path file, Class<T> type) {
        return of(YamlFile.read(file), type, file);
    }

    /** Reads a file that is part of the library, beside the class of the record. */
    public static <T extends Record> List<T> resource(String name, Class<T> type) {
        return of(YamlFile.resource(type, name), type, Path.of(name));
    }

    /** Reads rules of segments, under the key {@code rules} of a file that is part of the library, beside a class. */
    public static List<SegmentRule> rules(String name, Class<?> beside) {
        return Rows.list(YamlFile.resource(beside, name).need("rules").items("a list of rules"), Node::rule);
    }

    private static <T> List<T> of(Node.Section root, Class<T> type, Path source) {
        List<String> keys = new ArrayList<>(Binder.keys(type));
        String first = keys.remove(0);
        keys.remove("place");
        String choices = "known here: " + String.join(", ", keys);
        List<T> records = new ArrayList<>();
        root.entries().forEach((name, node) -> {
            Node.Section section = node.section(choices);
            section.entries().forEach((key, value) -> {
                if (!keys.contains(key)) {
                    throw value.error("unknown key", choices);
                }
            });
            records.add(new Binder(source).bind(section, type, null, Map.of(first, name, "place", section.place())));
        });
        return records;
    }
}
