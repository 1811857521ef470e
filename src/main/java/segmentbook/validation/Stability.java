package segmentbook.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Clustering;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Agreement;
import segmentbook.statistics.Rows;
import segmentbook.tables.Progress;

/**
 * Do the clusters come back when the customers are drawn anew? Each sample draws as many customers with replacement, is
 * clustered in the same way and places all customers, those not drawn too; indices compare that with the clusters of all.
 *
 * @param mean of the adjusted Rand index over the samples, 1 at most, more is better
 * @param standardError of that mean; NaN for a single sample
 * @param jaccard of each cluster, the mean Jaccard index to the most similar cluster of a sample, 0 to 1 (Hennig 2007)
 */
record Stability(double mean, double standardError, List<Double> jaccard) {
    private static final int USUAL_COLUMNS = 8;

    /** How many samples of some customers are worth drawing: 50, or 10 of so many customers or columns that it takes long. */
    static int samples(FeatureMatrix matrix) {
        long cells =
                (long) matrix.rows() * Math.max(USUAL_COLUMNS, matrix.columns().size());
        return cells > Silhouette.MOST_EXACT * USUAL_COLUMNS ? 10 : 50;
    }

    /**
     * Of each clustering over all samples. A sample with fewer different customers than clusters counts as 0.
     *
     * @param full clusters of all rows, for each k of a range
     * @param by what found them
     * @param samples how many
     * @param seed sample i draws with {@code seed + i}
     */
    static List<Stability> of(List<Clustering> full, WithK by, int samples, long seed) {
        Progress progress = Progress.of("bootstrap", "samples", samples);
        List<double[][]> each = IntStream.range(0, samples)
                .parallel()
                .mapToObj(i -> {
                    double[][] indices = sample(full, by.forSample(i), seed + i);
                    progress.one();
                    return indices;
                })
                .toList();
        progress.end();
        return Rows.list(
                full.size(), at -> of(each.stream().map(indices -> indices[at]).toList()));
    }

    /** Of the indices of some samples: the adjusted Rand index, then that of each cluster. */
    private static Stability of(List<double[]> indices) {
        double[] mean = new double[indices.get(0).length];
        indices.forEach(sample -> Arrays.setAll(mean, i -> mean[i] + sample[i]));
        Arrays.setAll(mean, i -> mean[i] / indices.size());
        double variance = StatUtils.variance(Rows.values(indices, each -> each[0]));
        return new Stability(
                mean[0],
                indices.size() < 2 ? Double.NaN : Math.sqrt(variance / indices.size()),
                Arrays.stream(mean).skip(1).boxed().toList());
    }

    private static double[][] sample(List<Clustering> full, WithK by, long seed) {
        FeatureMatrix matrix = full.get(0).matrix();
        Random random = new Random(seed);
        FeatureMatrix drawn = matrix.select(IntStream.range(0, matrix.rows())
                .map(i -> random.nextInt(matrix.rows()))
                .toArray());
        int min = full.get(0).k();
        int max = Math.min(full.get(full.size() - 1).k(), drawn.distinctRows());
        double[][] indices = full.stream().map(each -> new double[each.k() + 1]).toArray(double[][]::new);
        for (Clustering each : max < min ? List.<Clustering>of() : by.fitRange(drawn, min, max)) {
            double[] own = indices[each.k() - min];
            Agreement agreement = Agreement.of(full.get(each.k() - min).labels(), each.predict(matrix));
            Arrays.setAll(own, cluster -> cluster == 0 ? agreement.adjustedRand() : agreement.jaccard(cluster));
        }
        return indices;
    }
}
