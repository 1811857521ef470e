package segmentbook.plots;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The objects in the JavaScript that jsplot writes, unchanged.
 *
 * <p>Each {@code var layout = {…}} and {@code var trace0 = {…}} is read as lenient JSON, and the search for the next one starts
 * where it ends, so text inside an object is never taken for code. Traces are numbered by their order, because jsplot
 * calls every heat map {@code trace0}.
 *
 * @param layout empty where the figure has none
 * @param traces in the order of drawing
 */
record JsplotScript(Map<String, Object> layout, List<Map<String, Object>> traces) {
    private static final Pattern OBJECT = Pattern.compile("\\bvar (layout|config|trace\\d+)\\s*=\\s*(?=\\{)");
    private static final TypeReference<LinkedHashMap<String, Object>> PROPERTIES = new TypeReference<>() {};
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    /**
     * Reads a figure's script.
     *
     * @throws IllegalArgumentException where an object in it cannot be read
     */
    static JsplotScript read(String script) {
        Map<String, Object> layout = new LinkedHashMap<>();
        List<Map<String, Object>> traces = new ArrayList<>();
        var object = OBJECT.matcher(script);
        int from = 0;
        while (object.find(from)) {
            String name = object.group(1);
            try (JsonParser parser = LENIENT.createParser(new StringReader(script.substring(object.end())))) {
                Map<String, Object> properties = parser.readValueAs(PROPERTIES);
                from = object.end() + (int) parser.currentLocation().getCharOffset();
                if (name.equals("layout")) {
                    layout.putAll(properties);
                } else if (name.startsWith("trace")) {
                    traces.add(properties);
                }
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "figure: jsplot's " + name + " reads as an object, found " + e.getMessage(), e);
            }
        }
        return new JsplotScript(layout, traces);
    }
}
