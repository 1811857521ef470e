package segmentbook.clustering;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.FastMath;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import segmentbook.statistics.Rows;

/**
 * Points joined to their nearest: a join has the weight 1 where each is among the ten nearest of the other, 1/2 where one
 * is, and 1/2 at least where it is one of the shortest that hold all points together, so that no part lies apart.
 */
final class NeighbourGraph {
    private static final int NEIGHBOURS = 10;
    private static final int SHARE = 5; // of few points one of so many are neighbours
    private static final double ROUNDING = 1 + 1e-9; // of a distance that is computed in another way

    private static final int SPARE = 8; // vectors looked for beside those asked for, because the last settle late
    private static final int MAX_DEGREE = 200; // of the polynomial
    private static final double GROWTH = 1e7; // of the first vector beside those damped: more would drown the others
    private static final double MIN_CUT = -.9;
    private static final int ROUNDS = 50;
    private static final double TOLERANCE =
            1e-13; // of a sum of eigenvalues, whose errors are the squares of those of vectors

    private final int[][] near;
    private final double[][] weights; // over the roots of the sums of weights of both points

    /** Of different points, one or more. */
    NeighbourGraph(double[][] points) {
        int count = points.length;
        int neighbours = Math.min(count - 1, Math.min(NEIGHBOURS, Math.max(2, count / SHARE)));
        double[] reach = count == 1 ? new double[1] : Hdbscan.cores(points, neighbours + 1); // each itself counted
        double[][] all = new double[count][count];
        DensityTree.spanning(points, new double[count])
                .forEach(each -> all[each.from()][each.to()] = all[each.to()][each.from()] = .5);
        IntStream.range(0, count).parallel().forEach(i -> {
            for (int j = 0; j < count; j++) {
                double apart = i == j ? Double.NaN : Math.sqrt(Centres.squared(points[i], points[j]));
                double chosen = (apart <= reach[i] * ROUNDING ? .5 : 0) + (apart <= reach[j] * ROUNDING ? .5 : 0);
                all[i][j] = Math.max(all[i][j], chosen);
            }
        });
        double[] sums = Arrays.stream(all).mapToDouble(StatUtils::sum).toArray();
        near = Arrays.stream(all).map(row -> Rows.where(count, j -> row[j] > 0)).toArray(int[][]::new);
        weights = new double[count][];
        Arrays.setAll(weights, i -> IntStream.of(near[i])
                .mapToDouble(j -> all[i][j] / Math.sqrt(sums[i] * sums[j]))
                .toArray());
    }

    /**
     * The first eigenvectors of the weights, those of the greatest eigenvalues, at least as many as asked for if there are, a row
     * a point: a few vectors, again and again with what lies outside of them damped, and the best of what they span (subspace
     * iteration with a Chebyshev filter: Zhou, Saad, Tiago, Chelikowsky 2006).
     */
    double[][] eigenvectors(int count) {
        int block = Math.min(near.length, count + SPARE);
        DMatrixRMaj best = RandomMatrices_DDRM.rectangle(near.length, block, -1, 1, new Random(Lloyd.SEED));
        double before = Double.NEGATIVE_INFINITY;
        double cut = 0;
        for (int round = 0; round < ROUNDS; round++) {
            DMatrixRMaj basis = basis(block < near.length ? filtered(best, cut) : best);
            DMatrixRMaj within = new DMatrixRMaj(block, block);
            CommonOps_DDRM.multTransA(basis, images(basis, -1, 1), within); // greater by 1, so that none is below zero
            var values = new SingularValueDecomposition(new Array2DRowRealMatrix(within.get2DData(), false));
            best = new DMatrixRMaj(near.length, block);
            CommonOps_DDRM.mult(basis, new DMatrixRMaj(values.getU().getData()), best); // the greatest first
            double sum = StatUtils.sum(values.getSingularValues(), 0, Math.min(count, block));
            if (sum - before < TOLERANCE) {
                break;
            }
            before = sum;
            cut = Math.max(MIN_CUT, values.getSingularValues()[block - 1] - 1);
        }
        return best.get2DData();
    }

    /** The images under a polynomial of the weights that stays within 1 for eigenvalues from -1 to a cut, and grows fast above. */
    private DMatrixRMaj filtered(DMatrixRMaj vectors, double cut) {
        double half = (cut + 1) / 2;
        double middle = (cut - 1) / 2;
        double growth = FastMath.acosh((1 - middle) / half);
        DMatrixRMaj before = vectors;
        DMatrixRMaj last = images(vectors, middle, 1 / half);
        for (int step = 1; step < Math.min(MAX_DEGREE, Math.log(GROWTH) / growth); step++) {
            DMatrixRMaj next = images(last, middle, 2 / half);
            CommonOps_DDRM.subtractEquals(next, before);
            before = last;
            last = next;
        }
        return last;
    }

    /** Columns at right angles and of length 1 that span what columns span. */
    private static DMatrixRMaj basis(DMatrixRMaj columns) {
        var decomposition = DecompositionFactory_DDRM.qr(columns.numRows, columns.numCols);
        decomposition.decompose(columns.copy());
        return decomposition.getQ(null, true);
    }

    /** Vectors times the weights, less those of an eigenvalue in the middle, and times a factor. */
    private DMatrixRMaj images(DMatrixRMaj vectors, double middle, double factor) {
        DMatrixRMaj images = new DMatrixRMaj(vectors.numRows, vectors.numCols);
        CommonOps_DDRM.scale(-factor * middle, vectors, images);
        IntStream.range(0, near.length).parallel().forEach(row -> {
            for (int i = 0; i < near[row].length; i++) {
                for (int column = 0; column < vectors.numCols; column++) {
                    images.add(row, column, factor * weights[row][i] * vectors.get(near[row][i], column));
                }
            }
        });
        return images;
    }
}
