package segmentbook.exploration;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
    private static final int[] LAST_DAYS = {7, 14, 30, 60, 91, 182, Integer.MAX_VALUE};

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

    /** Names of the bands into which gaps are counted, from a week to above half a year. */
    public List<String> bands() {
        return IntStream.range(0, LAST_DAYS.length)
                .mapToObj(band -> band + 1 < LAST_DAYS.length
                        ? "%d to %d".formatted(band == 0 ? 1 : LAST_DAYS[band - 1] + 1, LAST_DAYS[band])
                        : "above %d".formatted(LAST_DAYS[band - 1]))
                .toList();
    }

    /** Number of gaps in a band, from 0. */
    public int inBand(int band) {
        int from = band == 0 ? 0 : LAST_DAYS[band - 1];
        return (int) Arrays.stream(sorted)
                .filter(gap -> gap > from && gap <= LAST_DAYS[band])
                .count();
    }

    /** One row a band. */
    public Table table() {
        int bands = LAST_DAYS.length;
        return Table.create(
                "Days from one order to the next",
                StringColumn.create("days", bands()),
                IntColumn.create("gaps", IntStream.range(0, bands).map(this::inBand)),
                DoubleColumn.create(
                        "% of gaps", IntStream.range(0, bands).mapToDouble(band -> 100.0 * inBand(band) / size())));
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
