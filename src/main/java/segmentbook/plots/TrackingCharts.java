package segmentbook.plots;

import static segmentbook.statistics.Rows.list;
import static segmentbook.statistics.Rows.values;
import static segmentbook.statistics.Words.say;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import segmentbook.models.Drift;
import segmentbook.models.Monitor;
import segmentbook.models.MonthlySegments;
import segmentbook.models.Movement;
import segmentbook.models.Movement.Move;
import segmentbook.segments.SegmentMonths;
import segmentbook.segments.SegmentMonths.Month;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.plotly.components.Figure;

/** Charts of segments over time: their sizes, who moved, whether customers changed, what members of a past day bring. */
public final class TrackingCharts {
    private static final double FEWEST = .002; // of all customers: thinner flows cannot be seen

    private TrackingCharts() {}

    /** The share of each segment at the end of each month. */
    public static Figure sizes(MonthlySegments sizes) {
        List<YearMonth> months = List.copyOf(sizes.months().keySet());
        List<String> names = months.stream().map(YearMonth::toString).toList();
        Map<String, Palette.Mark> marks = Palette.marks(sizes.segments());
        List<Series> lines = new ArrayList<>();
        marks.forEach((segment, mark) ->
                lines.add(Lines.over(segment, names, values(months, month -> sizes.share(month, segment)))
                        .mark(mark)
                        .hover("%{x}: %{y:.1%} " + DisplayText.literal(segment))));
        var chart = Chart.of(sizes.sentence()).x(Scale.names("end of", names));
        return chart.y(Scale.share("share of the customers")).add(lines).figureIf(months.size() > 1);
    }

    /** From each segment to each other: the share of the first, with the customers. */
    public static Figure matrix(Movement movement) {
        List<String> from = movement.from();
        List<String> to = movement.segments();
        double[][] shares = Series.cells(from, to, movement::share);
        List<List<String>> cells = Series.texts(from, to, (one, other) -> say("%,d", movement.customers(one, other)));
        return Chart.of(movement.sentence())
                .x(Scale.names("segment at the second date", to))
                .y(Scale.names("segment at the first date", from).reverse())
                .add(HeatMap.of(to, from, shares, ".0%", "share of the row")
                        .with(Map.of("text", cells, "texttemplate", "%{z:.0%}<br>%{text}"))
                        .hover("%{y} to %{x}: %{text} customers, %{z:.1%}"))
                .figureIf(!movement.moves().isEmpty());
    }

    /** The same as flows: bands as thick as customers are many, the first date on the left. */
    public static Figure flows(Movement movement) {
        List<Move> moves = Rows.where(movement.moves(), each -> each.customers() >= FEWEST * movement.customers());
        List<String> names = list(moves, each -> each.from() + " to " + each.to());
        return Chart.of(movement.sentence())
                .x(Scale.names("from and to", names))
                .y(Scale.number("customers"))
                .add(Bars.vertical("flows", names, values(moves, Move::customers))
                        .with(Map.of("type", "sankey", "orientation", "h", "valueformat", ",d"))
                        .with(bands(movement, moves)))
                .figureIf(!moves.isEmpty());
    }

    /** Nodes, those of the first date before those of the second, and what leads from one to the other. */
    private static Map<String, Object> bands(Movement movement, List<Move> moves) {
        List<String> left = moves.stream().map(Move::from).distinct().toList();
        List<String> right = Rows.where(movement.segments(), each -> moves.stream()
                .anyMatch(move -> move.to().equals(each)));
        Map<String, String> colors = Palette.colors(movement.segments());
        String customers = ": %{value:,d} customers<extra></extra>";
        Map<String, Object> links =
                new LinkedHashMap<>(Map.of("hovertemplate", "%{source.label} to %{target.label}" + customers));
        links.put("source", list(moves, each -> left.indexOf(each.from())));
        links.put("target", list(moves, each -> left.size() + right.indexOf(each.to())));
        links.put("value", list(moves, Move::customers));
        links.put("color", list(moves, each -> colors.get(each.from()) + "66"));
        List<String> names = Stream.concat(left.stream(), right.stream()).toList();
        return Map.of("link", links, "node", places(names, colors, "%{label}" + customers));
    }

    private static Map<String, Object> places(List<String> names, Map<String, String> colors, String hover) {
        List<String> labels = names.stream().map(DisplayText::literal).toList();
        List<String> own = list(names, name -> colors.getOrDefault(name, Palette.PLAIN));
        return Map.of("pad", 12, "hovertemplate", hover, "label", labels, "color", own);
    }

    /** How far each month lies from what was before, in parts of the largest distance that chance gave. */
    public static Figure drift(Monitor monitor) {
        List<String> months = monitor.months();
        Scale distance = Scale.number("distance (1 is the limit of chance)");
        var chart = Chart.of(monitor.sentence()).x(Scale.names("month", months)).y(distance);
        chart = chart.noteAtYOnTheLeft(1, "limit").legendBelow();
        var measures = monitor.shifts().stream().map(Drift::measure).distinct().toList();
        for (String measure : measures) {
            List<Drift> own =
                    Rows.where(monitor.shifts(), each -> each.measure().equals(measure));
            chart = chart.add(Lines.over(measure, months, values(own, Drift::inLimits))
                    .mark(Palette.cluster(1 + measures.indexOf(measure)))
                    .hover("%{x}, " + measure + ": %{y:.2f} of the limit"));
        }
        return chart.figureIf(monitor.whyNot().isEmpty());
    }

    /** What those who were in a segment on a past day bring by month, beside the same part of every month's revenue. */
    public static Figure months(SegmentMonths months, List<String> segments) {
        List<String> names = list(months.months(), each -> each.month().toString());
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
