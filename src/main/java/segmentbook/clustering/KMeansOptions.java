package segmentbook.clustering;

/**
 * How k-means starts.
 *
 * @param seed of the random draws; start i draws with {@code seed + i}
 * @param restarts how many starts; the one with the least within-cluster sum of squares is kept; 1 to 1,000
 */
public record KMeansOptions(long seed, int restarts) {

    /** Seed 42, ten starts. */
    public static final KMeansOptions DEFAULT = new KMeansOptions(42, 10);

    /** @throws IllegalArgumentException where {@code restarts} is out of range */
    public KMeansOptions {
        if (restarts < 1 || restarts > 1_000) {
            throw new IllegalArgumentException("clusters.restarts: 1 to 1000, found " + restarts);
        }
    }

    /** These options with another seed. */
    public KMeansOptions withSeed(long other) {
        return new KMeansOptions(other, restarts);
    }

    /** These options with another number of starts. */
    public KMeansOptions withRestarts(int other) {
        return new KMeansOptions(seed, other);
    }
}
