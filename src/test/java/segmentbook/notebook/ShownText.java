package segmentbook.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;

/** All words that a reader sees of a value: of a table every row that is shown, of a figure its texts. */
public final class ShownText {
    private ShownText() {}

    /** One text, lines ended by line feeds. */
    public static String of(Object value) {
        if (value instanceof Figure figure) {
            List<String> words = new ArrayList<>(List.of("Figure"));
            collect(Shown.of(figure).content(), words);
            return String.join("\n", words);
        }
        return String.valueOf(Shown.ofAny(value).content().get(Shown.PLAIN));
    }

    private static void collect(Object part, List<String> words) {
        if (part instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, words));
        } else if (part instanceof Iterable<?> list) {
            list.forEach(each -> collect(each, words));
        } else if (part instanceof String text && (text.contains(" ") || text.contains("NaN"))) {
            words.add(text);
        }
    }
}
