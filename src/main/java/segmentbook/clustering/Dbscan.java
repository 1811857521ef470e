package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

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
 *
 * @param eps the greatest distance of neighbours; 0 or NaN where {@code KDistances} finds none, so that no fit is possible
 * @param minPoints least number of customers within eps of a core point, itself counted; 2 or more
 */
public record Dbscan(double eps, int minPoints) implements Clusterer {

    /** @throws IllegalArgumentException where a number is out of range */
    public Dbscan {
        if (eps < 0 || Double.isInfinite(eps)) {
            throw new IllegalArgumentException("DBSCAN: eps from 0, found " + eps);
        }
        if (minPoints < 2) {
            throw new IllegalArgumentException("DBSCAN: minPoints from 2, found " + minPoints);
        }
    }

    @Override
    public String name() {
        return "DBSCAN";
    }

    @Override
    public String whyNot(FeatureMatrix matrix) {
        if (matrix.rows() < minPoints) {
            return say(
                    "DBSCAN is not possible here: a dense place needs %d customers, and there %s %d",
                    minPoints, matrix.rows() == 1 ? "is" : "are", matrix.rows());
        }
        return eps > 0
                ? ""
                : "DBSCAN is not possible here: so many customers are exactly alike that no distance tells dense from thin";
    }

    @Override
    public Clustering fit(FeatureMatrix matrix) {
        if (!whyNot(matrix).isEmpty()) {
            return Clustering.impossible(this, matrix);
        }
        double[][] rows = matrix.toArray();
        KDTree<double[]> tree = new KDTree<>(rows, rows);
        int[] found = DBSCAN.fit(rows, tree, minPoints - 1, eps).y; // Smile does not count the point itself
        int[] core = IntStream.range(0, rows.length)
                .parallel()
                .filter(row -> within(tree, rows[row], eps).size() >= minPoints)
                .toArray();
        Centres points = Centres.of(
                matrix.columns(), Arrays.stream(core).mapToObj(row -> rows[row]).toArray(double[][]::new));
        Predictor byFound = corePoints(points, Arrays.stream(core).map(row -> found[row] + 1));
        int[] labels =
                Arrays.stream(byFound.assign(matrix)).map(label -> label - 1).toArray();
        return Clustering.of(this, matrix, labels, Centres.means(rows, labels, byFound.k()), (means, order) -> {
            int[] numbers = new int[order.length];
            IntStream.range(0, order.length).forEach(i -> numbers[order[i]] = i + 1);
            return corePoints(points, Arrays.stream(core).map(row -> numbers[found[row]]));
        });
    }

    private Predictor corePoints(Centres points, IntStream clusters) {
        return new Predictor.CorePoint(points, clusters.boxed().toList(), eps);
    }

    /**
     * Whether the clusters only tell apart the values of one column that many customers share, such as one order from two,
     * in a sentence without its full stop; empty where not. At least two clusters then hold one value of it each.
     */
    public static String sharedValues(Clustering clustering) {
        double[][] rows = clustering.matrix().toArray();
        for (int i = 0; i < clustering.matrix().columns().size(); i++) {
            int column = i;
            long single = IntStream.rangeClosed(1, clustering.k())
                    .filter(cluster -> clustering.size(cluster) > 1)
                    .filter(cluster -> IntStream.range(0, rows.length)
                                    .filter(row -> clustering.label(row) == cluster)
                                    .mapToDouble(row -> rows[row][column])
                                    .distinct()
                                    .count()
                            == 1)
                    .count();
            if (single > 1) {
                return say(
                        "%d of %d clusters hold one value of %s each: they tell numbers that many share apart, not kinds of customers",
                        single, clustering.k(), clustering.matrix().columns().get(column));
            }
        }
        return "";
    }

    /** All rows within eps of a point; of a copy, because the tree leaves out the very array it is asked about. */
    static List<Neighbor<double[], double[]>> within(KDTree<double[]> tree, double[] point, double eps) {
        List<Neighbor<double[], double[]>> neighbours = new ArrayList<>();
        tree.search(point.clone(), eps, neighbours);
        return neighbours;
    }
}
