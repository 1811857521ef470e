package segmentbook.plots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.Validate;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Line.Dash;

/**
 * Colours, symbols and dashes that are the same everywhere.
 *
 * <p>The ten segment colours come from a search in CIE Lab for the largest minimum distance under normal, protanopic,
 * deuteranopic and tritanopic sight (Machado, Oliveira, Fernandes 2009): it is above 16 in all four. Their lightness
 * differs by more than 5, so that they can be told apart in grey. Cool colours mark customers who buy, warm ones customers
 * who slip away, grey those who are gone.
 */
public final class Palette {
    /** How a segment looks: a colour, and for readers without colour a marker symbol and a dash. */
    record Mark(String color, String symbol, Dash dash) {}

    /** Points without a segment: noise, missing, everything else. */
    static final Mark NEUTRAL = new Mark("#B3B3B3", "circle-open", Dash.DOT);

    /** One series that stands for no segment. */
    static final String PLAIN = "#316EA5";

    /** A second series, or what the reader should look at. */
    static final String ACCENT = "#B86114";

    /** Text and lines of notes. */
    static final String INK = "#333333";

    /** Low to high, light to dark, one hue: readable in grey. */
    static final List<String> SEQUENTIAL =
            List.of("#F3F7FB", "#D3E3F0", "#A9C9E2", "#73A8CF", "#4384B8", "#235F97", "#143D6B");

    /** From below to above a middle: orange, white, blue. */
    static final List<String> DIVERGING =
            List.of("#8C4A0B", "#C9812F", "#EFC992", "#F7F7F7", "#A9C9E2", "#4384B8", "#143D6B");

    private static final Map<String, Mark> SEGMENTS = segments();
    private static final int[] CLUSTER_ORDER = {1, 6, 3, 8, 5, 2, 7, 0, 4, 9};

    /** What plotly.js draws in three dimensions too. */
    private static final List<String> CLUSTER_SYMBOLS =
            List.of("circle", "square", "diamond", "cross", "x", "square-open", "diamond-open");

    private Palette() {}

    /** The known segments in the order of legends, best first. */
    static List<String> segmentNames() {
        return List.copyOf(SEGMENTS.keySet());
    }

    /**
     * A mark for each name: the ten segments of the R x F grid always have theirs, other names take the free ones in
     * the order given, and more than ten are {@link #NEUTRAL}.
     */
    static Map<String, Mark> marks(List<String> names) {
        List<Mark> free = new ArrayList<>(SEGMENTS.values());
        names.forEach(name -> free.remove(SEGMENTS.get(name)));
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (String name : names) {
            Mark known = SEGMENTS.get(name);
            marks.computeIfAbsent(
                    name, n -> known != null ? known : free.isEmpty() ? NEUTRAL : free.remove(free.size() - 1));
        }
        return marks;
    }

    /** The colour of each name as {@code #RRGGBB}: the ten segments always have theirs, other names as in all charts. */
    public static Map<String, String> colors(List<String> names) {
        return Rows.map(marks(names), Mark::color);
    }

    /** The mark of a cluster, from 1; 0 is noise, and above 10 the marks start again. */
    static Mark cluster(int number) {
        Validate.isTrue(number >= 0, "cluster: 0 for noise or a number from 1, found %s", number);
        if (number == 0) {
            return NEUTRAL;
        }
        int at = (number - 1) % CLUSTER_ORDER.length;
        Mark segment = List.copyOf(SEGMENTS.values()).get(CLUSTER_ORDER[at]);
        return new Mark(segment.color, CLUSTER_SYMBOLS.get(at % CLUSTER_SYMBOLS.size()), segment.dash);
    }

    /** A list of colours as a Plotly colour scale from 0 to 1. */
    static List<List<Object>> scale(List<String> colors) {
        return Rows.list(colors.size(), i -> List.<Object>of(i / (colors.size() - 1.0), colors.get(i)));
    }

    private static Map<String, Mark> segments() {
        Map<String, Mark> marks = new LinkedHashMap<>();
        marks.put("Champions", new Mark("#1B3E89", "star", Dash.SOLID));
        marks.put("Loyal", new Mark("#316EA5", "circle", Dash.LONG_DASH));
        marks.put("Potential Loyalist", new Mark("#2DA1CB", "triangle-up", Dash.DASH));
        marks.put("New", new Mark("#18CE7E", "diamond", Dash.DOT));
        marks.put("Promising", new Mark("#C1CB63", "pentagon", Dash.DASH_DOT));
        marks.put("Need Attention", new Mark("#EDD345", "square", Dash.LONG_DASH_DOT));
        marks.put("About To Sleep", new Mark("#D39B26", "triangle-down", Dash.LONG_DASH));
        marks.put("At Risk", new Mark("#B86114", "cross", Dash.DASH));
        marks.put("Can't Lose", new Mark("#89333C", "hourglass", Dash.SOLID));
        marks.put("Hibernating", new Mark("#908587", "x", Dash.DOT));
        return java.util.Collections.unmodifiableMap(marks);
    }
}
