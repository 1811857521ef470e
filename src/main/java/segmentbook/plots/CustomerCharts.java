package segmentbook.plots;

import static segmentbook.plots.TransactionCharts.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.exploration.Cohorts;
import segmentbook.exploration.OrderGaps;
import segmentbook.statistics.Inequality;
import tech.tablesaw.plotly.components.Figure;

/** Charts of how customers differ: what they spend, whether they come back, and when. */
public final class CustomerCharts {
    private static final int STEPS = 200;
    private static final int COHORTS = 24;
    private static final int LATER = 12;
    private static final int ROW = 22;

    private CustomerCharts() {}

    /** The Lorenz curve: the share that the lowest customers hold together, against equal shares. */
    public static Figure lorenz(Inequality inequality) {
        double[] customers = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> (double) step / STEPS)
                .toArray();
        double[] held = Arrays.stream(customers).map(inequality::lorenz).toArray();
        return Chart.of(say(
                        "The lower half of the customers bring %.0f %% of the revenue, the top fifth %.0f %%",
                        100 * inequality.lorenz(.5), 100 * inequality.topShare(.2)))
                .x(Scale.share("share of the customers, the lowest first"))
                .y(Scale.share("share of the revenue"))
                .add(Lines.reference("all alike", new double[] {0, 1}, new double[] {0, 1}))
                .add(Lines.filled(Lines.of("as it is (Lorenz curve)", customers, held))
                        .hover("the lowest %{x:.1%} bring %{y:.1%}"))
                .legendBelow()
                .figure();
    }

    /** Retention of each cohort by months since its first purchase; months that are not observed stay empty. */
    public static Figure cohorts(Cohorts cohorts) {
        int all = cohorts.months().size();
        int[] drawn = IntStream.range(Math.max(0, all - COHORTS), all).toArray();
        int first = Math.min(1, cohorts.longest());
        int[] later =
                IntStream.rangeClosed(first, Math.min(LATER, cohorts.longest())).toArray();
        double[][] retention = Arrays.stream(drawn)
                .mapToObj(cohort -> Arrays.stream(later)
                        .mapToDouble(months -> cohorts.retention(cohort, months))
                        .toArray())
                .toArray(double[][]::new);
        List<String> rows = new ArrayList<>();
        for (int cohort : drawn) {
            rows.add(say("%s (%,d)", cohorts.months().get(cohort), cohorts.size(cohort)));
        }
        List<String> columns = Arrays.stream(later).mapToObj(String::valueOf).toList();
        return Chart.of(finding(cohorts) + (drawn.length < all ? say("; the last %d cohorts drawn", COHORTS) : ""))
                .x(Scale.names("months after the first purchase", columns))
                .y(Scale.names("month of the first purchase (customers)", rows).reverse())
                .add(HeatMap.of(columns, rows, retention, ".0%", "share who buy")
                        .with(Map.of("colorbar", Map.of("tickformat", ".0%")))
                        .hover("%{y}, %{x} months later: %{z:.1%}"))
                .with(Map.of("height", Math.max(Chart.HEIGHT, 150 + ROW * rows.size())))
                .figure();
    }

    private static String finding(Cohorts cohorts) {
        if (cohorts.longest() == 0) {
            return "The file holds one whole month at most: nobody could come back in a later one yet";
        }
        double next = cohorts.retention(1);
        return Double.isNaN(next)
                ? "Only the first cohort can be followed, and it holds everybody from before the file begins"
                : say("After the first cohort, %.0f of 100 customers buy again in the next month", 100 * next);
    }

    /** Gaps between orders, counted in weeks. */
    public static Figure gaps(OrderGaps gaps) {
        List<String> weeks = gaps.weeks();
        double[] counts =
                IntStream.range(0, weeks.size()).mapToDouble(gaps::inWeek).toArray();
        String finding = gaps.median().isPresent()
                ? say(
                        "Half of the %,d gaps between orders are %.0f days or shorter",
                        gaps.size(), gaps.median().getAsDouble())
                : "Nobody has ordered on two different days";
        return Chart.of(finding)
                .x(Scale.names("week after an order in which the next one comes", weeks))
                .y(Scale.number("gaps"))
                .add(Bars.vertical("gaps", weeks, counts).labels(",d").hover("week %{x}: %{y:,d} gaps"))
                .figure();
    }
}
