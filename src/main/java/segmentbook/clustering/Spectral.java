package segmentbook.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.features.FeatureMatrix;

/**
 * Spectral clustering (Ng, Jordan, Weiss 2002): customers are joined to their ten nearest, and parted where few joins hold
 * them together, so that clusters may be bent or lie around each other.
 *
 * <p>The first eigenvectors of the joins, over the roots of how many each customer has, place customers anew, at distance 1
 * from the origin, and k-means finds clusters there. Customers who are equal count once. Of more than 2,000 different ones so
 * many are drawn with a fixed seed; anybody else belongs to the cluster of the nearest of them.
 *
 * @param k number of clusters, 1 or more
 * @param seed of k-means
 */
public record Spectral(int k, long seed) implements WithK.AtOnce {
    static final int MAX_ROWS = 2_000;

    private static final int RESTARTS = 20;
    private static final int USUAL = 16; // up to so many clusters the same eigenvectors serve

    /** @throws IllegalArgumentException where k is below 1 */
    public Spectral {
        KMeans.requireClusters("spectral clustering", k, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "spectral clustering";
    }

    @Override
    public Spectral withK(int other) {
        return new Spectral(other, seed);
    }

    /** @throws segmentbook.description.DataException where fewer than k rows are different */
    @Override
    public Clustering fit(FeatureMatrix matrix) {
        return fitRange(matrix, k, k).get(0);
    }

    @Override
    public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
        var range = WithK.range(min, max);
        KMeans.requireClusters(name(), max, matrix.distinctRows());
        TreeSet<double[]> different = new TreeSet<>(Arrays::compare);
        different.addAll(Arrays.asList(matrix.toArray()));
        double[][] all = different.toArray(double[][]::new);
        double[][] points = all.length <= MAX_ROWS ? all : Lloyd.drawn(all, MAX_ROWS, Lloyd.SEED);
        NeighbourGraph graph = new NeighbourGraph(points);
        double[][] usual = graph.eigenvectors(USUAL);
        return range.mapToObj(each -> {
                    int[] found = clusters(each <= USUAL ? usual : graph.eigenvectors(each), each);
                    return nearest(withK(each), matrix, points, found, Double.MAX_VALUE);
                })
                .toList();
    }

    /** The cluster of each point, from 0, by k-means among the first eigenvectors, each point moved to distance 1 from the origin. */
    private int[] clusters(double[][] vectors, int count) {
        double[][] places = Arrays.stream(vectors)
                .map(row -> Arrays.copyOf(row, count))
                .map(place -> MathArrays.scale(1 / MathArrays.safeNorm(place), place))
                .toArray(double[][]::new);
        double[][] sorted = places.clone();
        Arrays.sort(sorted, Arrays::compare);
        double[][] centres = new Lloyd(sorted).best(new KMeans(count, seed, RESTARTS));
        return Arrays.stream(places)
                .mapToInt(place -> Centres.nearest(centres, place))
                .toArray();
    }

    /** Everybody in the cluster of the nearest of some points within reach, those of each given from 0; all have some. */
    static Clustering nearest(Clusterer clusterer, FeatureMatrix matrix, double[][] points, int[] found, double reach) {
        Centres all = Centres.of(matrix.columns(), points);
        int k = Arrays.stream(found).max().orElse(-1) + 1;
        return Clustering.placed(clusterer, matrix, k, order -> {
            int[] numbers = Clustering.numbers(order);
            return new Predictor.CorePoint(
                    all, Arrays.stream(found).mapToObj(i -> numbers[i]).toList(), reach);
        });
    }
}
