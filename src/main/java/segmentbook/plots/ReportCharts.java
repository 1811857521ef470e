package segmentbook.plots;

import static segmentbook.plots.Series.values;

import java.util.List;
import segmentbook.segments.SegmentMonths;
import segmentbook.segments.SegmentMonths.Month;
import segmentbook.statistics.Words;
import tech.tablesaw.plotly.components.Figure;

/** Charts of the report. They stand beside tables and show what a table cannot. */
public final class ReportCharts {
    private ReportCharts() {}

    /** What those who were in a segment on a past day bring by month, beside the same part of every month's revenue. */
    public static Figure months(SegmentMonths months, List<String> segments) {
        List<String> names =
                months.months().stream().map(each -> each.month().toString()).toList();
        String color = Palette.colors(segments).getOrDefault(months.segment(), Palette.NEUTRAL.color());
        return Chart.of(months.sentence())
                .x(Scale.names("month", names))
                .y(Scale.number(Scale.named(Words.revenue(months.unit()), months.unit())))
                .add(Bars.vertical("of those in it on " + months.day(), names, values(months.months(), Month::own))
                        .color(color)
                        .hover("%{x}: %{y:,.0f}"))
                .add(Lines.over("their part before that day", names, values(months.months(), Month::even))
                        .color(Palette.INK)
                        .with("line.dash", "dot")
                        .with("line.width", 1.5)
                        .with("marker.size", 4))
                .legendBelow()
                .figureIf(months.customers() > 0);
    }
}
