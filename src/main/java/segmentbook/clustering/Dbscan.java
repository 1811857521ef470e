package segmentbook.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.features.FeatureMatrix;
import smile.clustering.DBSCAN;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;

/**
 * DBSCAN: a cluster is what can be reached in steps of at most eps through dense places (Ester and others 1996).
 *
 * <p>A customer with at least {@code minPoints} within eps, itself counted, is a core point. Core points within eps of
 * each other share a cluster; any other customer belongs to its nearest core point within eps, or else is noise. So
 * the result does not depend on the order of rows.
 */
public final class Dbscan {
    private static final int NOISE = -1;

    private Dbscan() {}

    /**
     * Clusters and noise.
     *
     * @param eps the greatest distance of neighbours, above zero
     * @param minPoints least number of customers within eps of a core point, itself counted; 2 or more
     * @throws IllegalArgumentException where an argument is out of range
     */
    public static Clustering fit(FeatureMatrix matrix, double eps, int minPoints) {
        if (!(eps > 0) || Double.isInfinite(eps)) {
            throw new IllegalArgumentException("DBSCAN: eps above 0, found " + eps);
        }
        if (minPoints < 2) {
            throw new IllegalArgumentException("DBSCAN: minPoints from 2, found " + minPoints);
        }
        double[][] rows = matrix.toArray();
        KDTree<double[]> tree = new KDTree<>(rows, rows);
        int[] found = DBSCAN.fit(rows, tree, minPoints - 1, eps).y; // Smile does not count the point itself
        int[] core = IntStream.range(0, rows.length)
                .parallel()
                .filter(row -> within(tree, rows[row], eps).size() >= minPoints)
                .toArray();
        int k = Arrays.stream(core).map(row -> found[row]).max().orElse(NOISE) + 1;
        double[][] points = Arrays.stream(core).mapToObj(row -> rows[row]).toArray(double[][]::new);
        int[] clusters = Arrays.stream(core).map(row -> found[row]).toArray();
        Clustering.Assigner assigner =
                core.length == 0 ? point -> NOISE : new CorePoints(points, clusters, eps)::assign;
        int[] labels = Arrays.stream(rows).parallel().mapToInt(assigner::assign).toArray();
        return Clustering.of("DBSCAN", matrix, labels, Centres.means(rows, labels, k), assigner);
    }

    /** All rows within eps of a point; of a copy, because the tree leaves out the very array it is asked about. */
    private static List<Neighbor<double[], double[]>> within(KDTree<double[]> tree, double[] point, double eps) {
        List<Neighbor<double[], double[]>> neighbours = new ArrayList<>();
        tree.search(point.clone(), eps, neighbours);
        return neighbours;
    }

    /** Core points and their clusters, from 0. */
    private static final class CorePoints {
        private final double[][] points;
        private final int[] clusters;
        private final KDTree<double[]> tree;
        private final double eps;

        CorePoints(double[][] points, int[] clusters, double eps) {
            this.points = points;
            this.clusters = clusters;
            this.eps = eps;
            tree = new KDTree<>(points, points);
        }

        /** The cluster of the nearest core point; of equally near ones the one whose coordinates come first. */
        int assign(double[] point) {
            int best = NOISE;
            double least = Double.POSITIVE_INFINITY;
            for (Neighbor<double[], double[]> each : within(tree, point, eps)) {
                double distance = Centres.squared(points[each.index], point);
                if (distance < least || distance == least && Arrays.compare(points[each.index], points[best]) < 0) {
                    least = distance;
                    best = each.index;
                }
            }
            return best == NOISE ? NOISE : clusters[best];
        }
    }
}
