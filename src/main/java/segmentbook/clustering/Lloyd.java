package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.features.FeatureMatrix;
import smile.clustering.BBDTree;

/** k-means on one matrix for any k: what does not depend on k is done once. */
final class Lloyd {
    private static final int MAX_PASSES = 100;
    private static final double TOLERANCE = 1e-6; // of the sum of squares

    /** Passes from all starts, then from the better ones, then to the end. */
    private static final List<Integer> ROUNDS = List.of(2, 6, MAX_PASSES);

    private static final int KEPT = 6; // one of so many starts goes to the end
    private static final int SWAP_PASSES = 3;
    private static final int MAX_TREE = 8; // columns: of more a tree leaves out hardly any distance
    private static final int MAX_SEARCHED = 20_000;

    /** Of samples that no seed of a clusterer asks for. */
    static final long SEED = 42;

    private final double[][] rows;
    private final boolean differ;
    private final @Nullable BBDTree tree; // null where all are equal or it would not help
    private final Lloyd sample;

    Lloyd(FeatureMatrix matrix) {
        this(sorted(matrix));
    }

    /** Of rows in the order of their values. */
    Lloyd(double[][] rows) {
        this.rows = rows;
        differ = !Arrays.equals(rows[0], rows[rows.length - 1]);
        tree = differ && rows[0].length <= MAX_TREE ? new BBDTree(rows) : null;
        sample = rows.length <= MAX_SEARCHED ? this : new Lloyd(drawn(rows, MAX_SEARCHED, SEED));
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

    /** So many different numbers below {@code rows}, which is not less, drawn with a seed, rising. */
    static IntStream drawn(int rows, int count, long seed) {
        return new Random(seed).ints(0, rows).distinct().limit(count).sorted();
    }

    /** The rows that starts are compared on: at most 20,000, drawn from more. */
    Lloyd sample() {
        return sample;
    }

    double[][] rows() {
        return rows;
    }

    Clustering fit(KMeans options, FeatureMatrix matrix) {
        KMeans.requireClusters("k-means", options.k(), matrix.distinctRows());
        double[][] centres = sample.best(options);
        return nearest(
                options,
                matrix,
                sample == this
                        ? centres
                        : settle(new Start(centres, Double.POSITIVE_INFINITY).passes(MAX_PASSES).centres));
    }

    /** Everybody in the cluster of the nearest centre. */
    static Clustering nearest(Clusterer clusterer, FeatureMatrix matrix, double[][] centres) {
        int[] labels = Arrays.stream(matrix.toArray())
                .parallel()
                .mapToInt(row -> Centres.nearest(centres, row))
                .toArray();
        return Clustering.of(clusterer, matrix, labels, centres, (means, order) -> new Predictor.Centre(means));
    }

    /** Centres to start another search from: those of k-means, and for every other start the rows drawn for it only. */
    List<double[][]> starts(KMeans options) {
        return IntStream.range(0, options.restarts())
                .parallel()
                .mapToObj(i -> start(options, i).passes(i % 2 == 0 ? MAX_PASSES : 0).centres)
                .toList();
    }

    /** The centres of the best start; of equally good ones the first. */
    double[][] best(KMeans options) {
        List<Start> starts = IntStream.range(0, options.restarts())
                .mapToObj(i -> start(options, i))
                .toList();
        int kept = Math.max(1, options.restarts() / KEPT);
        for (int passes : ROUNDS) {
            starts = starts.parallelStream().map(start -> start.passes(passes)).toList().stream()
                    .sorted(Comparator.comparingDouble(Start::wcss))
                    .limit(Math.max(kept, starts.size() / 3))
                    .toList();
        }
        return starts.parallelStream().map(start -> settle(move(swaps(start, options).centres))).toList().stream()
                .min(Comparator.comparingDouble(this::wcss))
                .orElseThrow();
    }

    private double wcss(double[][] centres) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Centres.squared(centres[Centres.nearest(centres, row)], row))
                .sum();
    }

    /** Moves one centre to a row elsewhere, as often as there are starts, and keeps what is better (Fränti 2018). */
    private Start swaps(Start start, KMeans options) {
        Random random = new Random(options.seed());
        Start best = start;
        for (int i = 0; i < options.restarts() && options.k() > 1; i++) {
            double[][] moved = best.centres.clone();
            moved[random.nextInt(moved.length)] = rows[random.nextInt(rows.length)];
            Start next = new Start(moved, Double.POSITIVE_INFINITY).passes(SWAP_PASSES);
            best = next.wcss < best.wcss ? next.passes(MAX_PASSES) : best;
        }
        return best;
    }

    private Start start(KMeans options, int number) {
        return new Start(seeds(options.k(), new Random(options.seed() + number)), Double.POSITIVE_INFINITY);
    }

    /** Rows far apart: each drawn by its squared distance to those drawn before (k-means++). */
    private double[][] seeds(int k, Random random) {
        double[][] seeds = new double[k][];
        seeds[0] = rows[random.nextInt(rows.length)];
        double[] distances = new double[rows.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int i = 1; i < k; i++) {
            double sum = 0;
            for (int row = 0; row < rows.length; row++) {
                distances[row] = Math.min(distances[row], Centres.squared(rows[row], seeds[i - 1]));
                sum += distances[row];
            }
            double left = random.nextDouble() * sum;
            for (int row = 0; row < rows.length && left >= 0; row++) {
                left -= distances[row];
                seeds[i] = distances[row] > 0 || seeds[i] == null ? rows[row] : seeds[i];
            }
        }
        return seeds;
    }

    /** Centres on the way to the least sum of squares, which is that before the last pass. */
    private final class Start {
        private final double[][] centres;
        private final double wcss;

        Start(double[][] centres, double wcss) {
            this.centres = centres;
            this.wcss = wcss;
        }

        double wcss() {
            return wcss;
        }

        /** Passes until the sum of squares hardly falls; a cluster that loses all its rows keeps its centre. */
        Start passes(int max) {
            int k = centres.length;
            double[][] now = Arrays.stream(centres).map(double[]::clone).toArray(double[][]::new);
            double[][] sums = new double[k][now[0].length];
            int[] sizes = new int[k];
            int[] labels = new int[rows.length];
            double before = wcss;
            for (int pass = 0; pass < max && differ; pass++) {
                double next =
                        tree == null ? plainly(now, sums, sizes, labels) : tree.clustering(now, sums, sizes, labels);
                for (int i = 0; i < k; i++) {
                    for (int j = 0; sizes[i] > 0 && j < now[i].length; j++) {
                        now[i][j] = sums[i][j] / sizes[i];
                    }
                }
                if (before - next <= TOLERANCE * next) {
                    return new Start(now, next);
                }
                before = next;
            }
            return new Start(now, before);
        }
    }

    /** One pass that looks at each row: the sum of squares, with the sums, sizes and labels of the clusters. */
    private double plainly(double[][] centres, double[][] sums, int[] sizes, int[] labels) {
        double wcss = 0;
        Arrays.fill(sizes, 0);
        for (double[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (int row = 0; row < rows.length; row++) {
            int nearest = Centres.nearest(centres, rows[row]);
            wcss += Centres.squared(centres[nearest], rows[row]);
            labels[row] = nearest;
            sizes[nearest]++;
            for (int j = 0; j < rows[row].length; j++) {
                sums[nearest][j] += rows[row][j];
            }
        }
        return wcss;
    }

    /** Moves single rows as long as that lowers the sum of squares, centres going along (Hartigan, Wong 1979). */
    private double[][] move(double[][] start) {
        double[][] centres = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        int[] labels = new int[rows.length];
        assign(centres, labels);
        int[] sizes = new int[centres.length];
        Arrays.stream(labels).forEach(label -> sizes[label]++);
        boolean moved = true;
        for (int pass = 0; pass < MAX_PASSES && moved; pass++) {
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
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            boolean changed = assign(centres, labels) | fillEmpty(centres, labels);
            if (!changed && pass > 0) {
                break;
            }
            centres = Centres.means(rows, labels, centres.length);
        }
        return centres;
    }

    /** Centres found elsewhere, those that are nearest to no row moved to the rows that are farthest off. */
    double[][] filled(double[][] centres) {
        int[] labels = new int[rows.length];
        assign(centres, labels);
        fillEmpty(centres, labels);
        return centres;
    }

    private boolean assign(double[][] centres, int[] labels) {
        boolean changed = false;
        for (int row = 0; row < rows.length; row++) {
            int nearest = Centres.nearest(centres, rows[row]);
            changed |= nearest != labels[row];
            labels[row] = nearest;
        }
        return changed;
    }

    /** Gives each cluster without rows the row that is farthest from its centre. */
    private boolean fillEmpty(double[][] centres, int[] labels) {
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
