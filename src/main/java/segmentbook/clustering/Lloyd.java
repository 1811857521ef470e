package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.features.FeatureMatrix;
import smile.clustering.BBDTree;
import smile.math.MathEx;

/** k-means on one matrix for any k: what does not depend on k is done once. */
final class Lloyd {
    private static final int MAX_PASSES = 100;
    private static final double TOLERANCE = 1e-4;

    private final FeatureMatrix matrix;
    private final double[][] rows;
    private final @Nullable BBDTree tree;

    Lloyd(FeatureMatrix matrix) {
        this.matrix = matrix;
        rows = matrix.toArray();
        tree = matrix.distinctRows() > 1 ? new BBDTree(rows) : null;
    }

    Clustering fit(KMeans options) {
        int k = options.k();
        KMeans.requireClusters("k-means", k, matrix.distinctRows());
        double[][] centres =
                settle(tree == null || k == 1 ? Centres.means(rows, new int[rows.length], 1) : best(tree, options));
        int[] labels = new int[rows.length];
        assign(centres, labels);
        return Clustering.of(options, matrix, labels, centres, (means, order) -> new Predictor.Centre(means));
    }

    /** The centres of the best start; of equally good ones the first. */
    private double[][] best(BBDTree shared, KMeans options) {
        List<smile.clustering.KMeans> starts = IntStream.range(0, options.restarts())
                .parallel()
                .mapToObj(i -> {
                    MathEx.setSeed(options.seed() + i); // each thread has draws of its own
                    return smile.clustering.KMeans.fit(shared, rows, options.k(), MAX_PASSES, TOLERANCE);
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
        for (int pass = 0; pass < MAX_PASSES; pass++) {
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
