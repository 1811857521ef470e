package segmentbook.plots;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A dashed line across the whole plot with words at its end.
 *
 * @param vertical true for a line up the plot
 * @param at the value on the other axis, in the data's unit on log axes too
 * @param words what the line means
 * @param atStart whether the words stand at the start of the line instead of its end
 */
record Note(boolean vertical, double at, String words, boolean atStart) {

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
        shape.put("label", label());
        return shape;
    }

    private Map<String, Object> label() {
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("text", DisplayText.literal(words));
        label.put("textposition", atStart ? "start" : "end");
        label.put("textangle", 0);
        label.put("xanchor", vertical || atStart ? "left" : "right");
        label.put("yanchor", vertical ? "top" : "bottom");
        label.put("padding", 4);
        return label;
    }
}
