package segmentbook.plots;

import static segmentbook.statistics.Rows.values;

import segmentbook.lifetime.CustomerValues;
import segmentbook.lifetime.CustomerValues.Value;
import segmentbook.lifetime.ForecastCheck;
import segmentbook.lifetime.ForecastCheck.Group;
import segmentbook.lifetime.ForecastCheck.Point;
import segmentbook.segments.Segmentation;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Figure;

/** Charts of lifetime value: whether models hold, and what customers are worth. */
public final class LifetimeCharts {
    private LifetimeCharts() {}

    /** Repeat purchases added up over time, as they came and as the model expects them, with the last day that it knows. */
    public static Figure tracking(ForecastCheck check) {
        var points = check.tracked();
        var days = points.stream().map(Point::name).toList();
        return Chart.of(check.sentence())
                .x(Scale.names("until", days))
                .y(Scale.number("repeat purchases so far (days with one)"))
                .add(Lines.over("came", days, values(points, Point::actual)))
                .add(Lines.over("expected", days, values(points, Point::expected))
                        .color(Palette.ACCENT)
                        .with("line.dash", "dash"))
                .noteAtX(days.indexOf(check.split().toString()), "last day the model knows")
                .legendBelow()
                .figureIf(!points.isEmpty());
    }

    /** Mean purchases after the split by repeats before it, as they came and as the model expects them. */
    public static Figure byRepeats(ForecastCheck check) {
        var groups = check.byRepeats();
        var repeats = groups.stream().map(Group::name).toList();
        return Chart.of(check.repeatsSentence())
                .x(Scale.names("repeat days until the split", repeats))
                .y(Scale.number("mean days with a purchase after it"))
                .add(Bars.vertical(
                                "came (lines: 95 % interval)",
                                repeats, values(groups, each -> each.actual().whole()))
                        .interval("error_y", groups, Group::actual)
                        .with("customdata", Rows.list(groups, Group::customers))
                        .hover("%{y:.2f} came, %{customdata:,d} customers"))
                .add(Bars.vertical("expected (hatched)", repeats, values(groups, Group::expected))
                        .color(Palette.ACCENT)
                        .pattern("/")
                        .hover("%{y:.2f} expected"))
                .legendBelow()
                .figureIf(!groups.isEmpty());
    }

    /** What each segment is worth, with its interval. */
    public static Figure value(CustomerValues values, Segmentation segmentation) {
        var all = values.by(segmentation).stream().skip(1).toList(); // without everybody
        var names = all.stream().map(Value::name).toList();
        return Chart.of(values.sentence(segmentation))
                .x(Scale.number(Scale.named("value (lines: 95 % interval)", values.moneyUnit())))
                .y(Scale.names("segment", names).reverse())
                .add(Bars.horizontal("value", names, values(all, Value::value))
                        .interval("error_x", all, each -> new Bootstrap(each.value(), each.low(), each.high()))
                        .hover("%{y}: %{x:,.0f}"))
                .figureIf(!all.isEmpty());
    }
}
