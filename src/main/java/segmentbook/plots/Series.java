package segmentbook.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.plotly.traces.Trace;

/**
 * One series of a chart: what jsplot draws, and the Plotly properties that jsplot cannot say.
 *
 * @param trace the data
 * @param more laid over what jsplot writes for the trace, deep
 */
record Series(Trace trace, Map<String, Object> more) {

    Series {
        more = Map.copyOf(more);
    }

    static Series of(Trace trace) {
        return new Series(trace, Map.of());
    }

    /** The same series with Plotly properties set. */
    Series with(Map<String, Object> properties) {
        return new Series(trace, PlotlyJson.merge(new LinkedHashMap<>(more), properties));
    }

    /** One colour for all of it. */
    Series color(String color) {
        return with(Map.of("marker", Map.of("color", color), "line", Map.of("color", color)));
    }

    /** A colour for each bar or point. */
    Series colors(List<String> colors) {
        return with(Map.of("marker", Map.of("color", colors)));
    }

    /** Colour, symbol and dash of a segment or cluster. */
    Series mark(Palette.Mark mark) {
        return color(mark.color())
                .with(Map.of("marker", Map.of("symbol", mark.symbol().toString())))
                .with(Map.of("line", Map.of("dash", mark.dash().toString())));
    }

    /** The value of each bar written at its end, in d3's notation: {@code ,d} or {@code .1%}. */
    Series labels(String format) {
        String value = "h".equals(more.get("orientation")) ? "x" : "y";
        return with(Map.of(
                "texttemplate", "%{" + value + ":" + format + "}", "textposition", "outside", "cliponaxis", false));
    }

    /** What hovering shows, in Plotly's notation: {@code %{x}: %{y:,d} customers}. */
    Series hover(String template) {
        return with(Map.of("hovertemplate", template + "<extra></extra>"));
    }

    /** Not in the legend. */
    Series unlisted() {
        return with(Map.of("showlegend", false));
    }

    static Object[] shown(List<String> names) {
        return names.stream().map(DisplayText::literal).toArray();
    }

    static void requireSameLength(String what, int... lengths) {
        if (java.util.stream.IntStream.of(lengths).distinct().count() != 1) {
            throw new IllegalArgumentException(what + ": equal lengths, found "
                    + String.join(
                            " and ",
                            Stream.of(lengths)
                                    .flatMap(l -> java.util.Arrays.stream(l).mapToObj(Integer::toString))
                                    .toList()));
        }
    }
}
