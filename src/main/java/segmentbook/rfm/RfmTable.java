package segmentbook.rfm;

import static segmentbook.statistics.Words.say;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Better;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Inequality;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** Recency, frequency and monetary of every customer, in the order of their ids. */
public final class RfmTable extends Columns.Tabled {
    /** Fewer digits than a double has, so that sums that are equal on paper are equal here, and score the same. */
    private static final MathContext DIGITS = new MathContext(14);

    private static final Column RECENCY = Column.number("recency")
            .in("days", Better.LOW)
            .filed("recency_days")
            .byRatios()
            .said("%,.0f days")
            .levels(
                    List.of("recent", "medium recency", "long gone"),
                    List.of("very recent", "recent", "medium recency", "long gone", "very long gone"));
    private static final Column FREQUENCY = Column.number("frequency")
            .byRatios()
            .levels(
                    List.of("rare", "occasional", "frequent"),
                    List.of("very rare", "rare", "occasional", "frequent", "very frequent"));
    private static final Column MONETARY = Column.number("monetary")
            .adding("revenue")
            .byRatios()
            .said("%,.0f spent")
            .levels("spenders");

    private static final Column TENURE =
            Column.number("tenure").in("days", Better.NEITHER).filed("tenure_days");

    private static final Column COUNTRY = Column.of("country", Column.Kind.WORDS);

    /** From this share of the top fifth on, a few customers spend very much. */
    private static final double FEW_SPEND_MUCH = .6;

    /** Skewness up to this, either way, counts as nearly symmetric. */
    private static final double NEARLY_SYMMETRIC = .5;

    private final Transactions transactions;
    private final Counted counted;
    private final List<RfmRow> rows;
    private final CustomerTable customers;

    private RfmTable(Transactions transactions, Counted counted, List<RfmRow> rows) {
        this.transactions = transactions;
        this.counted = counted;
        this.rows = List.copyOf(rows);
        customers = customers(rows, counted, transactions.moneyUnit());
    }

    /**
     * Computes the measures of all customers, frequency as {@code rfm.frequency} says.
     *
     * @throws DataException where the snapshot lies before a purchase
     */
    public static RfmTable of(Transactions transactions) {
        return of(transactions, transactions.dataset().options(RfmOptions.class).frequency());
    }

    /** The same with frequency counted in orders or in days. */
    public static RfmTable of(Transactions transactions, Counted counted) {
        int customers = transactions.customers().size();
        long[] first = new long[customers];
        long[] last = new long[customers];
        firstAndLastDays(transactions, first, last);
        long snapshot = snapshot(transactions, Arrays.stream(last).max().orElseThrow());
        int[] frequencies = frequencies(transactions, counted);
        double[] amounts = transactions.amounts(customers, transactions::customer);
        return new RfmTable(
                transactions,
                counted,
                Rows.list(
                        customers,
                        i -> new RfmRow(
                                transactions.customers().get(i),
                                (int) (snapshot - last[i]),
                                frequencies[i],
                                rounded(amounts[i]),
                                (int) (snapshot - first[i]))));
    }

    private static int[] frequencies(Transactions transactions, Counted counted) {
        int customers = transactions.customers().size();
        if (counted == Counted.ORDERS) {
            return transactions.orders().counts(customers);
        }
        int first = (int) transactions.firstDay().toEpochDay();
        var days = transactions.pairs(transactions::customer, line -> (int) transactions.day(line) - first);
        return days.counts(customers);
    }

    /**
     * The measures as they were at the beginning of a day: purchases on it and later ones are not counted, and who had none
     * before is not there. A later day than the table's own makes everybody older.
     *
     * @throws DataException where nobody had bought by then
     */
    public RfmTable at(LocalDate snapshot) {
        return of(transactions.until(snapshot.minusDays(1)), counted);
    }

    /** What frequency counts. */
    public Counted counted() {
        return counted;
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
        LocalDate snapshot = transactions.snapshot();
        String found = snapshot + " before " + LocalDate.ofEpochDay(lastPurchase);
        boolean after = snapshot.toEpochDay() >= lastPurchase;
        DataException.require(after, "snapshot: on or after the last purchase, found " + found);
        return snapshot.toEpochDay();
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
        String rule = "customer: an id of the kept lines, found %s; for instance %s";
        Validate.isTrue(number >= 0, rule, customer, rows.get(0).customer());
        return rows.get(number);
    }

    /** The measures as columns: recency, frequency and monetary. */
    public CustomerTable customerTable() {
        return customers;
    }

