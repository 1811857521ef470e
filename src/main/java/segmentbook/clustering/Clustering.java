package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Standardise;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * Which customer belongs to which cluster, whatever algorithm found it.
 *
 * <p>Clusters are numbered from 1 by size, those of equal size by their centres; 0 is noise, which is no cluster.
 */
public final class Clustering {
    private static final int NOISE = 0;

    private final Clusterer clusterer;
    private final FeatureMatrix matrix;
    private final int[] labels;
    private final int[] sizes;
    private final Centres centres;
    private final Predictor predictor;
    private final String whyNot;

    /** What places points, given the number from 0 that the algorithm gave to each cluster, in the order of clusters. */
    interface Placing {
        Predictor of(Centres centres, int[] order);
    }

    private Clustering(
            Clusterer clusterer, FeatureMatrix matrix, int[] raw, double[][] means, int[] order, Placing placing) {
        this.clusterer = clusterer;
        this.matrix = matrix;
        int[] numbers = numbers(order);
        labels = Arrays.stream(raw).map(label -> label < 0 ? 0 : numbers[label]).toArray();
        sizes = Rows.counts(order.length + 1, Arrays.stream(labels));
        centres = Centres.of(
                matrix.columns(), Arrays.stream(order).mapToObj(i -> means[i]).toArray(double[][]::new));
        predictor = placing.of(centres, order);
        whyNot = "";
    }

    private Clustering(Clusterer clusterer, FeatureMatrix matrix) {
        this.clusterer = clusterer;
        this.matrix = matrix;
        whyNot = clusterer.whyNot(matrix);
        labels = new int[matrix.rows()];
        sizes = new int[] {matrix.rows()};
        centres = Centres.of(matrix.columns(), new double[0][]);
        predictor = new Predictor.Centre(centres);
    }

    /** The number from 1 of each cluster that an algorithm numbered from 0, given those in the order of clusters. */
    static int[] numbers(int[] order) {
        int[] numbers = new int[order.length];
        IntStream.range(0, order.length).forEach(i -> numbers[order[i]] = i + 1);
        return numbers;
    }

    /** What stands for clusters where an algorithm can find none in this data: nobody belongs to one. */
    static Clustering impossible(Clusterer clusterer, FeatureMatrix matrix) {
        return new Clustering(clusterer, matrix);
    }

    /** Why the algorithm is not possible with this data, in a sentence without its full stop; empty where it is. */
    public String whyNot() {
        return whyNot;
    }

    /**
     * Numbers clusters by size.
     *
     * @param raw labels from 0 as the algorithm numbered the clusters, -1 for noise
     * @param means in the same order
     */
    static Clustering of(Clusterer clusterer, FeatureMatrix matrix, int[] raw, double[][] means, Placing placing) {
        int[] sizes = Rows.counts(means.length, Arrays.stream(raw).filter(label -> label >= 0));
        Comparator<Integer> largest = Comparator.comparingInt(i -> -sizes[i]);
        int[] order = Rows.sorted(means.length, largest.thenComparing(i -> means[i], Arrays::compare));
        return new Clustering(clusterer, matrix, raw, means, order, placing);
    }

    /** Likewise of what places any point, told how clusters are numbered: customers are where it places them. */
    static Clustering placed(Clusterer clusterer, FeatureMatrix matrix, int k, Function<int[], Predictor> placing) {
        Predictor asFound = placing.apply(IntStream.range(0, k).toArray());
        int[] labels =
                Arrays.stream(asFound.assign(matrix)).map(label -> label - 1).toArray();
        double[][] means = Centres.means(matrix.toArray(), labels, k);
        return of(clusterer, matrix, labels, means, (centres, order) -> placing.apply(order));
    }

    /** What found the clusters. */
    public Clusterer clusterer() {
        return clusterer;
    }

    /** The name of what found the clusters, for tables and charts. */
    public String algorithm() {
        return clusterer.name();
    }

    /** The customers as points. */
    public FeatureMatrix matrix() {
        return matrix;
    }

