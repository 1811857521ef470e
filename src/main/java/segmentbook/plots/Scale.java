package segmentbook.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.Validate;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Axis.AutoRange;
import tech.tablesaw.plotly.components.Axis.Type;

/**
 * One axis of a chart.
 *
 * @param name what is measured, with its unit: {@code Recency (days)}
 * @param type linear, log or categories
 * @param reversed true where it runs from right to left or from top to bottom
 * @param more Plotly properties of the axis that jsplot cannot say
 */
record Scale(String name, Type type, boolean reversed, Map<String, Object> more) {
    private static final int LONGEST = 60; // characters of a name in one line
    private static final String NUMBERS = ",.12~g";

    Scale {
        Validate.isTrue(!name.isBlank(), "axis: a name with its unit, found none");
        more = Map.copyOf(more);
    }

    /** A linear axis from zero where the data allows it. */
    static Scale number(String name) {
        return new Scale(name, Type.LINEAR, false, Map.of("tickformat", NUMBERS, "rangemode", "tozero"));
    }

    /** A linear axis that shows zero only where the data is near it. */
    static Scale anyNumber(String name) {
        return number(name).with("rangemode", "normal");
    }

    /** A name with its unit in brackets; the name alone where the unit is empty or stands in it. */
    static String named(String what, String unit) {
        return unit.isEmpty() || what.startsWith(unit) ? what : what + " (" + unit + ")";
    }

    /** Positive numbers, each step a multiple of the one before: 1, 2, 5, 10. */
    static Scale log(String name) {
        return new Scale(name, Type.LOG, false, Map.of("tickformat", NUMBERS, "dtick", "D2"));
    }

    /** Positive numbers over many powers of ten, the only ones with ticks. */
    static Scale powers(String name) {
        return log(name).with("dtick", 1);
    }

    /** Shares from 0 to 1, shown in percent. */
    static Scale share(String name) {
        return new Scale(name, Type.LINEAR, false, Map.of("tickformat", ".0%", "rangemode", "tozero"));
    }

    /** Names in the order given, whatever the order of the data; long ones are broken, and cut at twice a line. */
    static Scale names(String name, List<String> order) {
        List<String> shown = Rows.list(order, DisplayText::literal);
        Scale names = new Scale(name, Type.CATEGORY, false, Map.of("showgrid", false))
                .with("categoryorder", "array")
                .with("categoryarray", shown);
        var cut = Rows.list(order, each -> DisplayText.shortened(each, 2 * LONGEST));
        var lines = Rows.list(cut, each -> DisplayText.wrapped(each, LONGEST));
        return lines.equals(shown) ? names : names.with("tickvals", shown).with("ticktext", lines);
    }

    /** Names with numbers from 1. */
    static List<String> numbered(String what, int size) {
        return Rows.list(size, i -> what + (i + 1));
    }

    /** The same axis running the other way: the first name on top. */
    Scale reverse() {
        return new Scale(name, type, !reversed, more);
    }

    /** Shows only this range; on a log axis in powers of ten. */
    Scale range(double from, double to) {
        return with("range", List.of(from, to));
    }

    /** Sets one Plotly property. */
    Scale with(String key, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(more);
        extended.put(key, value);
        return new Scale(name, type, reversed, extended);
    }

    Axis axis() {
        Axis.AxisBuilder builder = Axis.builder().title(name).type(type);
        return (reversed ? builder.autoRange(AutoRange.REVERSED) : builder).build();
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("title", Map.of("text", DisplayText.literal(name), "standoff", 12));
        properties.put("automargin", true);
        properties.put("gridcolor", "#E6E6E6");
        properties.put("linecolor", "#8C8C8C");
        properties.put("showline", true);
        properties.put("ticks", "outside");
        properties.put("tickcolor", "#8C8C8C");
        properties.put("zeroline", false);
        properties.putAll(more);
        return properties;
    }
}
