package segmentbook.statistics;

import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The eigenvectors of a symmetric matrix, each of length 1, with their eigenvalues, falling.
 *
 * @param vectors a column each
 * @param values in the order of the vectors
 */
public record Axes(RealMatrix vectors, double[] values) {

    /**
     * Of a matrix that is symmetric but for rounding, whose eigenvalues are not below zero but for rounding. Where the QL
     * algorithm does not end within its bound, as on small values among much larger ones, singular vectors are found instead.
     */
    public static Axes of(RealMatrix symmetric) {
        try {
            EigenDecomposition found = new EigenDecomposition(symmetric);
            return new Axes(found.getV(), found.getRealEigenvalues());
        } catch (MaxCountExceededException withoutEnd) {
            return singular(symmetric);
        }
    }

    static Axes singular(RealMatrix symmetric) {
        RealMatrix vectors = new SingularValueDecomposition(symmetric).getU();
        double[] values = Rows.values(
                vectors.getColumnDimension(),
                i -> symmetric.operate(vectors.getColumnVector(i)).dotProduct(vectors.getColumnVector(i)));
        return new Axes(vectors, values);
    }

    /** All eigenvalues, a copy. */
    public double[] values() {
        return values.clone();
    }

    /** The eigenvector of a value, by its index. */
    public RealVector vector(int index) {
        return vectors.getColumnVector(index);
    }

    /** All eigenvectors, a column each. */
    public RealMatrix vectors() {
        return vectors.copy();
    }
}
