package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.statistics.Rows;
import smile.math.MathEx;

/** Searches among some rows, each of which may stand for several customers, for centres with a small sum of squares. */
final class Search {
    static final int MAX_PASSES = 100;
    private static final double TOLERANCE = 1e-6; // of the sum of squares

    /** Passes from all starts, then from the better ones, then to the end. */
    private static final List<Integer> ROUNDS = List.of(2, 6, MAX_PASSES);

    private static final int KEPT = 6; // one of so many starts goes to the end, and at least
    private static final int LEAST = 3;
    private static final double ALIKE = 1e-6; // of the sum of squares: the same end
    private static final int SWAP_PASSES = 3;

    private final double[][] rows;
    private final double[][] columns;
    private final int[] sizes;

    /** Among rows that stand for one customer each. */
    Search(double[][] rows) {
        this(rows, IntStream.generate(() -> 1).limit(rows.length).toArray());
    }

    /** Among rows in the order of their values, equal ones as one. */
    static Search ofDistinct(double[][] rows) {
        int[] firsts = Rows.where(rows.length, i -> i == 0 || !Arrays.equals(rows[i], rows[i - 1]));
        int[] sizes = new int[firsts.length];
        Arrays.setAll(sizes, i -> (i + 1 < firsts.length ? firsts[i + 1] : rows.length) - firsts[i]);
        return new Search(IntStream.of(firsts).mapToObj(i -> rows[i]).toArray(double[][]::new), sizes);
    }

    Search(double[][] rows, int[] sizes) {
        this.rows = rows;
        columns = MathEx.transpose(rows);
        this.sizes = sizes;
    }

    /**
     * Where the most promising starts end, before and after centres are moved elsewhere, each once, the least sum of squares
     * first: where rows stand for several, the least here need not be the least of all.
     */
    List<Start> ends(KMeans options) {
        int count = options.restarts();
        List<Start> starts = Rows.list(count, i -> start(options, i));
        int kept = Math.max(LEAST, count / KEPT);
        for (int passes : ROUNDS) {
            starts = best(starts, start -> passes(start, passes), Math.max(kept, starts.size() / 3));
        }
        List<Start> found = different(starts);
        List<Start> swapped = best(found, start -> swaps(start, options), kept);
        return different(Stream.concat(swapped.stream(), found.stream())
                .sorted(Comparator.comparingDouble(Start::wcss))
                .toList());
    }

    /** Of starts in the order of their sums of squares those that ended in different places. */
    private static List<Start> different(List<Start> starts) {
        return IntStream.range(0, starts.size())
                .filter(i -> i == 0 || starts.get(i).wcss > starts.get(i - 1).wcss * (1 + ALIKE))
                .mapToObj(starts::get)
                .toList();
    }

    /** What becomes of some starts, the least sum of squares first; of equal ones the first. */
    static List<Start> best(List<Start> starts, UnaryOperator<Start> step, int kept) {
        return starts.parallelStream().map(step).toList().stream()
                .sorted(Comparator.comparingDouble(Start::wcss))
                .limit(kept)
                .toList();
    }

    /** Moves one centre to a row elsewhere, as often as there are starts, and keeps what is better (Fränti 2018). */
    private Start swaps(Start start, KMeans options) {
        Random random = new Random(options.seed());
        Start best = start;
        for (int i = 0; i < options.restarts() && options.k() > 1; i++) {
            double[][] moved = best.centres.clone();
            moved[random.nextInt(moved.length)] = rows[random.nextInt(rows.length)];
            Start next = passes(new Start(moved), SWAP_PASSES);
            best = next.wcss < best.wcss ? passes(next, MAX_PASSES) : best;
        }
        return best;
    }

    /** Centres to start another search from: those of k-means, and for every other start the rows drawn for it only. */
    List<double[][]> starts(KMeans options) {
        return IntStream.range(0, options.restarts())
                .parallel()
                .mapToObj(i ->
                        passes(start(options, i), i % 2 == 0 ? MAX_PASSES : 0).centres())
                .toList();
    }

    private Start start(KMeans options, int number) {
        return new Start(seeds(options.k(), new Random(options.seed() + number)));
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
                sum += distances[row] * sizes[row];
            }
            double left = random.nextDouble() * sum;
            for (int row = 0; row < rows.length && left >= 0; row++) {
                left -= distances[row] * sizes[row];
                seeds[i] = distances[row] > 0 || seeds[i] == null ? rows[row] : seeds[i];
            }
        }
        return seeds;
    }

    /** Passes until the sum of squares hardly falls; a cluster that loses all its rows keeps its centre. */
    Start passes(Start start, int max) {
        int k = start.centres.length;
        double[][] now = Arrays.stream(start.centres).map(double[]::clone).toArray(double[][]::new);
        double[][] sums = new double[k + 1][now[0].length]; // the last for those that are nowhere yet
        int[] counts = new int[k + 1];
        double[][] distances = new double[k + 1][rows.length];
        Arrays.fill(distances[k], Double.POSITIVE_INFINITY);
        int[] labels = new int[rows.length];
        Arrays.fill(labels, k);
        double before = start.wcss;
        for (int pass = 0; pass < max; pass++) {
            double next = pass(now, distances, sums, counts, labels);
            for (int i = 0; i < k; i++) {
                for (int j = 0; counts[i] > 0 && j < now[i].length; j++) {
                    now[i][j] = sums[i][j] / counts[i];
                }
            }
            if (before - next <= TOLERANCE * next) {
                return new Start(now, next);
            }
            before = next;
        }
        return new Start(now, before);
    }

    /** One pass: the sum of squares; sums, counts and labels follow the rows that another centre is nearer to now. */
    private double pass(double[][] centres, double[][] distances, double[][] sums, int[] counts, int[] labels) {
        double[] min = distances[centres.length].clone(); // those to nowhere
        for (int i = 0; i < centres.length; i++) {
            squared(centres[i], distances[i], min);
        }
        double wcss = 0;
        for (int row = 0; row < min.length; row++) {
            wcss += min[row] * sizes[row];
            int before = labels[row];
            if (distances[before][row] > min[row]) {
                labels[row] = 0;
                while (distances[labels[row]][row] > min[row]) {
                    labels[row]++;
                }
                add(row, sizes[row], labels[row], sums, counts);
                add(row, -sizes[row], before, sums, counts);
            }
        }
        return wcss;
    }

    private void add(int row, int size, int label, double[][] sums, int[] counts) {
        for (int j = 0; j < columns.length; j++) {
            sums[label][j] += rows[row][j] * size;
        }
        counts[label] += size;
    }

    /** Squared distances of all rows to a place, column by column, so that a processor does four rows at once, and the least so far. */
    private void squared(double[] place, double[] distances, double[] min) {
        Arrays.fill(distances, 0);
        for (int i = 0; i < place.length; i++) {
            double value = place[i];
            double[] column = columns[i];
            for (int row = 0; row < distances.length; row++) {
                distances[row] += (column[row] - value) * (column[row] - value);
            }
        }
        for (int row = 0; row < min.length; row++) {
            min[row] = Math.min(distances[row], min[row]);
        }
    }

    /** Centres on the way to the least sum of squares, which is that before the last pass. */
    record Start(double[][] centres, double wcss) {
        Start(double[][] centres) {
            this(centres, Double.POSITIVE_INFINITY);
        }
    }
}
