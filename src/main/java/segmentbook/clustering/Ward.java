package segmentbook.clustering;

import segmentbook.dataset.DataException;
import segmentbook.features.FeatureMatrix;
import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.WardLinkage;

/**
 * Ward's hierarchical clustering: every customer alone at first, then always those two groups joined that raise the sum
 * of squares least (Ward 1963).
 */
public final class Ward {
    /** All distances are kept, four bytes a pair of rows: 800 MB at this many. */
    static final int MOST_ROWS = 20_000;

    private Ward() {}

    /**
     * The whole tree of joins.
     *
     * @throws DataException where there are fewer than two rows, or more than 20,000
     */
    public static Dendrogram fit(FeatureMatrix matrix) {
        if (matrix.rows() < 2 || matrix.rows() > MOST_ROWS) {
            throw new DataException("Ward: 2 to " + MOST_ROWS + " customers, because all distances are kept, found "
                    + matrix.rows() + (matrix.rows() < 2 ? "" : "; take a sample with select"));
        }
        HierarchicalClustering tree = HierarchicalClustering.fit(WardLinkage.of(matrix.toArray()));
        return new Dendrogram(matrix, tree);
    }
}
