package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.features.FeatureMatrix;
import smile.clustering.BBDTree;
import smile.math.MathEx;

/**
 * k-means: k centres such that the squared distances from each customer to the nearest one are small in sum (Lloyd
 * 1982), started by k-means++ (Arthur, Vassilvitskii 2007), the best of several starts.
 *
 * <p>The same matrix and options give the same clusters on any machine and with any number of threads.
 */
public final class KMeans {
    private static final int MOST_PASSES = 100;
    private static final double TOLERANCE = 1e-4;

    private final FeatureMatrix matrix;
    private final KMeansOptions options;
    private final double[][] rows;
    private final int distinctRows;
    private final @Nullable BBDTree tree;

    private KMeans(FeatureMatrix matrix, KMeansOptions options) {
        this.matrix = matrix;
        this.options = options;
        rows = matrix.toArray();
        distinctRows = matrix.distinctRows();
        tree = distinctRows > 1 ? new BBDTree(rows) : null;
    }

    /** Ready to fit any number of k on one matrix: what does not depend on k is done once. */
    public static KMeans on(FeatureMatrix matrix, KMeansOptions options) {
        return new KMeans(matrix, options);
    }

    /**
     * k clusters with the usual options.
     *
     * @throws IllegalArgumentException where k is below 1
     * @throws DataException where fewer than k rows are different
     */
    public static Clustering fit(FeatureMatrix matrix, int k) {
        return fit(matrix, k, KMeansOptions.DEFAULT);
    }

    /**
     * k clusters.
     *
     * @throws IllegalArgumentException where k is below 1
     * @throws DataException where fewer than k rows are different
     */
    public static Clustering fit(FeatureMatrix matrix, int k, KMeansOptions options) {
        return on(matrix, options).fit(k);
    }

    /** Number of rows that differ from each other: the greatest k there is. */
    public int distinctRows() {
        return distinctRows;
    }

    /**
     * k clusters.
     *
     * @throws IllegalArgumentException where k is below 1
     * @throws DataException where fewer than k rows are different
     */
    public Clustering fit(int k) {
        requireClusters("k-means", k, distinctRows);
        double[][] centres =
                settle(tree == null || k == 1 ? Centres.means(rows, new int[rows.length], 1) : best(tree, k));
        int[] labels = new int[rows.length];
        assign(centres, labels);
        return Clustering.of("k-means", matrix, labels, centres, point -> Centres.nearest(centres, point));
    }

    static void requireClusters(String algorithm, int k, int most) {
        if (k < 1) {
            throw new IllegalArgumentException(algorithm + ": k from 1, found " + k);
        }
        if (k > most) {
            throw new DataException(algorithm + ": at most as many clusters as different customers, found k = " + k
                    + " and " + most + " different customers");
        }
    }

    /** The centres of the best start; of equally good ones the first. */
    private double[][] best(BBDTree shared, int k) {
        List<smile.clustering.KMeans> starts = IntStream.range(0, options.restarts())
                .parallel()
                .mapToObj(i -> {
                    MathEx.setSeed(options.seed() + i); // each thread has draws of its own
                    return smile.clustering.KMeans.fit(shared, rows, k, MOST_PASSES, TOLERANCE);
                })
                .toList();
        return starts.stream()
                .min(Comparator.comparingDouble((smile.clustering.KMeans start) -> start.distortion))
                .orElseThrow()
                .centroids;
    }

    /** Lloyd's passes until no label changes, so that each centre is the mean of the rows nearest to it. */
    private double[][] settle(double[][] start) {
        double[][] centres = start;
        int[] labels = new int[rows.length];
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            boolean changed = assign(centres, labels) | fillEmpty(centres, labels);
            if (!changed && pass > 0) {
                break;
            }
            centres = Centres.means(rows, labels, centres.length);
        }
        return centres;
    }

    private boolean assign(double[][] centres, int[] labels) {
        boolean changed = false;
        for (int row = 0; row < rows.length; row++) {
            int nearest = Centres.nearest(centres, rows[row]);
            changed |= nearest != labels[row];
            labels[row] = nearest;
        }
        return changed;
    }

    /** Gives each cluster without rows the row that is farthest from its centre. */
    private boolean fillEmpty(double[][] centres, int[] labels) {
        boolean changed = false;
        for (int cluster = 0; cluster < centres.length; cluster++) {
            int wanted = cluster;
            if (Arrays.stream(labels).noneMatch(label -> label == wanted)) {
                int farthest = IntStream.range(0, rows.length)
                        .boxed()
                        .max(Comparator.comparingDouble(row -> Centres.squared(centres[labels[row]], rows[row])))
                        .orElseThrow();
                centres[cluster] = rows[farthest].clone();
                labels[farthest] = cluster;
                changed = true;
            }
        }
        return changed;
    }
}
