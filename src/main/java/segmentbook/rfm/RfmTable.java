package segmentbook.rfm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.dataset.DataException;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Inequality;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Recency, frequency and monetary of every customer, in the order of their ids. */
public final class RfmTable {
    /** Fewer digits than a double has, so that sums that are equal on paper are equal here, and score the same. */
    private static final MathContext DIGITS = new MathContext(14);

    private final Transactions transactions;
    private final List<RfmRow> rows;

    private RfmTable(Transactions transactions, List<RfmRow> rows) {
        this.transactions = transactions;
        this.rows = List.copyOf(rows);
    }

    /**
     * Computes the measures of all customers.
     *
     * @throws DataException where the snapshot lies before a purchase
     */
    public static RfmTable of(Transactions transactions) {
        int customers = transactions.customers().size();
        long[] first = new long[customers];
        long[] last = new long[customers];
        firstAndLastDays(transactions, first, last);
        long snapshot = snapshot(transactions, Arrays.stream(last).max().orElseThrow());
        int[] orders = transactions.orders().counts(customers);
        double[] amounts = transactions.amounts(customers, transactions::customer);
        return new RfmTable(
                transactions,
                IntStream.range(0, customers)
                        .mapToObj(i -> new RfmRow(
                                transactions.customers().get(i),
                                (int) (snapshot - last[i]),
                                orders[i],
                                rounded(amounts[i]),
                                (int) (snapshot - first[i])))
                        .toList());
    }

    private static void firstAndLastDays(Transactions transactions, long[] first, long[] last) {
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        for (int line = 0; line < transactions.size(); line++) {
            if (transactions.isPurchase(line)) {
                int customer = transactions.customer(line);
                long day = transactions.day(line);
                first[customer] = Math.min(first[customer], day);
                last[customer] = Math.max(last[customer], day);
            }
        }
    }

    private static long snapshot(Transactions transactions, long lastPurchase) {
        long snapshot = transactions.snapshot().toEpochDay();
        if (snapshot < lastPurchase) {
            throw new DataException("snapshot: on or after the last purchase, found " + transactions.snapshot()
                    + " before " + LocalDate.ofEpochDay(lastPurchase));
        }
        return snapshot;
    }

    /** To 14 digits. Decimal digits are slow to come by, and most sums of money are a rounding error from whole pence. */
    static double rounded(double amount) {
        double pence = Math.round(100 * amount) / 100.0;
        boolean whole = Math.abs(amount) < 1e11 && Math.abs(amount - pence) <= 4e-15 * Math.abs(amount);
        return whole ? pence : new BigDecimal(amount).round(DIGITS).doubleValue();
    }

    /** The transactions the measures were made from. */
    public Transactions transactions() {
        return transactions;
    }

    /** Number of customers. */
    public int size() {
        return rows.size();
    }

    /** All rows, in the order of customer ids. */
    public List<RfmRow> rows() {
        return rows;
    }

    /**
     * The row of one customer.
     *
     * @throws IllegalArgumentException where there is no such customer
     */
    public RfmRow row(String customer) {
        int number = transactions.customers().indexOf(customer);
        if (number < 0) {
            throw new IllegalArgumentException("customer: an id of the kept lines, found " + customer
                    + "; for instance " + rows.get(0).customer());
        }
        return rows.get(number);
    }

    /** Days since the last purchase. */
    public Distribution recency() {
        return distribution("recency, days", RfmRow::recencyDays);
    }

    /** Number of orders. */
    public Distribution frequency() {
        return distribution("frequency, orders", RfmRow::frequency);
    }

    /** Money spent. */
    public Distribution monetary() {
        String unit = transactions.moneyUnit();
        return distribution(unit.isEmpty() ? "monetary" : "monetary, " + unit, RfmRow::monetary);
    }

    private Distribution distribution(String name, ToDoubleFunction<RfmRow> measure) {
        return Distribution.of(name, rows.stream().mapToDouble(measure).toArray());
    }

    /** Headline figures of the measures, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("customers", size());
        for (Map.Entry<String, Distribution> each : new TreeMap<>(
                        Map.of("recency_days", recency(), "frequency", frequency(), "monetary", monetary()))
                .entrySet()) {
            Map<String, Object> measure = new LinkedHashMap<>();
            measure.put("mean", each.getValue().mean());
            measure.put("median", each.getValue().median());
            measure.put("skewness", each.getValue().skewness());
            measure.put("skewness_log1p", each.getValue().log1p().skewness());
            figures.put(each.getKey(), measure);
        }
        figures.put(
                "customers_with_one_order",
                rows.stream().filter(each -> each.frequency() == 1).count());
        figures.put("revenue_share_of_top_20_percent", Inequality.of(monetary()).topShare(.2));
        return figures;
    }

    /** Scores from 1 to {@code bins}, best last. */
    public RfmScores score(int bins) {
        return RfmScores.of(this, bins);
    }

    /** One row a customer: id, recency in days, frequency, monetary, tenure in days. */
    public Table table() {
        return Table.create(
                "Recency, frequency, monetary",
                StringColumn.create("customer", rows.stream().map(RfmRow::customer)),
                IntColumn.create("recency days", rows.stream().mapToInt(RfmRow::recencyDays)),
                IntColumn.create("frequency", rows.stream().mapToInt(RfmRow::frequency)),
                DoubleColumn.create("monetary", rows.stream().mapToDouble(RfmRow::monetary)),
                IntColumn.create("tenure days", rows.stream().mapToInt(RfmRow::tenureDays)));
    }
}
