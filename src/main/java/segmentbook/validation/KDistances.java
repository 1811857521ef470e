package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;

/**
 * The eps from which each customer would be a core point of DBSCAN: the distance to the customer who completes
 * {@code minPoints}, the own one counted.
 */
public final class KDistances {
    private final int minPoints;
    private final double[] sorted;

    private KDistances(int minPoints, double[] sorted) {
        this.minPoints = minPoints;
        this.sorted = sorted;
    }

    /**
     * Of all rows.
     *
     * @param minPoints as DBSCAN takes it, 2 or more
     * @throws IllegalArgumentException where {@code minPoints} is below 2
     * @throws DataException where there are fewer rows than {@code minPoints}
     */
    public static KDistances of(FeatureMatrix matrix, int minPoints) {
        if (minPoints < 2) {
            throw new IllegalArgumentException("k-distances: minPoints from 2, found " + minPoints);
        }
        if (matrix.rows() < minPoints) {
            throw new DataException("k-distances: at least " + minPoints + " customers, found " + matrix.rows());
        }
        double[][] rows = matrix.toArray();
        KDTree<double[]> tree = new KDTree<>(rows, rows);
        return new KDistances(
                minPoints,
                Arrays.stream(rows)
                        .parallel()
                        .mapToDouble(row -> farthest(tree.search(row.clone(), minPoints)))
                        .sorted()
                        .toArray());
    }

    private static double farthest(Neighbor<double[], double[]>[] neighbours) {
        return Arrays.stream(neighbours)
                .max(Comparator.comparingDouble(each -> each.distance))
                .orElseThrow()
                .distance;
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
        return say(
                "With eps = %.3g, %.0f %% of the customers lie in dense places (%d or more within reach)",
                eps, 100 * coreShare(eps), minPoints);
    }

    /**
     * A first eps to try: the distance where the rising curve lies farthest below the straight line between its ends,
     * stretched to a square.
     *
     * @throws DataException where all distances are the same
     */
    public double elbow() {
        double min = sorted[0];
        double range = sorted[sorted.length - 1] - min;
        if (range == 0) {
            throw new DataException("k-distances: distances that differ, found " + min + " for all");
        }
        int best = 0;
        double farthest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sorted.length; i++) {
            double below = i / (sorted.length - 1.0) - (sorted[i] - min) / range;
            if (below > farthest) {
                farthest = below;
                best = i;
            }
        }
        return sorted[best];
    }
}
