package segmentbook.clustering;

import java.util.List;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.features.FeatureMatrix;

/**
 * Hierarchical clustering: every customer alone at first, then always the two nearest groups joined.
 *
 * @param linkage what near means
 * @param k number of clusters, 1 or more
 */
public record Agglomerative(Linkage linkage, int k) implements WithK.AtOnce {

    /** @throws IllegalArgumentException where k is below 1 */
    public Agglomerative {
        KMeans.requireClusters(linkage.label(), k, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return linkage.label();
    }

    @Override
    public Agglomerative withK(int other) {
        return new Agglomerative(linkage, other);
    }

    @Override
    public Clustering fit(FeatureMatrix matrix) {
        return linkage.tree(matrix).cut(k);
    }

    @Override
    public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
        return WithK.range(min, max).mapToObj(linkage.tree(matrix)::cut).toList();
    }
}