    private static CustomerTable customers(List<RfmRow> rows, Counted counted, String moneyUnit) {
        return CustomerTable.of(rows.stream().map(RfmRow::customer).toList())
                .with(RECENCY, row -> rows.get(row).recencyDays())
                .with(FREQUENCY.in(counted.unit(), Better.HIGH).said("%,.1f " + counted.unit()), row -> rows.get(row)
                        .frequency())
                .with(MONETARY.in(moneyUnit, Better.HIGH), row -> rows.get(row).monetary());
    }

    /** The same with tenure and, where lines have one, the country of most of them. */
    CustomerTable describedTable() {
        CustomerTable described = customers.with(TENURE, row -> rows.get(row).tenureDays());
        if (transactions.countries().isEmpty()) {
            return described;
        }
        List<List<String>> of = new ArrayList<>();
        rows.forEach(each -> of.add(new ArrayList<>()));
        IntStream.range(0, transactions.size()).forEach(line -> of.get(transactions.customer(line))
                .add(transactions.country(line).orElse("").strip()));
        return described.with(
                COUNTRY,
                of.stream().map(words -> Frequency.most(words.stream())).toList());
    }

    /** Days since the last purchase. */
    public Distribution recency() {
        return customers.distribution(RECENCY.name());
    }

    /** Number of orders, or of days with one. */
    public Distribution frequency() {
        return customers.distribution(FREQUENCY.name());
    }

    /** Money spent. */
    public Distribution monetary() {
        return customers.distribution(MONETARY.name());
    }

    /** When half of the customers bought last, in a sentence. */
    public String recencySentence() {
        double median = recency().median();
        return size() == 1
                ? say("The only customer bought %,.0f days before the snapshot", median)
                : say("Half of the %,d customers bought within the last %.0f days", size(), median);
    }

    /** How many customers came back, in a sentence. */
    public String frequencySentence() {
        long again = rows.stream().filter(each -> each.frequency() > 1).count();
        String what = counted == Counted.ORDERS ? "order" : "day";
        return again == 0
                ? "Nobody came back after the first " + what
                : StringUtils.capitalize(Words.percent((double) again / size()))
                        + " of the customers came back after their first " + what;
    }

    /** What the customers who spend most hold, in a sentence. */
    public String monetarySentence() {
        if (monetary().max() <= 0) {
            return "No customer has spent more than was given back";
        }
        double share = Inequality.of(monetary()).topShare(.2);
        return say(
                share < FEW_SPEND_MUCH
                        ? "The top 20 %% of the customers hold %.0f %% of the %s"
                        : "A few spend very much: the top 20 %% hold %.0f %% of the %s",
                100 * share,
                Words.revenue(transactions.moneyUnit()));
    }

    /** What the logarithm does to the skewness of monetary, in a sentence. */
    public String logMonetarySentence() {
        double raw = monetary().skewness();
        double log = monetary().log1p().skewness();
        String what = Math.abs(log) <= NEARLY_SYMMETRIC
                ? "is nearly symmetric"
                : Math.abs(log) < Math.abs(raw) ? "is less skewed" : "is no more symmetric";
        return Double.isNaN(log)
                ? "Skewness needs three customers or more who do not all spend the same"
                : say("log(1 + monetary) %s: skewness %.2f instead of %.2f", what, log, raw);
    }

    /** How many customers have 1, 2, … orders; the last of {@code classes} counts those with more too. */
    public int[] customersByOrders(int classes) {
        return Rows.counts(classes, rows.stream().mapToInt(each -> Math.min(each.frequency(), classes) - 1));
    }

    /** Headline metrics of the measures, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("customers", size());
        for (String name : List.of("frequency", "monetary", "recency")) {
            Distribution each = customers.distribution(name);
            Map<String, Object> measure = new LinkedHashMap<>();
            measure.put("mean", each.mean());
            measure.put("median", each.median());
            measure.put("skewness", each.skewness());
            measure.put("skewness_log1p", each.log1p().skewness());
            metrics.put(customers.column(name).file(), measure);
        }
        metrics.put(
                "customers_with_one_order",
                rows.stream().filter(each -> each.frequency() == 1).count());
        metrics.put("revenue_share_of_top_20_percent", Inequality.of(monetary()).topShare(.2));
        return metrics;
    }

    /** Scores as the description file says: {@code rfm.bins}, and the edges of {@code rfm.cuts}. */
    public RfmScores score() {
        return RfmEdges.of(customers, transactions.dataset().options(RfmOptions.class))
                .score(this);
    }

    /** Scores from 1 to {@code bins} by quantiles, best last. */
    public RfmScores score(int bins) {
        return RfmEdges.of(customers, bins).score(this);
    }

    /** One row a customer: id, recency in days, frequency, monetary, tenure in days. */
    public Table table() {
        return RfmRow.COLUMNS
                .whole("tenure days", "tenure_days", RfmRow::tenureDays)
                .table("Recency, frequency, monetary", rows);
    }
}
