package segmentbook.recommendation;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The weights of EASE (Steck 2019): of all item weights without a product's own, those that reproduce the baskets best
 * under a ridge penalty; a closed form, from the inverse of the matrix of common customers. That takes the cube of the
 * number of products, so only the most bought are learned; the others neither get nor give a weight.
 */
final class Ease {
    private static final int PRODUCTS = 1_500;
    private static final double PENALTY = 500;

    private Ease() {}

    static ItemNeighbours of(Baskets baskets) {
        int[] learned = baskets.mostBought(PRODUCTS);
        DMatrixRMaj inverse = common(baskets, learned);
        if (learned.length > 0 && !CommonOps_DDRM.invertSPD(inverse, inverse)) {
            throw new IllegalStateException("EASE: a positive definite matrix, found one that is not");
        }
        Weights[] weights = new Weights[baskets.products()];
        Arrays.fill(weights, new Weights(new int[0], new double[0]));
        Blocks.run(learned.length, (from, to) -> {
            for (int one = from; one < to; one++) {
                double[] row = new double[learned.length];
                for (int other = 0; other < learned.length; other++) {
                    row[other] = one == other ? 0 : -inverse.get(one, other) / inverse.get(other, other);
                }
                weights[learned[one]] = Weights.of(learned, row, weights.length);
            }
        });
        return new ItemNeighbours("EASE", baskets, weights);
    }

    /** Numbers of common customers, with the penalty on the diagonal. */
    private static DMatrixRMaj common(Baskets baskets, int[] learned) {
        DMatrixRMaj common = new DMatrixRMaj(learned.length, learned.length);
        Blocks.run(learned.length, (from, to) -> {
            int[] both = new int[baskets.products()];
            for (int one = from; one < to; one++) {
                int[] near = baskets.together(learned[one], both);
                for (int other = 0; other < learned.length; other++) {
                    common.set(one, other, both[learned[other]] + (one == other ? PENALTY : 0));
                }
                Arrays.stream(near).forEach(other -> both[other] = 0);
            }
        });
        return common;
    }
}
