package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Pairs;
import tech.tablesaw.api.Table;

/**
 * Days from one order of a customer to the next.
 *
 * <p>Orders of one day count as one. A customer with a single day of orders has no gap, and the time since a
 * customer's last order is none either, because it is not over.
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
        Pairs days = orders.days();
        int[] repeating = IntStream.range(1, days.size())
                .filter(i -> days.first(i) == days.first(i - 1))
                .toArray();
        return new OrderGaps(
                IntStream.of(repeating)
                        .map(i -> days.second(i) - days.second(i - 1))
                        .sorted()
                        .toArray(),
                (int) IntStream.of(repeating).map(days::first).distinct().count());
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
                : size() == 1
                        ? say("The only gap between two orders is %.0f days", median.getAsDouble())
                        : say(
                                "Half of the %,d gaps between orders are %.0f days or shorter",
                                size(), median.getAsDouble());
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
        return Columns.<Integer>none()
                .text("week", "", weeks()::get)
                .whole("gaps", "", this::inWeek)
                .share("% of gaps", "", week -> (double) inWeek(week) / size())
                .table(
                        "Weeks from one order to the next",
                        IntStream.rangeClosed(0, WEEKS).boxed().toList());
    }

    /** Number and median, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("line_set", "kept lines");
        metrics.put("order_gaps", size());
        metrics.put("customers_with_gaps", customers);
        median().ifPresent(days -> metrics.put("median_gap_days", days));
        return metrics;
    }
}
