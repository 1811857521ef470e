package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.validation.ClusterBlocks.Block;
import tech.tablesaw.api.Table;

/**
 * How much nearer each customer is to the own cluster than to the next one (Rousseeuw 1987).
 *
 * <p>With a the mean distance to the others of the own cluster and b the least mean distance to another cluster:
 * {@code (b - a) / max(a, b)}, -1 to 1, more is better. A customer alone in a cluster has 0. Exact: all pairs are
 * looked at. Undefined (NaN) for noise, and for everybody where there are fewer than two clusters.
 */
public final class Silhouette {
    private final int[] labels;
    private final double[] values;

    private Silhouette(int[] labels, double[] values) {
        this.labels = labels;
        this.values = values;
    }

    /** Of the rows of a clustering. */
    public static Silhouette of(Clustering clustering) {
        ClusterBlocks blocks = new ClusterBlocks(clustering);
        int[] labels = clustering.labels();
        double[] values = new double[labels.length];
        Arrays.fill(values, Double.NaN);
        if (blocks.k() >= 2) {
            blocks.blocks().parallelStream().forEach(block -> block(blocks, block, values));
        }
        return new Silhouette(labels, values);
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
            double greater = Math.max(own[i], nearest[i]);
            values[blocks.row(block.from() + i)] = alone || greater == 0 ? 0 : (nearest[i] - own[i]) / greater;
        }
    }

    /** The value of one row, from 0. */
    public double value(int row) {
        return values[row];
    }

    /** The mean over all rows that are not noise. */
    public double mean() {
        return mean(label -> label > 0);
    }

    /** The mean over one cluster, from 1; NaN where nobody is in it. */
    public double mean(int cluster) {
        return mean(label -> label == cluster);
    }

    private double mean(java.util.function.IntPredicate wanted) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (wanted.test(labels[row])) {
                sum += values[row];
                count++;
            }
        }
        return sum / count;
    }

    /**
     * The standard error of {@link #mean()} if other customers had been met and the clusters were the same: the deviation of the
     * values over the root of their number. NaN below two customers in clusters.
     */
    public double standardError() {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        return known.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(known) / known.length);
    }

    /** The values of one cluster (from 1) rising, as the silhouette plot shows them. */
    public double[] sorted(int cluster) {
        return IntStream.range(0, values.length)
                .filter(row -> labels[row] == cluster)
                .mapToDouble(row -> values[row])
                .sorted()
                .toArray();
    }

    /** The share of rows, noise left out, that are nearer to another cluster than to their own, 0 to 1. */
    public double shareBelowZero() {
        long below = Arrays.stream(values).filter(value -> value < 0).count();
        return (double) below / Arrays.stream(labels).filter(label -> label > 0).count();
    }

    /** The mean, and how many customers lie nearer to another cluster, in words. */
    public String sentence() {
        return say(
                "mean silhouette %.2f; %.1f %% of the customers lie nearer to another cluster",
                mean(), 100 * shareBelowZero());
    }

    /** Customers, mean, smallest value and share below zero (in percent) of each cluster. */
    public Table table() {
        int k = Arrays.stream(labels).max().orElse(0);
        return Columns.<Integer>none()
                .whole("cluster", "", cluster -> cluster)
                .whole("customers", "", cluster -> sorted(cluster).length)
                .number("mean", "", this::mean)
                .number("min", "", cluster -> Arrays.stream(sorted(cluster))
                        .min()
                        .orElse(Double.NaN))
                .share(
                        "% below zero",
                        "", cluster -> {
                            double[] own = sorted(cluster);
                            return (double) Arrays.stream(own)
                                            .filter(v -> v < 0)
                                            .count()
                                    / own.length;
                        })
                .table("Silhouette", IntStream.rangeClosed(1, k).boxed().toList());
    }
}
