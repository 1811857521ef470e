package segmentbook.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** What a chart draws, as a table: for those who want the numbers, or cannot see the picture. */
public final class ChartData {
    private ChartData() {}

    private record Point(
            String series,
            @Nullable Object x,
            @Nullable Object y,
            @Nullable Object z) {}

    /**
     * One row a point, bar or cell of any jsplot figure: its series where there are several, and its place on each axis, named
     * as the axis is; of small plots side by side the axes of each stand for the series. Where a chart has no data its sentence is the name of a table without columns.
     */
    public static Table of(Figure figure) {
        if (figure instanceof MissingFigure missing) {
            return Table.create(missing.sentence());
        }
        PlotlyJson json = PlotlyJson.of(figure);
        Map<?, ?> axes = json.layout().get("scene") instanceof Map<?, ?> scene ? scene : json.layout();
        boolean several = axes.containsKey("xaxis2") || axes.containsKey("yaxis2");
        List<Point> points = json.data().stream()
                .flatMap(each -> points(each, several ? plot(each, axes) : name(each)).stream())
                .toList();
        Table table = Table.create(json.title());
        if (points.stream().map(Point::series).distinct().count() > 1) {
            add(table, "series", points, Point::series);
        }
        add(table, several ? "x" : title(axes, "xaxis"), points, Point::x);
        add(table, several ? "y" : title(axes, "yaxis"), points, Point::y);
        add(table, axes.containsKey("zaxis") ? title(axes, "zaxis") : "value", points, Point::z);
        return table;
    }

    private static String name(Map<String, Object> trace) {
        return DisplayText.plain(String.valueOf(trace.getOrDefault("name", "")));
    }

    /** The small plot that a trace lies in, by its two axes. */
    private static String plot(Map<String, Object> trace, Map<?, ?> axes) {
        String across = String.valueOf(trace.getOrDefault("xaxis", "x"));
        String up = String.valueOf(trace.getOrDefault("yaxis", "y"));
        return title(axes, "xaxis" + across.substring(1)) + " and " + title(axes, "yaxis" + up.substring(1));
    }

    private static List<Point> points(Map<String, Object> trace, String series) {
        List<?> x = list(trace.get("x"));
        List<?> y = list(trace.get("y"));
        List<?> z = list(trace.get("z"));
        List<Point> points = new ArrayList<>();
        if (!z.isEmpty() && z.get(0) instanceof List<?>) {
            for (int row = 0; row < z.size(); row++) {
                List<?> cells = list(z.get(row));
                for (int column = 0; column < cells.size(); column++) {
                    points.add(new Point(series, at(x, column), at(y, row), cells.get(column)));
                }
            }
            return points;
        }
        int size = Math.max(x.size(), y.size());
        return IntStream.range(0, size)
                .mapToObj(i -> new Point(series, at(x, i), at(y, i), at(z, i)))
                .filter(point -> point.x != null || point.y != null)
                .toList();
    }

    private static List<?> list(@Nullable Object values) {
        return values instanceof List<?> list ? list : List.of();
    }

    private static @Nullable Object at(List<?> values, int place) {
        return place < values.size() ? values.get(place) : null;
    }

    private static String title(Map<?, ?> axes, String name) {
        String title = axes.get(name) instanceof Map<?, ?> axis
                        && axis.get("title") instanceof Map<?, ?> words
                        && words.get("text") instanceof String text
                ? DisplayText.plain(text)
                : "";
        return title.isEmpty() ? name.substring(0, 1) : title;
    }

    private static void add(Table table, String header, List<Point> points, Function<Point, @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        points.forEach(point -> values.add(value.apply(point)));
        String name = table.columnNames().stream().anyMatch(header::equalsIgnoreCase) ? header + " (2)" : header;
        if (values.stream().allMatch(Objects::isNull)) {
            return;
        }
        if (values.stream().allMatch(each -> each == null || each instanceof Number)) {
            table.addColumns(DoubleColumn.create(
                    name,
                    values.stream()
                            .mapToDouble(each -> each instanceof Number number ? number.doubleValue() : Double.NaN)));
        } else {
            table.addColumns(StringColumn.create(
                    name, values.stream().map(each -> each == null ? "" : DisplayText.plain(String.valueOf(each)))));
        }
    }
}
