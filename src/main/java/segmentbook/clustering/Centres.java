package segmentbook.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Scaling;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The middle of each cluster, numbered from 1. */
public final class Centres {
    private final List<String> columns;
    private final double[][] values;

    private Centres(List<String> columns, double[][] values) {
        this.columns = List.copyOf(columns);
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Centres given as numbers.
     *
     * @param columns names of the features
     * @param values a row for each cluster, a value for each feature
     * @throws IllegalArgumentException where a row has another length, or a value is not finite
     */
    public static Centres of(List<String> columns, double[][] values) {
        for (double[] centre : values) {
            if (centre.length != columns.size() || !Arrays.stream(centre).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "centres: a finite value for each of " + columns + ", found " + Arrays.toString(centre));
            }
        }
        return new Centres(columns, values);
    }

    /** Centres that may hold NaN. */
    static Centres unchecked(List<String> columns, double[][] values) {
        return new Centres(columns, values);
    }

    /** Number of clusters. */
    public int count() {
        return values.length;
    }

    /** Names of the features. */
    public List<String> columns() {
        return columns;
    }

    /** One cluster's centre, a copy; clusters count from 1. */
    public double[] row(int cluster) {
        return values[cluster - 1].clone();
    }

    /** One value; clusters count from 1, columns from 0. */
    public double value(int cluster, int column) {
        return values[cluster - 1][column];
    }

    /** The cluster whose centre is nearest; of equally near ones the one whose centre comes first in order. */
    public int nearest(double[] point) {
        return nearest(values, point) + 1;
    }

    /**
     * The nearest cluster of each row.
     *
     * @throws IllegalArgumentException where the matrix has other columns
     */
    public int[] assign(FeatureMatrix matrix) {
        requireColumns(matrix);
        double[][] rows = matrix.toArray();
        return IntStream.range(0, rows.length)
                .parallel()
                .map(row -> nearest(rows[row]))
                .toArray();
    }

    void requireColumns(FeatureMatrix matrix) {
        if (!matrix.columns().equals(columns)) {
            throw new IllegalArgumentException("predict: columns " + columns + ", found " + matrix.columns());
        }
    }

    /** The nearest of some centres, from 0. Ties do not depend on the order in which centres are given. */
    static int nearest(double[][] centres, double[] point) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centres.length; i++) {
            double distance = squared(centres[i], point);
            if (distance < least || distance == least && Arrays.compare(centres[i], centres[best]) < 0) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    /** The means of the rows with each label from 0 to k - 1, added in the order of rows; NaN where none has it. */
    static double[][] means(double[][] rows, int[] labels, int k) {
        double[][] sums = new double[k][rows[0].length];
        int[] sizes = new int[k];
        for (int row = 0; row < rows.length; row++) {
            if (labels[row] >= 0) {
                sizes[labels[row]]++;
                for (int i = 0; i < rows[row].length; i++) {
                    sums[labels[row]][i] += rows[row][i];
                }
            }
        }
        for (int cluster = 0; cluster < k; cluster++) {
            for (int i = 0; i < sums[cluster].length; i++) {
                sums[cluster][i] /= sizes[cluster];
            }
        }
        return sums;
    }

    /** One row a cluster, in the units of the features. */
    public Table table() {
        Table table = Table.create(
                "Centres",
                IntColumn.create("cluster", IntStream.rangeClosed(1, count()).toArray()));
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            table.addColumns(DoubleColumn.create(
                    columns.get(column),
                    Arrays.stream(values).mapToDouble(v -> v[at]).toArray()));
        }
        return table;
    }

    /** The same in the units of the raw measures; after log1p these are typical values, not means. */
    public Table table(Scaling scaling) {
        return original(scaling).table();
    }

    /**
     * The same centres in the units of the raw measures.
     *
     * @throws IllegalArgumentException where the scaling has another number of columns
     */
    public Centres original(Scaling scaling) {
        if (scaling.columns().size() != columns.size()) {
            throw new IllegalArgumentException("centres: a scaling of " + columns.size() + " columns, found "
                    + scaling.columns().size());
        }
        return new Centres(
                columns,
                Arrays.stream(values)
                        .map(centre -> IntStream.range(0, centre.length)
                                .mapToDouble(i -> scaling.columns().get(i).raw(centre[i]))
                                .toArray())
                        .toArray(double[][]::new));
    }
}
