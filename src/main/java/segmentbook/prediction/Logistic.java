package segmentbook.prediction;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Logistic regression by Newton's method from the share of those who bought. A step that changes log-odds by up to m goes
 * log(1 + m) / m of its way: so the likelihood rises for certain (by the bound of Bach 2010), and steps near the end are whole.
 * Smile's own begins with a step along the gradient, a sum over customers: where few of many buy it lands where all
 * probabilities are 0, and stays there.
 */
final class Logistic {
    private static final int MOST = 500;
    private static final double SMALL = 1e-9; // of log-likelihood: twice what another step gains
    private static final double SURE = 1e-6;
    // ridge: there is an end even where features tell outcomes apart for certain
    private static final double LEAST = 1e-7;

    private Logistic() {}

    /**
     * By column, the intercept last, where the log-likelihood is greatest, less half of {@code ridge} times the squared weights
     * of columns; of outcomes that are not all the same.
     *
     * @throws ArithmeticException where {@value #MOST} steps do not lead there
     */
    static double[] weights(double[][] features, int[] bought, double ridge) {
        RealMatrix rows = new Array2DRowRealMatrix(features.length, features[0].length + 1);
        rows.setSubMatrix(features, 0, 0);
        rows.setColumnVector(features[0].length, new ArrayRealVector(bought.length, 1));
        var outcomes = new ArrayRealVector(IntStream.of(bought).asDoubleStream().toArray());
        RealVector ridges = new ArrayRealVector(features[0].length, Math.max(ridge, LEAST)).append(0);
        RealVector at = new ArrayRealVector(features[0].length).append(odds(outcomes.getL1Norm() / bought.length));
        for (int i = 0; i < MOST; i++) {
            RealVector shares = rows.operate(at).map(Logistic::share);
            RealVector slope = rows.preMultiply(outcomes.subtract(shares)).subtract(ridges.ebeMultiply(at));
            RealMatrix bends =
                    new DiagonalMatrix(shares.map(share -> share * (1 - share)).toArray()).multiply(rows);
            RealMatrix bend = rows.transpose().multiply(bends).add(new DiagonalMatrix(ridges.toArray()));
            RealVector step =
                    new CholeskyDecomposition(bend, 1e-9, 0).getSolver().solve(slope);
            if (slope.dotProduct(step) < SMALL) {
                return at.add(step).toArray();
            }
            double most = rows.operate(step).getLInfNorm();
            at = at.combine(1, StrictMath.log1p(most) / most, step);
        }
        throw new ArithmeticException("logistic regression: an end within " + MOST + " steps, found none; last " + at);
    }

    /** The log-odds by weights, the intercept last. */
    static double sum(double[] weights, double... row) {
        return new ArrayRealVector(row).append(1).dotProduct(new ArrayRealVector(weights));
    }

    /** The probability of log-odds. */
    static double share(double odds) {
        return 1 / (1 + StrictMath.exp(-odds));
    }

    /** The log-odds of a probability, 0 to 1; of one that is surer than {@value #SURE} as of that. */
    static double odds(double share) {
        double inside = Math.min(1 - SURE, Math.max(SURE, share));
        return StrictMath.log(inside / (1 - inside));
    }
}
