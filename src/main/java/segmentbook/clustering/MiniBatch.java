package segmentbook.clustering;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.features.FeatureMatrix;

/**
 * Mini-batch k-means: centres go towards a thousand rows drawn at a time, the less the more they have seen (Sculley 2010).
 * For many customers: nearly what k-means finds, whatever their number.
 *
 * @param k number of clusters, 1 or more
 * @param seed of the draws
 */
public record MiniBatch(int k, long seed) implements WithK {
    private static final int BATCH = 1_000;
    private static final int BATCHES = 300;
    private static final int STARTS = 10;

    /** @throws IllegalArgumentException where k is below 1 */
    public MiniBatch {
        KMeans.requireClusters("mini-batch k-means", k, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "mini-batch k-means";
    }

    @Override
    public MiniBatch withK(int other) {
        return new MiniBatch(other, seed);
    }

    @Override
    public MiniBatch forSample(int i) {
        return new MiniBatch(k, seed + i);
    }

    /** @throws segmentbook.description.DataException where fewer than k rows are different */
    @Override
    public Clustering fit(FeatureMatrix matrix) {
        KMeans.requireClusters(name(), k, matrix.distinctRows());
        double[][] rows = Lloyd.sorted(matrix);
        Lloyd first = new Lloyd(rows.length > BATCH ? Lloyd.drawn(rows, BATCH, Lloyd.SEED) : rows);
        double[][] centres = first.best(new KMeans(k, seed, STARTS));
        double[] seen = new double[k];
        Arrays.fill(seen, 1);
        Random random = new Random(seed);
        for (int batch = 0; batch < BATCHES; batch++) {
            double[][] drawn =
                    random.ints(BATCH, 0, rows.length).mapToObj(i -> rows[i]).toArray(double[][]::new);
            int[] labels = Arrays.stream(drawn)
                    .mapToInt(row -> Centres.nearest(centres, row))
                    .toArray();
            IntStream.range(0, BATCH).forEach(i -> {
                double rate = 1 / ++seen[labels[i]];
                Arrays.setAll(
                        centres[labels[i]], j -> centres[labels[i]][j] + rate * (drawn[i][j] - centres[labels[i]][j]));
            });
        }
        return Lloyd.nearest(this, matrix, new Lloyd(rows).filled(centres));
    }
}
