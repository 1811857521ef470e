package segmentbook.features;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import segmentbook.columns.Columns;
import segmentbook.features.FittedStep.Fit;
import segmentbook.features.Projection.Axis;
import segmentbook.statistics.Axes;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * A few things nobody measured that would explain why columns go together: factors of the highest likelihood (Jöreskog
 * 1967), turned by varimax (Kaiser 1958) so that each loads a few columns only.
 *
 * <p>What is a column's own, its uniqueness, is at least {@value #OWN} of its variance, as in R's factanal. The sign of a
 * factor is free; here its largest loading is above zero, and the factor that explains most comes first.
 */
public final class FactorAnalysis extends Columns.Tabled {
    private static final double OWN = .005;
    private static final int ROUNDS = 20_000;

    private final FeatureMatrix matrix;
    private final double[][] loadings; // a row a factor
    private final double[] unique;
    private final String whyNot;

    private FactorAnalysis(FeatureMatrix matrix, double[][] loadings, double[] unique, String whyNot) {
        this.matrix = matrix;
        this.loadings = loadings;
        this.unique = unique;
        this.whyNot = whyNot;
    }

    /** How many factors so many columns can determine: their covariances must be no fewer than what is fitted to them. */
    public static int most(int columns) {
        return (int) Math.floor(columns + .5 - Math.sqrt(2 * columns + .25));
    }

    /** As many factors as principal components have eigenvalues above 1 (Kaiser), 1 at least, and as columns determine. */
    public static FactorAnalysis of(FeatureMatrix matrix) {
        PrincipalComponents components = PrincipalComponents.of(matrix);
        int last = components.size() - 1;
        int most = most(components.size());
        if (most < 1 || matrix.rows() <= components.size() || components.share(last) < 1e-9) {
            String needs =
                    "Factors need three columns in which customers differ, none of which follows from the others,"
                            + " and more customers than columns";
            return new FactorAnalysis(matrix, new double[0][], new double[0], needs);
        }
        return of(matrix, Math.max(1, Math.min(most, components.aboveOne())));
    }

    /**
     * So many factors.
     *
     * @throws IllegalArgumentException unless 1 to {@link #most} factors are asked for
     */
    public static FactorAnalysis of(FeatureMatrix matrix, int factors) {
        int most = most(matrix.columns().size());
        String rule = "factors: 1 to %s of %s columns, found %s";
        Validate.isTrue(
                factors >= 1 && factors <= most, rule, most, matrix.columns().size(), factors);
        RealMatrix covariance = PrincipalComponents.covariance(matrix);
        double[] all = Rows.values(covariance.getRowDimension(), i -> covariance.getEntry(i, i));
        double[] unique = all.clone();
        double[][] loadings = {};
        double change = 1;
        for (int round = 0; round < ROUNDS && change > 1e-12; round++) {
            loadings = loadings(covariance, unique, factors);
            change = rest(all, loadings, unique);
        }
        varimax(loadings);
        double[][] ordered = Arrays.stream(loadings)
                .map(PrincipalComponents::signed)
                .sorted(Comparator.comparingDouble(each -> -squares(each)))
                .toArray(double[][]::new);
        return new FactorAnalysis(matrix, ordered, unique, "");
    }

    /** Sets what is a column's own to what the loadings leave of all, and gives the largest change. */
    private static double rest(double[] all, double[][] loadings, double[] unique) {
        double change = 0;
        for (int i = 0; i < all.length; i++) {
            double own = Math.max(OWN * all[i], all[i] - communality(loadings, i));
            change = Math.max(change, Math.abs(own - unique[i]) / all[i]);
            unique[i] = own;
        }
        return change;
    }

    /** The loadings of the highest likelihood where each column has so much of its own; a row a factor. */
    private static double[][] loadings(RealMatrix covariance, double[] unique, int factors) {
        var roots = new DiagonalMatrix(Arrays.stream(unique).map(Math::sqrt).toArray());
        DiagonalMatrix inverse = roots.inverse();
        Axes eigen = Axes.of(inverse.multiply(covariance).multiply(inverse));
        return IntStream.range(0, factors)
                .mapToObj(i -> roots.operate(eigen.vector(i)
                        .mapMultiply(Math.sqrt(Math.max(0, eigen.values()[i] - 1)))
                        .toArray()))
                .toArray(double[][]::new);
    }

