package segmentbook.prediction;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Better;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.features.Measures;
import segmentbook.lifetime.LifetimeFits;
import segmentbook.lifetime.PurchaseHistory;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * Customers with a purchase by a day: what was known of them then, and what they did after it.
 *
 * @param cut the last day that is known
 * @param days after it in which a purchase counts as staying
 * @param known the features, one column each, and scores to compare with; from lines up to the cut only
 * @param later {@code returned} (1 for a purchase in those days), {@code wait} (days to the first one; missing without) and
 *     {@code revenue} of those days
 */
public record Examples(LocalDate cut, int days, CustomerTable known, CustomerTable later) {
    private static final List<String> MEASURES = List.of(
            "tenure orders_per_month gap_mean order_value lines_per_order variety returned_share trend".split(" "));
    private static final Column OVERDUE =
            Column.number("overdue").in("own gaps", Better.LOW).byRatios();

    private static final Column EXPECTED =
            Column.number("BG/NBD").in("purchase days expected", Better.HIGH).byRatios();

    /** What methods learn from, where the file has it; all else in {@code known} is to compare with. */
    static final List<String> FEATURES = Stream.concat(
                    Stream.of("recency", "frequency", "monetary", "overdue"), MEASURES.stream())
            .toList();

    private static final Set<String> LEAST = Set.of("tenure", "lines_per_order", "returned_share");

    static Examples of(Transactions lines, LocalDate cut, int days) {
        Transactions earlier = lines.until(cut);
        RfmTable before = RfmTable.of(earlier);
        CustomerTable known = withRhythm(before.customerTable().join(Measures.of(before, MEASURES)));
        CustomerTable scored = withExpected(known, PurchaseHistory.of(earlier), days);
        return new Examples(cut, days, scored, later(lines, cut, days, known.ids()));
    }

    private static CustomerTable withExpected(CustomerTable known, PurchaseHistory history, int days) {
        if (!history.whyNot().isEmpty()) {
            return known;
        }
        var model = LifetimeFits.bgNbd(history).model();
        List<PurchaseHistory.Customer> customers = history.customers();
        return known.with(
                EXPECTED, row -> model.expected(days, customers.get(row).past()));
    }

    /** Who ordered once has waited their whole tenure for the second order; who is new has no trend. */
    private static CustomerTable withRhythm(CustomerTable measured) {
        double[] gaps = measured.numbers("gap_mean");
        double[] tenure = measured.numbers("tenure");
        double[] recency = measured.numbers("recency");
        double[] trend = measured.numbers("trend");
        Arrays.setAll(gaps, i -> Double.isNaN(gaps[i]) ? tenure[i] : gaps[i]);
        return measured.with(measured.column("gap_mean"), gaps)
                .with(measured.column("trend"), i -> Double.isNaN(trend[i]) ? 0 : trend[i])
                .with(OVERDUE, i -> recency[i] / Math.max(1, gaps[i]));
    }

    private static CustomerTable later(Transactions lines, LocalDate cut, int days, List<String> ids) {
        int[] rowOf = Rows.find(lines.customers(), ids);
        IntUnaryOperator after = line -> (int) (lines.day(line) - cut.toEpochDay());
        IntUnaryOperator row =
                line -> after.applyAsInt(line) > 0 && after.applyAsInt(line) <= days && lines.isPurchase(line)
                        ? rowOf[lines.customer(line)]
                        : -1;
        int[] wait = new int[ids.size()];
        Arrays.fill(wait, Integer.MAX_VALUE);
        IntStream.range(0, lines.size())
                .filter(line -> row.applyAsInt(line) >= 0)
                .forEach(line ->
                        wait[row.applyAsInt(line)] = Math.min(wait[row.applyAsInt(line)], after.applyAsInt(line)));
        return CustomerTable.of(ids)
                .with(Column.of("returned", Kind.YES_NO), i -> wait[i] <= days ? 1 : 0)
                .with(Column.number("wait").in("days", Better.LOW), i -> wait[i] <= days ? wait[i] : Double.NaN)
                .with(Column.number("revenue"), lines.amounts(ids.size(), row));
    }

    /** What is known in some columns at several cuts, one below the other: a customer is there once for each. */
    static CustomerTable together(List<Examples> all, List<String> columns) {
        List<String> ids = all.stream()
                .flatMap(each -> each.known.ids().stream().map(id -> each.cut + " " + id))
                .toList();
        CustomerTable rows = CustomerTable.of(ids);
        for (Column each : all.get(0).known.columns()) {
            if (columns.contains(each.name())) {
                var values = all.stream().flatMapToDouble(one -> Arrays.stream(one.known.numbers(each.name())));
                rows = rows.with(each, values.toArray());
            }
        }
        return rows;
    }

    /** Days from the earliest known purchase to the cut. */
    public double knownDays() {
        return Arrays.stream(known.numbers("tenure")).max().orElseThrow();
    }

    /** The cut, and how many came back, in words. */
    public String words() {
        return say("%s, %.0f %% came back", cut, 100 * returnedShare());
    }

    /** The last day on which a purchase counts. */
    LocalDate until() {
        return cut.plusDays(days);
    }

    /** By customer 1 for a purchase in the days after the cut, else 0. */
    int[] returned() {
        return IntStream.range(0, size())
                .map(row -> (int) later.value(row, "returned"))
                .toArray();
    }

    /** By customer 1 for no purchase in them, else 0. */
    int[] left() {
        return IntStream.of(returned()).map(each -> 1 - each).toArray();
    }

    /** The share of the customers who bought in the days after the cut, 0 to 1. */
    double returnedShare() {
        return Arrays.stream(returned()).average().orElseThrow();
    }

    /** Number of customers. */
    public int size() {
        return known.size();
    }

    /**
     * What was known of one customer, beside the medians of those who came back and of those who did not; without the measures that
     * say least about coming back.
     */
    Table beside(int row) {
        double wait = later.value(row, "wait");
        String then = wait > 0
                ? say("bought again %,.0f days after it", wait)
                : say("bought nothing in the %,d days after it", days);
        CustomerTable came = rows(1);
        CustomerTable left = rows(0);
        CustomerTable shown = known.select(each -> !LEAST.contains(each.name()));
        return Columns.<Column>none()
                .text("measure", "", Column::header)
                .number("customer", "", each -> known.value(row, each.name()))
                .number("median, came back", "", each -> came.median(each.name()))
                .number("median, did not", "", each -> left.median(each.name()))
                .table("Customer " + known.ids().get(row) + ", known by " + cut + ", " + then, shown.columns());
    }

    /** What is known and came later of those who came back (1), or did not (0). */
    CustomerTable rows(int returned) {
        IntStream rows = IntStream.range(0, size()).filter(row -> later.value(row, "returned") == returned);
        return known.join(later).rows(rows.toArray());
    }
}
