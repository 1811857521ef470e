package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;

/**
 * k-medoids: k customers such that the distances, not squared, from each customer to the nearest of them are small in sum
 * (Kaufman, Rousseeuw 1990), so that few far ones pull no centre away. Medoids are added one by one and then exchanged as
 * long as that helps; of more than 1,000 customers five samples of 300 compete (CLARA), and all are placed.
 *
 * @param k number of clusters, 1 or more
 * @param seed of the samples
 */
public record KMedoids(int k, long seed) implements WithK {
    private static final int MAX_ROWS = 1_000;
    private static final int SAMPLE = 300;
    private static final int SAMPLES = 5;

    /** @throws IllegalArgumentException where k is below 1 */
    public KMedoids {
        KMeans.requireClusters("k-medoids", k, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "k-medoids";
    }

    @Override
    public KMedoids withK(int other) {
        return new KMedoids(other, seed);
    }

    @Override
    public KMedoids forSample(int i) {
        return new KMedoids(k, seed + i);
    }

    /** @throws segmentbook.description.DataException where fewer than k rows are different */
    @Override
    public Clustering fit(FeatureMatrix matrix) {
        KMeans.requireClusters(name(), k, matrix.distinctRows());
        double[][] rows = Lloyd.sorted(matrix);
        double[][] medoids = rows.length <= MAX_ROWS
                ? medoids(rows)
                : IntStream.range(0, SAMPLES)
                        .parallel()
                        .mapToObj(i -> medoids(Lloyd.drawn(rows, SAMPLE, seed + i)))
                        .toList()
                        .stream()
                        .min(Comparator.comparingDouble(each -> cost(rows, each)))
                        .orElseThrow();
        return Lloyd.nearest(this, matrix, Lloyd.filled(medoids, rows));
    }

    private static double cost(double[][] rows, double[][] medoids) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Math.sqrt(Centres.squared(medoids[Centres.nearest(medoids, row)], row)))
                .sum();
    }

    private double[][] medoids(double[][] rows) {
        double[][] far = Arrays.stream(rows)
                .parallel()
                .map(from -> Rows.values(rows.length, to -> Math.sqrt(Centres.squared(from, rows[to]))))
                .toArray(double[][]::new);
        int[] medoids = new int[0];
        for (int i = 0; i < k; i++) {
            int[] longer = Arrays.copyOf(medoids, i + 1);
            longer[i] = cheapest(far, medoids, -1).row;
            medoids = longer;
        }
        for (int unchanged = 0, at = 0; unchanged < k; at = (at + 1) % k) {
            Choice best = cheapest(far, medoids, at);
            var better = best.cost < Arrays.stream(nearest(far, medoids, -1)).sum() * (1 - 1e-9);
            medoids[at] = better ? best.row : medoids[at];
            unchanged = better ? 0 : unchanged + 1;
        }
        return Arrays.stream(medoids).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    private record Choice(int row, double cost) {}

    /** The row that costs least as one more medoid, or instead of that at a place. */
    private static Choice cheapest(double[][] far, int[] medoids, int without) {
        double[] others = nearest(far, medoids, without);
        return IntStream.range(0, far.length)
                .parallel()
                .mapToObj(row -> {
                    double cost = 0;
                    for (int i = 0; i < far.length; i++) {
                        cost += Math.min(others[i], far[row][i]);
                    }
                    return new Choice(row, cost);
                })
                .min(Comparator.comparingDouble(Choice::cost).thenComparingInt(Choice::row))
                .orElseThrow();
    }

    /** From each row to the nearest medoid but that at one place. */
    private static double[] nearest(double[][] far, int[] medoids, int without) {
        return Arrays.stream(far)
                .mapToDouble(row -> IntStream.range(0, medoids.length)
                        .filter(i -> i != without)
                        .mapToDouble(i -> row[medoids[i]])
                        .min()
                        .orElse(Double.MAX_VALUE))
                .toArray();
    }
}