    /** Turns two factors at a time, as far as squared loadings differ most. */
    private static void varimax(double[][] loadings) {
        double turned = 1;
        for (int round = 0; round < ROUNDS && turned > 1e-12; round++) {
            turned = 0;
            for (int a = 0; a < loadings.length; a++) {
                for (int b = a + 1; b < loadings.length; b++) {
                    turned = Math.max(turned, Math.abs(turn(loadings[a], loadings[b])));
                }
            }
        }
    }

    private static double turn(double[] a, double[] b) {
        double u = 0;
        double v = 0;
        double cosines = 0;
        double sines = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] * a[i] - b[i] * b[i];
            double product = 2 * a[i] * b[i];
            u += difference;
            v += product;
            cosines += difference * difference - product * product;
            sines += 2 * difference * product;
        }
        double angle = StrictMath.atan2(sines - 2 * u * v / a.length, cosines - (u * u - v * v) / a.length) / 4;
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        for (int i = 0; i < a.length; i++) {
            double first = a[i];
            a[i] = cosine * first + sine * b[i];
            b[i] = cosine * b[i] - sine * first;
        }
        return angle;
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(each -> each * each).sum();
    }

    private static double communality(double[][] loadings, int column) {
        return Arrays.stream(loadings)
                .mapToDouble(factor -> factor[column] * factor[column])
                .sum();
    }

    /**
     * The step that puts factors in the place of all columns of a table: the score that is expected of a customer (Thomson's
     * regression).
     *
     * @throws IllegalArgumentException from the step, as {@link #of(FeatureMatrix, int)}
     */
    public static Fit fit(int factors) {
        return table -> of(FeatureMatrix.raw(table), factors).step();
    }

    private Projection step() {
        RealMatrix all = new Array2DRowRealMatrix(loadings);
        RealMatrix byOwn = all.multiply(new DiagonalMatrix(unique).inverse());
        RealMatrix inner = MatrixUtils.createRealIdentityMatrix(size()).add(byOwn.multiply(all.transpose()));
        RealMatrix weights = MatrixUtils.inverse(inner).multiply(byOwn);
        return new Projection(
                PrincipalComponents.byColumn(columns(), PrincipalComponents.means(matrix)),
                Rows.list(
                        size(),
                        i -> new Axis(
                                "factor " + (i + 1),
                                PrincipalComponents.byColumn(columns(), weights.getRow(i)),
                                PrincipalComponents.byColumn(columns(), loadings[i]))));
    }

    /** Why there are no factors, in a sentence without its full stop; empty where there are. */
    public String whyNot() {
        return whyNot;
    }

    /** Number of factors. */
    public int size() {
        return loadings.length;
    }

    /** What the features are named by. */
    public List<String> columns() {
        return matrix.columns();
    }

    /** How far a column goes with a factor, both from 0: of a standardised column the correlation, -1 to 1. */
    public double loading(int factor, int column) {
        return loadings[factor][column];
    }

    /** Which part of a column's variance no factor explains, 0 to 1. */
    public double uniqueness(int column) {
        return unique[column] / (unique[column] + communality(loadings, column));
    }

    /** How much of the differences between customers the factors explain, in a sentence. */
    public String sentence() {
        var sum = Arrays.stream(loadings).mapToDouble(FactorAnalysis::squares).sum();
        double percent = 100 * sum / (sum + Arrays.stream(unique).sum());
        String words = "%d %s %.0f %% of how customers differ in %d columns";
        String explain = size() == 1 ? "factor explains" : "factors explain";
        return whyNot.isEmpty() ? say(words, size(), explain, percent, columns().size()) : whyNot;
    }

    /** One row a column: its loading by each factor, and the part of its variance that is its own, in percent. */
    public Table table() {
        Columns<Integer> all = Columns.<Integer>none().text("feature", "", columns()::get);
        for (int i = 0; i < size(); i++) {
            int factor = i;
            all = all.number("factor " + (factor + 1), "", column -> loading(factor, column));
        }
        return all.share("% its own", "", this::uniqueness)
                .table(whyNot, sentence(), Rows.list(columns().size(), i -> i));
    }
}
