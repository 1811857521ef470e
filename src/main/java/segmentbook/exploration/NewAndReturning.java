package segmentbook.exploration;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * Customers and revenue month by month, apart for new and for returning customers.
 *
 * <p>A customer is new in the month of their first purchase in the file and returning in every later one. Whoever bought
 * before the file begins is therefore counted as new, mostly in its first months.
 */
public final class NewAndReturning extends Columns.Tabled {
    private final Months months;
    private final String moneyUnit;
    private final int[] newCustomers;
    private final int[] returningCustomers;
    private final double[] revenue; // of each month with new customers, then of each with returning ones

    private NewAndReturning(Transactions transactions, ActiveMonths active) {
        months = active.months();
        moneyUnit = transactions.moneyUnit();
        newCustomers = new int[months.size()];
        returningCustomers = new int[months.size()];
        active.forEach((customer, month) -> {
            (month == active.first(customer) ? newCustomers : returningCustomers)[month]++;
        });
        revenue = transactions.amounts(2 * months.size(), line -> {
            int month = months.of(transactions.day(line));
            return month > active.first(transactions.customer(line)) ? months.size() + month : month;
        });
    }

    /** The months of cleaned transactions, those without a line included. */
    public static NewAndReturning of(Transactions transactions) {
        return new NewAndReturning(transactions, ActiveMonths.of(transactions));
    }

    /** The months in their order. */
    public List<YearMonth> months() {
        return months.all();
    }

    /** Customers with their first purchase in a month, from 0. */
    public int newCustomers(int month) {
        return newCustomers[month];
    }

    /** Customers of a month, from 0, who had bought in an earlier one. */
    public int returningCustomers(int month) {
        return returningCustomers[month];
    }

    /** Revenue of a month, from 0, with customers who are not returning. */
    public double newRevenue(int month) {
        return revenue[month];
    }

    /** Revenue of a month, from 0, with returning customers. */
    public double returningRevenue(int month) {
        return revenue[months.size() + month];
    }

    /** Share of the revenue after the first month that returning customers bring; NaN where there is none. */
    public double returningShare() {
        double returning = sum(this::returningRevenue);
        return returning / (returning + sum(this::newRevenue));
    }

    /** What returning customers bring, in a sentence. */
    public String revenueSentence() {
        String words = "After the first month returning customers bring %s of the %s";
        String sentence = months.size() == 1
                ? "The file holds one month, in which everybody is new"
                : Double.isNaN(returningShare())
                        ? "There is no " + Words.revenue(moneyUnit) + " after the first month"
                        : Words.say(words, Words.percent(returningShare()), Words.revenue(moneyUnit));
        return sentence + months.partial();
    }

    /** The month with the most customers, of equals the first, in a sentence. */
    public String customersSentence() {
        int best = Rows.greatest(Rows.values(months.size(), month -> newCustomers[month] + returningCustomers[month]));
        return Words.say(
                        "%s has the most customers, %,d; %,d of them had bought in an earlier month",
                        months.all().get(best), newCustomers[best] + returningCustomers[best], returningCustomers[best])
                + months.partial();
    }

    private double sum(IntToDoubleFunction revenue) {
        return IntStream.range(1, months.size()).mapToDouble(revenue).sum();
    }

    /** Whether the last month goes on after the last day that the file speaks of. */
    public boolean lastMonthIsPartial() {
        return months.lastIsPartial();
    }

    private Columns<Integer> columns() {
        String revenue = Words.revenue(moneyUnit);
        return Columns.<Integer>none()
                .text("month", "", month -> months().get(month).toString())
                .whole("new customers", "new_customers", this::newCustomers)
                .whole("returning customers", "returning_customers", this::returningCustomers)
                .number(Words.inMoney(revenue + " from new", moneyUnit), "new_revenue", this::newRevenue)
                .number(
                        Words.inMoney(revenue + " from returning", moneyUnit),
                        "returning_revenue",
                        this::returningRevenue);
    }

    /** One row a month. */
    public Table table() {
        return columns().table("New and returning customers", Rows.list(months.size(), i -> i));
    }

    /** Customers and revenue by month, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> byMonth = new LinkedHashMap<>();
        IntStream.range(0, months.size())
                .forEach(month ->
                        byMonth.put(months().get(month).toString(), columns().metrics(month)));
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("last_month_is_partial", lastMonthIsPartial());
        metrics.put("returning_revenue_share", returningShare());
        metrics.put("months", byMonth);
        return metrics;
    }
}
