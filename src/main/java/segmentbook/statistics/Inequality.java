package segmentbook.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/** How unequally a sum is spread over customers. */
public final class Inequality extends Columns.Tabled {
    private static final int MANY = 20;
    private static final double MUCH = .1;
    private static final int ROWS = 10;

    private final String name;
    private final double[] sorted;
    private final double[] running;

    private Inequality(String name, double[] sorted) {
        this.name = name;
        this.sorted = sorted;
        running = sorted.clone();
        for (int i = 1; i < running.length; i++) {
            running[i] += running[i - 1];
        }
    }

    /**
     * Of values with a sum above zero; values below zero, of customers who got more back than they paid, count as zero.
     *
     * @throws IllegalArgumentException where no value is above zero
     */
    public static Inequality of(Distribution distribution) {
        Validate.isTrue(distribution.max() > 0, "inequality: a value above zero, found %s at most", distribution.max());
        var values = Arrays.stream(distribution.values()).map(value -> Math.max(0, value));
        return new Inequality(distribution.name(), values.toArray());
    }

    /**
     * Share of the sum that the highest values hold, 0 to 1.
     *
     * @param fraction which part of the values, 0 to 1; the round(fraction n) highest count
     */
    public double topShare(double fraction) {
        int top = (int) Math.round(fraction * sorted.length);
        return top >= sorted.length ? 1 : 1 - running[sorted.length - 1 - top] / running[running.length - 1];
    }

    /** The Gini coefficient: 0 where all values are equal, towards 1 where one holds everything. */
    public double gini() {
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        }
        return weighted / (sorted.length * running[running.length - 1]);
    }

    /**
     * Share of the sum that the lowest values hold, 0 to 1: the Lorenz curve.
     *
     * @param fraction which part of the values, 0 to 1, rounded down to whole values
     */
    public double lorenz(double fraction) {
        int lowest = (int) Math.floor(fraction * sorted.length);
        return lowest == 0 ? 0 : running[lowest - 1] / running[running.length - 1];
    }

    /** What the lower half and the top fifth hold, in a sentence. */
    public String sentence() {
        return Words.say(
                "The lower half of the customers bring %.0f %% of the whole, the top fifth %.0f %%%s",
                100 * lorenz(.5), 100 * topShare(.2), alone());
    }

    /** What the highest alone holds where it is a tenth or more of what many hold, to be said behind it; else empty. */
    public String alone() {
        double share = sorted.length < MANY ? 0 : topShare(1.0 / sorted.length);
        return share < MUCH ? "" : Words.say("; one customer alone brings %.0f %%", 100 * share);
    }

    /**
     * The Lorenz curve in metrics, from the lowest value upwards: a row for each value where there are ten or fewer, else
     * for each tenth of the values, rounded down.
     */
    public Table table() {
        int rows = Math.min(ROWS, sorted.length);
        List<Integer> lowest = Rows.list(rows, row -> (int) ((row + 1L) * sorted.length / rows));
        return Columns.<Integer>none()
                .whole("the lowest", "", count -> count)
                .number("the last of them", "", count -> sorted[count - 1])
                .number("all together", "", count -> running[count - 1])
                .share("% of all", "", count -> running[count - 1] / running[running.length - 1])
                .table("From the lowest upwards: " + name, lowest);
    }

    /** The Gini coefficient and shares of the highest values, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("gini", gini());
        metrics.put("top_1_percent_share", topShare(.01));
        metrics.put("top_20_percent_share", topShare(.2));
        return metrics;
    }
}
