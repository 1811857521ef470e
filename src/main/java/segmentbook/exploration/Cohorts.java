package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * Who came back: customers by the month of their first purchase, and how many of them bought again after some months.
 *
 * <p>A later month counts as observed only where the file covers it to its end; a share of a month that is not over, or
 * lies after the file, is NaN and missing in tables, never zero.
 */
public final class Cohorts extends Columns.Tabled {
    private static final int COLUMNS = 12;
    private static final List<Integer> IN_SUMMARY = List.of(1, 3, 6, 12);

    private final Months months;
    private final int complete;
    private final int[][] active;

    private Cohorts(ActiveMonths bought) {
        months = bought.months();
        complete = months.size() - (months.lastIsPartial() ? 1 : 0);
        active = IntStream.range(0, months.size())
                .mapToObj(cohort -> new int[months.size() - cohort])
                .toArray(int[][]::new);
        bought.forEach((customer, month) -> active[bought.first(customer)][month - bought.first(customer)]++);
    }

    /** One cohort for each month of the kept lines, those without new customers included. */
    public static Cohorts of(Transactions transactions) {
        return new Cohorts(ActiveMonths.of(transactions));
    }

    /** The months in which the cohorts began. */
    public List<YearMonth> months() {
        return months.all();
    }

    /** Number of customers who began in a month, from 0. */
    public int size(int cohort) {
        return active[cohort][0];
    }

    /** The highest number of months after the first that some cohort can be observed, 0 or more. */
    public int longest() {
        return Math.max(0, complete - 1);
    }

    /** Whether a month after the beginning of a cohort is over and in the file; the first one always counts. */
    public boolean isObserved(int cohort, int monthsLater) {
        return monthsLater == 0 || cohort + monthsLater < complete;
    }

    /** Share of a cohort that bought this many months after their first purchase, 0 to 1; NaN where it is not observed. */
    public double retention(int cohort, int monthsLater) {
        return isObserved(cohort, monthsLater) && size(cohort) > 0
                ? (double) active[cohort][monthsLater] / size(cohort)
                : Double.NaN;
    }

    /**
     * The same over all cohorts that can be observed that long, each customer counting once, but for the first cohort,
     * which mixes beginners with everybody who bought before the file begins; NaN where there is no other.
     */
    public double retention(int monthsLater) {
        int[] cohorts = IntStream.range(1, active.length)
                .filter(cohort -> isObserved(cohort, monthsLater))
                .toArray();
        double customers = IntStream.of(cohorts).map(this::size).sum();
        return IntStream.of(cohorts).map(cohort -> active[cohort][monthsLater]).sum() / customers;
    }

    /** How many come back in the next month, in a sentence. */
    public String sentence() {
        if (longest() == 0) {
            return "The file holds one whole month at most: nobody could come back in a later one yet";
        }
        double next = retention(1);
        return Double.isNaN(next)
                ? "Only the first cohort can be followed, and it holds everybody from before the file begins"
                : say("After the first cohort, %.0f of 100 customers buy again in the next month", 100 * next);
    }

    /** One row a cohort: customers and the share in percent that bought one, two, up to twelve months later. */
    public Table table() {
        Columns<Integer> columns = Columns.<Integer>none()
                .text("first month", "", cohort -> months().get(cohort).toString())
                .whole("customers", "", this::size);
        for (int later = 1; later <= Math.min(longest(), COLUMNS); later++) {
            int monthsLater = later;
            columns = columns.share("% after " + later, "", cohort -> retention(cohort, monthsLater));
        }
        return columns.table("Cohorts", Rows.list(active.length, i -> i));
    }

    /** Retention after one, three, six and twelve months, for {@code summary.json}; absent where nothing is observed. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("first_cohort_customers", size(0));
        IN_SUMMARY.stream()
                .filter(later -> !Double.isNaN(retention(later)))
                .forEach(later -> metrics.put("retention_after_" + later, retention(later)));
        return metrics;
    }
}
