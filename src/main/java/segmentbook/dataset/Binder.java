package segmentbook.dataset;

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
import org.jspecify.annotations.Nullable;

/**
 * Binds a section of a YAML file to a record: each component takes the value of the key of its name.
 *
 * @param source the YAML file, beside which files are looked for
 */
record Binder(Path source) {
    private static final String NOT_TEXT = ".*\\.(xls[xbm]?|ods|parquet|jsonl?|ndjson|gz|zip|7z|bz2|xz|zst)";

    private static final Map<Class<?>, Function<Node, Object>> READERS = Map.of(
            String.class, Node::text,
            boolean.class, Node::truth,
            int.class, node -> node.whole(0),
            char.class, Node::character,
            LocalDate.class, Node::date,
            Charset.class, Node::charset,
            OptionalInt.class, Node::wholeOrAuto,
            Range.class, Node::range,
            List.class, Node::texts,
            Set.class, node -> new LinkedHashSet<>(node.texts()));

    /** The keys of a record: the names of its components. */
    static List<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** The values of a record by their keys, in words of the description file. */
    static Map<String, Object> values(Object options) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent each : options.getClass().getRecordComponents()) {
            values.put(each.getName(), shown(value(options, each)));
        }
        return values;
    }

    private static Object shown(@Nullable Object value) {
        if (value instanceof Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT);
        } else if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : "auto";
        } else if (value instanceof Range range) {
            return List.of(range.min(), range.max());
        } else if (value instanceof Set<?> texts) {
            return List.copyOf(new TreeSet<>(texts));
        }
        return value instanceof Path file ? String.valueOf(file.getFileName()) : plain(value);
    }

    private static Object plain(@Nullable Object value) {
        boolean isPlain =
                value instanceof Number || value instanceof Boolean || value instanceof List || value instanceof Map;
        return value != null && isPlain ? value : String.valueOf(value);
    }

    private static @Nullable Object value(Object options, RecordComponent component) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Makes a record of a section.
     *
     * @param defaults gives what the section leaves out; null where every key but the nullable ones is required
     * @param others values of components that are no keys
     * @throws DataException where a value has a wrong type or breaks a rule of the record
     */
    <T> T bind(Node.Section section, Class<? extends T> type, @Nullable T defaults, Map<String, ?> others) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String key = components[i].getName();
            values[i] = others.containsKey(key) ? others.get(key) : value(section, components[i], defaults);
        }
        return section.checked(() -> made(type, types, values));
    }

    private static <T> T made(Class<T> type, Class<?>[] types, @Nullable Object[] values) {
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object value(Node.Section section, RecordComponent component, @Nullable Object defaults) {
        String key = component.getName();
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Node node = section.find(key).orElse(null);
        if (node != null) {
            return value(node, component.getType(), component.getGenericType());
        } else if (nullable && (defaults == null || section.entries().containsKey(key))) {
            return null;
        }
        return defaults == null ? section.need(key) : value(defaults, component);
    }

    private Object value(Node node, Class<?> type, Type generic) {
        Function<Node, Object> reader = READERS.get(type);
        if (reader != null) {
            return reader.apply(node);
        } else if (type == Path.class) {
            return OriginKeys.file(node, source, NOT_TEXT, "plain delimited text or YAML");
        } else if (type.isEnum()) {
            return node.choice(type.asSubclass(Enum.class));
        } else if (type == Map.class) {
            boolean numbered = ((ParameterizedType) generic).getActualTypeArguments()[0] == Integer.class;
            return numbered ? node.numbered() : node.section("").each(Node::text);
        }
        throw new IllegalStateException("options: a component of a type that a description file has, found " + type);
    }
}
