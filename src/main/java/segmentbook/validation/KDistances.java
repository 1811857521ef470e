package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.Hdbscan;
import segmentbook.features.FeatureMatrix;

/**
 * The eps from which each customer would be a core point of DBSCAN: the distance to the customer who completes
 * {@code minPoints}, the own one counted.
 */
public final class KDistances {
    private final FeatureMatrix matrix;
    private final int minPoints;
    private final double asked; // eps, 0 where nobody did
    private final double[] sorted;

    private KDistances(FeatureMatrix matrix, int minPoints, double asked, double[] sorted) {
        this.matrix = matrix;
        this.minPoints = minPoints;
        this.asked = asked;
        this.sorted = sorted;
    }

    /**
     * Of all rows, of 10,000 drawn ones of more; none where there are fewer rows than {@code minPoints}.
     *
     * @param minPoints as DBSCAN takes it, 2 or more
     * @throws IllegalArgumentException where {@code minPoints} is below 2
     */
    public static KDistances of(FeatureMatrix matrix, int minPoints) {
        Validate.isTrue(minPoints >= 2, "k-distances: minPoints from 2, found %s", minPoints);
        if (matrix.rows() < minPoints || matrix.columns().isEmpty()) {
            return new KDistances(matrix, minPoints, 0, new double[0]);
        }
        double[] distances = Hdbscan.cores(matrix.toArray(), minPoints);
        Arrays.sort(distances);
        return new KDistances(matrix, minPoints, 0, distances);
    }

    /** Of all rows, with the {@code minPoints} and the eps of a description file. */
    public static KDistances of(FeatureMatrix matrix, ClusterOptions options) {
        KDistances found = of(matrix, options.minPoints());
        return new KDistances(matrix, found.minPoints, options.eps(), found.sorted);
    }

    /** DBSCAN with {@link #eps}. */
    public Dbscan dbscan() {
        return new Dbscan(eps(), minPoints);
    }

    /** The eps that was asked for, or else that at the knee. */
    public double eps() {
        return asked > 0 ? asked : knee();
    }

    /** Why DBSCAN is not possible with an eps, in a sentence without its full stop; empty where it is. */
    public String whyNot(double eps) {
        return new Dbscan(eps, minPoints).whyNot(matrix);
    }

    /** Likewise with what a description file asks for; measures distances only where many customers are exactly alike. */
    public static String whyNot(FeatureMatrix matrix, ClusterOptions options) {
        boolean apart = matrix.rows() - matrix.distinctRows() < options.minPoints() - 1;
        return new Dbscan(apart ? 1 : of(matrix, options).eps(), options.minPoints()).whyNot(matrix);
    }

    /** Number of customers that make a place dense, the own one counted. */
    public int minPoints() {
        return minPoints;
    }

    /** The distances from least to greatest, a copy. */
    public double[] values() {
        return sorted.clone();
    }

    /** Share of customers that are core points with this eps, 0 to 1. */
    public double coreShare(double eps) {
        return (double) Arrays.stream(sorted).filter(value -> value <= eps).count() / sorted.length;
    }

    /** How many customers are core points with this eps, in a sentence. */
    public String sentence(double eps) {
        String words = "With eps = %.3g, %.0f %% of the customers are cores of dense places (%d or more within reach)";
        return say(words, eps, 100 * coreShare(eps), minPoints);
    }

    /**
     * A first eps to try: the distance where the rising curve lies farthest below the straight line between its ends,
     * stretched to a square; of ten distances and more without the greatest hundredth, one at least, so that a few who are
     * far from everybody do not move it. Of equal distances that distance; NaN where there is none.
     */
    public double knee() {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int last = sorted.length - 1 - (sorted.length < 10 ? 0 : Math.max(1, sorted.length / 100));
        double min = sorted[0];
        double range = sorted[last] - min;
        if (range == 0) {
            return min;
        }
        return IntStream.rangeClosed(0, last)
                .boxed()
                .max(Comparator.comparingDouble(i -> (double) i / last - (sorted[i] - min) / range))
                .map(i -> sorted[i])
                .orElseThrow();
    }
}
