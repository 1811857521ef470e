package segmentbook.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** How unequally a sum is spread over customers. */
public final class Inequality {
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
        if (distribution.max() <= 0) {
            throw new IllegalArgumentException(
                    "inequality: a value above zero, found " + distribution.max() + " at most");
        }
        return new Inequality(
                distribution.name(),
                Arrays.stream(distribution.values())
                        .map(value -> Math.max(0, value))
                        .toArray());
    }

    /**
     * Share of the sum that the highest values hold, 0 to 1.
     *
     * @param fraction which part of the values, 0 to 1; the round(fraction n) highest count
     */
    public double topShare(double fraction) {
        int top = (int) Math.round(fraction * sorted.length);
        double all = running[running.length - 1];
        return top >= sorted.length ? 1 : 1 - running[sorted.length - 1 - top] / all;
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

    /**
     * The Lorenz curve in figures, from the lowest value upwards: a row for each value where there are ten or fewer, else
     * for each tenth of the values, rounded down.
     */
    public Table table() {
        int rows = Math.min(ROWS, sorted.length);
        int[] lowest = IntStream.rangeClosed(1, rows)
                .map(row -> (int) ((long) row * sorted.length / rows))
                .toArray();
        double all = running[running.length - 1];
        return Table.create(
                "From the lowest upwards: " + name,
                IntColumn.create("the lowest", lowest),
                DoubleColumn.create("the last of them", IntStream.of(lowest).mapToDouble(i -> sorted[i - 1])),
                DoubleColumn.create("all together", IntStream.of(lowest).mapToDouble(i -> running[i - 1])),
                DoubleColumn.create("% of all", IntStream.of(lowest).mapToDouble(i -> 100 * running[i - 1] / all)));
    }

    /** The Gini coefficient and shares of the highest values, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("gini", gini());
        figures.put("top_1_percent_share", topShare(.01));
        figures.put("top_20_percent_share", topShare(.2));
        return figures;
    }
}
