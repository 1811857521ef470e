package segmentbook.exploration;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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
    private final List<Month> all;

    /**
     * One month.
     *
     * @param month which
     * @param newCustomers customers with their first purchase in it
     * @param returningCustomers customers who had bought in an earlier one
     * @param newRevenue revenue with customers who are not returning
     * @param returningRevenue revenue with returning customers
     */
    public record Month(
            YearMonth month, int newCustomers, int returningCustomers, double newRevenue, double returningRevenue) {
        private int customers() {
            return newCustomers + returningCustomers;
        }
    }

    private NewAndReturning(Transactions transactions, ActiveMonths active) {
        months = active.months();
        moneyUnit = transactions.moneyUnit();
        int size = months.size();
        int[] customers = new int[2 * size]; // of each month new ones, then of each returning ones
        active.forEach((customer, month) -> customers[month == active.first(customer) ? month : size + month]++);
        double[] revenue = transactions.amounts(2 * size, line -> {
            int month = months.of(transactions.day(line));
            return month > active.first(transactions.customer(line)) ? size + month : month;
        });
        all = Rows.list(
                size,
                i -> new Month(months.all().get(i), customers[i], customers[size + i], revenue[i], revenue[size + i]));
    }

    /** The months of cleaned transactions, those without a line included. */
    public static NewAndReturning of(Transactions transactions) {
        return new NewAndReturning(transactions, ActiveMonths.of(transactions));
    }

    /** The months in their order. */
    public List<Month> all() {
        return all;
    }

    /** Share of the revenue after the first month that returning customers bring; NaN where there is none. */
    public double returningShare() {
        double returning = sum(Month::returningRevenue);
        return returning / (returning + sum(Month::newRevenue));
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
        Month best = all.get(Rows.greatest(Rows.values(all, Month::customers)));
        String words = "%s has the most customers, %,d; %,d of them had bought in an earlier month";
        return Words.say(words, best.month, best.customers(), best.returningCustomers) + months.partial();
    }

    private double sum(ToDoubleFunction<Month> revenue) {
        return all.stream().skip(1).mapToDouble(revenue).sum();
    }

    /** Whether the last month goes on after the last day that the file speaks of. */
    public boolean lastMonthIsPartial() {
        return months.lastIsPartial();
    }

    private Columns<Month> columns() {
        String revenue = Words.revenue(moneyUnit);
        String returning = Words.inMoney(revenue + " from returning", moneyUnit);
        return Columns.<Month>none()
                .text("month", "", each -> each.month.toString())
                .whole("new customers", "new_customers", Month::newCustomers)
                .whole("returning customers", "returning_customers", Month::returningCustomers)
                .number(Words.inMoney(revenue + " from new", moneyUnit), "new_revenue", Month::newRevenue)
                .number(returning, "returning_revenue", Month::returningRevenue);
    }

    /** One row a month. */
    public Table table() {
        return columns().table("New and returning customers", all);
    }

    /** Customers and revenue by month, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("last_month_is_partial", lastMonthIsPartial());
        metrics.put("returning_revenue_share", returningShare());
        metrics.put("months", Rows.map(all, each -> each.month.toString(), columns()::metrics));
        return metrics;
    }
}
