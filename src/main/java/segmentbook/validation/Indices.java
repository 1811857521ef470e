package segmentbook.validation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.clustering.Clustering;
import segmentbook.statistics.Rows;
import segmentbook.validation.ClusterBlocks.Block;

/** Metrics that judge a clustering by its distances alone. Noise is left out of all of them. */
public final class Indices {
    private Indices() {}

    /** Within-cluster sum of squares: squared distances to the means of the clusters, less is tighter; 0 or more. */
    public static double wcss(Clustering clustering) {
        ClusterBlocks blocks = new ClusterBlocks(clustering);
        return wcss(blocks, blocks.means());
    }

    private static double wcss(ClusterBlocks blocks, double[][] means) {
        return Arrays.stream(within(blocks, means, square -> square)).reduce(0, Double::sum);
    }

    /** Sums over each cluster of something of the squared distances to its mean. */
    private static double[] within(ClusterBlocks blocks, double[][] means, DoubleUnaryOperator of) {
        return Rows.values(blocks.k(), cluster -> IntStream.range(0, blocks.size(cluster))
                .mapToDouble(i -> blocks.squaredDistance(blocks.start(cluster) + i, means[cluster]))
                .map(of)
                .sum());
    }

    /**
     * Mean over clusters of the worst ratio of widths to distance of centres, 0 or more, less is better (Davies,
     * Bouldin 1979). NaN below two clusters, or where two centres are the same.
     */
    public static double daviesBouldin(Clustering clustering) {
        ClusterBlocks blocks = new ClusterBlocks(clustering);
        double[][] means = blocks.means();
        double[] widths = within(blocks, means, Math::sqrt);
        Arrays.setAll(widths, cluster -> widths[cluster] / blocks.size(cluster));
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double worst = means.length < 2 ? Double.NaN : 0;
            for (int j = 0; j < means.length; j++) {
                if (i != j) {
                    worst = Math.max(worst, (widths[i] + widths[j]) / MathArrays.distance(means[i], means[j]));
                }
            }
            sum += worst;
        }
        double index = sum / means.length;
        return Double.isFinite(index) ? index : Double.NaN;
    }

    /**
     * Spread between clusters over spread within, each by its degrees of freedom, 0 or more, more is better (Calinski,
     * Harabasz 1974). NaN below two clusters, where each row is a cluster, or where clusters have no width.
     */
    public static double calinskiHarabasz(Clustering clustering) {
        ClusterBlocks blocks = new ClusterBlocks(clustering);
        double[][] means = blocks.means();
        double[] middle = new double[Math.max(1, clustering.matrix().columns().size())];
        double within = wcss(blocks, means);
        for (int cluster = 0; cluster < means.length; cluster++) {
            for (int c = 0; c < middle.length; c++) {
                middle[c] += means[cluster][c] * blocks.size(cluster) / blocks.places();
            }
        }
        double between = 0;
        for (int cluster = 0; cluster < means.length; cluster++) {
            double distance = MathArrays.distance(means[cluster], middle);
            between += blocks.size(cluster) * distance * distance;
        }
        double index = between / (means.length - 1) / (within / (blocks.places() - means.length));
        return means.length >= 2 && Double.isFinite(index) ? index : Double.NaN;
    }

    /**
     * Smallest distance between two customers of different clusters over the greatest distance within a cluster, 0 or
     * more, more is better (Dunn 1974). NaN below two clusters, or where clusters have no width.
     */
    public static double dunn(Clustering clustering) {
        ClusterBlocks blocks = new ClusterBlocks(clustering);
        double[] extremes = blocks.blocks().parallelStream()
                .map(block -> extremes(blocks, block))
                .reduce(new double[] {Double.POSITIVE_INFINITY, 0}, (a, b) ->
                        new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
        double index = Math.sqrt(extremes[0] / extremes[1]);
        return blocks.k() >= 2 && Double.isFinite(index) ? index : Double.NaN;
    }

    /** Smallest squared distance to an earlier cluster, and greatest one within the cluster, of the places of a block. */
    private static double[] extremes(ClusterBlocks blocks, Block block) {
        double[][] copy = blocks.copy(block);
        double[] squares = new double[block.size()];
        double[] min = new double[block.size()];
        double[] max = new double[block.size()];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        int own = blocks.start(block.cluster());
        for (int place = 0; place < own; place++) {
            blocks.squaredDistances(copy, copy.length, place, squares);
            for (int i = 0; i < squares.length; i++) {
                min[i] = Math.min(min[i], squares[i]);
            }
        }
        for (int place = own; place < block.to(); place++) {
            blocks.squaredDistances(copy, copy.length, place, squares);
            for (int i = 0; i < squares.length; i++) {
                max[i] = Math.max(max[i], squares[i]);
            }
        }
        return new double[] {
            Arrays.stream(min).min().orElseThrow(), Arrays.stream(max).max().orElseThrow()
        };
    }
}
