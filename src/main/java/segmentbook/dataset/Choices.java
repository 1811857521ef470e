package segmentbook.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a description file chooses, in the words of its keys. */
final class Choices {
    private static final Set<String> LATER = Set.of("kind", "actOn", "offers");

    private static final int SHOWN = 20;

    private Choices() {}

    static Map<String, Object> of(Dataset dataset) {
        Map<String, Object> choices = new LinkedHashMap<>();
        choices.put("kind", dataset.kind().key());
        origin(dataset, choices);
        choices.put("format", dataset.format().choices());
        if (dataset.privacy().hidesIds()) {
            choices.put("privacy", dataset.privacy().toString());
        }
        choices.putAll(attributes(dataset));
        if (dataset.layout() instanceof Columns columns) {
            choices.put("columns", columns(columns));
            choices.put("snapshot", dataset.snapshot().map(Object::toString).orElse("the day after the last line"));
            choices.put("currency", dataset.currency());
            dataset.options().forEach(each -> {
                if (each.section().isEmpty()) {
                    choices.putAll(Binder.values(each));
                } else {
                    choices.put(each.section(), each.choices());
                }
            });
        }
        return choices;
    }

    private static void origin(Dataset dataset, Map<String, Object> choices) {
        Origin origin = dataset.origin();
        if (origin instanceof Origin.Files files) {
            choices.put("file", files.names());
        } else if (origin instanceof Origin.Query query) {
            choices.put("jdbc", query.toString());
            choices.put("query", dataset.privacy().shown(query.query()));
        } else {
            choices.put("url", origin.toString());
        }
    }

    private static Map<String, Object> columns(Columns columns) {
        Map<String, Object> choices = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            columns.header(field).ifPresent(header -> choices.put(field.key(), header));
        }
        return choices;
    }

    private static Map<String, Object> attributes(Dataset dataset) {
        Attributes attributes = dataset.attributes();
        if (dataset.layout() instanceof CustomerColumns columns) {
            return columns("columns", columns);
        } else if (attributes == null) {
            return Map.of();
        }
        Map<String, Object> choices = columns("attributes", attributes.columns());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("file", attributes.files().names());
        if (choices.get("attributes") instanceof Map<?, ?> columns) {
            columns.forEach((key, value) -> table.put(String.valueOf(key), value));
        }
        choices.put("attributes", table);
        return choices;
    }

    private static Map<String, Object> columns(String key, CustomerColumns columns) {
        Map<String, Object> choices = new LinkedHashMap<>();
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("customer", columns.customer());
        headers.put("numeric", columns.numeric());
        headers.put("categorical", columns.categorical());
        choices.put(key, headers);
        Map<String, Object> limits = new LinkedHashMap<>();
        columns.limits().forEach((name, each) -> limits.put(name, each.toString()));
        choices.put("derive", columns.derive());
        choices.put("limits", limits);
        return choices;
    }

    /** What was chosen about the data, without how the file is written, which column is what, and what is done later. */
    static Table table(Dataset dataset) {
        Table table = Table.create("Choices", StringColumn.create("choice"), StringColumn.create("value"));
        append(table, "title", dataset.title());
        of(dataset).forEach((key, value) -> {
            if ((key.equals("cleaning") || key.equals("rfm")) && value instanceof Map<?, ?> inner) {
                inner.forEach((choice, chosen) -> append(table, key + "." + choice, shown(chosen)));
            } else if (!(value instanceof Map) && !LATER.contains(key)) {
                append(table, key, key.equals("file") ? files(dataset.origin().names()) : shown(value));
            }
        });
        return table;
    }

    private static String files(List<String> names) {
        int shown = Math.min(SHOWN, names.size());
        return String.join(", ", names.subList(0, shown))
                + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return value instanceof List ? text.substring(1, text.length() - 1) : text;
    }

    private static void append(Table table, String choice, String value) {
        table.stringColumn("choice").append(choice);
        table.stringColumn("value").append(value);
    }
}
