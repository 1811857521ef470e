package segmentbook.clustering;

import java.util.List;
import org.apache.commons.lang3.Validate;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;

/**
 * k-means: k centres such that the squared distances from each customer to the nearest one are small in sum (Lloyd
 * 1982), started by k-means++ (Arthur, Vassilvitskii 2007), the best of several starts, the most promising of which go on
 * to the end, move centres and single customers, and so find what hundreds of plain starts find. Of 1,000 customers or
 * more those next to each other, twelve on average at most, are taken as one while starts are
 * compared (microclusters: Zhang, Ramakrishnan, Livny 1996), and of more than 20,000 so many, drawn with a fixed seed; the
 * centres of the best starts then move with all.
 *
 * @param k number of clusters, 1 or more
 * @param seed of the random draws; start i draws with {@code seed + i}
 * @param restarts how many starts; the one with the least within-cluster sum of squares is kept; 1 to 1,000
 */
public record KMeans(int k, long seed, int restarts) implements WithK {
    /** @throws IllegalArgumentException where a number is out of range */
    public KMeans {
        Validate.isTrue(restarts >= 1 && restarts <= 1_000, "clusters.restarts: 1 to 1000, found %s", restarts);
        requireClusters("k-means", k, Integer.MAX_VALUE);
    }

    /** With seed 42 and fifty starts. */
    public KMeans(int k) {
        this(k, 42, 50);
    }

    @Override
    public String name() {
        return "k-means";
    }

    @Override
    public KMeans withK(int other) {
        return new KMeans(other, seed, restarts);
    }

    @Override
    public KMeans forSample(int i) {
        return new KMeans(k, seed + i, restarts);
    }

    /** @throws DataException where fewer than k rows are different */
    @Override
    public Clustering fit(FeatureMatrix matrix) {
        return new Lloyd(matrix).fit(this, matrix);
    }

    @Override
    public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
        Lloyd shared = new Lloyd(matrix);
        return WithK.range(min, max)
                .mapToObj(each -> shared.fit(withK(each), matrix))
                .toList();
    }

    static void requireClusters(String algorithm, int k, int max) {
        Validate.isTrue(k >= 1, "%s: k from 1, found %s", algorithm, k);
        String found = ": at most as many clusters as different customers, found k = " + k + " and " + max;
        DataException.require(k <= max, algorithm + found + " different customers");
    }
}
