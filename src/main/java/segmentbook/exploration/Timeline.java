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
    private static final Columns<Month> COLUMNS = Columns.<Month>none()
            .text("month", "", each -> each.month.toString())
            .whole("lines", "", Month::lines)
            .whole("orders", "", Month::orders)
            .whole("customers", "", Month::customers)
            .number("revenue", "", Month::revenue);

    private final Months months;
    private final List<Month> all;

    /**
     * One month.
     *
     * @param month which
     * @param lines how many
     * @param orders distinct invoices with a purchase
     * @param customers distinct customers with a purchase
     * @param revenue of all lines
     */
    public record Month(YearMonth month, int lines, int orders, int customers, double revenue) {}

    private Timeline(Transactions transactions) {
        months = Months.of(transactions);
        int[] of = IntStream.range(0, transactions.size())
                .map(line -> months.of(transactions.day(line)))
                .toArray();
        int size = months.size();
        int[] lines = Rows.counts(size, IntStream.of(of));
        int[] orders =
                transactions.pairs(line -> of[line], transactions::invoice).counts(size);
        int[] customers =
                transactions.pairs(line -> of[line], transactions::customer).counts(size);
        double[] revenue = transactions.amounts(size, line -> of[line]);
        all = Rows.list(size, i -> new Month(months.all().get(i), lines[i], orders[i], customers[i], revenue[i]));
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

    /** Revenue of those customers for whose number the condition holds, in each month. */
    public double[] revenue(Transactions transactions, IntPredicate customers) {
        return transactions.amounts(
                months.size(),
                line -> customers.test(transactions.customer(line)) ? months.of(transactions.day(line)) : -1);
    }

    /** The months in their order. */
    public List<Month> all() {
        return all;
    }

    /** Whether the last month goes on after the last day that the file speaks of. */
    public boolean lastMonthIsPartial() {
        return months.lastIsPartial();
    }

    /** One row a month. */
    public Table table() {
        return COLUMNS.table("Months", all);
    }
}
