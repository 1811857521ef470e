package segmentbook.clustering;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.StatUtils;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
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
    private static final int STEPS = 8;
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
        for (DensityTree.Edge each : DensityTree.spanning(points, new double[count])) {
            all[each.from()][each.to()] = all[each.to()][each.from()] = .5;
        }
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
     * a point: the best of what a few vectors and their images span, again and again (block Krylov: Golub, Underwood 1977).
     */
    double[][] eigenvectors(int count) {
        int block = Math.min(near.length, count + SPARE);
        DMatrixRMaj best = RandomMatrices_DDRM.rectangle(near.length, block, -1, 1, new Random(Lloyd.SEED));
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            DMatrixRMaj basis = basis(spanned(best));
            DMatrixRMaj within = new DMatrixRMaj(basis.numCols, basis.numCols);
            CommonOps_DDRM.multTransA(basis, times(basis), within);
            CommonOps_DDRM.addEquals(within, CommonOps_DDRM.identity(basis.numCols)); // so that none is below zero
            SingularValueDecomposition values =
                    new SingularValueDecomposition(new Array2DRowRealMatrix(within.get2DData(), false));
            DMatrixRMaj vectors = new DMatrixRMaj(values.getU().getData()); // the greatest first
            best = new DMatrixRMaj(near.length, block);
            CommonOps_DDRM.mult(basis, CommonOps_DDRM.extract(vectors, 0, basis.numCols, 0, block), best);
            double sum = StatUtils.sum(values.getSingularValues(), 0, Math.min(count, block));
            if (sum - before < TOLERANCE) {
                break;
            }
            before = sum;
        }
        return best.get2DData();
    }

    /** Vectors beside their images, the images of these, and so on. */
    private DMatrixRMaj spanned(DMatrixRMaj vectors) {
        DMatrixRMaj images = vectors;
        DMatrixRMaj all = vectors;
        for (int step = 1; step < STEPS; step++) {
            images = basis(times(images));
            all = CommonOps_DDRM.concatColumns(all, images, null);
        }
        return all;
    }

    /** Columns at right angles and of length 1 that span what columns span. */
    private static DMatrixRMaj basis(DMatrixRMaj columns) {
        QRDecomposition<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.qr(columns.numRows, columns.numCols);
        decomposition.decompose(columns.copy());
        return decomposition.getQ(null, true);
    }

    private DMatrixRMaj times(DMatrixRMaj vectors) {
        DMatrixRMaj images = new DMatrixRMaj(vectors.numRows, vectors.numCols);
        IntStream.range(0, near.length).parallel().forEach(row -> {
            for (int i = 0; i < near[row].length; i++) {
                for (int column = 0; column < vectors.numCols; column++) {
                    images.add(row, column, weights[row][i] * vectors.get(near[row][i], column));
                }
            }
        });
        return images;
    }
}
