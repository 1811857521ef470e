package segmentbook.customers;

import java.util.Arrays;
import segmentbook.statistics.Distribution;

/** Which values are outliers. They are flagged and stay: most of them are true, and each belongs to a customer. */
public enum OutlierRule {
    /** More than 1.5 interquartile ranges below the lower or above the upper quartile (Tukey 1977). */
    QUARTILES("1.5 interquartile ranges beyond the quartiles") {
        @Override
        double[] ends(double[] known) {
            Distribution values = Distribution.of("", known);
            double lower = values.quantile(1, 4);
            double upper = values.quantile(3, 4);
            return new double[] {lower - 1.5 * (upper - lower), upper + 1.5 * (upper - lower)};
        }
    },
    /**
     * A robust z-score, .6745 (x - median) / MAD, beyond 3.5 (Iglewicz and Hoaglin 1993). Where more than half of the
     * values are equal and the MAD is 0, the mean absolute deviation times 1.2533 stands for MAD / .6745.
     */
    ROBUST_Z("robust z beyond 3.5") {
        @Override
        double[] ends(double[] known) {
            double median = Distribution.of("", known).median();
            double[] deviations =
                    Arrays.stream(known).map(value -> Math.abs(value - median)).toArray();
            double mad = Distribution.of("", deviations).median();
            double scale =
                    mad > 0 ? mad / .6745 : 1.253314 * Arrays.stream(deviations).sum() / known.length;
            return new double[] {median - 3.5 * scale, median + 3.5 * scale};
        }
    };

    private final String words;

    OutlierRule(String words) {
        this.words = words;
    }

    /** The rule in words. */
    public String words() {
        return words;
    }

    /** The lowest and the highest value that is no outlier. */
    abstract double[] ends(double[] known);
}
