package segmentbook.clustering;

import java.util.Arrays;
import java.util.List;
import segmentbook.features.FeatureMatrix;

/** Clusters that a test wants, found by nobody. */
public final class Labels implements Clusterer {
    private final int[] labels;

    private Labels(int... labels) {
        this.labels = labels;
    }

    /** These groups of the rows of a matrix, from 1, 0 for noise; numbered anew by size. */
    public static Clustering on(FeatureMatrix matrix, int... labels) {
        return new Labels(labels).fit(matrix);
    }

    @Override
    public String name() {
        return "by hand";
    }

    @Override
    public Clustering fit(FeatureMatrix matrix) {
        List<Integer> names = Arrays.stream(labels)
                .filter(label -> label > 0)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        int[] raw = Arrays.stream(labels).map(names::indexOf).toArray();
        int k = names.size();
        double[][] means = Centres.means(matrix.toArray(), raw, k);
        return Clustering.of(this, matrix, raw, means, (centres, order) -> new Predictor.Centre(centres));
    }
}
