package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;
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
    private static final int BLOCK = 1_024; // rows whose neighbours are kept at a time

    /** @throws IllegalArgumentException where a number is out of range */
    public Dbscan {
        Validate.isTrue(!(eps < 0 || Double.isInfinite(eps)), "DBSCAN: eps from 0, found %s", eps);
        Validate.isTrue(minPoints >= 2, "DBSCAN: minPoints from 2, found %s", minPoints);
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
        int[] found = parts(rows, new KDTree<>(rows, rows));
        int[] core = Rows.where(rows.length, row -> found[row] >= 0);
        double[][] points = Arrays.stream(core).mapToObj(row -> rows[row]).toArray(double[][]::new);
        return Spectral.nearest(this, matrix, points, Rows.pick(found, core), eps);
    }

    /** The cluster of each core point, from 0 in the order of rows, and -1 of all others. */
    private int[] parts(double[][] rows, KDTree<double[]> tree) {
        int[] to = new int[rows.length]; // a row before, or itself, in the same cluster
        Arrays.fill(to, -1);
        for (int from = 0; from < rows.length; from += BLOCK) {
            int[][] near = IntStream.range(from, Math.min(from + BLOCK, rows.length))
                    .parallel()
                    .mapToObj(row -> within(tree, rows[row], eps).stream()
                            .mapToInt(each -> each.index)
                            .toArray())
                    .toArray(int[][]::new);
            for (int i = 0; i < near.length; i++) {
                if (near[i].length >= minPoints) {
                    joinToEarlier(to, from + i, near[i]);
                }
            }
        }
        int[] parts = new int[rows.length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            parts[row] = to[row] < 0 ? -1 : to[row] == row ? count++ : parts[to[row]];
        }
        return parts;
    }

    /** Makes a row a core point, in one cluster with those of its neighbours that are known to be. */
    private static void joinToEarlier(int[] to, int core, int... near) {
        to[core] = core;
        for (int other : near) {
            if (other < core && to[other] >= 0) {
                int first = root(to, core);
                int second = root(to, other);
                to[Math.max(first, second)] = Math.min(first, second);
            }
        }
    }

    static int root(int[] to, int row) {
        int root = row;
        while (to[root] != root) {
            to[root] = to[to[root]]; // halves the way for later
            root = to[root];
        }
        return root;
    }

    /**
     * Whether one column alone tells the clusters apart, by values that many customers share, such as one order from more,
     * in a sentence without its full stop; empty where not. At least one cluster then holds a single value of it.
     */
    public static String sharedValues(Clustering clustering) {
        for (int i = 0; i < clustering.matrix().columns().size(); i++) {
            double[] column = clustering.matrix().column(i);
            List<DoubleSummaryStatistics> ranges = IntStream.rangeClosed(1, clustering.k())
                    .mapToObj(cluster -> IntStream.range(0, column.length)
                            .filter(row -> clustering.label(row) == cluster)
                            .mapToDouble(row -> column[row])
                            .summaryStatistics())
                    .sorted(Comparator.comparingDouble(DoubleSummaryStatistics::getMin))
                    .toList();
            boolean apart = IntStream.range(1, ranges.size())
                    .allMatch(each ->
                            ranges.get(each - 1).getMax() < ranges.get(each).getMin());
            long single = ranges.stream()
                    .filter(range -> range.getMin() == range.getMax() && range.getCount() > 1)
                    .count();
            if (ranges.size() > 1 && apart && single > 0) {
                return say(
                        "%s alone tells the %d clusters of DBSCAN apart, and %d of them %s one value of it: numbers that many share, not kinds of customers",
                        clustering.matrix().columns().get(i), ranges.size(), single, single == 1 ? "holds" : "hold");
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
