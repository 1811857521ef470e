package segmentbook.plots;

import static segmentbook.statistics.Rows.values;
import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.exploration.Cohorts;
import segmentbook.exploration.OrderGaps;
import segmentbook.exploration.SecondOrders;
import segmentbook.exploration.SecondOrders.Group;
import segmentbook.statistics.Inequality;
import segmentbook.statistics.KaplanMeier;
import tech.tablesaw.plotly.components.Figure;

/** Charts of how customers differ: what they spend, whether they come back, and when. */
public final class CustomerCharts {
    private static final int STEPS = 200;
    private static final int COHORTS = 24;
    private static final int LATER = 12;
    private static final int ROW = 22;
    private static final List<String> DASHES = List.of("solid", "dash", "dot", "dashdot");

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

    /** Gaps between orders by week, beside the middle gap of each customer. */
    public static Figure gaps(OrderGaps gaps) {
        return SalesCharts.shares(gaps.shares());
    }

    /** The share of all customers who have ordered on a second day, by days since the first, with its interval. */
    public static Figure secondOrders(SecondOrders orders) {
        KaplanMeier all = orders.all().curve();
        double[] days = days(all);
        return curves(orders.sentence(), List.of(orders.all()))
                .add(curve("", days, day -> all.at(day).low())
                        .with("line.width", 0)
                        .unlisted())
                .add(curve("interval at 95 %", days, day -> all.at(day).high())
                        .with("line.width", 0)
                        .with(Map.of("fill", "tonexty", "fillcolor", "rgba(49, 110, 165, 0.2)")))
                .figure();
    }

    /** The same by groups of customers, without intervals. */
    public static Figure secondOrders(List<Group> groups) {
        return curves(SecondOrders.sentence(groups), groups).figure();
    }

    private static Chart curves(String finding, List<Group> groups) {
        Chart chart = Chart.of(finding)
                .x(Scale.number("days since the first order"))
                .y(Scale.share("share who ordered on a second day"))
                .legendBelow();
        for (int i = 0; i < groups.size(); i++) {
            KaplanMeier curve = groups.get(i).curve();
            chart = chart.add(curve(groups.get(i).name(), days(curve), day -> curve.at(day)
                            .share())
                    .color(Palette.cluster(i + 1).color())
                    .with("line.dash", DASHES.get(i % DASHES.size())));
        }
        return chart;
    }

    private static double[] days(KaplanMeier curve) {
        int step = 1 + curve.longest() / STEPS;
        return values(1 + curve.longest() / step, i -> i * step);
    }

    private static Series curve(String name, double[] days, IntToDoubleFunction share) {
        return Lines.of(name, days, values(days.length, i -> share.applyAsDouble((int) days[i])))
                .with("line.shape", "hv")
                .hover(DisplayText.literal(name) + ", %{x} days: %{y:.1%}");
    }

    /** The share of each group who are back by the day of comparison, with its interval. */
    public static Figure back(List<Group> groups) {
        var drawn = groups.stream().filter(each -> each.back().error() > 0).toList();
        List<String> names = drawn.stream().map(Group::name).toList();
        double[] up = values(drawn, each -> each.back().high() - each.back().share());
        double[] down = values(drawn, each -> each.back().share() - each.back().low());
        return Chart.of(SecondOrders.sentence(groups))
                .x(Scale.names("customers", names))
                .y(Scale.share("share back after " + SecondOrders.DAYS + " days"))
                .add(Lines.over("back", names, values(drawn, each -> each.back().share()))
                        .with(Map.of("mode", "markers", "marker", Map.of("size", 10)))
                        .with(Map.of("error_y", Map.of("type", "data", "array", up, "arrayminus", down)))
                        .hover("%{x}: %{y:.1%}"))
                .figureIf(!drawn.isEmpty());
    }
}
