package segmentbook.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.ArrayUtils;
import segmentbook.columns.Columns;
import segmentbook.description.Format;
import tech.tablesaw.api.Table;

/**
 * How a file is written: the format that reads it, and why.
 *
 * @param type kind of file or source
 * @param format all keys; only those that belong to the type have a meaning
 * @param evidence for each key that was detected, what in the file decided it
 * @param currency the currency sign that is left out of numbers; empty if they have none
 */
public record DetectedFormat(Type type, Format format, Map<String, String> evidence, String currency) {
    /** Has evidence where other sheets of a workbook have the headers of the one that is read; no key of the format. */
    public static final String OTHER_SHEETS = "sheets";

    private static final String CURRENCY = "currency"; // has evidence, although it is no key of the format
    private static final int MAX_EVIDENCE = 200; // characters, after which no further file is named

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
            this.keys = Set.of(ArrayUtils.addAll(keys, "time", "decimal", "thousands"));
        }

        @Override
        public String toString() {
            return words;
        }

        boolean has(String key) {
            return keys.contains(key);
        }
    }

    /** The format of the description file, with nothing detected yet. */
    static DetectedFormat of(Type type, Format format) {
        return of(type, format, type == Type.TEXT ? "" : "its content");
    }

    /** The same, with the evidence for the type; empty if none is needed. */
    static DetectedFormat of(Type type, Format format, String why) {
        return new DetectedFormat(type, format, why.isEmpty() ? Map.of() : Map.of("type", why), "");
    }

    /** Whether a key is neither given nor detected. */
    boolean open(String key) {
        return !format.given().contains(key) && !evidence.containsKey(key);
    }

    /** The same with a detected format, and the evidence for those of the keys that were open. */
    DetectedFormat found(Format other, String why, String... keys) {
        Map<String, String> more = new LinkedHashMap<>(evidence);
        List.of(keys).stream().filter(this::open).forEach(key -> more.put(key, why));
        return new DetectedFormat(type, other, more, currency);
    }

    /** The same with a decimal point, if the decimal mark is open. */
    DetectedFormat withPoint(String why) {
        String thousands = open("thousands") ? "" : format.thousands();
        return open("decimal") ? found(format.withNumbers('.', thousands), why, "decimal") : this;
    }

    /** The same, with the differences of another file added to the evidence. */
    DetectedFormat beside(DetectedFormat other, String name) {
        Map<String, String> more = new LinkedHashMap<>(evidence);
        Map<String, Object> own = choices();
        if (type != other.type) {
            more.put("type", more.getOrDefault("type", type + " at first") + "; " + other.type + " in " + name);
        }
        other.choices().forEach((key, value) -> {
            String why = more.getOrDefault(key, "default");
            if (own.containsKey(key) && !value.equals(own.get(key)) && why.length() < MAX_EVIDENCE) {
                more.put(key, why + "; " + shown(value) + " in " + name);
            }
        });
        return new DetectedFormat(type, format, more, currency);
    }

    /**
     * The format of a table, including that of its times and numbers.
     *
     * @param times columns of times, at most one
     * @param numbers columns of numbers
     * @throws segmentbook.description.DataException if times or numbers can be read in two ways
     */
    public static DetectedFormat of(RawTable table, List<TextColumn> times, List<TextColumn> numbers) {
        DetectedFormat detected = table.detectedFormat();
        for (TextColumn each : times) {
            detected = detected.withTimes(each, table);
        }
        return NumberMarks.detect(detected, numbers, table);
    }

    /**
     * The same with the detected pattern of a column of times.
     *
     * @throws segmentbook.description.DataException if it can be read in two ways
     */
    public DetectedFormat withTimes(TextColumn times, RawTable table) {
        return TimePatterns.detect(this, times, table);
    }

    /** The value of each key that belongs to the type, and the type unless all files are delimited text. */
    public Map<String, Object> choices() {
        Map<String, Object> choices = new LinkedHashMap<>();
        if (type != Type.TEXT || evidence.containsKey("type")) {
            choices.put("type", type.toString());
        }
        choices.putAll(format.choices());
        choices.keySet().removeIf(key -> !type.has(key) && !key.equals("type"));
        return choices;
    }

    /** One row per key: its value as in a description file, and the reason for it. */
    public Table table() {
        Map<String, Object> rows = choices();
        if (evidence.containsKey(CURRENCY)) {
            rows.put(CURRENCY, currency);
        }
        return Columns.<Map.Entry<String, Object>>none()
                .text("format", "", Map.Entry::getKey)
                .text("value", "", each -> each.getKey().equals(CURRENCY) ? currency : shown(each.getValue()))
                .text("because", "", each -> because(each.getKey()))
                .table("How the file is written", List.copyOf(rows.entrySet()));
    }

    private String because(String key) {
        return evidence.getOrDefault(key, format.given().contains(key) ? "given" : "default");
    }

    /** The same with the currency sign of numbers such as the example. */
    DetectedFormat withCurrency(String sign, String example) {
        String why = sign + " is left out of numbers, as in " + example;
        return new DetectedFormat(type, format, found(format, why, CURRENCY).evidence, sign);
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        boolean plain = text.matches("[\\p{Alnum}].*");
        return plain ? text : "\"" + text.replace("\"", "\\\"").replace("\t", "\\t") + "\"";
    }
}
