package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import segmentbook.clustering.Clusterer.WithK;
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

    /** How many rows the tree is made of where there are more. */
    private static final int SAMPLE = 10_000;

    /** @throws IllegalArgumentException where k is below 1 */
    public Ward {
        KMeans.requireClusters("Ward", k, Integer.MAX_VALUE);
    }

    /**
     * The whole tree of joins, or of more than 20,000 rows that of 10,000 of them, drawn at random with a fixed seed; cuts
     * then place the others by the nearest centre. Where there is nothing to join, an empty tree: see {@link #limits}.
     */
    public static Dendrogram tree(FeatureMatrix matrix) {
        if (matrix.distinctRows() < 2) {
            return new Dendrogram(matrix, matrix, null);
        }
        FeatureMatrix joined = matrix.rows() <= MAX_ROWS ? matrix : matrix.select(sample(matrix.rows()));
        return new Dendrogram(matrix, joined, HierarchicalClustering.fit(WardLinkage.of(joined.toArray())));
    }

    /**
     * Where the tree of a matrix is not the whole one, why not, in a sentence without its full stop; else empty.
     */
    public static String limits(FeatureMatrix matrix) {
        if (matrix.distinctRows() < 2) {
            return "There are no two different customers to join in a tree";
        }
        return matrix.rows() <= MAX_ROWS
                ? ""
                : say(
                        "Ward's tree joins %,d of %,d customers, because it keeps all distances; the others are placed by the nearest centre",
                        SAMPLE, matrix.rows());
    }

    private static int[] sample(int rows) {
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(shuffled, new Random(42));
        return shuffled.stream().limit(SAMPLE).mapToInt(i -> i).sorted().toArray();
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
