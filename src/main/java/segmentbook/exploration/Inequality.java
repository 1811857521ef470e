package segmentbook.exploration;

import java.util.Arrays;

/** How unequally a sum is spread over customers. */
public final class Inequality {
    private final double[] sorted;
    private final double[] running;

    private Inequality(double[] sorted) {
        this.sorted = sorted;
        running = sorted.clone();
        Arrays.parallelPrefix(running, Double::sum);
    }

    /**
     * Of values with a sum above zero; values below zero, of customers who got more back than they paid, count as zero.
     *
     * @throws IllegalArgumentException where no value is above zero
     */
    public static Inequality of(Distribution distribution) {
        if (distribution.greatest() <= 0) {
            throw new IllegalArgumentException(
                    "inequality: a value above zero, found " + distribution.greatest() + " at most");
        }
        return new Inequality(Arrays.stream(distribution.values())
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
}
