package segmentbook.description;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.lang3.function.Failable;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;

/**
 * Binds a section of a YAML file to a record: each component takes the value of the key of its name.
 *
 * @param source the YAML file, beside which files are looked for
 */
record Binder(Path source) {
    private static final String CHARSETS = "a character set such as UTF-8, ISO-8859-1 or windows-1252";
    private static final String NOT_TEXT = ".*\\.(xls[xbm]?|ods|parquet|jsonl?|ndjson|gz|zip|7z|bz2|xz|zst)";

    private static final Map<Class<?>, Function<Node, Object>> READERS = Map.ofEntries(
            Map.entry(String.class, Node::text),
            Map.entry(boolean.class, Node::truth),
            Map.entry(int.class, node -> node.whole(0)),
            Map.entry(Integer.class, node -> node.whole(1)),
            Map.entry(char.class, node -> node.raw("(?s)[\\x{0}-\\x{FFFF}]", "one character in quotes")
                    .charAt(0)),
            Map.entry(LocalDate.class, Node::date),
            Map.entry(Charset.class, node -> node.parsed(CHARSETS, Charset::forName)),
            Map.entry(OptionalInt.class, Node::wholeOrAuto),
            Map.entry(Range.class, Node::range),
            Map.entry(Limits.class, Node::limits),
            Map.entry(Weights.class, Node::weights),
            Map.entry(Double.class, Node::number),
            Map.entry(double.class, Node::number),
            Map.entry(SegmentRule.class, Node::rule),
            Map.entry(Set.class, node -> new LinkedHashSet<>(node.texts())));

    /** What a section of free keys looks like, by its own key. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "names", "{1: Regulars}",
            "cuts", "{recency: [30, 90]}",
            "numeric", "{age: Age}",
            "categorical", "{gender: Gender}",
            "derive", "{spent: frequency * basket}",
            "limits", "{age: [0, 110]}",
            "leaveOut", "{status: [cancelled]}");

    /** The keys of a record: the names of its components, but for {@code given}, which holds names of keys. */
    static List<String> keys(Class<?> type) {
        var names = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
        return names.filter(name -> !name.equals("given")).toList();
    }

    /** The values of a record by their keys, in words of the description file. */
    static Map<String, Object> values(Object options) {
        Map<String, Object> values = new LinkedHashMap<>();
        Arrays.stream(options.getClass().getRecordComponents())
                .forEach(each -> values.put(each.getName(), shown(value(options, each))));
        values.remove("given");
        return values;
    }

    private static Object shown(@Nullable Object value) {
        if (value instanceof Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
        } else if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : "auto";
        } else if (value instanceof Weights weights) {
            return weights.byEntropy() ? "entropy" : weights.given();
        } else if (value instanceof Range range) {
            return List.of(range.min(), range.max());
        } else if (value instanceof Set<?> texts) {
            return List.copyOf(new TreeSet<>(texts));
        } else if (value instanceof Map<?, ?> map) {
            return Rows.map(map, each -> shown(each));
        } else if (value instanceof Path file) {
            return String.valueOf(file.getFileName());
        }
        boolean plain = value instanceof Number || value instanceof Boolean || value instanceof List;
        return value != null && plain ? value : String.valueOf(value);
    }

    private static @Nullable Object value(Object options, RecordComponent component) {
        return Failable.call(() -> component.getAccessor().invoke(options));
    }

    /** A copy of a record that differs in one component. */
    static <T extends Record> T copy(T original, String component, Object other) {
        return made(original.getClass(), each -> each.getName().equals(component) ? other : value(original, each));
    }

    /**
     * Makes a record of a section.
     *
     * @param defaults gives what the section leaves out; null where every key but maps and nullable ones is required
     * @param others values of components that are no keys
     * @throws DataException where a value has a wrong type or breaks a rule of the record
     */
    <T> T bind(Node.Section section, Class<? extends T> type, @Nullable T defaults, Map<String, ?> others) {
        return section.checked(() -> made(
                type,
                each -> others.containsKey(each.getName())
                        ? others.get(each.getName())
                        : value(section, each, defaults)));
    }

    @SuppressWarnings("unchecked") // the class of a value is one of its type
    private static <T> T made(Class<?> type, Function<RecordComponent, @Nullable Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] given = Arrays.stream(components).map(values).toArray();
        try {
            return (T) type.getDeclaredConstructor(types).newInstance(given);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object value(Node.Section section, RecordComponent component, @Nullable Object defaults) {
        String key = component.getName();
        Node node = section.find(key).orElse(null);
        if (node != null) {
            return value(node, component.getType(), component.getGenericType());
        } else if (defaults == null && component.getType() == Map.class) {
            return Map.of();
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && (defaults == null || section.entries().containsKey(key))) {
            return null;
        }
        return defaults == null ? section.need(key) : value(defaults, component);
    }

    private Object value(Node node, Class<?> type, Type generic) {
        Function<Node, Object> reader = READERS.get(type);
        if (type == List.class && generic instanceof ParameterizedType list) {
            Type item = list.getActualTypeArguments()[0];
            String rule = item == Integer.class ? "[2, 5]" : item instanceof ParameterizedType ? "[[2, 5]]" : "[A, B]";
            List<Node> items = node.items("a list such as " + rule);
            return items.stream().map(each -> value(each, plain(item), item)).toList();
        } else if (reader != null) {
            return reader.apply(node);
        } else if (type == Path.class) {
            return OriginKeys.file(node, source, NOT_TEXT, "plain delimited text or YAML");
        } else if (type.isEnum()) {
            return node.choice(type.asSubclass(Enum.class));
        } else if (type == Map.class && generic instanceof ParameterizedType map) {
            return map(node, map.getActualTypeArguments()[0] == Integer.class, map.getActualTypeArguments()[1]);
        }
        throw new IllegalStateException("options: a component of a type that a description file has, found " + type);
    }

    private Map<Object, Object> map(Node node, boolean numbered, Type type) {
        String name = node.path().replaceFirst(".*\\.", "");
        Map<Object, Object> values = new LinkedHashMap<>();
        node.section("such as " + EXAMPLES.getOrDefault(name, "{}")).entries().forEach((key, each) -> {
            if (numbered && !key.matches("[1-9][0-9]{0,2}")) {
                throw each.wrong("the number of a cluster as key, from 1");
            }
            values.put(numbered ? (Object) Integer.valueOf(key) : key, value(each, plain(type), type));
        });
        return values;
    }

    private static Class<?> plain(Type type) {
        return (Class<?>) (type instanceof ParameterizedType several ? several.getRawType() : type);
    }
}
