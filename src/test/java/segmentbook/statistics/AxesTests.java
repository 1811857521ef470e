package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class AxesTests {
    /** {@code numpy.linalg.eigh([[4, 1, 0], [1, 3, 1], [0, 1, 2]])}: 3 less root 3, 3, 3 and root 3. */
    private static final RealMatrix SYMMETRIC =
            new Array2DRowRealMatrix(new double[][] {{4, 1, 0}, {1, 3, 1}, {0, 1, 2}});

    @Test
    void bothWaysFindTheSame() {
        double[] expected = {3 + Math.sqrt(3), 3, 3 - Math.sqrt(3)};
        assertThat(Axes.of(SYMMETRIC).values()).containsExactly(expected, within(1e-12));
        assertThat(Axes.singular(SYMMETRIC).values()).containsExactly(expected, within(1e-12));
        for (int i = 0; i < 3; i++) {
            double along = Axes.of(SYMMETRIC)
                    .vector(i)
                    .dotProduct(Axes.singular(SYMMETRIC).vector(i));
            assertThat(Math.abs(along)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void vectorsTimesValuesGiveTheMatrix() {
        Axes axes = Axes.singular(SYMMETRIC);
        RealMatrix scaled = axes.vectors().copy();
        for (int i = 0; i < 3; i++) {
            scaled.setColumnVector(i, axes.vector(i).mapMultiply(axes.values()[i]));
        }
        RealMatrix again = scaled.multiply(axes.vectors().transpose());
        assertThat(again.subtract(SYMMETRIC).getNorm()).isLessThan(1e-12);
    }
}
