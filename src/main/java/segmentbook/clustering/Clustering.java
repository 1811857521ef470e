package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.features.FeatureMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which customer belongs to which cluster, whatever algorithm found it.
 *
 * <p>Clusters are numbered from 1 by size, those of equal size by their centres; 0 is noise, which is no cluster.
 */
public final class Clustering {
    private final String algorithm;
    private final List<String> customers;
    private final int[] labels;
    private final int[] sizes;
    private final int[] order;
    private final Centres centres;
    private final Assigner assigner;

    /** Places one point among the clusters as the algorithm numbered them, from 0; -1 is noise. */
    interface Assigner {
        int assign(double[] point);
    }

    private Clustering(
            String algorithm, FeatureMatrix matrix, int[] raw, double[][] centres, int[] order, Assigner assigner) {
        this.algorithm = algorithm;
        this.customers = matrix.customers();
        this.order = order;
        int[] numbers = new int[order.length];
        IntStream.range(0, order.length).forEach(i -> numbers[order[i]] = i + 1);
        labels = Arrays.stream(raw).map(label -> label < 0 ? 0 : numbers[label]).toArray();
        sizes = new int[order.length + 1];
        Arrays.stream(labels).forEach(label -> sizes[label]++);
        this.centres = Centres.of(
                matrix.columns(), Arrays.stream(order).mapToObj(i -> centres[i]).toArray(double[][]::new));
        this.assigner = point -> {
            int label = assigner.assign(point);
            return label < 0 ? 0 : numbers[label];
        };
    }

    /**
     * Numbers clusters by size.
     *
     * @param raw labels from 0 as the algorithm numbered the clusters, -1 for noise
     * @param centres in the same order
     * @param assigner gives the same numbers
     */
    static Clustering of(String algorithm, FeatureMatrix matrix, int[] raw, double[][] centres, Assigner assigner) {
        int[] sizes = new int[centres.length];
        Arrays.stream(raw).filter(label -> label >= 0).forEach(label -> sizes[label]++);
        int[] order = IntStream.range(0, centres.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -sizes[i])
                        .thenComparing(i -> centres[i], Arrays::compare))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Clustering(algorithm, matrix, raw, centres, order, assigner);
    }

    /** The number, from 0, that the algorithm itself gave to a cluster (from 1). */
    int raw(int cluster) {
        return order[cluster - 1];
    }

    /** What found the clusters, for tables and charts. */
    public String algorithm() {
        return algorithm;
    }

    /** Number of clusters, noise not counted. */
    public int k() {
        return centres.count();
    }

    /** Number of customers, noise included. */
    public int rows() {
        return labels.length;
    }

    /** Ids in the order of the rows. */
    public List<String> customers() {
        return customers;
    }

    /** The cluster of the customer with this row number (from 0), from 1; 0 for noise. */
    public int label(int row) {
        return labels[row];
    }

    /** The cluster of each row, a copy. */
    public int[] labels() {
        return labels.clone();
    }

    /**
     * Number of customers in a cluster, from 1.
     *
     * @throws IllegalArgumentException where there is no such cluster
     */
    public int size(int cluster) {
        if (cluster < 1 || cluster > k()) {
            throw new IllegalArgumentException("cluster: a number from 1 to " + k() + ", found " + cluster);
        }
        return sizes[cluster];
    }

    /** The sizes of all clusters, the largest first. */
    public List<Integer> sizes() {
        return Arrays.stream(sizes, 1, sizes.length).boxed().toList();
    }

    /** Number of customers that belong to no cluster. */
    public int noise() {
        return sizes[0];
    }

    /** The middle of each cluster: the mean of its members, of a mixture the mean of its component. */
    public Centres centres() {
        return centres;
    }

    /**
     * The means of the members of each cluster in a matrix of the same customers, of features that need not be those
     * it was found by; NaN where a cluster has no members.
     *
     * @throws IllegalArgumentException where the matrix is one of other customers
     */
    public Centres means(FeatureMatrix matrix) {
        if (!matrix.customers().equals(customers)) {
            throw new IllegalArgumentException(
                    "means: a matrix of the customers of this clustering, found one of " + matrix.rows() + " others");
        }
        int[] fromZero = Arrays.stream(labels).map(label -> label - 1).toArray();
        return Centres.unchecked(matrix.columns(), Centres.means(matrix.toArray(), fromZero, k()));
    }

    /**
     * The cluster of other customers, 0 for noise: the nearest centre (Ward too, which is approximate), DBSCAN the
     * nearest core point within eps, mixtures the most probable component. Fitted labels stay as they are.
     *
     * @throws IllegalArgumentException where the matrix has other columns
     */
    public int[] predict(FeatureMatrix other) {
        centres.requireColumns(other);
        double[][] rows = other.toArray();
        return IntStream.range(0, rows.length)
                .parallel()
                .map(row -> assigner.assign(rows[row]))
                .toArray();
    }

    /** One row a customer: id and cluster. */
    public Table table() {
        return Table.create(
                algorithm, StringColumn.create("customer", customers), IntColumn.create("cluster", labels()));
    }

    /** One row a cluster, noise last: customers and their share in percent. */
    public Table sizesTable() {
        int rows = noise() > 0 ? k() + 1 : k();
        int[] numbers = IntStream.rangeClosed(1, rows).map(i -> i > k() ? 0 : i).toArray();
        return Table.create(
                algorithm,
                StringColumn.create(
                        "cluster", Arrays.stream(numbers).mapToObj(i -> i == 0 ? "noise" : String.valueOf(i))),
                IntColumn.create(
                        "customers", Arrays.stream(numbers).map(i -> sizes[i]).toArray()),
                DoubleColumn.create(
                        "% of customers",
                        Arrays.stream(numbers)
                                .mapToDouble(i -> 100.0 * sizes[i] / labels.length)
                                .toArray()));
    }

    @Override
    public String toString() {
        return algorithm + ", k = " + k() + ", sizes " + sizes() + (noise() > 0 ? ", noise " + noise() : "");
    }
}
