package segmentbook.clustering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import segmentbook.columns.Columns;
import segmentbook.features.FeatureMatrix;
import tech.tablesaw.api.Table;

/** Points in the space of features: the middle of each cluster, numbered from 1. */
public final class Centres {
    private final List<String> columns;
    private final double[][] values;

    /** Centres that may hold NaN. */
    Centres(List<String> columns, double[][] values) {
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
    @JsonCreator
    public static Centres of(@JsonProperty("columns") List<String> columns, @JsonProperty("values") double[][] values) {
        for (double[] centre : values) {
            boolean finite =
                    centre.length == columns.size() && Arrays.stream(centre).allMatch(Double::isFinite);
            String rule = "centres: a finite value for each of %s, found %s";
            Validate.isTrue(finite, rule, columns, Arrays.toString(centre));
        }
        return new Centres(columns, values);
    }

    /** Number of clusters. */
    public int count() {
        return values.length;
    }

    /** Names of the features. */
    @JsonProperty
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

    /** All values, a copy, one array a cluster. */
    @JsonProperty("values")
    public double[][] toArray() {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    void requireColumns(FeatureMatrix matrix) {
        Validate.isTrue(matrix.columns().equals(columns), "predict: columns %s, found %s", columns, matrix.columns());
    }

    /** The nearest of some centres, from 0. Ties do not depend on the order in which centres are given. */
    static int nearest(double[][] centres, double[] point) {
        int best = 0;
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centres.length; i++) {
            double distance = squared(centres[i], point);
            if (distance < min || (distance == min && Arrays.compare(centres[i], centres[best]) < 0)) {
                min = distance;
                best = i;
            }
        }
        return best;
    }

    /** The squared distance of two points. */
    public static double squared(double[] a, double[] b) {
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

    /** One row a cluster. */
    public Table table() {
        Columns<Integer> all = Columns.<Integer>none().whole("cluster", "", cluster -> cluster);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            all = all.number(columns.get(column), "", cluster -> value(cluster, column));
        }
        return all.table("Centres", IntStream.rangeClosed(1, count()).boxed().toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Centres centres
                && centres.columns.equals(columns)
                && Arrays.deepEquals(centres.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * columns.hashCode() + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return columns + " " + Arrays.deepToString(values);
    }
}
