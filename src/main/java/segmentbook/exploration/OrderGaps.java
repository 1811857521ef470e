package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import segmentbook.statistics.Distribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Days from one order of a customer to the next.
 *
 * <p>Orders of one day count as one. A customer with a single day of orders has no gap, and the time since anybody's
 * last order is none either, because it is not over.
 */
public final class OrderGaps {
    private static final int DAYS = 7;
    private static final int WEEKS = 13;

    private final int[] sorted;
    private final int customers;

    private OrderGaps(int[] sorted, int customers) {
        this.sorted = sorted;
        this.customers = customers;
    }

    /** Over all customers. */
    public static OrderGaps of(Orders orders) {
        Map<String, TreeSet<LocalDate>> days = new TreeMap<>();
        orders.all().forEach(order -> days.computeIfAbsent(order.customer(), c -> new TreeSet<>())
                .add(order.day()));
        int[] gaps = days.values().stream()
                .map(own -> own.stream().mapToLong(LocalDate::toEpochDay).toArray())
                .flatMapToInt(own -> IntStream.range(1, own.length).map(i -> (int) (own[i] - own[i - 1])))
                .sorted()
                .toArray();
        int repeating =
                (int) days.values().stream().filter(own -> own.size() > 1).count();
        return new OrderGaps(gaps, repeating);
    }

    /** Number of gaps. */
    public int size() {
        return sorted.length;
    }

    /** Number of customers with a gap: those with orders on two days or more. */
    public int customers() {
        return customers;
    }

    /** The middle gap in days, empty where there is none. */
    public OptionalDouble median() {
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Distribution.of(
                                "days between orders",
                                Arrays.stream(sorted).asDoubleStream().toArray())
                        .median());
    }

    /** How soon the next order comes, in a sentence. */
    public String sentence() {
        OptionalDouble median = median();
        return median.isEmpty()
                ? "Nobody has ordered on two different days"
                : say("Half of the %,d gaps between orders are %.0f days or shorter", size(), median.getAsDouble());
    }

    /** The weeks into which gaps are counted, from 1, for one to seven days, to 13, and "more". */
    public List<String> weeks() {
        return IntStream.rangeClosed(1, WEEKS + 1)
                .mapToObj(week -> week > WEEKS ? "more" : String.valueOf(week))
                .toList();
    }

    /** Number of gaps that end in a week of {@link #weeks()}, from 0. */
    public int inWeek(int week) {
        return (int) Arrays.stream(sorted)
                .filter(gap -> Math.min((gap - 1) / DAYS, WEEKS) == week)
                .count();
    }

    /** One row a week. */
    public Table table() {
        int rows = WEEKS + 1;
        return Table.create(
                "Weeks from one order to the next",
                StringColumn.create("week", weeks()),
                IntColumn.create("gaps", IntStream.range(0, rows).map(this::inWeek)),
                DoubleColumn.create(
                        "% of gaps", IntStream.range(0, rows).mapToDouble(week -> 100.0 * inWeek(week) / size())));
    }

    /** Number and median, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("order_gaps", size());
        figures.put("customers_with_gaps", customers);
        median().ifPresent(days -> figures.put("median_gap_days", days));
        return figures;
    }
}
