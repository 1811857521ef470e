package segmentbook.validation;

import java.util.OptionalInt;
import org.apache.commons.lang3.Validate;

/**
 * Where a falling, flattening curve bends: kneedle with sensitivity 1 (Satopaa and others 2011).
 *
 * <p>The curve is stretched to the unit square; the knee is the first point at which it lies farther below the diagonal
 * than its neighbours and stays so until it has come back by more than the mean step between points.
 */
final class Knee {
    private Knee() {}

    /**
     * The place of the knee, from 0, in the values of a falling curve at equal steps; empty where it has none.
     *
     * @throws IllegalArgumentException where there are fewer than two values
     */
    static OptionalInt of(double[] falling) {
        Validate.isTrue(falling.length >= 2, "knee: two values at least, found %s", falling.length);
        double[] below = belowDiagonal(falling);
        double step = 1.0 / (falling.length - 1);
        double threshold = Double.NEGATIVE_INFINITY;
        int candidate = -1;
        for (int i = 1; i + 1 < below.length; i++) {
            double before = below[i - 1];
            if (below[i] > 0 && below[i] >= before && below[i] >= below[i + 1]) {
                candidate = i;
                threshold = below[i] - step;
            }
            if (below[i] <= before && below[i] <= below[i + 1]) {
                threshold = 0;
            }
            if (candidate >= 0 && below[i + 1] < threshold) {
                return OptionalInt.of(candidate);
            }
        }
        return OptionalInt.empty();
    }

    /** How far the stretched curve lies below the falling diagonal. */
    private static double[] belowDiagonal(double[] falling) {
        double min = java.util.Arrays.stream(falling).min().orElseThrow();
        double max = java.util.Arrays.stream(falling).max().orElseThrow();
        double[] below = new double[falling.length];
        for (int i = 0; i < below.length; i++) {
            double height = max == min ? 0 : (max - falling[i]) / (max - min);
            below[i] = height - i / (falling.length - 1.0);
        }
        return below;
    }
}
