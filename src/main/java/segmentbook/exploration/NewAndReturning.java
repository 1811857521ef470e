package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Customers and revenue month by month, apart for new and for returning customers.
 *
 * <p>A customer is new in the month of their first purchase in the file and returning in every later one. Whoever bought
 * before the file begins is therefore counted as new, mostly in its first months.
 */
public final class NewAndReturning {
    private final Months months;
    private final MoneyUnit money;
    private final int[] newCustomers;
    private final int[] returningCustomers;
    private final double[] newRevenue;
    private final double[] returningRevenue;

    private NewAndReturning(Transactions transactions, ActiveMonths active) {
        months = active.months();
        money = MoneyUnit.of(transactions);
        newCustomers = new int[months.size()];
        returningCustomers = new int[months.size()];
        active.forEach((customer, month) -> {
            int[] counts = month == active.first(customer) ? newCustomers : returningCustomers;
            counts[month]++;
        });
        double[] amounts = transactions.amounts(2 * months.size(), line -> {
            int month = months.of(transactions.day(line));
            return month > active.first(transactions.customer(line)) ? months.size() + month : month;
        });
        newRevenue = Arrays.copyOfRange(amounts, 0, months.size());
        returningRevenue = Arrays.copyOfRange(amounts, months.size(), amounts.length);
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
        return newRevenue[month];
    }

    /** Revenue of a month, from 0, with returning customers. */
    public double returningRevenue(int month) {
        return returningRevenue[month];
    }

    /** Share of the revenue after the first month that returning customers bring; NaN where there is none. */
    public double returningShare() {
        double returning = sum(returningRevenue);
        return returning / (returning + sum(newRevenue));
    }

    /** What returning customers bring, in a sentence. */
    public String revenueSentence() {
        String sentence = months.size() == 1
                ? "The file holds one month, in which everybody is new"
                : Double.isNaN(returningShare())
                        ? "There is no revenue after the first month"
                        : say(
                                "After the first month returning customers bring %.0f %% of the revenue",
                                100 * returningShare());
        return sentence + months.partial();
    }

    /** The month with the most customers, of equals the first, in a sentence. */
    public String customersSentence() {
        int[] all = IntStream.range(0, months.size())
                .map(month -> newCustomers[month] + returningCustomers[month])
                .toArray();
        int best = IntStream.range(0, all.length)
                .reduce((a, b) -> all[b] > all[a] ? b : a)
                .orElseThrow();
        return say(
                        "%s has the most customers, %,d; %,d of them had bought in an earlier month",
                        months.all().get(best), all[best], returningCustomers[best])
                + months.partial();
    }

    private static double sum(double[] revenue) {
        return Arrays.stream(revenue).skip(1).sum();
    }

    /** Whether the last month goes on after the last day that the file speaks of. */
    public boolean lastMonthIsPartial() {
        return months.lastIsPartial();
    }

    /** One row a month. */
    public Table table() {
        return Table.create(
                "New and returning customers",
                StringColumn.create("month", months().stream().map(YearMonth::toString)),
                IntColumn.create("new customers", newCustomers),
                IntColumn.create("returning customers", returningCustomers),
                DoubleColumn.create(money.of("revenue from new"), newRevenue),
                DoubleColumn.create(money.of("revenue from returning"), returningRevenue));
    }

    /** Customers and revenue by month, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> byMonth = new LinkedHashMap<>();
        IntStream.range(0, months.size()).forEach(month -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("new_customers", newCustomers[month]);
            figures.put("returning_customers", returningCustomers[month]);
            figures.put("new_revenue", newRevenue[month]);
            figures.put("returning_revenue", returningRevenue[month]);
            byMonth.put(months.all().get(month).toString(), figures);
        });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("last_month_is_partial", lastMonthIsPartial());
        figures.put("returning_revenue_share", returningShare());
        figures.put("months", byMonth);
        return figures;
    }
}
