package segmentbook.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Clustering;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Agreement;
import segmentbook.tables.Progress;

/**
 * Do the clusters come back when the customers are drawn anew? Each sample draws as many customers with replacement, is
 * clustered in the same way and places all customers, and the adjusted Rand index compares that with the clusters of all.
 */
final class Stability {
    private Stability() {}

    /**
     * The mean index of each clustering over all samples, 1 at most, more is better. A sample with fewer different
     * customers than clusters counts as 0.
     *
     * @param full clusters of all rows, for each k of a range
     * @param by what found them
     * @param samples how many
     * @param seed sample i draws with {@code seed + i}
     */
    static double[] of(List<Clustering> full, WithK by, int samples, long seed) {
        Progress progress = Progress.of("bootstrap", "samples", samples);
        List<double[]> each = IntStream.range(0, samples)
                .parallel()
                .mapToObj(i -> {
                    double[] indices = sample(full, by.forSample(i), seed + i);
                    progress.one();
                    return indices;
                })
                .toList();
        progress.end();
        double[] means = new double[full.size()];
        each.forEach(indices -> Arrays.setAll(means, k -> means[k] + indices[k]));
        return Arrays.stream(means).map(sum -> sum / samples).toArray();
    }

    private static double[] sample(List<Clustering> full, WithK by, long seed) {
        FeatureMatrix matrix = full.get(0).matrix();
        Random random = new Random(seed);
        FeatureMatrix drawn = matrix.select(IntStream.range(0, matrix.rows())
                .map(i -> random.nextInt(matrix.rows()))
                .toArray());
        int min = full.get(0).k();
        int max = Math.min(full.get(full.size() - 1).k(), drawn.distinctRows());
        double[] indices = new double[full.size()];
        for (Clustering each : max < min ? List.<Clustering>of() : by.fitRange(drawn, min, max)) {
            int at = each.k() - min;
            indices[at] =
                    Agreement.of(full.get(at).labels(), each.predict(matrix)).adjustedRand();
        }
        return indices;
    }
}
