package segmentbook.validation;

import java.util.OptionalInt;
import segmentbook.clustering.KMeansOptions;

/**
 * Which numbers of clusters are tried, and how.
 *
 * @param least fewest clusters, 2 or more; the within-cluster sum of squares always starts at 1
 * @param most most clusters, {@code least} to 50; fewer where there are not so many different customers
 * @param samples how many bootstrap samples, 1 to 1,000
 * @param kMeans how k-means starts; sample i draws with {@code seed + i}
 * @param chosen the number that overrules the rule, within the range; empty where the rule decides
 */
public record KSelectionOptions(int least, int most, int samples, KMeansOptions kMeans, OptionalInt chosen) {

    /** 2 to 10 clusters, 50 samples, the usual k-means. */
    public static final KSelectionOptions DEFAULT =
            new KSelectionOptions(2, 10, 50, KMeansOptions.DEFAULT, OptionalInt.empty());

    /** @throws IllegalArgumentException where a number is not as said above */
    public KSelectionOptions {
        if (least < 2 || most < least || most > 50) {
            throw new IllegalArgumentException(
                    "clusters.range: 2 <= least <= most <= 50, found " + least + " to " + most);
        }
        if (samples < 1 || samples > 1_000) {
            throw new IllegalArgumentException("samples: 1 to 1000, found " + samples);
        }
    }

    /** What a description file says. */
    public static KSelectionOptions of(ClusterOptions options) {
        KMeansOptions kMeans = new KMeansOptions(options.seed(), options.restarts());
        return new KSelectionOptions(
                options.range().min(), options.range().max(), DEFAULT.samples, kMeans, options.k());
    }

    /** These options with another range of k. */
    public KSelectionOptions withRange(int from, int to) {
        return new KSelectionOptions(from, to, samples, kMeans, chosen);
    }

    /** These options with another number of bootstrap samples. */
    public KSelectionOptions withSamples(int other) {
        return new KSelectionOptions(least, most, other, kMeans, chosen);
    }

    /** These options with other starts of k-means. */
    public KSelectionOptions withKMeans(KMeansOptions other) {
        return new KSelectionOptions(least, most, samples, other, chosen);
    }
}
