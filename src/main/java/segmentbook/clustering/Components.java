package segmentbook.clustering;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Weighted normal distributions; densities in logarithms, so that far points do not become zero. */
final class Components {
    private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

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
        double min = Double.POSITIVE_INFINITY;
        for (double[] flat : covariances) {
            int width = means[0].length;
            double[][] square = new double[width][];
            for (int i = 0; i < width; i++) {
                square[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
            }
            for (double variance : new EigenDecomposition(new Array2DRowRealMatrix(square)).getRealEigenvalues()) {
                min = Math.min(min, Math.sqrt(Math.max(0, variance)));
            }
        }
        return min;
    }

    /** The logarithm of the mixture's density at a point; {@code logs} receives that of each weighted component. */
    double logDensity(double[] point, double[] logs) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = constants[i] - mahalanobis(i, point) / 2;
            max = Math.max(max, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - max);
        }
        return max + StrictMath.log(sum);
    }

    /** The component, from 0, to which a point most probably belongs; of equals the first. */
    int mostProbable(double[] point) {
        int best = 0;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < means.length; i++) {
            double log = constants[i] - mahalanobis(i, point) / 2;
            if (log > max) {
                max = log;
                best = i;
            }
        }
        return best;
    }

    private double mahalanobis(int component, double[] point) {
        double[] mean = means[component];
        double[] inverse = inverses[component];
        double distance = 0;
        for (int i = 0, at = 0; i < mean.length; i++) {
            double z = 0;
            for (int j = 0; j <= i; j++) {
                z += inverse[at + j] * (point[j] - mean[j]);
            }
            distance += z * z;
            at += mean.length;
        }
        return distance;
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
