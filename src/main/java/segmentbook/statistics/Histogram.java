package segmentbook.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;

/**
 * A distribution counted in bins.
 *
 * <p>A bin holds the values from its lower edge, inclusive, to its upper edge, exclusive; the last one both edges.
 */
public final class Histogram {
    private final double[] edges;
    private final int[] counts;

    private Histogram(Distribution distribution, double[] edges) {
        this.edges = edges;
        counts = new int[edges.length - 1];
        for (double value : distribution.values()) {
            int found = Arrays.binarySearch(edges, value);
            counts[Math.max(0, Math.min(found >= 0 ? found : -found - 2, counts.length - 1))]++;
        }
    }

    /**
     * Bins of equal width over the whole range.
     *
     * @throws IllegalArgumentException unless there is at least one bin
     */
    public static Histogram of(Distribution distribution, int bins) {
        return between(distribution, bins, distribution.min(), distribution.max(), false);
    }

    /**
     * Bins of equal ratio, for values over several powers of ten.
     *
     * @throws IllegalArgumentException unless there is at least one bin and all values are above zero
     */
    public static Histogram logarithmic(Distribution distribution, int bins) {
        String rule = "logarithmic bins: values above zero, found %s in %s; Histogram.of has bins of equal width";
        Validate.isTrue(distribution.min() > 0, rule, distribution.min(), distribution.name());
        return between(
                distribution, bins, StrictMath.log10(distribution.min()), StrictMath.log10(distribution.max()), true);
    }

    private static Histogram between(Distribution distribution, int bins, double min, double max, boolean powers) {
        Validate.isTrue(bins >= 1, "bins: at least 1, found %s", bins);
        double range = Distribution.areSame(new double[] {distribution.min(), distribution.max()})
                ? Math.max(1, Math.abs(max) / 1e6)
                : max - min;
        double[] edges = IntStream.rangeClosed(0, bins)
                .mapToDouble(edge -> min + edge * (range / bins))
                .map(edge -> powers ? StrictMath.pow(10, edge) : edge)
                .toArray();
        return new Histogram(distribution, edges);
    }

    /** All edges, rising: one more than bins. */
    public double[] edges() {
        return edges.clone();
    }

    /** The number of values in each bin. */
    public int[] counts() {
        return counts.clone();
    }
}
