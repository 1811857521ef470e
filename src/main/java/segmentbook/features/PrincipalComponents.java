package segmentbook.features;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/**
 * Directions in which the points of a matrix spread most, at right angles to each other, the widest first.
 *
 * <p>The sign of a direction is free; here its largest loading (of equals the first) is above zero.
 */
public final class PrincipalComponents {
    private final List<String> columns;
    private final double[] means;
    private final double[][] directions;
    private final double[] variances;

    private PrincipalComponents(List<String> columns, double[] means, double[][] directions, double[] variances) {
        this.columns = columns;
        this.means = means;
        this.directions = directions;
        this.variances = variances;
    }

    /** As many components as the matrix has columns. */
    public static PrincipalComponents of(FeatureMatrix matrix) {
        int width = matrix.columns().size();
        if (width == 0) {
            return new PrincipalComponents(List.of(), new double[0], new double[0][], new double[0]);
        }
        double[] means = IntStream.range(0, width)
                .mapToDouble(column -> Arrays.stream(matrix.column(column)).sum() / matrix.rows())
                .toArray();
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance(matrix, means)));
        double[] variances = eigen.getRealEigenvalues();
        int[] order = IntStream.range(0, width)
                .boxed()
                .sorted((a, b) -> Double.compare(variances[b], variances[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PrincipalComponents(
                matrix.columns(),
                means,
                Arrays.stream(order)
                        .mapToObj(i -> signed(eigen.getEigenvector(i).toArray()))
                        .toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(i -> Math.max(0, variances[i])).toArray());
    }

    private static double[][] covariance(FeatureMatrix matrix, double[] means) {
        double[][] sums = new double[means.length][means.length];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int i = 0; i < means.length; i++) {
                for (int j = 0; j < means.length; j++) {
                    sums[i][j] += (matrix.value(row, i) - means[i]) * (matrix.value(row, j) - means[j]) / matrix.rows();
                }
            }
        }
        return sums;
    }

    private static double[] signed(double[] direction) {
        int largest = 0;
        for (int i = 1; i < direction.length; i++) {
            if (Math.abs(direction[i]) > Math.abs(direction[largest]) + 1e-9) {
                largest = i;
            }
        }
        double sign = direction[largest] < 0 ? -1 : 1;
        return Arrays.stream(direction).map(v -> v * sign).toArray();
    }

    /** Number of components. */
    public int size() {
        return variances.length;
    }

    /** Which part of the whole variance lies along one component (from 0), 0 to 1; NaN where all points are one. */
    public double share(int component) {
        return variances[component] / Arrays.stream(variances).sum();
    }

    /** How much of the differences between customers the first two components show, in words. */
    public String sentence() {
        double shown = share(0) + (size() == 1 ? 0 : share(1));
        return say("the plane shows %.0f %% of how customers differ", 100 * shown);
    }

    /** How much a feature counts in a component, -1 to 1; both from 0. */
    public double loading(int component, int column) {
        return directions[component][column];
    }

    /** Where a point lies along one component, from 0. */
    public double project(double[] point, int component) {
        double sum = 0;
        for (int column = 0; column < point.length; column++) {
            sum += (point[column] - means[column]) * directions[component][column];
        }
        return sum;
    }

    /** Loadings of each component, with its share of the variance in percent. */
    public Table table() {
        if (columns.isEmpty()) {
            return Table.create("There are no directions: customers do not differ in any feature");
        }
        Columns<Integer> all = Columns.<Integer>none()
                .text("component", "", i -> "component " + (i + 1))
                .share("% of variance", "", this::share);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            all = all.number(columns.get(column), "", component -> loading(component, column));
        }
        return all.table(
                "Principal components", IntStream.range(0, size()).boxed().toList());
    }
}
