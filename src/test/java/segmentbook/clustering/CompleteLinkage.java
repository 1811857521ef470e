package segmentbook.clustering;

import segmentbook.clustering.Clusterer.WithK;
import segmentbook.features.FeatureMatrix;
import smile.clustering.HierarchicalClustering;

/** The recipe of docs/architecture.md for a new clusterer, followed: groups whose farthest members are near. */
public record CompleteLinkage(int k) implements WithK {
    @Override
    public String name() {
        return "complete linkage";
    }

    @Override
    public CompleteLinkage withK(int other) {
        return new CompleteLinkage(other);
    }

    @Override
    public Clustering fit(FeatureMatrix matrix) {
        double[][] rows = matrix.toArray();
        int[] labels = k == 1
                ? new int[rows.length]
                : HierarchicalClustering.fit(smile.clustering.linkage.CompleteLinkage.of(matrix.toArray()))
                        .partition(k);
        return Clustering.of(
                this, matrix, labels, Centres.means(rows, labels, k), (means, order) -> new Predictor.Centre(means));
    }
}
