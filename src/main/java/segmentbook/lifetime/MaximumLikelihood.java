package segmentbook.lifetime;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.util.FastMath;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;

/**
 * The parameters, all above zero, at which a log-likelihood is greatest: looked for on their logarithms within bounds, from
 * several starts (BOBYQA, Powell 2009).
 */
final class MaximumLikelihood {
    /** Half of the 95 % quantile of chi squared with one degree: what a likelihood may lose by chance. */
    private static final double BY_CHANCE = 1.92;

    private static final double TEN = FastMath.log(10);
    private static final double STEP = .01; // of logarithms, for curvature
    private static final double SAME = .01; // between likelihoods that starts end at
    private static final int MOST = 600;

    private final ToDoubleFunction<double[]> likelihood; // of logarithms
    private final double[] low;
    private final double[] high;
    private double[] best;
    private final boolean[] flat;
    private double value = Double.NEGATIVE_INFINITY;
    private final boolean startsAgree;
    private final @Nullable CholeskyDecomposition curvature; // null where it does not curve downwards all round

    /** Maximises a likelihood of parameters between {@code low} and {@code high}. */
    MaximumLikelihood(ToDoubleFunction<double[]> likelihood, double[] low, double[] high, double[]... starts) {
        this.likelihood = logs -> likelihood.applyAsDouble(each(logs, FastMath::exp));
        this.low = each(low, FastMath::log);
        this.high = each(high, FastMath::log);
        best = each(starts[0], FastMath::log);
        flat = new boolean[best.length];
        double[] ends = Rows.values(starts.length, i -> climb(each(starts[i], FastMath::log), .5, 1e-3));
        startsAgree = Arrays.stream(ends).allMatch(end -> value - end < SAME);
        climb(best, .1, 1e-6);
        for (int i = 0; i < best.length; i++) {
            flat[i] = value - Math.max(movedBy(TEN, i, 0, i), movedBy(-TEN, i, 0, i)) < BY_CHANCE;
        }
        curvature = curvature();
    }

    private static double[] each(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    /** The end of a way up; remembers the highest place that was seen. */
    private double climb(double[] start, double first, double last) {
        ObjectiveFunction seen = new ObjectiveFunction(logs -> {
            double found = likelihood.applyAsDouble(logs);
            if (found > value) {
                value = found;
                best = logs.clone();
            }
            return found;
        });
        try {
            return new BOBYQAOptimizer(2 * start.length + 1, first, last)
                    .optimize(
                            new MaxEval(MOST),
                            seen,
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new SimpleBounds(low, high))
                    .getValue();
        } catch (MathIllegalStateException onARidge) {
            return value;
        }
    }

    private double movedBy(double first, int one, double second, int other) {
        double[] moved = best.clone();
        moved[one] += first;
        moved[other] += second;
        return likelihood.applyAsDouble(moved);
    }

    private @Nullable CholeskyDecomposition curvature() {
        var bends = MatrixUtils.createRealMatrix(best.length, best.length);
        for (int i = 0; i < best.length; i++) {
            for (int j = 0; j <= i; j++) {
                double both = movedBy(STEP, i, STEP, j) + movedBy(-STEP, i, -STEP, j);
                double apart = i == j ? 2 * value : movedBy(STEP, i, -STEP, j) + movedBy(-STEP, i, STEP, j);
                bends.setEntry(i, j, (apart - both) / (4 * STEP * STEP));
                bends.setEntry(j, i, bends.getEntry(i, j));
            }
            bends.addToEntry(i, i, flat[i] ? 1 : 0); // may be three times as large, or a third
        }
        try {
            return new CholeskyDecomposition(bends);
        } catch (NonPositiveDefiniteMatrixException flat) {
            return null;
        }
    }

    /** The parameters. */
    double[] parameters() {
        return each(best, FastMath::exp);
    }

    /** The log-likelihood there. */
    double value() {
        return value;
    }

    /** Whether all starts end at this likelihood. */
    boolean startsAgree() {
        return startsAgree;
    }

    /** Whether a parameter may well be ten times as large, or a tenth, all others the same: then it is not known. */
    boolean isFlat(int one) {
        return flat[one];
    }

    /** The standard error of a parameter, or of the product of several; NaN where it is not known. */
    double error(int... factors) {
        if (curvature == null) {
            return Double.NaN;
        }
        var ones = new ArrayRealVector(best.length);
        Arrays.stream(factors).forEach(factor -> ones.setEntry(factor, 1));
        double variance = ones.dotProduct(curvature.getSolver().solve(ones));
        return FastMath.exp(ones.dotProduct(new ArrayRealVector(best))) * FastMath.sqrt(variance);
    }

    /**
     * Parameters drawn from the normal distribution of their logarithms; the best where it is not known. What would leave the
     * bounds goes the other way, or less far on the same line, so that a ratio that is known stays as it is.
     */
    double[] draw(Draws random) {
        if (curvature == null) {
            return parameters();
        }
        var away = MatrixUtils.createRealVector(each(best, any -> random.normal()));
        MatrixUtils.solveUpperTriangularSystem(curvature.getLT(), away);
        double there = within(away.toArray(), 1);
        double back = within(away.toArray(), -1);
        double step = there >= back ? there : -back;
        return each(new ArrayRealVector(best).combine(1, step, away).toArray(), FastMath::exp);
    }

    /** How much of a way, 0 to 1, stays within bounds. */
    private double within(double[] away, int sign) {
        double most = 1;
        for (int i = 0; i < away.length; i++) {
            double step = sign * away[i];
            double room = Math.abs((step > 0 ? high[i] : low[i]) - best[i]);
            most = Math.min(most, room / Math.max(Math.abs(step), Double.MIN_NORMAL));
        }
        return most;
    }
}
