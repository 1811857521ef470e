package segmentbook.dataset;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One value of a description file, with the path of keys that leads to it and the line where it stands. The typed
 * views ({@link #text}, {@link #truth}, {@link #whole}, …) return the value or throw a {@link DataException} that
 * names path, rule, value found and place. An absent value (null, or nothing after the colon) means the default.
 */
sealed interface Node {

    /** A text, number, date, truth value or null, as written. */
    record Scalar(String path, Place place, String raw, boolean isNull) implements Node {}

    /** A list. */
    record Items(String path, Place place, List<Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    /** Keys with values, in the order of the file. */
    record Section(String path, Place place, Map<String, Node> entries) implements Node {
        public Section {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value at {@code key}, empty where it is absent. */
        Optional<Node> find(String key) {
            return Optional.ofNullable(entries.get(key)).filter(node -> !node.absent());
        }

        /** What {@code reader} makes of the value at {@code key}, {@code fallback} where it is absent. */
        <T> T read(String key, Function<Node, T> reader, T fallback) {
            return find(key).map(reader).orElse(fallback);
        }

        /** Texts by their keys, in the order of the file. */
        Map<String, String> named() {
            Map<String, String> texts = new LinkedHashMap<>();
            entries.forEach((key, node) -> texts.put(key, node.text()));
            return texts;
        }

        /** The value at {@code key}, which has no default. */
        Node need(String key) {
            String missing = (path.isEmpty() ? "" : path + ".") + key;
            return find(key).orElseThrow(() -> new DataException(missing + ": required, found nothing", place, ""));
        }
    }

    /** The keys that lead here, joined by dots; empty for the whole file. */
    String path();

    /** The line of the key, or of the item of a list. */
    Place place();

    /** Whether nothing is given, so that the default holds. */
    default boolean absent() {
        return this instanceof Scalar scalar && (scalar.isNull() || scalar.raw().isEmpty());
    }

    /** The text as written: leading zeros of a code stay. */
    default String text() {
        if (this instanceof Scalar scalar && !absent()) {
            return scalar.raw();
        }
        throw wrong("a text");
    }

    default boolean truth() {
        String text = this instanceof Scalar scalar ? scalar.raw().toLowerCase(Locale.ROOT) : "";
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("true or false");
        }
        return text.equals("true");
    }

    /** A whole number of {@code from} or more. */
    default int whole(int from) {
        if (this instanceof Scalar scalar && scalar.raw().matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(scalar.raw());
            if (value >= from) {
                return value;
            }
        }
        throw wrong("a whole number from " + from);
    }

    /** A whole number; empty for {@code auto}. */
    default OptionalInt wholeOrAuto() {
        if (this instanceof Scalar scalar && scalar.raw().matches("auto|[0-9]{1,9}")) {
            return scalar.raw().equals("auto") ? OptionalInt.empty() : OptionalInt.of(whole(0));
        }
        throw wrong("auto or a whole number");
    }

    /** A list of two whole numbers. */
    default Range range() {
        if (this instanceof Items items && items.nodes().size() == 2) {
            return new Range(items.nodes().get(0).whole(0), items.nodes().get(1).whole(0));
        }
        throw wrong("two whole numbers such as [2, 10]");
    }

    /** Texts by numbers from 1. */
    default Map<Integer, String> numbered() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        section("such as {1: Regulars}").entries().forEach((number, node) -> {
            if (!number.matches("[1-9][0-9]{0,2}")) {
                throw node.wrong("the number of a cluster as key, from 1");
            }
            texts.put(Integer.valueOf(number), node.text());
        });
        return texts;
    }

    default Charset charset() {
        try {
            return Charset.forName(text());
        } catch (IllegalArgumentException unknown) {
            throw wrong("a character set such as UTF-8, ISO-8859-1 or windows-1252");
        }
    }

    /** A number with a decimal point. */
    default double number() {
        if (this instanceof Scalar scalar && scalar.raw().matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            return Double.parseDouble(scalar.raw());
        }
        throw wrong("a number");
    }

    /** A date of the calendar, written year-month-day. */
    default LocalDate date() {
        if (this instanceof Scalar scalar && scalar.raw().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                return LocalDate.parse(scalar.raw());
            } catch (DateTimeException notInTheCalendar) {
                throw wrong("a date of the calendar such as 2011-12-10");
            }
        }
        throw wrong("a date such as 2011-12-10");
    }

    default char character() {
        if (this instanceof Scalar scalar && !scalar.isNull() && scalar.raw().length() == 1) {
            return scalar.raw().charAt(0);
        }
        throw wrong("one character in quotes");
    }

    /** One of the values of {@code type}, in lower case. */
    default <E extends Enum<E>> E choice(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            names.add(value.name().toLowerCase(Locale.ROOT));
        }
        int index = this instanceof Scalar scalar ? names.indexOf(scalar.raw()) : -1;
        if (index < 0) {
            throw wrong(String.join(" or ", names));
        }
        return type.getEnumConstants()[index];
    }

    /** The items of a list of texts, each as written. */
    default List<String> texts() {
        if (this instanceof Items items) {
            return items.nodes().stream().map(Node::text).toList();
        }
        throw wrong("a list such as [A, B]");
    }

    /** The keys with values below; {@code choices} names them where there are none. */
    default Section section(String choices) {
        if (this instanceof Section section) {
            return section;
        }
        String what = path().isEmpty() ? "description file" : path();
        throw new DataException(what + ": keys with values, found " + shown(), place(), choices);
    }

    /** What {@code maker} makes; a record that refuses its values becomes an error at the place of the key it names. */
    default <T> T checked(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (OptionException e) {
            throw refused(e);
        }
    }

    /** The error of a record of this section, with the whole key and its place. */
    default DataException refused(OptionException e) {
        String key = path().isEmpty() || e.key().isEmpty() ? path() + e.key() : path() + "." + e.key();
        return new DataException(key + ": " + e.problem(), at(key).place(), "");
    }

    /** The value at {@code path}, or the nearest one above it that is given. */
    default Node at(String path) {
        if (this instanceof Section section) {
            for (Node node : section.entries().values()) {
                if (path.equals(node.path()) || path.startsWith(node.path() + ".")) {
                    return node.at(path);
                }
            }
        }
        return this;
    }

    /** The value at {@code path}, empty where none is given. */
    default Optional<Node> below(String path) {
        return Optional.of(at(path)).filter(node -> node.path().equals(path));
    }

    /** An error about this value. */
    default DataException wrong(String rule) {
        return new DataException(path() + ": " + rule + ", found " + shown(), place(), "");
    }

    /** The value for a message: on one line, shortened, and without what follows {@code ://}, which may be secret. */
    default String shown() {
        if (this instanceof Scalar scalar) {
            return scalar.isNull() ? "null" : absent() ? "nothing" : shown(scalar.raw());
        }
        return this instanceof Items items ? "a list of " + items.nodes().size() : "keys with values";
    }

    /** {@code text} on one line and shortened. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Z}]", " ").replaceAll("://.*", "://…");
        return line.length() <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 50)) + "…";
    }

    /** The value as YAML on one line; of keys with values, that there are some. */
    default String yaml() {
        if (this instanceof Items items) {
            return items.nodes().stream().map(Node::yaml).collect(Collectors.joining(", ", "[", "]"));
        }
        return this instanceof Scalar scalar ? scalar.raw() : "{}";
    }

    /** Whether both say the same, however they are written: 0.10 is 0.1, and {@code [a]} may stand on two lines. */
    default boolean says(Node other) {
        if (this instanceof Scalar a && other instanceof Scalar b) {
            return plain(a.raw()).equals(plain(b.raw()));
        }
        if (this instanceof Items a && other instanceof Items b) {
            return a.nodes().size() == b.nodes().size()
                    && IntStream.range(0, a.nodes().size())
                            .allMatch(i -> a.nodes().get(i).says(b.nodes().get(i)));
        }
        return this instanceof Section a
                && other instanceof Section b
                && a.entries().isEmpty()
                && b.entries().isEmpty();
    }

    private static String plain(String text) {
        return text.matches("[0-9]{1,9}\\.[0-9]{1,9}") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
