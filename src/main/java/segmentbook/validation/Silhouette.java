package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import segmentbook.validation.ClusterBlocks.Block;
import tech.tablesaw.api.Table;

/**
 * How much nearer each customer is to the own cluster than to the next one (Rousseeuw 1987).
 *
 * <p>With a the mean distance to the others of the own cluster and b the least mean distance to another cluster:
 * {@code (b - a) / max(a, b)}, -1 to 1, more is better. A customer alone in a cluster has 0. Exact where all pairs are
 * looked at, sampled where all pairs of every n-th customer are; simplified (Hruschka, de Castro, Campello 2004) where a and b
 * are the distances to the means of the own and the nearest other cluster, which takes time for each customer and not for each
 * pair, is greater, and no less than 0 for clusters by k-means. Undefined (NaN) for noise, for customers who are not in the
 * sample, and for everybody where there are fewer than two clusters.
 */
public final class Silhouette extends Columns.Tabled {
    /** Up to this many customers in clusters all pairs are looked at. */
    public static final int MOST_EXACT = 20_000;

    private static final int SAMPLE = 10_000;

    private final int[] labels;
    private final double[] values;
    private final int step;

    private Silhouette(int[] labels, double[] values, int step) {
        this.labels = labels;
        this.values = values;
        this.step = step;
    }

    /**
     * Of the rows of a clustering: exact up to {@value #MOST_EXACT} customers in clusters; of more, of every n-th of each cluster,
     * and its second, so that some {@value #SAMPLE} are left.
     */
    public static Silhouette of(Clustering clustering) {
        int customers = clustering.rows() - clustering.noise();
        return exact(clustering, customers > MOST_EXACT ? Rows.step(customers, SAMPLE) : 1);
    }

    /** Of the rows of a clustering, however many there are. */
    public static Silhouette exact(Clustering clustering) {
        return exact(clustering, 1);
    }

    private static Silhouette exact(Clustering clustering, int step) {
        return of(clustering, step, blocks -> (block, values) -> block(blocks, block, values));
    }

    /** By distances to the means of clusters. */
    public static Silhouette simplified(Clustering clustering) {
        return of(clustering, 1, blocks -> {
            double[][] means = blocks.means();
            return (block, values) -> toMeans(blocks, means, block, values);
        });
    }

    private static Silhouette of(
            Clustering clustering, int step, Function<ClusterBlocks, BiConsumer<Block, double[]>> fill) {
        ClusterBlocks blocks = new ClusterBlocks(clustering, step);
        double[] values = new double[clustering.rows()];
        Arrays.fill(values, Double.NaN);
        if (blocks.k() >= 2) {
            BiConsumer<Block, double[]> each = fill.apply(blocks);
            blocks.blocks().parallelStream().forEach(block -> each.accept(block, values));
        }
        return new Silhouette(clustering.labels(), values, step);
    }

    private static void toMeans(ClusterBlocks blocks, double[][] means, Block block, double[] values) {
        for (int place = block.from(); place < block.to(); place++) {
            double own = blocks.squaredDistance(place, means[block.cluster()]);
            double other = Double.POSITIVE_INFINITY;
            for (int i = 1; i < means.length; i++) {
                other = Math.min(other, blocks.squaredDistance(place, means[(block.cluster() + i) % means.length]));
            }
            values[blocks.row(place)] = value(Math.sqrt(own), Math.sqrt(other), blocks.size(block.cluster()) == 1);
        }
    }

    private static double value(double own, double other, boolean alone) {
        double greater = Math.max(own, other);
        return alone || greater == 0 ? 0 : (other - own) / greater;
    }

    /** Sums over one cluster after the other, each in the order of its rows. */
    private static void block(ClusterBlocks blocks, Block block, double[] values) {
        double[] sums = new double[block.size()];
        double[] own = new double[block.size()];
        double[] nearest = new double[block.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int cluster = 0; cluster < blocks.k(); cluster++) {
            blocks.sumDistances(block, cluster, sums);
            for (int i = 0; i < sums.length; i++) {
                if (cluster == block.cluster()) {
                    own[i] = sums[i] / (blocks.size(cluster) - 1);
                } else {
                    nearest[i] = Math.min(nearest[i], sums[i] / blocks.size(cluster));
                }
            }
        }
        boolean alone = blocks.size(block.cluster()) == 1;
        for (int i = 0; i < sums.length; i++) {
            values[blocks.row(block.from() + i)] = value(own[i], nearest[i], alone);
        }
    }

    /** The value of one row, from 0. */
    public double value(int row) {
        return values[row];
    }

    /** The mean over all rows that are looked at. */
    public double mean() {
        return mean(label -> label > 0);
    }

    /** The mean over one cluster, from 1; NaN where nobody is in it. */
    public double mean(int cluster) {
        return mean(label -> label == cluster);
    }

    private double mean(IntPredicate wanted) {
        return values(wanted).average().orElse(Double.NaN);
    }

    private DoubleStream values(IntPredicate wanted) {
        return IntStream.range(0, values.length)
                .filter(row -> wanted.test(labels[row]) && Double.isFinite(values[row]))
                .mapToDouble(row -> values[row]);
    }

    /**
     * The standard error of {@link #mean()} if other customers had been met and the clusters were the same: the deviation of the
     * values over the root of their number. NaN below two customers in clusters.
     */
    public double standardError() {
        double[] known = values(label -> true).toArray();
        return known.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(known) / known.length);
    }

    /** The values of one cluster (from 1) rising, as the silhouette plot shows them. */
    public double[] sorted(int cluster) {
        return values(label -> label == cluster).sorted().toArray();
    }

    /** The share of rows that are nearer to another cluster than to their own, 0 to 1. */
    public double shareBelowZero() {
        return below(label -> true).orElse(0);
    }

    /** The mean, how many customers lie nearer to another cluster, and whether some of them speak for all, in words. */
    public String sentence() {
        double below = shareBelowZero();
        String who = below == 0 ? "nobody lies" : say("%.1f %% of the customers lie", 100 * below);
        String some = step == 1 ? "" : " (one in " + step + " customers looked at)";
        return say("mean silhouette %.2f; %s nearer to another cluster", mean(), who) + some;
    }

    /** Customers, mean, smallest value and share below zero (in percent) of each cluster. */
    public Table table() {
        int k = Arrays.stream(labels).max().orElse(0);
        return columns().table("Silhouette", IntStream.rangeClosed(1, k).boxed().toList());
    }

    /** The same for other tables, by the number of a cluster. */
    Columns<Integer> columns() {
        return Columns.<Integer>none()
                .whole("cluster", "", cluster -> cluster)
                .whole("customers", "", cluster -> Rows.where(labels, label -> label == cluster).length)
                .number("mean", "", this::mean)
                .number("min", "", cluster -> sorted(cluster).length == 0 ? Double.NaN : sorted(cluster)[0])
                .share(
                        "% below zero",
                        "", cluster -> below(label -> label == cluster).orElse(Double.NaN));
    }

    private OptionalDouble below(IntPredicate wanted) {
        return values(wanted).map(value -> value < 0 ? 1 : 0).average();
    }
}
