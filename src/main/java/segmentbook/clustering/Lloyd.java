package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import segmentbook.clustering.Search.Start;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;

/** k-means on one matrix for any k: what does not depend on k is done once. */
final class Lloyd {
    private static final int MAX_SEARCHED = 20_000;
    private static final int MAX_COLUMNS = 8; // of more, fewer rows are searched
    private static final int MOST_AS_ONE = 12; // rows next to each other on average, while starts are compared
    private static final int LEAST_APART = 500; // of which so many are left
    private static final int SETTLED = 12; // one of so many starts goes on with single customers

    /** Of samples that no seed of a clusterer asks for. */
    static final long SEED = 42;

    private final double[][] rows;
    private final Lloyd sample;
    private final Search search;
    private final Search rough; // among rows next to each other as one

    Lloyd(FeatureMatrix matrix) {
        this(sorted(matrix));
    }

    /** Of rows in the order of their values. */
    Lloyd(double[][] rows) {
        this.rows = rows;
        double[][] searched = searched(rows);
        sample = searched == rows ? this : new Lloyd(searched);
        int asOne = Math.min(MOST_AS_ONE, rows.length / LEAST_APART);
        boolean near = asOne > 1 && sample == this;
        search = near ? Search.ofDistinct(rows) : new Search(rows);
        rough = near ? Microclusters.of(rows, rows.length / asOne).search() : search;
    }

    /** The rows in the order of their values, so that draws and sums do not depend on the order of customers. */
    static double[][] sorted(FeatureMatrix matrix) {
        double[][] rows = matrix.toArray();
        Arrays.parallelSort(rows, Arrays::compare);
        return rows;
    }

    /** So many of the rows, drawn with a seed, in their order. */
    static double[][] drawn(double[][] rows, int count, long seed) {
        return drawn(rows.length, count, seed).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    /** The rows that starts are compared on: at most 20,000, fewer with more than eight columns, drawn from more. */
    static double[][] searched(double[][] rows) {
        int most = MAX_SEARCHED * MAX_COLUMNS / Math.max(MAX_COLUMNS, rows[0].length); // a pass reads every cell
        return rows.length <= most ? rows : drawn(rows, most, SEED);
    }

    /** So many different numbers below {@code rows}, which is not less, drawn with a seed, rising. */
    static IntStream drawn(int rows, int count, long seed) {
        return new Random(seed).ints(0, rows).distinct().limit(count).sorted();
    }

    Clustering fit(KMeans options, FeatureMatrix matrix) {
        KMeans.requireClusters("k-means", options.k(), matrix.distinctRows());
        double[][] best = sample.best(options);
        double[][] centres = sample == this
                ? best
                : settle(search.passes(new Start(best), Search.MAX_PASSES).centres());
        return nearest(options, matrix, centres);
    }

    /** Everybody in the cluster of the nearest centre. */
    static Clustering nearest(Clusterer clusterer, FeatureMatrix matrix, double[][] centres) {
        int[] labels = Arrays.stream(matrix.toArray())
                .parallel()
                .mapToInt(row -> Centres.nearest(centres, row))
                .toArray();
        return Clustering.of(clusterer, matrix, labels, centres, (means, order) -> new Predictor.Centre(means));
    }

    /** The centres of the best start; of equally good ones the first. */
    double[][] best(KMeans options) {
        var ends = rough.ends(options);
        if (rough != search) {
            int kept = Math.max(1, options.restarts() / SETTLED);
            ends = Search.best(ends, end -> search.passes(new Start(end.centres()), Search.MAX_PASSES), kept);
        }
        return ends.parallelStream().map(end -> settle(move(end.centres()))).toList().stream()
                .min(Comparator.comparingDouble(this::wcss))
                .orElseThrow();
    }

    private double wcss(double[][] centres) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Centres.squared(centres[Centres.nearest(centres, row)], row))
                .sum();
    }

    /** Moves single rows as long as that lowers the sum of squares, centres going along (Hartigan, Wong 1979). */
    private double[][] move(double[][] start) {
        double[][] centres = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        int[] labels = new int[rows.length];
        assign(centres, labels, rows);
        int[] sizes = Rows.counts(centres.length, Arrays.stream(labels));
        boolean moved = true;
        for (int pass = 0; pass < Search.MAX_PASSES && moved; pass++) {
            moved = false;
            for (int row = 0; row < rows.length; row++) {
                int from = labels[row];
                int to = sizes[from] > 1 ? cheapest(rows[row], from, centres, sizes) : from;
                if (to != from) {
                    shift(centres[from], rows[row], -1.0 / --sizes[from]);
                    shift(centres[to], rows[row], 1.0 / ++sizes[to]);
                    labels[row] = to;
                    moved = true;
                }
            }
        }
        return centres;
    }

    private static void shift(double[] centre, double[] row, double share) {
        for (int i = 0; i < row.length; i++) {
            centre[i] += (row[i] - centre[i]) * share;
        }
    }

    /** Where a row costs least, its own cluster unless another is cheaper by more than rounding. */
    private static int cheapest(double[] row, int from, double[][] centres, int[] sizes) {
        int best = from;
        double min = Centres.squared(centres[from], row) * sizes[from] / (sizes[from] - 1) * (1 - 1e-9);
        for (int to = 0; to < centres.length; to++) {
            double cost = to == from ? min : Centres.squared(centres[to], row) * sizes[to] / (sizes[to] + 1);
            if (cost < min) {
                min = cost;
                best = to;
            }
        }
        return best;
    }

    /** Lloyd's passes until no label changes, so that each centre is the mean of the rows nearest to it. */
    private double[][] settle(double[][] start) {
        double[][] centres = start;
        int[] labels = new int[rows.length];
        for (int pass = 0; pass < Search.MAX_PASSES; pass++) {
            boolean changed = assign(centres, labels, rows) | fillEmpty(centres, labels, rows);
            if (!changed && pass > 0) {
                break;
            }
            centres = Centres.means(rows, labels, centres.length);
        }
        return centres;
    }

    /** Centres found elsewhere, those that are nearest to no row moved to the rows that are farthest off. */
    static double[][] filled(double[][] centres, double[][] rows) {
        int[] labels = new int[rows.length];
        assign(centres, labels, rows);
        fillEmpty(centres, labels, rows);
        return centres;
    }

    private static boolean assign(double[][] centres, int[] labels, double[][] rows) {
        boolean changed = false;
        for (int row = 0; row < rows.length; row++) {
            int nearest = Centres.nearest(centres, rows[row]);
            changed |= nearest != labels[row];
            labels[row] = nearest;
        }
        return changed;
    }

    /** Gives each cluster without rows the row that is farthest from its centre. */
    private static boolean fillEmpty(double[][] centres, int[] labels, double[][] rows) {
        boolean changed = false;
        for (int cluster = 0; cluster < centres.length; cluster++) {
            int wanted = cluster;
            if (Arrays.stream(labels).noneMatch(label -> label == wanted)) {
                int farthest = IntStream.range(0, rows.length)
                        .boxed()
                        .max(Comparator.comparingDouble(row -> Centres.squared(centres[labels[row]], rows[row])))
                        .orElseThrow();
                centres[cluster] = rows[farthest].clone();
                labels[farthest] = cluster;
                changed = true;
            }
        }
        return changed;
    }
}
