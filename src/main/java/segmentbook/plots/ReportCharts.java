package segmentbook.plots;

import static segmentbook.plots.Series.values;

import java.util.List;
import segmentbook.exploration.Timeline;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import segmentbook.segments.SegmentMonths;
import segmentbook.segments.SegmentMonths.Month;
import segmentbook.transactions.Transactions;
import tech.tablesaw.plotly.components.Figure;

/** Charts of the report. They stand beside tables and show what a table cannot. */
public final class ReportCharts {
    private ReportCharts() {}

    /** A segment's revenue by month, beside what it would be at the same share of every month's revenue. */
    public static Figure months(Profiles profiles, Transactions lines, Timeline timeline, String segment) {
        SegmentMonths months = SegmentMonths.of(profiles, lines, timeline, segment);
        List<String> names =
                months.months().stream().map(each -> each.month().toString()).toList();
        List<String> segments = profiles.all().stream().map(Profile::segment).toList();
        String color = Palette.colors(segments).getOrDefault(segment, Palette.NEUTRAL.color());
        return Chart.of(months.sentence())
                .x(Scale.names("month", names))
                .y(Scale.number(Scale.named(profiles.totalWord(), lines.moneyUnit())))
                .add(Bars.vertical("of the segment", names, values(months.months(), Month::own))
                        .color(color)
                        .hover("%{x}: %{y:,.0f}"))
                .add(Lines.over("the same part of every month", names, values(months.months(), Month::even))
                        .color(Palette.INK)
                        .with("line.dash", "dot")
                        .with("line.width", 1.5)
                        .with("marker.size", 4))
                .legendBelow()
                .figure();
    }
}
