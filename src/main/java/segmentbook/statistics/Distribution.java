package segmentbook.statistics;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One number a customer, summed up.
 *
 * <p>Values must be finite. The order in which they are given does not matter.
 */
public final class Distribution {
    private final String name;
    private final double[] sorted;

    private Distribution(String name, double[] sorted) {
        this.name = name;
        this.sorted = sorted;
    }

    /**
     * Of at least one value.
     *
     * @param name what the values are, with their unit, for tables and axes
     * @throws IllegalArgumentException where there is no value, or one is not finite
     */
    public static Distribution of(String name, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            throw new IllegalArgumentException(name + ": at least one value, found none");
        }
        for (double value : sorted) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + ": values must be finite, found " + value);
            }
        }
        return new Distribution(name, sorted);
    }

    /** What the values are. */
    public String name() {
        return name;
    }

    /** The values from least to greatest. */
    public double[] values() {
        return sorted.clone();
    }

    /** Number of values. */
    public int size() {
        return sorted.length;
    }

    /** The least value. */
    public double least() {
        return sorted[0];
    }

    /** The greatest value. */
    public double greatest() {
        return sorted[sorted.length - 1];
    }

    /** The arithmetic mean. */
    public double mean() {
        return Arrays.stream(sorted).sum() / sorted.length;
    }

    /** The middle value. */
    public double median() {
        return quantile(1, 2);
    }

    /**
     * The quantile {@code part / parts} by linear interpolation between order statistics (Hyndman and Fan's type 7).
     *
     * @throws IllegalArgumentException unless {@code 0 <= part <= parts} and {@code parts > 0}
     */
    public double quantile(int part, int parts) {
        if (parts <= 0 || part < 0 || part > parts) {
            throw new IllegalArgumentException("quantile: 0 <= part <= parts, found " + part + " of " + parts);
        }
        // in whole numbers, so that a quantile that is an observation equals it to the last bit
        long position = (long) part * (sorted.length - 1);
        int below = (int) (position / parts);
        double weight = (double) (position % parts) / parts;
        return weight == 0 ? sorted[below] : sorted[below] + weight * (sorted[below + 1] - sorted[below]);
    }

    /** Skewness with the usual correction for bias (as pandas and Excel give it); NaN below three values or without spread. */
    public double skewness() {
        return new Skewness().evaluate(sorted);
    }

    /** The distribution of log(1 + value); values must be above -1. */
    public Distribution log1p() {
        return of(
                "log(1 + " + name + ")",
                Arrays.stream(sorted).map(StrictMath::log1p).toArray());
    }

    /** Count, mean, least, quartiles, greatest and skewness of some distributions, one row each. */
    public static Table table(Distribution... distributions) {
        Table table = Table.create("Distributions", StringColumn.create("measure"));
        for (String column : new String[] {"mean", "least", "25 %", "median", "75 %", "greatest", "skewness"}) {
            table.addColumns(DoubleColumn.create(column));
        }
        for (Distribution each : distributions) {
            table.stringColumn(0).append(each.name);
            double[] figures = {
                each.mean(),
                each.least(),
                each.quantile(1, 4),
                each.median(),
                each.quantile(3, 4),
                each.greatest(),
                each.skewness()
            };
            for (int i = 0; i < figures.length; i++) {
                table.doubleColumn(i + 1).append(figures[i]);
            }
        }
        return table;
    }
}
