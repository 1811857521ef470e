package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.YearMonth;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lines, orders, customers and revenue month by month, months without a line included. */
public final class Timeline extends Columns.Tabled {
    private final Months months;
    private final int[] lines;
    private final int[] orders;
    private final int[] customers;
    private final double[] revenue;

    private Timeline(Transactions transactions) {
        months = Months.of(transactions);
        int[] monthOf = IntStream.range(0, transactions.size())
                .map(line -> months.of(transactions.day(line)))
                .toArray();
        lines = Rows.counts(months.size(), IntStream.of(monthOf));
        orders =
                transactions.pairs(line -> monthOf[line], transactions::invoice).counts(months.size());
        customers = transactions
                .pairs(line -> monthOf[line], transactions::customer)
                .counts(months.size());
        revenue = transactions.amounts(months.size(), line -> monthOf[line]);
    }

    /** The months of cleaned transactions. */
    public static Timeline byMonth(Transactions transactions) {
        return new Timeline(transactions);
    }

    /** Number of readable raw lines in each month, before cleaning, one row a month. */
    public static Table rawLines(InvoiceLines raw) {
        var dated = IntStream.range(0, raw.size()).filter(raw::isReadable);
        long[] days = dated.mapToLong(raw::day).toArray();
        Months months = Months.of(LongStream.of(days));
        return Table.create(
                "Lines by month",
                StringColumn.create("month", months.all().stream().map(YearMonth::toString)),
                IntColumn.create(
                        "lines", Rows.counts(months.size(), LongStream.of(days).mapToInt(months::of))));
    }

    /** How many raw lines there are, and the month with the most, of equals the first, in a sentence. */
    public static String rawLinesSentence(InvoiceLines raw) {
        Table months = rawLines(raw);
        IntColumn lines = months.intColumn("lines");
        int most = IntStream.range(0, lines.size()).reduce(0, (a, b) -> lines.getInt(b) > lines.getInt(a) ? b : a);
        return say(
                "%,d lines from %s to %s; %s has the most, %,d",
                raw.size(), raw.firstDay(), raw.lastDay(), months.getString(most, "month"), lines.getInt(most));
    }

    /** Revenue of those customers for whose number the condition holds, in each of the {@link #months}. */
    public double[] revenue(Transactions transactions, IntPredicate customers) {
        return transactions.amounts(
                months.size(),
                line -> customers.test(transactions.customer(line)) ? months.of(transactions.day(line)) : -1);
    }

    /** The months in their order. */
    public List<YearMonth> months() {
        return months.all();
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

    /** Whether the last month goes on after the last day that the file speaks of. */
    public boolean lastMonthIsPartial() {
        return months.lastIsPartial();
    }

    /** One row a month. */
    public Table table() {
        return Columns.<Integer>none()
                .text("month", "", month -> months().get(month).toString())
                .whole("lines", "", this::lines)
                .whole("orders", "", this::orders)
                .whole("customers", "", this::customers)
                .number("revenue", "", this::revenue)
                .table("Months", Rows.list(months.size(), i -> i));
    }
}
