package segmentbook.export;

import static segmentbook.statistics.Words.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import segmentbook.columns.Columns;
import segmentbook.segments.Segmentation;
import tech.tablesaw.api.Table;

/**
 * Who is in which segment in this run and was in the last one of the data set, by its {@code segments.csv}. A run of
 * the book remembers none, so that it gives the same text again.
 *
 * @param whyNot why nothing can be compared, in a sentence without its full stop; empty where it can
 * @param unit of money, or empty
 * @param customers all of either run
 */
public record SinceLastRun(String whyNot, String unit, List<Customer> customers) {
    /** The environment variable with the folder of the last run. */
    static final String FOLDER = "SEGMENTBOOK_LAST";

    private static final String NONE =
            "There is no earlier run to compare with: the next one will say who is new, gone or in another segment";

    /**
     * A customer of either run.
     *
     * @param before the segment in the last run; empty where unknown then
     * @param brought monetary then
     * @param now the segment in this run; empty where unknown now
     * @param brings monetary now
     */
    public record Customer(String before, double brought, String now, double brings) {
        private boolean isNew() {
            return before.isEmpty();
        }

        private boolean isGone() {
            return now.isEmpty();
        }

        private boolean hasMoved() {
            return !isNew() && !isGone() && !before.equals(now);
        }
    }

    /** Of customers with a monetary value, beside the run whose folder the environment names. */
    public static SinceLastRun of(Segmentation now, String unit) {
        String folder = System.getenv(FOLDER);
        return folder == null || folder.isBlank()
                ? new SinceLastRun(NONE, unit, List.of())
                : of(now, unit, Path.of(folder));
    }

    static SinceLastRun of(Segmentation now, String unit, Path last) {
        var all = read(last.resolve("segments.csv"), now.name().equals("clusters") ? "cluster_name" : "segment");
        if (all.isEmpty()) {
            return new SinceLastRun(NONE, unit, List.of());
        }
        double[] money = now.customers().numbers("monetary");
        for (int row = 0; row < now.size(); row++) {
            String id = now.customers().ids().get(row);
            Customer then = all.getOrDefault(id, new Customer("", 0, "", 0));
            all.put(id, new Customer(then.before, then.brought, now.segmentOf(row), money[row]));
        }
        return new SinceLastRun("", unit, List.copyOf(all.values()));
    }

    /** The customers of a run by id; none where its file is not there, not whole or without segments. */
    private static Map<String, Customer> read(Path file, String segment) {
        Map<String, Customer> all = new TreeMap<>();
        var builder = CSVFormat.DEFAULT.builder().setHeader();
        CSVFormat format = builder.setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            for (var row : rows) {
                all.put(
                        CsvExport.restored(row.get("customer_id")),
                        new Customer(
                                CsvExport.restored(row.get(segment)), Double.parseDouble(row.get("monetary")), "", 0));
            }
            return all;
        } catch (IOException | UncheckedIOException | IllegalArgumentException absent) {
            return new TreeMap<>();
        }
    }

    private long count(Predicate<Customer> of) {
        return customers.stream().filter(of).count();
    }

    private double sum(Predicate<Customer> of, ToDoubleFunction<Customer> value) {
        return customers.stream().filter(of).mapToDouble(value).sum();
    }

    private double brought() {
        return sum(each -> true, Customer::brought);
    }

    private double brings() {
        return sum(each -> true, Customer::brings);
    }

    /** How many are new, gone or in another segment, and what all bring, in a sentence; why nothing can be compared. */
    public String sentence() {
        String money = unit.isEmpty() ? "" : " " + unit;
        long both = count(each -> !each.isNew() && !each.isGone());
        String words = "Customers since the last run: %,d new, %,d gone and %,d of %,d in another segment";
        return whyNot.isEmpty()
                ? say(words, count(Customer::isNew), count(Customer::isGone), count(Customer::hasMoved), both)
                        + say("; all bring %,.2f%s, %+,.2f", brings(), money, brings() - brought())
                : whyNot;
    }

    /** One row a segment of either run, the largest first. */
    public Table table() {
        String in = unit.isEmpty() ? "" : ", " + unit;
        ToLongFunction<String> size = name -> count(each -> each.now.equals(name));
        List<String> segments = customers.stream()
                .flatMap(each -> Stream.of(each.before, each.now))
                .filter(each -> !each.isEmpty())
                .distinct()
                .sorted(Comparator.comparingLong(size).reversed().thenComparing(each -> each))
                .toList();
        return Columns.<String>none()
                .text("segment", "", each -> each)
                .whole("customers", "", name -> (int) size.applyAsLong(name))
                .whole("new", "", name -> (int) count(each -> each.isNew() && each.now.equals(name)))
                .whole("came", "", name -> (int) count(each -> each.hasMoved() && each.now.equals(name)))
                .whole("went", "", name -> (int) count(each -> each.hasMoved() && each.before.equals(name)))
                .whole("gone", "", name -> (int) count(each -> each.isGone() && each.before.equals(name)))
                .number("they bring" + in, "", name -> sum(each -> each.now.equals(name), Customer::brings))
                .number("in the last run" + in, "", name -> sum(each -> each.before.equals(name), Customer::brought))
                .table(sentence(), segments);
    }

    /** For {@code summary.json}; the reason where nothing can be compared. */
    public Map<String, Object> metrics() {
        return whyNot.isEmpty()
                ? new TreeMap<>(Map.of(
                        "line_set", "kept lines",
                        "new", count(Customer::isNew),
                        "gone", count(Customer::isGone),
                        "moved", count(Customer::hasMoved),
                        "money", brings(),
                        "money_before", brought(),
                        "sentence", sentence()))
                : Map.of("why_not", whyNot);
    }
}
