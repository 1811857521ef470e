package segmentbook.description;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import segmentbook.statistics.Rows;

/**
 * One value of a YAML file, with the path of keys that leads to it and the line where it stands. The typed views
 * ({@link #text}, {@link #truth}, {@link #whole}, …) return the value or throw a {@link DataException} that names
 * path, rule, value found and place. An absent value (null, or nothing after the colon) means the default.
 */
sealed interface Node {

    /** A text, number, date, truth value or null, as written. */
    record Scalar(String path, Place place, String raw, boolean isNull) implements Node {}

    /** A list. */
    record Items(String path, Place place, List<Node> nodes) implements Node {}

    /** Keys with values, in the order of the file. */
    record Section(String path, Place place, Map<String, Node> entries) implements Node {
        /** The value at {@code key}, empty where it is absent. */
        Optional<Node> find(String key) {
            return Optional.ofNullable(entries.get(key)).filter(node -> !node.absent());
        }

        /** What {@code reader} makes of the value at {@code key}, {@code fallback} where it is absent. */
        <T> T read(String key, Function<Node, T> reader, T fallback) {
            return find(key).map(reader).orElse(fallback);
        }

        /** The value at {@code key}, which has no default. */
        Node need(String key) {
            String missing = (path.isEmpty() ? "" : path + ".") + key;
            return find(key).orElseThrow(() -> new DataException(missing + ": required, found nothing", place, ""));
        }

        /** What {@code reader} makes of each value, by its key, in the order of the file. */
        <T> Map<String, T> each(Function<Node, T> reader) {
            return Rows.map(entries, reader);
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

    /** The value as written, where it is a single one that matches {@code pattern}; otherwise it breaks {@code rule}. */
    default String raw(String pattern, String rule) {
        if (this instanceof Scalar scalar && !scalar.isNull() && scalar.raw().matches(pattern)) {
            return scalar.raw();
        }
        throw wrong(rule);
    }

    /** What {@code parser} makes of the value as written; what it refuses breaks {@code rule}. */
    default <T> T parsed(String rule, Function<String, T> parser) {
        try {
            return parser.apply(raw("(?s).+", rule));
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw wrong(rule);
        }
    }

    /** The text as written: leading zeros of a code stay. */
    default String text() {
        return raw("(?s).+", "a text");
    }

    default boolean truth() {
        return Boolean.parseBoolean(raw("(?i)true|false", "true or false"));
    }

    /** A whole number of {@code from} or more. */
    default int whole(int from) {
        String rule = "a whole number from " + from;
        return Optional.of(Integer.valueOf(raw("[0-9]{1,9}", rule)))
                .filter(value -> value >= from)
                .orElseThrow(() -> wrong(rule));
    }

    /** A whole number; empty for {@code auto}. */
    default OptionalInt wholeOrAuto() {
        boolean auto = raw("auto|[0-9]{1,9}", "auto or a whole number").equals("auto");
        return auto ? OptionalInt.empty() : OptionalInt.of(whole(0));
    }

    /** A list of two whole numbers. */
    default Range range() {
        List<Node> ends = pair("two whole numbers such as [2, 10]");
        return new Range(ends.get(0).whole(0), ends.get(1).whole(0));
    }

    /** A list of two numbers, each null where there is no limit. */
    default Limits limits() {
        List<Node> ends = pair("two numbers such as [0, 110], null where there is no limit");
        return checked(() -> new Limits(
                ends.get(0).numberOr(Double.NEGATIVE_INFINITY), ends.get(1).numberOr(Double.POSITIVE_INFINITY)));
    }

    /** {@code entropy}, or numbers by column. */
    default Weights weights() {
        Map<String, Double> given = new LinkedHashMap<>();
        if (this instanceof Section section) {
            section.entries().forEach((column, node) -> given.put(column, node.numberOr(1)));
        } else {
            raw("entropy", "entropy, or numbers by column such as {income: 2}");
        }
        return checked(() -> new Weights(!(this instanceof Section), given));
    }

    private double numberOr(double none) {
        return absent() ? none : number();
    }

    /** A plain number. */
    default double number() {
        return Double.parseDouble(raw("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?", "a number"));
    }

    private List<Node> pair(String rule) {
        List<Node> ends = items(rule);
        require(ends.size() == 2, rule);
        return ends;
    }

    /** A date of the calendar, written year-month-day. */
    default LocalDate date() {
        String written = raw("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as 2011-12-10");
        return parsed("a date of the calendar such as 2011-12-10", same -> LocalDate.parse(written));
    }

    /** One of the values of {@code type}, in lower case. */
    default <E extends Enum<E>> E choice(Class<E> type) {
        E[] values = type.getEnumConstants();
        List<String> names = Arrays.stream(values)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        return values[names.indexOf(raw(String.join("|", names), String.join(" or ", names)))];
    }

    /** The items of a list of texts, each as written. */
    default List<String> texts() {
        return items("a list such as [A, B]").stream().map(Node::text).toList();
    }

    /** The items of a list; what is none breaks {@code rule}. */
    default List<Node> items(String rule) {
        if (this instanceof Items items) {
            return items.nodes();
        }
        throw wrong(rule);
    }

    /** A name and, under all other keys, what its customers fulfil. */
    default SegmentRule rule() {
        Section section = section("such as {name: Champions, r: [4, 5]}");
        Map<String, List<String>> when = section.each(Node::values);
        when.remove("name");
        return section.checked(() -> new SegmentRule(section.need("name").text(), when, place()));
    }

    private List<String> values() {
        List<Node> values = this instanceof Items items ? items.nodes() : List.of(this);
        return values.stream().map(each -> each.absent() ? "" : each.text()).toList();
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

    private DataException refused(OptionException e) {
        String first = e.key().replaceFirst("\\..*", "");
        Node given = this instanceof Section section ? section.entries().getOrDefault(first, this) : this;
        String key = given != this
                ? given.path() + e.key().substring(first.length())
                : path() + (path().isEmpty() || e.key().isEmpty() ? "" : ".") + e.key();
        return new DataException(key + ": " + e.problem(), given.at(key).place(), "");
    }

    /** The value at {@code path}, or the nearest one above it that is given. */
    default Node at(String path) {
        return this instanceof Section section
                ? Rows.first(
                                section.entries().values(),
                                node -> path.equals(node.path()) || path.startsWith(node.path() + "."))
                        .map(node -> node.at(path))
                        .orElse(this)
                : this;
    }

    /** Refuses this value unless the rule {@code holds}. */
    default void require(boolean holds, String rule) {
        if (!holds) {
            throw wrong(rule);
        }
    }

    /** An error about this value. */
    default DataException wrong(String rule) {
        return error(rule + ", found " + shown(), "");
    }

    /** An error about this value, with what would be right. */
    default DataException error(String problem, String choices) {
        return new DataException(path() + ": " + problem, place(), choices);
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
}
