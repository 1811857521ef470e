package segmentbook.exploration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lines, orders, customers and revenue month by month, months without a line included. */
public final class Timeline {
    private final List<YearMonth> months;
    private final int[] lines;
    private final int[] orders;
    private final int[] customers;
    private final double[] revenue;
    private final LocalDate lastDay;

    private Timeline(
            List<YearMonth> months, int[] lines, int[] orders, int[] customers, double[] revenue, LocalDate lastDay) {
        this.months = months;
        this.lines = lines;
        this.orders = orders;
        this.customers = customers;
        this.revenue = revenue;
        this.lastDay = lastDay;
    }

    /** The months of cleaned transactions. */
    public static Timeline byMonth(Transactions transactions) {
        int[] monthOf = IntStream.range(0, transactions.size())
                .map(line -> month(transactions.day(line)))
                .toArray();
        List<YearMonth> months = months(Arrays.stream(monthOf));
        int first = index(months.get(0));
        int[] lines = new int[months.size()];
        Arrays.stream(monthOf).forEach(month -> lines[month - first]++);
        long lastDay = IntStream.range(0, monthOf.length)
                .mapToLong(transactions::day)
                .max()
                .orElseThrow();
        return new Timeline(
                months,
                lines,
                distinct(monthOf, first, months.size(), transactions, true),
                distinct(monthOf, first, months.size(), transactions, false),
                transactions.amounts(months.size(), line -> monthOf[line] - first),
                LocalDate.ofEpochDay(lastDay));
    }

    private static int[] distinct(int[] monthOf, int first, int months, Transactions transactions, boolean orders) {
        int[] counts = new int[months];
        IntStream.range(0, monthOf.length)
                .filter(transactions::isPurchase)
                .mapToLong(line -> ((long) monthOf[line] << 32)
                        | (orders ? transactions.invoice(line) : transactions.customer(line)))
                .sorted()
                .distinct()
                .forEach(pair -> counts[(int) (pair >>> 32) - first]++);
        return counts;
    }

    /** Number of readable raw lines in each month, before cleaning, one row a month. */
    public static Table rawLines(InvoiceLines raw) {
        int[] monthOf = IntStream.range(0, raw.size())
                .filter(raw::isReadable)
                .map(line -> month(raw.day(line)))
                .toArray();
        List<YearMonth> months = months(Arrays.stream(monthOf));
        int first = index(months.get(0));
        int[] lines = new int[months.size()];
        Arrays.stream(monthOf).forEach(month -> lines[month - first]++);
        return Table.create(
                "Lines by month",
                StringColumn.create("month", months.stream().map(YearMonth::toString)),
                IntColumn.create("lines", lines));
    }

    private static int month(long day) {
        return index(YearMonth.from(LocalDate.ofEpochDay(day)));
    }

    private static int index(YearMonth month) {
        return 12 * month.getYear() + month.getMonthValue() - 1;
    }

    private static List<YearMonth> months(IntStream indices) {
        int[] range = indices.boxed()
                .collect(
                        () -> new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE},
                        (r, month) -> {
                            r[0] = Math.min(r[0], month);
                            r[1] = Math.max(r[1], month);
                        },
                        (r, other) -> {});
        return IntStream.rangeClosed(range[0], range[1])
                .mapToObj(month -> YearMonth.of(month / 12, month % 12 + 1))
                .toList();
    }

    /** The months in their order. */
    public List<YearMonth> months() {
        return months;
    }

    /** Revenue of a month, from 0. */
    public double revenue(int month) {
        return revenue[month];
    }

    /** Lines in a month, from 0. */
    public int lines(int month) {
        return lines[month];
    }

    /** Distinct invoices with a purchase in a month, from 0. */
    public int orders(int month) {
        return orders[month];
    }

    /** Distinct customers with a purchase in a month, from 0. */
    public int customers(int month) {
        return customers[month];
    }

    /** Whether the data end before the last month does. */
    public boolean lastMonthIsPartial() {
        return !lastDay.equals(YearMonth.from(lastDay).atEndOfMonth());
    }

    /** One row a month. */
    public Table table() {
        return Table.create(
                "Months",
                StringColumn.create("month", months.stream().map(YearMonth::toString)),
                IntColumn.create("lines", lines),
                IntColumn.create("orders", orders),
                IntColumn.create("customers", customers),
                DoubleColumn.create("revenue", revenue));
    }
}
