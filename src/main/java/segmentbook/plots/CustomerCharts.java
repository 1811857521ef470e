package segmentbook.plots;

import static segmentbook.plots.Series.values;
import static segmentbook.statistics.Words.say;

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
        double[] customers = values(STEPS + 1, step -> (double) step / STEPS);
        double[] held = values(STEPS + 1, step -> inequality.lorenz(customers[step]));
        return Chart.of(inequality.sentence())
                .x(Scale.share("share of the customers, the lowest first"))
                .y(Scale.share("share of what all spent"))
                .add(Lines.diagonal("all alike"))
                .add(Lines.filled(Lines.of("as it is (Lorenz curve)", customers, held))
                        .hover("the lowest %{x:.1%} bring %{y:.1%}"))
                .legendBelow()
                .figure();
    }

    /** Retention of each cohort by months since its first purchase; months that are not observed stay empty. */
    public static Figure cohorts(Cohorts cohorts) {
        int all = cohorts.months().size();
        int from = Math.max(0, all - COHORTS);
        int first = Math.min(1, cohorts.longest());
        int last = Math.min(LATER, cohorts.longest());
        double[][] retention = IntStream.range(from, all)
                .mapToObj(cohort -> values(last - first + 1, i -> cohorts.retention(cohort, first + i)))
                .toArray(double[][]::new);
        List<String> rows = IntStream.range(from, all)
                .mapToObj(cohort -> say("%s (%,d)", cohorts.months().get(cohort), cohorts.size(cohort)))
                .toList();
        List<String> columns =
                IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
        return Chart.of(cohorts.sentence() + (from > 0 ? "; the last " + COHORTS + " cohorts drawn" : ""))
                .x(Scale.names("months after the first purchase", columns))
                .y(Scale.names("month of the first purchase (customers)", rows).reverse())
                .add(HeatMap.of(columns, rows, retention, ".0%", "share who buy")
                        .with(Map.of("colorbar", Map.of("tickformat", ".0%")))
                        .hover("%{y}, %{x} months later: %{z:.1%}"))
                .with(Map.of("height", Math.max(Chart.HEIGHT, 150 + ROW * rows.size())))
                .figure();
    }

    /** Gaps between orders, counted in weeks. */
    public static Figure gaps(OrderGaps gaps) {
        List<String> weeks = gaps.weeks();
        return Chart.of(gaps.sentence())
                .x(Scale.names("week after an order in which the next one comes", weeks))
                .y(Scale.number("gaps"))
                .add(Bars.vertical("gaps", weeks, values(weeks.size(), gaps::inWeek))
                        .labels(",d")
                        .hover("week %{x}: %{y:,d} gaps"))
                .figure();
    }
}
