package segmentbook.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.KMeansOptions;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Agreement;

/**
 * Do the clusters come back when the customers are drawn anew? Each sample draws as many customers with replacement,
 * k-means is fitted to it and places all customers, and the adjusted Rand index compares that with the clusters of all.
 */
final class Stability {
    /** Starts per sample, at most: a sample need not be fitted better than its own noise. */
    private static final int STARTS = 4;

    private Stability() {}

    /**
     * The mean index of each clustering over all samples, 1 at most, more is better. A sample with fewer different
     * customers than clusters counts as 0.
     *
     * @param full k-means of all rows of the matrix, for one or more k
     * @param samples how many
     * @param options sample i draws with {@code seed + i}
     */
    static double[] of(FeatureMatrix matrix, List<Clustering> full, int samples, KMeansOptions options) {
        List<double[]> each = IntStream.range(0, samples)
                .parallel()
                .mapToObj(i -> sample(matrix, full, options.withSeed(options.seed() + i)))
                .toList();
        double[] means = new double[full.size()];
        each.forEach(indices -> Arrays.setAll(means, k -> means[k] + indices[k]));
        return Arrays.stream(means).map(sum -> sum / samples).toArray();
    }

    private static double[] sample(FeatureMatrix matrix, List<Clustering> full, KMeansOptions options) {
        Random random = new Random(options.seed());
        int[] rows = IntStream.range(0, matrix.rows())
                .map(i -> random.nextInt(matrix.rows()))
                .toArray();
        KMeans sample = KMeans.on(matrix.select(rows), options.withRestarts(Math.min(STARTS, options.restarts())));
        return full.stream()
                .mapToDouble(clusters -> clusters.k() > sample.distinctRows()
                        ? 0
                        : Agreement.of(
                                        clusters.labels(),
                                        sample.fit(clusters.k()).predict(matrix))
                                .adjustedRand())
                .toArray();
    }
}
