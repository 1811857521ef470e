package segmentbook.clustering;

import java.util.List;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.WardLinkage;

/**
 * Ward's hierarchical clustering: every customer alone at first, then always those two groups joined that raise the sum
 * of squares least (Ward 1963).
 *
 * @param k number of clusters, 1 or more
 */
public record Ward(int k) implements WithK {
    /** All distances are kept, four bytes a pair of rows: 800 MB at this many. */
    static final int MAX_ROWS = 20_000;

    /** @throws IllegalArgumentException where k is below 1 */
    public Ward {
        KMeans.requireClusters("Ward", k, Integer.MAX_VALUE);
    }

    /**
     * The whole tree of joins.
     *
     * @throws DataException where there are fewer than two rows, or more than 20,000
     */
    public static Dendrogram tree(FeatureMatrix matrix) {
        if (matrix.rows() < 2 || matrix.rows() > MAX_ROWS) {
            throw new DataException("Ward: 2 to " + MAX_ROWS + " customers, because all distances are kept, found "
                    + matrix.rows() + (matrix.rows() < 2 ? "" : "; take a sample with select"));
        }
        HierarchicalClustering tree = HierarchicalClustering.fit(WardLinkage.of(matrix.toArray()));
        return new Dendrogram(matrix, tree);
    }

    @Override
    public String name() {
        return "Ward";
    }

    @Override
    public Ward withK(int other) {
        return new Ward(other);
    }

    @Override
    public Clustering fit(FeatureMatrix matrix) {
        return tree(matrix).cut(k);
    }

    @Override
    public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
        Dendrogram tree = tree(matrix);
        return WithK.range(min, max).mapToObj(tree::cut).toList();
    }
}