    /** What places other customers. */
    public Predictor predictor() {
        return predictor;
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
        return matrix.customers();
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
        Validate.isTrue(cluster >= 1 && cluster <= k(), "cluster: a number from 1 to %s, found %s", k(), cluster);
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

    /** The middle of each cluster: the mean of its members, of k-medoids a member, of a mixture the mean of its component. */
    public Centres centres() {
        return centres;
    }

    /** The same in the units of the raw values: after log1p typical values, not means. */
    public Centres typical() {
        var points = IntStream.rangeClosed(1, k())
                .mapToObj(cluster -> matrix.undo(centres.row(cluster)))
                .toList();
        List<String> columns =
                List.copyOf(matrix.undo(new double[matrix.columns().size()]).keySet());
        return Centres.of(
                columns.stream().map(this::header).toList(),
                points.stream()
                        .map(point -> Rows.values(columns, name -> point.getOrDefault(name, Double.NaN)))
                        .toArray(double[][]::new));
    }

    /** What readers call the raw values of a feature. */
    private String header(String feature) {
        var named = matrix.raw().columns().stream().filter(each -> each.name().equals(feature));
        return named.map(Column::header).findFirst().orElse(feature);
    }

    /** The means of the members of each cluster in standard deviations from the mean of all; NaN without members. */
    public Centres standing() {
        return means(matrix.then(Standardise::fit));
    }

    /**
     * The means of the members of each cluster in a matrix of the same customers, of features that need not be those
     * it was found by; NaN where a cluster has no members.
     *
     * @throws IllegalArgumentException where the matrix is one of other customers
     */
    public Centres means(FeatureMatrix other) {
        String rule = "means: a matrix of the customers of this clustering, found one of %s others";
        Validate.isTrue(other.customers().equals(customers()), rule, other.rows());
        int[] fromZero = Arrays.stream(labels).map(label -> label - 1).toArray();
        return new Centres(other.columns(), Centres.means(other.toArray(), fromZero, k()));
    }

    /**
     * The cluster of other customers, 0 for noise: the nearest centre (trees too, which is approximate), DBSCAN the
     * nearest core point within eps, spectral clustering and latent classes that of the nearest customer, mixtures the most
     * probable component. Fitted labels stay as they are.
     *
     * @throws IllegalArgumentException where the matrix has other columns
     */
    public int[] predict(FeatureMatrix other) {
        return predictor.assign(other);
    }

    /**
     * The same with some clusters taken together and all numbered by size again; their centres are the means of members, and
     * others that are placed in a cluster belong to what it has become part of.
     *
     * @param groups numbers of clusters that become one, each number once at most
     * @throws IllegalArgumentException where there is no such cluster
     */
    public Clustering merged(List<List<Integer>> groups) {
        if (groups.isEmpty()) {
            return this;
        }
        groups.forEach(group -> group.forEach(this::size)); // which refuses a number that no cluster has
        int[] joined = IntStream.range(0, k()).toArray(); // with which cluster, from 0, each goes together
        groups.forEach(group -> group.forEach(each -> joined[each - 1] = Collections.min(group) - 1));
        int[] left = Arrays.stream(joined).distinct().sorted().toArray();
        int[] raw = Arrays.stream(labels)
                .map(label -> label == NOISE ? -1 : Arrays.binarySearch(left, joined[label - 1]))
                .toArray();
        return of(clusterer, matrix, raw, Centres.means(matrix.toArray(), raw, left.length), (points, order) -> {
            List<Integer> parts = Arrays.stream(order).mapToObj(i -> left[i]).toList();
            return new Predictor.Merged(predictor, Rows.list(joined.length, i -> parts.indexOf(joined[i]) + 1));
        });
    }

    /** One row a customer: id and cluster. */
    public Table table() {
        return Columns.<Integer>none()
                .text("customer", "", customers()::get)
                .whole("cluster", "", this::label)
                .table(algorithm(), Rows.list(rows(), i -> i));
    }

    /** One row a cluster, noise last: customers and their share in percent. */
    public Table sizesTable() {
        IntStream numbers = IntStream.rangeClosed(1, k());
        return Columns.<Integer>none()
                .text("cluster", "", i -> i == NOISE ? "noise" : String.valueOf(i))
                .whole("customers", "", i -> sizes[i])
                .share("% of customers", "", i -> (double) sizes[i] / labels.length)
                .table(
                        whyNot,
                        algorithm(),
                        IntStream.concat(numbers, noise() > 0 ? IntStream.of(NOISE) : IntStream.empty())
                                .boxed()
                                .toList());
    }

    /** The algorithm and the number of clusters, with the share of noise where there is any. */
    public String title() {
        String clusters = say("%s, %d clusters", algorithm(), k());
        return noise() == 0 ? clusters : say("%s and %.1f %% noise", clusters, 100.0 * noise() / rows());
    }

    /** The number of a cluster, or noise for 0, with its number of customers. */
    public String name(int cluster) {
        return say(cluster == NOISE ? "noise (%2$,d)" : "%d (%,d)", cluster, sizes[cluster]);
    }

    /** The cluster and the feature that lie farthest from the mean of all customers, in words. */
    public String standingOut() {
        if (k() < 2) {
            return k() == 0 ? "nobody belongs to a cluster" : "one cluster tells nobody apart";
        }
        Centres means = standing();
        String words = "the clusters have the same means";
        double farthest = 0;
        for (int cluster = 1; cluster <= k(); cluster++) {
            for (int i = 0; i < means.columns().size(); i++) {
                double value = means.value(cluster, i);
                if (Math.abs(value) > farthest) {
                    farthest = Math.abs(value);
                    String side = value > 0 ? "high" : "low";
                    words = say(
                            "cluster %d stands out, its %s %s (%+.1f sd)",
                            cluster, means.columns().get(i), side, value);
                }
            }
        }
        return words;
    }

    @Override
    public String toString() {
        return algorithm() + ", k = " + k() + ", sizes " + sizes() + (noise() > 0 ? ", noise " + noise() : "");
    }
}
