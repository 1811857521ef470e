package segmentbook.clustering;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import segmentbook.statistics.Axes;

/** Weighted normal distributions; densities in logarithms, so that far points do not become zero. */
final class Components {
    private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);
    private static final double NEGLIGIBLE = -40; // the logarithm of a share that no sum of rows would notice

    private final double[] weights;
    private final double[][] means;
    private final double[][] inverses;
    private final double[] constants;
    private final double[][] covariances;

    /**
     * Of weights that add up to 1.
     *
     * @param covariances one flat square matrix for each component, positive definite
     */
    Components(double[] weights, double[][] means, double[][] covariances) {
        this.weights = weights;
        this.means = means;
        this.covariances = covariances;
        inverses = new double[means.length][];
        constants = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            int width = means[i].length;
            double[] factor = cholesky(covariances[i], width);
            inverses[i] = inverse(factor, width);
            constants[i] = StrictMath.log(weights[i]) - width * LOG_TWO_PI / 2;
            for (int d = 0; d < width; d++) {
                constants[i] -= StrictMath.log(factor[d * width + d]);
            }
        }
    }

    double[][] means() {
        return means;
    }

    /** Whether all covariances are positive definite. */
    boolean areProper() {
        return Arrays.stream(constants).allMatch(Double::isFinite);
    }

    /** What places points by these components in another order. */
    Predictor predictor(Centres centres, int[] order) {
        return new Predictor.Component(
                centres,
                Arrays.stream(order).mapToObj(i -> weights[i]).toList(),
                Arrays.stream(order)
                        .mapToObj(i -> Arrays.stream(covariances[i]).boxed().toList())
                        .toList());
    }

    /** The smallest standard deviation of a component in any direction. */
    double narrowest() {
        return IntStream.range(0, means.length)
                .mapToDouble(i -> Arrays.stream(axes(i).values()).min().orElseThrow())
                .map(variance -> Math.sqrt(Math.max(0, variance)))
                .min()
                .orElseThrow();
    }

    /** The direction in which a component is longest. */
    double[] longestAxis(int component) {
        return axes(component).vector(0).toArray(); // the variances fall
    }

    private Axes axes(int component) {
        int width = means[component].length;
        double[][] square = new double[width][];
        Arrays.setAll(square, i -> Arrays.copyOfRange(covariances[component], i * width, (i + 1) * width));
        return Axes.of(new Array2DRowRealMatrix(square, false));
    }

    /** The logarithm of the mixture's density at a point; {@code shares} receives how far it belongs to each component. */
    double logDensity(double[] point, double[] shares) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = logDensity(i, point, max + NEGLIGIBLE);
            max = Math.max(max, shares[i]);
        }
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] - max < NEGLIGIBLE ? 0 : StrictMath.exp(shares[i] - max);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return max + StrictMath.log(sum);
    }

    /** The component, from 0, to which a point most probably belongs; of equals the first. */
    int mostProbable(double[] point) {
        int best = 0;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < means.length; i++) {
            double log = logDensity(i, point, max);
            if (log > max) {
                max = log;
                best = i;
            }
        }
        return best;
    }

    /** The logarithm of the weighted density of one component; something lower where it is below {@code enough}. */
    private double logDensity(int component, double[] point, double enough) {
        double[] mean = means[component];
        double[] inverse = inverses[component];
        double most = 2 * (constants[component] - enough);
        double distance = 0; // by Mahalanobis, squared
        for (int i = 0, at = 0; i < mean.length && distance <= most; i++) {
            double z = 0;
            for (int j = 0; j <= i; j++) {
                z += inverse[at + j] * (point[j] - mean[j]);
            }
            distance += z * z;
            at += mean.length;
        }
        return constants[component] - distance / 2;
    }

    /** The lower triangular matrix whose product with its own transpose is {@code matrix}. */
    static double[] cholesky(double[] matrix, int width) {
        double[] factor = new double[width * width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * width + j];
                for (int m = 0; m < j; m++) {
                    sum -= factor[i * width + m] * factor[j * width + m];
                }
                factor[i * width + j] = i == j ? Math.sqrt(sum) : sum / factor[j * width + j];
            }
        }
        return factor;
    }

    /** The inverse of a lower triangular matrix. */
    private static double[] inverse(double[] factor, int width) {
        double[] inverse = new double[width * width];
        for (int column = 0; column < width; column++) {
            for (int i = column; i < width; i++) {
                double sum = i == column ? 1 : 0;
                for (int m = column; m < i; m++) {
                    sum -= factor[i * width + m] * inverse[m * width + column];
                }
                inverse[i * width + column] = sum / factor[i * width + i];
            }
        }
        return inverse;
    }
}
