package segmentbook.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import segmentbook.dataset.Format;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a file is written: the format that reads it, and why.
 *
 * @param format the format, whole
 * @param evidence for each key that was detected, what in the file decided it
 */
public record Dress(Format format, Map<String, String> evidence) {
    private static final int LONGEST = 200; // letters of evidence, after which further files are not told

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

    /** This dress, and in its evidence where another file's differs. */
    Dress beside(Dress other, String name) {
        Map<String, String> more = new LinkedHashMap<>(evidence);
        Map<String, Object> own = format.choices();
        other.format.choices().forEach((key, value) -> {
            String why = more.getOrDefault(key, "default");
            if (!value.equals(own.get(key)) && why.length() < LONGEST) {
                more.put(key, why + "; " + shown(value) + " in " + name);
            }
        });
        return new Dress(format, more);
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

    /** One row a key: its value as the description file would write it, and where it comes from. */
    public Table table() {
        Table table = Table.create(
                "How the file is written",
                StringColumn.create("format"),
                StringColumn.create("value"),
                StringColumn.create("because"));
        format.choices().forEach((key, value) -> {
            table.stringColumn("format").append(key);
            table.stringColumn("value").append(shown(value));
            table.stringColumn("because")
                    .append(evidence.getOrDefault(
                            String.valueOf(key), format.given().contains(key) ? "given" : "default"));
        });
        return table;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        boolean plain = text.matches("[\\p{Alnum}].*");
        return plain ? text : "\"" + text.replace("\"", "\\\"").replace("\t", "\\t") + "\"";
    }
}
