package segmentbook.exploration;

import static segmentbook.statistics.Words.money;
import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import segmentbook.columns.Columns;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Pairs;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.Table;

/** Purchases by order: the lines of one customer under one invoice number. Cancellations that are kept are not orders. */
public final class Orders {
    private final Transactions transactions;
    private final List<Order> orders;

    /**
     * One order.
     *
     * @param customer the customer's id
     * @param invoice its number
     * @param day of its first line
     * @param lines number of lines
     * @param units bought
     * @param amount in the money unit
     */
    public record Order(String customer, String invoice, LocalDate day, int lines, double units, double amount) {}

    private Orders(Transactions transactions, List<Order> orders) {
        this.transactions = transactions;
        this.orders = List.copyOf(orders);
    }

    /** All orders, by customer, then by invoice. */
    public static Orders of(Transactions transactions) {
        Pairs orders = transactions.orders();
        int[] orderOf = transactions.orderOfLines();
        int[] lines = new int[orders.size()];
        long[] day = new long[orders.size()];
        Arrays.fill(day, Long.MAX_VALUE);
        for (int line = 0; line < orderOf.length; line++) {
            int order = orderOf[line];
            if (order >= 0) {
                lines[order]++;
                day[order] = Math.min(day[order], transactions.day(line));
            }
        }
        double[] units = transactions.units(orders.size(), line -> orderOf[line]);
        double[] amounts = transactions.amounts(orders.size(), line -> orderOf[line]);
        IntFunction<Order> order = i -> new Order(
                transactions.customers().get(orders.first(i)),
                transactions.invoices().get(orders.second(i)),
                LocalDate.ofEpochDay(day[i]),
                lines[i],
                units[i],
                amounts[i]);
        return new Orders(transactions, Rows.list(orders.size(), order));
    }

    /** Number of orders. */
    public int size() {
        return orders.size();
    }

    /** All orders. */
    public List<Order> all() {
        return orders;
    }

    /** By the number of a customer, the days of their orders, counted from the first day of all. */
    Pairs days() {
        long first = firstDay();
        return Pairs.of(size(), transactions.orders()::first, i ->
                (int) (orders.get(i).day().toEpochDay() - first));
    }

    /** The day of the first order of all, in days since 1970. */
    long firstDay() {
        var days = orders.stream().mapToLong(order -> order.day().toEpochDay());
        return days.min().orElse(0);
    }

    /** Lines of an order. */
    public Distribution lines() {
        return distribution("lines of an order", Order::lines);
    }

    /** Units of an order. */
    public Distribution units() {
        return distribution("units of an order", Order::units);
    }

    /** What an order is worth. */
    public Distribution amounts() {
        return distribution(Words.inMoney("order value", transactions.moneyUnit()), Order::amount);
    }

    private Distribution distribution(String name, ToDoubleFunction<Order> measure) {
        return Distribution.of(name, Rows.values(orders, measure));
    }

    /** What orders are worth, in a sentence. */
    public String sentence() {
        Distribution amounts = amounts();
        if (size() == 1) {
            return say("The only order is worth %s", money(amounts.max(), ""));
        }
        String words = "Of %s orders the middle one is worth %s, the largest %s";
        return say(words, say("%,d", size()), money(amounts.median(), ""), money(amounts.max(), ""));
    }

    /** A customer to look at: the first with as near to {@code wanted} orders as there is. */
    public String exampleCustomer(int wanted) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        orders.forEach(order -> counts.merge(order.customer(), 1, Integer::sum));
        return counts.entrySet().stream()
                .min(Comparator.comparingInt(each -> Math.abs(each.getValue() - wanted)))
                .orElseThrow()
                .getKey();
    }

    /** The orders of one customer, one row each, in the order of time. */
    public Table of(String customer) {
        List<Order> own = orders.stream()
                .filter(order -> order.customer().equals(customer))
                .sorted(Comparator.comparing(Order::day).thenComparing(Order::invoice))
                .toList();
        return Columns.<Order>none()
                .text("invoice", "", Order::invoice)
                .whole("lines", "", Order::lines)
                .number("units", "", Order::units)
                .number("amount", "", Order::amount)
                .table("Orders of customer " + customer, own)
                .insertColumn(1, DateColumn.create("day", own.stream().map(Order::day)));
    }

    /** Number of orders and what half of them hold at most, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("orders", size());
        metrics.put("median_lines", lines().median());
        metrics.put("median_units", units().median());
        metrics.put("median_order_value", amounts().median());
        return metrics;
    }
}
