package segmentbook.reading;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import segmentbook.dataset.Format;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a file is written: the format that reads it, and why.
 *
 * @param type what kind of file it is, or what stands for it
 * @param format the format, whole; only the keys that belong to the type mean something
 * @param evidence for each key that was detected, what in the file decided it
 */
public record Dress(Type type, Format format, Map<String, String> evidence) {
    private static final String CURRENCY = "currency"; // stands in the evidence for its sign, which no key gives
    private static final String LEFT_OUT = " is left out of numbers";

    private static final int LONGEST = 200; // letters of evidence, after which further files are not told

    /** Kinds of files, and the keys of {@code format} that belong to each. */
    public enum Type {
        TEXT("delimited text", "charset", "separator", "quote", "header", "skipLines"),
        WORKBOOK("Excel workbook", "header", "skipLines", "sheet"),
        JSON("JSON"),
        PARQUET("Parquet"),
        QUERY("database query");

        private final String words;
        private final Set<String> keys;

        Type(String words, String... keys) {
            this.words = words;
            Set<String> all = new HashSet<>(List.of("time", "decimal", "thousands"));
            all.addAll(List.of(keys));
            this.keys = Set.copyOf(all);
        }

        @Override
        public String toString() {
            return words;
        }

        boolean has(String key) {
            return keys.contains(key);
        }
    }

    /** What the description file says of a file of this type, with nothing detected yet. */
    static Dress of(Type type, Format format) {
        return new Dress(type, format, type == Type.TEXT ? Map.of() : Map.of("type", "its content"));
    }

    /** Whether a key is neither given nor detected. */
    boolean open(String key) {
        return !format.given().contains(key) && !evidence.containsKey(key);
    }

    /** This dress with another format, by which the open keys among these were detected. */
    Dress found(Format other, String why, String... keys) {
        Map<String, String> more = new LinkedHashMap<>(evidence);
        List.of(keys).stream().filter(this::open).forEach(key -> more.put(key, why));
        return new Dress(type, other, more);
    }

    /** This dress, and in its evidence where another file's differs. */
    Dress beside(Dress other, String name) {
        Map<String, String> more = new LinkedHashMap<>(evidence);
        Map<String, Object> own = choices();
        if (type != other.type) {
            more.put("type", more.getOrDefault("type", type + " at first") + "; " + other.type + " in " + name);
        }
        other.choices().forEach((key, value) -> {
            String why = more.getOrDefault(key, "default");
            if (own.containsKey(key) && !value.equals(own.get(key)) && why.length() < LONGEST) {
                more.put(key, why + "; " + shown(value) + " in " + name);
            }
        });
        return new Dress(type, format, more);
    }

    /**
     * The dress of a table, that of its times and numbers too.
     *
     * @param times columns of times, at most one
     * @param numbers columns of numbers
     * @throws segmentbook.dataset.DataException where times or numbers can be read in two ways
     */
    public static Dress of(RawTable table, List<TextColumn> times, List<TextColumn> numbers) {
        Dress dress = table.dress();
        for (TextColumn each : times) {
            dress = dress.withTimes(each, table);
        }
        return NumberMarks.detect(dress, numbers, table);
    }

    /**
     * This dress with the pattern of a column of times.
     *
     * @throws segmentbook.dataset.DataException where it can be read in two ways
     */
    public Dress withTimes(TextColumn times, RawTable table) {
        return TimePatterns.detect(this, times, table);
    }

    /** The share of a column's first texts that are times, each by some pattern, 0 to 1. */
    public static double timeShare(TextColumn column) {
        return TimePatterns.share(column);
    }

    /** The patterns by which a text may be a time, those of day-month before those of month-day; empty where it is none. */
    public static List<String> timePatterns(String text) {
        return TimePatterns.of(text);
    }

    /** The value of each key that means something here; the type too, but where all is delimited text. */
    public Map<String, Object> choices() {
        Map<String, Object> choices = new LinkedHashMap<>();
        if (type != Type.TEXT || evidence.containsKey("type")) {
            choices.put("type", type.toString());
        }
        format.choices().forEach((key, value) -> {
            if (type.has(key)) {
                choices.put(key, value);
            }
        });
        return choices;
    }

    /** One row a key: its value as the description file would write it, and where it comes from. */
    public Table table() {
        Table table = Table.create(
                "How the file is written",
                StringColumn.create("format"),
                StringColumn.create("value"),
                StringColumn.create("because"));
        choices()
                .forEach((key, value) ->
                        append(table, key, shown(value), format.given().contains(key) ? "given" : "default"));
        if (evidence.containsKey(CURRENCY)) {
            append(table, CURRENCY, currency(), "");
        }
        return table;
    }

    /** The same with the sign of a currency that numbers have, as an example shows. */
    Dress withCurrency(String sign, String example) {
        return found(format, sign + LEFT_OUT + ", as in " + example, CURRENCY);
    }

    /** The sign of the currency that is left out of numbers; empty where they have none. */
    public String currency() {
        String why = evidence.getOrDefault(CURRENCY, LEFT_OUT);
        return why.substring(0, why.indexOf(LEFT_OUT));
    }

    private void append(Table table, String key, String value, String otherwise) {
        table.stringColumn("format").append(key);
        table.stringColumn("value").append(value);
        table.stringColumn("because").append(evidence.getOrDefault(key, otherwise));
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        boolean plain = text.matches("[\\p{Alnum}].*");
        return plain ? text : "\"" + text.replace("\"", "\\\"").replace("\t", "\\t") + "\"";
    }
}
