package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * When customers order: orders by weekday and hour, in the local time of the file.
 *
 * <p>An order is the purchases of one customer under one invoice number, at the time of the first of them. Where every
 * order is at midnight the file has dates and no time of day, and hours mean nothing.
 */
public final class WeekHours extends Columns.Tabled {
    private static final List<DayOfWeek> DAYS = List.of(DayOfWeek.values());
    private static final int HOURS = 24;

    private final int[][] orders;
    private final double[] dates; // by weekday, in the days that the file speaks of
    private final boolean hasTimeOfDay;

    private WeekHours(List<LocalDateTime> times, Stream<LocalDate> span) {
        dates = new double[DAYS.size()];
        span.forEach(date -> dates[date.getDayOfWeek().ordinal()]++);
        orders = new int[DAYS.size()][HOURS];
        times.forEach(time -> orders[time.getDayOfWeek().ordinal()][time.getHour()]++);
        hasTimeOfDay = times.stream().anyMatch(time -> !time.toLocalTime().equals(LocalTime.MIDNIGHT));
    }

    /** All orders of the kept lines. */
    public static WeekHours of(Transactions transactions) {
        int[] orderOf = transactions.orderOfLines();
        LocalDateTime[] times = new LocalDateTime[transactions.orders().size()];
        for (int line = 0; line < orderOf.length; line++) {
            int order = orderOf[line];
            LocalDateTime time = transactions.time(line);
            if (order >= 0 && (times[order] == null || time.isBefore(times[order]))) {
                times[order] = time;
            }
        }
        var span = transactions.firstDay().datesUntil(transactions.lastDay().plusDays(1));
        return new WeekHours(List.of(times), span);
    }

    /** Whether some order has another time than midnight. */
    public boolean hasTimeOfDay() {
        return hasTimeOfDay;
    }

    /** Number of orders on a weekday. */
    public int orders(DayOfWeek day) {
        return Arrays.stream(orders[day.ordinal()]).sum();
    }

    /** Number of orders on a weekday from an hour, 0 to 23, to the next. */
    public int orders(DayOfWeek day, int hour) {
        return orders[day.ordinal()][hour];
    }

    /** The hours from the first to the last with an order on any day; none where the file has no time of day. */
    public List<Integer> hours() {
        int[] used = Rows.where(HOURS, hour -> Arrays.stream(orders).anyMatch(day -> day[hour] > 0));
        return hasTimeOfDay
                ? IntStream.rangeClosed(used[0], used[used.length - 1]).boxed().toList()
                : List.of();
    }

    /** The weekday with the most orders, of equals the first from Monday. */
    public DayOfWeek busiestDay() {
        return DayOfWeek.of(1 + Rows.greatest(Rows.values(DAYS, this::orders)));
    }

    /** The hour of a weekday with the most orders, of equals the first; empty without a time of day or an order. */
    public OptionalInt busiestHour(DayOfWeek day) {
        return hours().stream()
                .mapToInt(hour -> hour)
                .filter(hour -> orders(day, hour) > 0)
                .reduce((a, b) -> orders(day, b) > orders(day, a) ? b : a);
    }

    /**
     * When most orders come, and whether chance alone could do that (chi-squared tests at 5 %, of weekdays by how often each came, of
     * the hours of one as if all were alike), in a sentence.
     */
    public String sentence() {
        DayOfWeek day = busiestDay();
        String ofDays = chance(DAYS, this::orders, each -> Math.max(dates[each.ordinal()], Double.MIN_NORMAL));
        String ofHours = chance(hours(), each -> orders(day, each), each -> 1);
        OptionalInt hour = busiestHour(day);
        return hour.isEmpty()
                ? say("The file has no time of day; %s has the most orders, %,d%s", name(day), orders(day), ofDays)
                : say(
                        "Most orders come on %s%s; its busiest hour is from %d to %d o'clock%s",
                        name(day), ofDays, hour.getAsInt(), hour.getAsInt() + 1, ofHours);
    }

    private static <T> String chance(List<T> all, ToLongFunction<T> orders, ToDoubleFunction<T> expected) {
        long[] counts = all.stream().mapToLong(orders).toArray();
        boolean uneven = all.size() < 2 || new ChiSquareTest().chiSquareTest(Rows.values(all, expected), counts) < .05;
        return uneven ? "" : ", which chance alone could do";
    }

    /** The English name of a weekday. */
    public static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** One row a weekday; the busiest hour only where there is a time of day. */
    public Table table() {
        double all = DAYS.stream().mapToInt(this::orders).sum();
        Columns<DayOfWeek> columns = Columns.<DayOfWeek>none()
                .text("weekday", "", WeekHours::name)
                .whole("orders", "", this::orders)
                .share("% of orders", "", day -> orders(day) / all);
        return (hasTimeOfDay ? columns.text("busiest hour", "", day -> clock(busiestHour(day))) : columns)
                .table("Orders by weekday", DAYS);
    }

    private static String clock(OptionalInt hour) {
        return hour.isPresent() ? hour.getAsInt() + ":00" : "";
    }

    /** Orders by weekday, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("has_time_of_day", hasTimeOfDay);
        metrics.put("orders_by_weekday", Rows.map(DAYS, WeekHours::name, this::orders));
        return metrics;
    }
}
