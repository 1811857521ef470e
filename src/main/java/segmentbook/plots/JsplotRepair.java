package segmentbook.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns jsplot's properties into what plotly.js 3 understands: titles as objects, numbers as numbers, missing values as
 * null, HTML entities decoded. Numbers keep eight digits: more cannot be seen and may differ between machines.
 */
final class JsplotRepair {
    private static final Set<String> DATA =
            Set.of("x", "y", "z", "open", "high", "low", "close", "values", "size", "color", "tickvals", "width");
    private static final Set<String> SINGLE =
            Set.of("opacity", "dtick", "nticks", "tick0", "scaleratio", "size", "width", "height", "xshift", "yshift");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Set<String> MISSING = Set.of("null", "NaN");
    private static final MathContext DIGITS = new MathContext(8);

    private JsplotRepair() {}

    static Map<String, Object> layout(Map<String, Object> layout) {
        return properties(layout, Set.of());
    }

    /** A trace; its x or y stays text where {@code layout} says that axis has categories. */
    static Map<String, Object> trace(Map<String, Object> trace, Map<String, Object> layout) {
        Set<String> text = new HashSet<>();
        for (String key : List.of("x", "y")) {
            String axis = String.valueOf(trace.getOrDefault(key + "axis", key)).replaceFirst("^[xy]", key + "axis");
            if (layout.get(axis) instanceof Map<?, ?> map && "category".equals(map.get("type"))) {
                text.add(key);
            }
        }
        return properties(trace, text);
    }

    /** A number rounded to eight digits, as a whole number where it is one; null for NaN and infinity. */
    static @Nullable Number rounded(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static Map<String, Object> properties(Map<?, ?> from, Set<String> asText) {
        Map<String, Object> to = new LinkedHashMap<>();
        from.forEach((k, value) -> {
            String key = String.valueOf(k);
            if (value != null && !key.equals("titlefont")) {
                to.put(key, property(key, value, asText.contains(key)));
            }
        });
        if (from.get("titlefont") instanceof Map<?, ?> font && to.get("title") instanceof Map<?, ?> title) {
            to.put("title", PlotlyJson.merge(properties(title, Set.of()), Map.of("font", font)));
        }
        return to;
    }

    private static Object property(String key, Object value, boolean asText) {
        if (value instanceof Map<?, ?> map) {
            return properties(map, Set.of());
        }
        if (value instanceof List<?> list) {
            return elements(list, DATA.contains(key) && !asText && allNumbers(list));
        }
        return value instanceof String text ? single(key, text) : value;
    }

    private static Object single(String key, String text) {
        Number number = SINGLE.contains(key) && NUMBER.matcher(text).matches() ? rounded(new BigDecimal(text)) : null;
        if (number != null) {
            return number;
        }
        if (key.equals("autorange") && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        String shown = DisplayText.of(text);
        return key.equals("title") ? Map.of("text", shown) : shown;
    }

    private static boolean allNumbers(List<?> list) {
        return list.stream()
                .allMatch(v -> v == null
                        || v instanceof Number
                        || (v instanceof List<?> inner && allNumbers(inner))
                        || (v instanceof String text
                                && (MISSING.contains(text)
                                        || NUMBER.matcher(text).matches())));
    }

    private static List<@Nullable Object> elements(List<?> list, boolean numbers) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object value : list) {
            if (value instanceof List<?> inner) {
                elements.add(elements(inner, numbers));
            } else if (value instanceof Map<?, ?> map) {
                elements.add(properties(map, Set.of()));
            } else if (value instanceof Number number) {
                elements.add(rounded(number));
            } else if (value instanceof String text && numbers) {
                elements.add(MISSING.contains(text) ? null : rounded(new BigDecimal(text)));
            } else {
                elements.add(value instanceof String text ? DisplayText.of(text) : value);
            }
        }
        return elements;
    }
}
