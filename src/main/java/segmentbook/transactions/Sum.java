package segmentbook.transactions;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * A sum carried in two doubles (Knuth's exact addition of two), so that the order of the addends does not show in the
 * result.
 */
final class Sum {
    private double high;
    private double low;

    void add(double value) {
        double sum = high + value;
        double part = sum - high;
        low += (high - (sum - part)) + (value - part);
        high = sum;
    }

    double value() {
        return high + low;
    }

    /** Values added up by group; a line whose group is below zero counts nowhere. */
    static double[] byGroup(int lines, IntToDoubleFunction value, int groups, IntUnaryOperator groupOfLine) {
        Sum[] sums = new Sum[groups];
        Arrays.setAll(sums, i -> new Sum());
        for (int line = 0; line < lines; line++) {
            int group = groupOfLine.applyAsInt(line);
            if (group >= 0) {
                sums[group].add(value.applyAsDouble(line));
            }
        }
        return Arrays.stream(sums).mapToDouble(Sum::value).toArray();
    }
}
