package segmentbook.features;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.util.Precision;
import segmentbook.columns.Columns;
import segmentbook.description.DataException;
import segmentbook.features.FittedStep.Fit;
import segmentbook.features.Projection.Axis;
import segmentbook.statistics.Axes;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * Directions in which the points of a matrix spread most, at right angles to each other, the widest first.
 *
 * <p>The sign of a direction is free; here its largest loading (of equals the first) is above zero.
 */
public final class PrincipalComponents extends Columns.Tabled {
    private static final int DIGITS = 9; // that decide which value is the largest

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
        double[] means = means(matrix);
        Axes eigen = Axes.of(covariance(matrix));
        double[] variances = eigen.values();
        int[] order = Rows.sorted(width, (a, b) -> Double.compare(variances[b], variances[a]));
        return new PrincipalComponents(
                matrix.columns(),
                means,
                Arrays.stream(order)
                        .mapToObj(i -> signed(eigen.vector(i).toArray()))
                        .toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(i -> Math.max(0, variances[i])).toArray());
    }

    static double[] means(FeatureMatrix matrix) {
        return Rows.values(
                matrix.columns().size(),
                column -> Arrays.stream(matrix.column(column)).sum() / matrix.rows());
    }

    /** Divided by n. */
    static RealMatrix covariance(FeatureMatrix matrix) {
        int width = matrix.columns().size();
        return matrix.rows() == 1
                ? new Array2DRowRealMatrix(width, width)
                : new Covariance(matrix.toArray(), false).getCovarianceMatrix();
    }

    /** With the largest value, of equals the first, above zero. */
    static double[] signed(double[] direction) {
        double sign = direction[largest(direction)] < 0 ? -1 : 1;
        return Arrays.stream(direction).map(v -> v * sign).toArray();
    }

    private static int largest(double[] direction) {
        return Rows.greatest(Rows.values(direction.length, i -> Precision.round(Math.abs(direction[i]), DIGITS)));
    }

    /**
     * The step that puts the first few components in the place of all columns of a table.
     *
     * @throws segmentbook.description.DataException from the step, where all customers are the same
     * @throws IllegalArgumentException from the step, where there are not so many columns
     */
    public static Fit fit(int count) {
        return table -> of(FeatureMatrix.raw(table)).step(count);
    }

    private Projection step(int count) {
        Validate.isTrue(count >= 1 && count <= size(), "components: 1 to %s, found %s", size(), count);
        boolean differ = !Double.isNaN(share(0));
        DataException.require(differ, "components: customers that differ in a column, found all the same");
        return new Projection(
                byColumn(columns, means),
                Rows.list(
                        count,
                        i -> new Axis(
                                "component " + (i + 1),
                                byColumn(columns, directions[i]),
                                byColumn(columns, directions[i]))));
    }

    static Map<String, Double> byColumn(List<String> columns, double... values) {
        Map<String, Double> all = new LinkedHashMap<>();
        IntStream.range(0, values.length).forEach(i -> all.put(columns.get(i), values[i]));
        return all;
    }

    /** Number of components. */
    public int size() {
        return variances.length;
    }

    /** Which part of the whole variance lies along one component (from 0), 0 to 1; NaN where all points are one. */
    public double share(int component) {
        return variances[component] / Arrays.stream(variances).sum();
    }

    /** The variance along one component, from 0, divided by n: an eigenvalue of the covariances. */
    public double eigenvalue(int component) {
        return variances[component];
    }

    /** Which part of the whole variance lies along the components up to this one (from 0); NaN where all points are one. */
    public double cumulative(int component) {
        return IntStream.rangeClosed(0, component).mapToDouble(this::share).sum();
    }

    /** How many components say more than one column of variance 1 does: those with an eigenvalue above 1. */
    int aboveOne() {
        return (int) Arrays.stream(variances).filter(each -> each > 1).count();
    }

    /** How much the first component says, and how many say more than a column of variance 1, in words. */
    public String screeSentence() {
        return size() == 0
                ? "There are no components: customers do not differ in any feature"
                : say(
                        "The first of %d components holds %.0f %% of how customers differ; %d %s an eigenvalue above 1",
                        size(), 100 * share(0), aboveOne(), aboveOne() == 1 ? "has" : "have");
    }

    /** Whether columns grow together along the first component, or some against others, in words. */
    public String loadingSentence() {
        if (size() == 0) {
            return screeSentence();
        }
        double[] first = directions[0];
        int least = Rows.greatest(Rows.values(first.length, i -> -first[i]));
        return first[least] > -1e-9
                ? "Along component 1 no column falls while another grows"
                : say("Along component 1 %s grows while %s falls", columns.get(largest(first)), columns.get(least));
    }

    /** What the features are named by. */
    public List<String> columns() {
        return columns;
    }

    /** How much of the differences between customers the first two components show, in words. */
    public String sentence() {
        return say("the plane shows %.0f %% of how customers differ", 100 * (share(0) + (size() == 1 ? 0 : share(1))));
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
        String none = "There are no directions: customers do not differ in any feature";
        Columns<Integer> all = Columns.<Integer>none()
                .text("component", "", i -> "component " + (i + 1))
                .share("% of variance", "", this::share);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            all = all.number(columns.get(column), "", component -> loading(component, column));
        }
        return all.table(columns.isEmpty() ? none : "", "Principal components", Rows.list(size(), i -> i));
    }
}
