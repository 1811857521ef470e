package segmentbook.plots;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A dashed line across the whole plot with words at its end.
 *
 * @param vertical true for a line up the plot
 * @param at the value on the other axis, in the data's unit on log axes too
 * @param words what the line means
 */
record Note(boolean vertical, double at, String words) {

    Map<String, Object> shape() {
        String along = vertical ? "y" : "x";
        String across = vertical ? "x" : "y";
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("type", "line");
        shape.put(across + "0", at);
        shape.put(across + "1", at);
        shape.put(along + "ref", along + " domain");
        shape.put(along + "0", 0);
        shape.put(along + "1", 1);
        shape.put("line", Map.of("color", Palette.INK, "width", 1.5, "dash", "dash"));
        shape.put(
                "label",
                Map.of(
                        "text",
                        DisplayText.literal(words),
                        "textposition",
                        "end",
                        "textangle",
                        0,
                        "xanchor",
                        vertical ? "left" : "right",
                        "yanchor",
                        vertical ? "top" : "bottom",
                        "padding",
                        4));
        return shape;
    }
}
