package segmentbook.clustering;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;

/**
 * Mini-batch k-means: centres go towards a thousand rows drawn at a time, or as many as there are, the less the more they have seen (Sculley 2010).
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
        int size = Math.min(BATCH, rows.length);
        for (int batch = 0; batch < BATCHES; batch++) {
            step(centres, seen, random.ints(size, 0, rows.length).mapToObj(i -> rows[i]));
        }
        return Lloyd.nearest(this, matrix, Lloyd.filled(centres, rows));
    }

    /** Moves centres towards rows, each by its part of all that its centre has seen. */
    private static void step(double[][] centres, double[] seen, Stream<double[]> rows) {
        double[][] drawn = rows.toArray(double[][]::new);
        int[] labels = Arrays.stream(drawn)
                .mapToInt(row -> Centres.nearest(centres, row))
                .toArray();
        IntStream.range(0, drawn.length).forEach(i -> {
            double[] centre = centres[labels[i]];
            double rate = 1 / ++seen[labels[i]];
            Arrays.setAll(centre, j -> centre[j] + rate * (drawn[i][j] - centre[j]));
        });
    }

    /**
     * The centres of a clustering after one pass over other rows in the order of a seed, batch by batch: without looking at the
     * old rows again, each centre weighs what it has seen of them. Numbers of clusters stay.
     *
     * @param kept with clusters that have centres
     * @param others of the same features
     */
    public static Centres update(Clustering kept, FeatureMatrix others, long seed) {
        double[][] centres =
                IntStream.rangeClosed(1, kept.k()).mapToObj(kept.centres()::row).toArray(double[][]::new);
        double[] seen = Rows.values(kept.sizes(), size -> size);
        var rows = Arrays.asList(others.toArray());
        Collections.shuffle(rows, new Random(seed));
        for (int from = 0; from < rows.size(); from += BATCH) {
            step(centres, seen, rows.subList(from, Math.min(rows.size(), from + BATCH)).stream());
        }
        return Centres.of(kept.centres().columns(), centres);
    }
}
