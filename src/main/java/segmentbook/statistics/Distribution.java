package segmentbook.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/**
 * One number a customer, summed up.
 *
 * <p>Values must be finite. The order in which they are given does not matter.
 */
public final class Distribution {
    private static final Columns<Distribution> COLUMNS = Columns.<Distribution>none()
            .text("measure", "", Distribution::name)
            .number("mean", "", Distribution::mean)
            .number("min", "", Distribution::min)
            .number("25 %", "", each -> each.quantile(1, 4))
            .number("median", "", Distribution::median)
            .number("75 %", "", each -> each.quantile(3, 4))
            .number("max", "", Distribution::max)
            .number("skewness", "", Distribution::skewness);

    private static final double ROUNDING = 4e-15; // of a value

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
        Validate.isTrue(sorted.length > 0, "%s: at least one value, found none", name);
        double end = Double.isFinite(sorted[0]) ? sorted[sorted.length - 1] : sorted[0];
        Validate.isTrue(Double.isFinite(end), "%s: values must be finite, found %s", name, end);
        return new Distribution(name, sorted);
    }

    /** What the values are. */
    public String name() {
        return name;
    }

    /** The values, sorted from the lowest to the highest. */
    public double[] values() {
        return sorted.clone();
    }

    /** Number of values. */
    public int size() {
        return sorted.length;
    }

    /** The lowest value. */
    public double min() {
        return sorted[0];
    }

    /** The highest value. */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /** The arithmetic mean. */
    public double mean() {
        return Arrays.stream(sorted).sum() / sorted.length;
    }

    /** The middle value; the mean of the two middle values where their number is even. */
    public double median() {
        return quantile(1, 2);
    }

    /**
     * The quantile {@code part / parts} by linear interpolation between order statistics (Hyndman and Fan's type 7).
     *
     * @throws IllegalArgumentException unless {@code 0 <= part <= parts} and {@code parts > 0}
     */
    public double quantile(int part, int parts) {
        Validate.isTrue(
                part >= 0 && part <= parts && parts > 0, "quantile: 0 <= part <= parts, found %s of %s", part, parts);
        // in whole numbers, so that a quantile that is an observation equals it to the last bit
        long position = (long) part * (sorted.length - 1);
        int below = (int) (position / parts);
        double weight = (double) (position % parts) / parts;
        return weight == 0 ? sorted[below] : sorted[below] + weight * (sorted[below + 1] - sorted[below]);
    }

    /** Whether values, one or more and finite, are the same but for rounding: they lie within 4e-15 of the farthest from 0. */
    public static boolean areSame(double[] values) {
        double min = Arrays.stream(values).min().orElseThrow();
        double max = Arrays.stream(values).max().orElseThrow();
        return max - min <= ROUNDING * Math.max(Math.abs(min), Math.abs(max));
    }

    /** The standard deviation, divided by n - 1; 0 for one value, and where all are the same but for rounding. */
    public double deviation() {
        return areSame(sorted) ? 0 : new StandardDeviation().evaluate(sorted);
    }

    /** Skewness with the usual correction for bias (as pandas and Excel give it); NaN below three values or without spread. */
    public double skewness() {
        return new Skewness().evaluate(sorted);
    }

    /** The distribution of log(1 + value); values below zero count as zero, as in the features of clusters. */
    public Distribution log1p() {
        return of("log(1 + " + name + ")", Rows.values(sorted.length, i -> StrictMath.log1p(Math.max(0, sorted[i]))));
    }

    /** Mean, min, quartiles, max and skewness of some distributions, one row each. */
    public static Table table(Distribution... distributions) {
        return COLUMNS.table("Distributions", List.of(distributions));
    }
}
