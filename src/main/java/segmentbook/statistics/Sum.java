package segmentbook.statistics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * A sum carried in two doubles (Knuth's exact addition of two), so that the order of the addends does not show in the
 * result.
 */
public final class Sum {
    private double high;
    private double low;

    /** Adds one value. */
    public void add(double value) {
        double sum = high + value;
        double part = sum - high;
        low += (high - (sum - part)) + (value - part);
        high = sum;
    }

    /** The sum so far; 0 where nothing was added. */
    public double value() {
        return high + low;
    }

    /**
     * One sum for each group.
     *
     * @param rows number of rows
     * @param value of a row
     * @param groups number of groups
     * @param groupOfRow group of a row, from 0; below zero where the row counts nowhere
     */
    public static double[] byGroup(int rows, IntToDoubleFunction value, int groups, IntUnaryOperator groupOfRow) {
        Sum[] sums = new Sum[groups];
        Arrays.setAll(sums, i -> new Sum());
        for (int row = 0; row < rows; row++) {
            int group = groupOfRow.applyAsInt(row);
            if (group >= 0) {
                sums[group].add(value.applyAsDouble(row));
            }
        }
        return Arrays.stream(sums).mapToDouble(Sum::value).toArray();
    }
}
