package segmentbook.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The choices of a description file by its keys, for {@code summary.json} and for page 01. */
final class Choices {
    private static final Set<String> LATER = Set.of("kind", "actOn", "offers");
    private static final Set<String> OPENED = Set.of("cleaning", "rfm");
    private static final Set<String> TOP = Set.of("derive", "limits");
    private static final int SHOWN = 20;

    private Choices() {}

    static Map<String, Object> of(Dataset dataset) {
        Map<String, Object> choices = new LinkedHashMap<>();
        choices.put("kind", dataset.kind().key());
        Origin origin = dataset.origin();
        if (origin instanceof Origin.Query query) {
            choices.put("jdbc", query.toString());
            choices.put("query", dataset.privacy().shown(query.query()));
        } else {
            boolean files = origin instanceof Origin.Files;
            choices.put(files ? "file" : "url", files ? origin.names() : origin.toString());
        }
        choices.put("format", dataset.format().choices());
        if (dataset.privacy().hidesIds()) {
            choices.put("privacy", dataset.privacy().toString());
        }
        if (dataset.layout() instanceof CustomerColumns columns) {
            customers("columns", Map.of(), columns, choices);
        } else if (dataset.layout() instanceof Columns columns) {
            lines(dataset, columns, choices);
        }
        return choices;
    }

    private static void lines(Dataset dataset, Columns columns, Map<String, Object> choices) {
        Attributes attributes = dataset.attributes();
        if (attributes != null) {
            customers("attributes", Map.of("file", attributes.files().names()), attributes.columns(), choices);
        }
        choices.put(
                "columns",
                Rows.map(columns.headers().entrySet(), each -> each.getKey().key(), Map.Entry::getValue));
        choices.put("snapshot", dataset.snapshot().map(Object::toString).orElse("the day after the last line"));
        choices.put("currency", dataset.currency());
        dataset.options().forEach(each -> {
            if (each.section().isEmpty()) {
                choices.putAll(Binder.values(each));
            } else {
                choices.merge(each.section(), each.choices(), Choices::both);
            }
        });
    }

    /** The choices of two records of one section. */
    private static Object both(Object first, Object second) {
        Map<Object, Object> both = new LinkedHashMap<>((Map<?, ?>) first);
        both.putAll((Map<?, ?>) second);
        return both;
    }

    /** Adds a table with one row a customer under {@code key}; its formulas and limits stand at the top. */
    private static void customers(
            String key, Map<String, Object> beside, CustomerColumns columns, Map<String, Object> choices) {
        Map<String, Object> table = new LinkedHashMap<>(beside);
        Map<String, Object> values = Binder.values(columns);
        choices.put(key, table);
        values.forEach((name, value) -> (TOP.contains(name) ? choices : table).put(name, value));
    }

    /** The choices about the data, one row each, without format, columns and the choices of later pages. */
    static Table table(Dataset dataset) {
        Map<String, String> rows = new LinkedHashMap<>(Map.of("title", dataset.title()));
        of(dataset).forEach((key, value) -> {
            if (OPENED.contains(key) && value instanceof Map<?, ?> inner) {
                inner.forEach((choice, chosen) -> rows.put(key + "." + choice, shown(chosen)));
            } else if (!(value instanceof Map) && !LATER.contains(key)) {
                rows.put(key, key.equals("file") ? Words.first(dataset.origin().names(), SHOWN) : shown(value));
            }
        });
        rows.values().removeIf("{}"::equals);
        return Table.create(
                "Choices", StringColumn.create("choice", rows.keySet()), StringColumn.create("value", rows.values()));
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return value instanceof List ? text.substring(1, text.length() - 1) : text;
    }
}
