package segmentbook.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.traces.Trace;

/**
 * One series of a chart: what jsplot draws, and the Plotly properties that jsplot cannot say.
 *
 * @param trace the data
 * @param more merged over what jsplot writes for the trace
 */
record Series(Trace trace, Map<String, Object> more) {

    static Series of(Trace trace) {
        return new Series(trace, Map.of());
    }

    /** Sets Plotly properties. */
    Series with(Map<String, Object> properties) {
        return new Series(trace, PlotlyJson.merge(new LinkedHashMap<>(more), properties));
    }

    /** Sets one Plotly property by its path: {@code marker.size}. */
    Series with(String path, Object value) {
        return with(PlotlyJson.nested(path, value));
    }

    /** One colour for all of it. */
    Series color(String color) {
        return with("marker.color", color).with("line.color", color);
    }

    /** A colour for each bar or point. */
    Series colors(List<String> colors) {
        return with("marker.color", colors);
    }

    /** A pattern, so that bars differ without colour: {@code /}, {@code x}, or empty for solid bars. */
    Series pattern(String shape) {
        return with("marker.pattern.shape", shape);
    }

    /** Colour, symbol and dash of a segment or cluster. */
    Series mark(Palette.Mark mark) {
        return color(mark.color())
                .with("marker.symbol", mark.symbol())
                .with("line.dash", mark.dash().toString());
    }

    /** The value of each bar written at its end, in d3's notation: {@code ,d} or {@code .1%}. */
    Series labels(String format) {
        String value = "h".equals(more.get("orientation")) ? "x" : "y";
        return with(Map.of(
                "texttemplate", "%{" + value + ":" + format + "}", "textposition", "outside", "cliponaxis", false));
    }

    /** The text on hovering, in Plotly's notation: {@code %{x}: %{y:,d} customers}. */
    Series hover(String template) {
        return with("hovertemplate", template + "<extra></extra>");
    }

    /** Lines from the lower to the upper end of an interval for each item, around its whole. */
    <T> Series interval(String errors, List<T> items, Function<? super T, Bootstrap> interval) {
        List<Bootstrap> all = items.stream().<Bootstrap>map(interval).toList();
        return with(errors, Map.of("type", "data", "symmetric", false, "color", Palette.INK))
                .with(errors + ".array", Rows.values(all, each -> each.high() - each.whole()))
                .with(errors + ".arrayminus", Rows.values(all, each -> each.whole() - each.low()));
    }

    /** Not in the legend. */
    Series unlisted() {
        return with("showlegend", false);
    }

    static Object[] shown(List<String> names) {
        return names.stream().map(DisplayText::literal).toArray();
    }

    /** A list of texts for each of {@code rows}, one for each of {@code columns}. */
    static <R, C> List<List<String>> texts(List<R> rows, List<C> columns, BiFunction<R, C, String> text) {
        return Rows.list(rows, row -> Rows.list(columns, column -> text.apply(row, column)));
    }

    /** A row of numbers for each of {@code rows}, one for each of {@code columns}. */
    static <R, C> double[][] cells(List<R> rows, List<C> columns, ToDoubleBiFunction<R, C> value) {
        return rows.stream()
                .map(row -> Rows.values(columns, column -> value.applyAsDouble(row, column)))
                .toArray(double[][]::new);
    }

    static void requireSameLength(String what, int... lengths) {
        var found = IntStream.of(lengths).mapToObj(Integer::toString).toList();
        boolean same = IntStream.of(lengths).distinct().count() == 1;
        Validate.isTrue(same, "%s: equal lengths, found %s", what, String.join(" and ", found));
    }
}
