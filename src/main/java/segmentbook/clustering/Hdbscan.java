package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.Validate;
import segmentbook.features.FeatureMatrix;
import smile.neighbor.KDTree;

/**
 * HDBSCAN: dense places whatever their density, as long as they last while the distance shrinks (Campello, Moulavi and Sander
 * 2013; McInnes and others 2017, where they last longest). It needs no eps. Who is in none of them is noise; a place that
 * holds everybody is none.
 *
 * <p>All distances are looked at, none is kept: of more than 10,000 customers so many are drawn with a fixed seed, and the
 * others placed by these.
 *
 * @param minPoints least number of customers that make a place dense, 2 or more
 * @param minSize least number of customers of a cluster, 2 or more; 0 for a fiftieth of all, minPoints at least
 */
public record Hdbscan(int minPoints, int minSize) implements Clusterer {
    private static final int MAX_ROWS = 10_000;
    private static final int USUAL_SHARE = 50;

    /** @throws IllegalArgumentException where a number is out of range */
    public Hdbscan {
        boolean holds = minPoints >= 2 && minSize >= 0 && minSize != 1;
        String rule = "HDBSCAN: minPoints from 2 and minSize from 2 or 0, found %s and %s";
        Validate.isTrue(holds, rule, minPoints, minSize);
    }

    @Override
    public String name() {
        return "HDBSCAN";
    }

    @Override
    public String whyNot(FeatureMatrix matrix) {
        int least = Math.max(minPoints, 2 * (minSize == 0 ? minPoints : minSize));
        if (matrix.rows() < least) {
            return say(
                    "HDBSCAN is not possible here: two dense places need %d customers, and there %s %d",
                    least, matrix.rows() == 1 ? "is" : "are", matrix.rows());
        }
        return matrix.distinctRows() > 1 ? "" : "HDBSCAN is not possible here: all customers are exactly alike";
    }

    @Override
    public Clustering fit(FeatureMatrix matrix) {
        if (!whyNot(matrix).isEmpty()) {
            return Clustering.impossible(this, matrix);
        }
        double[][] all = Lloyd.sorted(matrix);
        double[][] rows = some(all);
        var places = new DensityTree(rows, cores(rows, minPoints)).places(size(rows.length, all.length));
        int[] found = clusters(places, rows.length);
        List<Double> reaches = places.stream().map(DensityTree.Place::reach).toList();
        Centres points = Centres.of(matrix.columns(), rows);
        return Clustering.placed(this, matrix, places.size(), order -> {
            int[] numbers = Clustering.numbers(order);
            var clusters = Arrays.stream(found).map(each -> each == 0 ? 0 : numbers[each - 1]);
            List<Double> sorted = Arrays.stream(order).mapToObj(reaches::get).toList();
            return new Predictor.Reach(points, clusters.boxed().toList(), sorted, minPoints);
        });
    }

    /** The cluster of each row, from 1, 0 for noise. */
    private static int[] clusters(List<DensityTree.Place> places, int rows) {
        int[] clusters = new int[rows];
        for (int i = 0; i < places.size(); i++) {
            for (int row : places.get(i).rows()) {
                clusters[row] = i + 1;
            }
        }
        return clusters;
    }

    private static double[][] some(double[][] all) {
        return all.length <= MAX_ROWS ? all : Lloyd.drawn(all, MAX_ROWS, Lloyd.SEED);
    }

    /** The least size among so many of all customers. */
    private int size(int rows, int all) {
        return minSize > 0 ? Math.max(2, (int) ((long) minSize * rows / all)) : Math.max(minPoints, rows / USUAL_SHARE);
    }

    /** How far from each row the customer is who completes {@code minPoints}, itself counted; of 10,000 drawn rows of more. */
    public static double[] cores(double[][] rows, int minPoints) {
        KDTree<double[]> tree = new KDTree<>(rows, rows);
        return Arrays.stream(some(rows))
                .parallel()
                .mapToDouble(row -> core(tree, row, minPoints))
                .toArray();
    }

    /** How far from a point the last of its nearest is; they come in no order. */
    static double core(KDTree<double[]> tree, double[] point, int minPoints) {
        return Arrays.stream(tree.search(point.clone(), minPoints))
                .mapToDouble(each -> each.distance)
                .max()
                .orElseThrow();
    }
}
