package segmentbook.plots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;

/**
 * A chart under construction: each step returns a new one, {@link #figure} the finished jsplot figure, {@value #HEIGHT} pixels
 * high unless it says otherwise and as wide as its place.
 *
 * @param finding the sentence that the chart shows: its title
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series what is drawn; later ones cover earlier ones
 * @param notes labelled lines across the plot, as Plotly shapes
 * @param more Plotly properties of the layout that jsplot cannot say
 */
record Chart(
        String finding,
        @Nullable Scale x,
        @Nullable Scale y,
        List<Series> series,
        List<Map<String, Object>> notes,
        Map<String, Object> more) {
    static final int HEIGHT = 450;
    private static final int TITLE_LENGTH = 64; // ends before the tools where a chart is 620 pixels wide
    private static final Map<String, Object> TITLE =
            Map.of("title", Map.of("font", Map.of("size", 15), "x", 0.01, "xanchor", "left", "y", 1, "yanchor", "top"));

    /** So few tools are left that they stand in a row beside the title, on no legend. */
    private static final List<String> REMOVED =
            List.of("select2d lasso2d zoomIn2d zoomOut2d autoScale2d tableRotation resetCameraLastSave3d".split(" "));

    Chart {
        Validate.isTrue(!finding.isBlank(), "chart: a sentence that says the finding, found none");
        series = List.copyOf(series);
        notes = List.copyOf(notes);
        more = Map.copyOf(more);
    }

    static Chart of(String finding) {
        return new Chart(finding, null, null, List.of(), List.of(), Map.of());
    }

    Chart x(Scale scale) {
        return new Chart(finding, scale, y, series, notes, more);
    }

    Chart y(Scale scale) {
        return new Chart(finding, x, scale, series, notes, more);
    }

    Chart add(Series next) {
        return add(List.of(next));
    }

    Chart add(List<Series> next) {
        List<Series> all = new ArrayList<>(series);
        all.addAll(next);
        return new Chart(finding, x, y, all, notes, more);
    }

    /** A vertical line at one x, labelled at its upper end. */
    Chart noteAtX(double at, String words) {
        return note("x", at, words, "end");
    }

    /** A horizontal line at one y, labelled at its right end. */
    Chart noteAtY(double at, String words) {
        return note("y", at, words, "end");
    }

    /** A horizontal line at one y, labelled at its left end. */
    Chart noteAtYOnTheLeft(double at, String words) {
        return note("y", at, words, "start");
    }

    /** Bars of several series on top of each other. */
    Chart stacked() {
        return with(Map.of("barmode", "stack"));
    }

    /** The legend below the plot: for a few long names. */
    Chart legendBelow() {
        return with(Map.of("legend", Map.of("orientation", "h", "x", 0, "y", -0.22, "yanchor", "top")));
    }

    /** The legend between title and plot: where rotated names need the room below. */
    Chart legendAbove() {
        return legendBelow()
                .with(Map.of("legend", Map.of("y", 1.02, "yanchor", "bottom", "traceorder", "normal")))
                .with(Map.of("margin", Map.of("t", 60 + 20 * lines())));
    }

    /** Room at the end of horizontal bars for their labels. */
    Chart roomForLabels() {
        return with(Map.of("margin", Map.of("r", 70)));
    }

    /** Sets Plotly properties of the layout. */
    Chart with(Map<String, Object> properties) {
        return new Chart(finding, x, y, series, notes, PlotlyJson.merge(new LinkedHashMap<>(more), properties));
    }

    /**
     * The figure.
     *
     * @throws IllegalArgumentException where an axis or all series are missing
     */
    Figure figure() {
        if (x == null || y == null || series.isEmpty()) {
            throw new IllegalArgumentException("chart: two axes and a series, found "
                    + (x == null ? "no x" : y == null ? "no y" : "no series") + " (" + finding + ")");
        }
        long listed = series.stream()
                .filter(s -> !Boolean.FALSE.equals(s.more().get("showlegend")))
                .count();
        var titled = Layout.builder().title(finding).showLegend(listed > 1);
        return new ChartFigure(titled.xAxis(x.axis()).yAxis(y.axis()).build(), series, properties(x, y));
    }

    /** The figure; where there is nothing to draw the finding alone, which then says why. */
    Figure figureIf(boolean drawn) {
        return drawn ? figure() : new MissingFigure(finding);
    }

    /** A dashed line across the plot at a value on {@code axis}, in the data's unit on a log axis too. */
    private Chart note(String axis, double at, String words, String position) {
        boolean vertical = axis.equals("x");
        boolean left = vertical || position.equals("start");
        String other = vertical ? "y" : "x";
        Map<String, Object> label = new LinkedHashMap<>(Map.of("text", DisplayText.literal(words), "textangle", 0));
        label.putAll(Map.of("textposition", position, "xanchor", left ? "left" : "right", "padding", 4));
        label.put("yanchor", vertical ? "top" : "bottom");
        Map<String, Object> shape = new LinkedHashMap<>(Map.of("type", "line", "label", label));
        shape.putAll(Map.of(axis + "0", at, axis + "1", at, other + "0", 0, other + "1", 1));
        shape.put(other + "ref", other + " domain");
        shape.put("line", Map.of("color", Palette.INK, "width", 1.5, "dash", "dash"));
        List<Map<String, Object>> all = new ArrayList<>(notes);
        all.add(shape);
        return new Chart(finding, x, y, series, all, more);
    }

    /** How many lines the title takes. */
    private int lines() {
        return DisplayText.wrapped(finding, TITLE_LENGTH).split("<br>", -1).length;
    }

    private Map<String, Object> properties(Scale across, Scale up) {
        Map<String, Object> layout = new LinkedHashMap<>(TITLE);
        String title = DisplayText.wrapped(finding, TITLE_LENGTH);
        PlotlyJson.merge(layout, Map.of("title", Map.of("text", title, "pad", Map.of("t", 4 + 9 * lines()))));
        layout.put("font", Map.of("size", 12, "color", Palette.INK));
        layout.put("margin", Map.of("l", 60, "r", 40, "t", 30 + 20 * lines(), "b", 50));
        layout.put("paper_bgcolor", "#FFFFFF");
        layout.put("plot_bgcolor", "#FFFFFF");
        layout.put("modebar", Map.of("color", "#999999", "activecolor", Palette.INK, "remove", REMOVED));
        layout.put("bargap", 0.15);
        layout.put("separators", ".,");
        layout.put("hoverlabel", Map.of("bgcolor", "#FFFFFF"));
        layout.put("xaxis", across.properties());
        layout.put("yaxis", up.properties());
        layout.put("shapes", notes);
        return PlotlyJson.merge(layout, more);
    }
}
