package segmentbook.lifetime;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.util.FastMath;

/** Functions that stay exact where the formulas of papers overflow or divide zero by zero. */
final class Numerics {
    private static final double EXACT = 1e-14;
    private static final int MOST_TERMS = 100_000;
    private static final GaussIntegrator SMOOTH = new GaussIntegratorFactory().legendre(8);
    private static final GaussIntegrator BENT = new GaussIntegratorFactory().legendre(16);
    private static final GaussIntegrator STEEP = new GaussIntegratorFactory().legendre(32);

    private Numerics() {}

    /** (1 - exp(power * log)) / power, and its limit where the power is 0. */
    static double gap(double power, double log) {
        return power == 0 ? -log : -FastMath.expm1(power * log) / power;
    }

    /** log(gamma(start + n) / gamma(start)) for n from 0 to {@code most}. */
    static double[] logRising(double start, int most) {
        double[] logs = new double[most + 1];
        for (int n = 0; n < most; n++) {
            logs[n + 1] = logs[n] + StrictMath.log(start + n);
        }
        return logs;
    }

    /**
     * The integral of a smooth function by Gauss and Legendre.
     *
     * @param falls by which power of e the function becomes smaller: more of it needs more points
     */
    static double integral(double from, double to, double falls, DoubleUnaryOperator function) {
        double bends = falls + to - from;
        GaussIntegrator rule = bends < 3 ? SMOOTH : bends < 12 ? BENT : STEEP;
        double half = (to - from) / 2;
        return half * rule.integrate(point -> function.applyAsDouble(from + half * (1 + point)));
    }

    /** Gauss's function 2F1(1, b; c; z) by its series, quick for small z. */
    static double hypergeometric(double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < MOST_TERMS && term > EXACT * sum; n++) {
            term *= (b + n) / (c + n) * z;
            sum += term;
        }
        return sum;
    }

    /**
     * c (2F1(c - e, a - 1; c; z) - 1) / (a - 1) for 0 <= z < 1, by its series, which knows no a = 1 and no c = 0.
     */
    static double series(double e, double a, double c, double z) {
        double term = (c - e) * z;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && Math.abs(term) > EXACT * Math.abs(sum) * (1 - z); n++) {
            term *= (c - e + n) * (a + n - 1) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }
}
