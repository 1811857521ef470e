package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import segmentbook.statistics.Rows;

/**
 * What the customers with the most similar baskets bought: a score is the sum of their similarities (cosine), of those
 * of the fifty nearest who bought the product.
 */
final class UserNeighbours implements Scorer {
    private static final int NEAREST = 50;
    private final Baskets baskets;
    private final int[][] nearest;
    private final double[][] similarities;

    UserNeighbours(Baskets baskets) {
        this.baskets = baskets;
        nearest = new int[baskets.customers()][];
        similarities = new double[nearest.length][];
        Blocks.run(nearest.length, (from, to) -> {
            double[] cosines = new double[nearest.length];
            for (int customer = from; customer < to; customer++) {
                cosines(customer, cosines);
                nearest[customer] = Ranking.best(cosines, NEAREST, other -> 0);
                similarities[customer] = Rows.pick(cosines, nearest[customer]);
            }
        });
    }

    /** The cosine of a customer's basket with that of each other customer. */
    private void cosines(int customer, double[] cosines) {
        Arrays.fill(cosines, 0);
        int[] basket = baskets.basket(customer);
        for (int product : basket) {
            for (int other : baskets.buyers(product)) {
                cosines[other]++;
            }
        }
        cosines[customer] = 0;
        for (int other = 0; other < cosines.length; other++) {
            cosines[other] /= cosines[other] == 0 ? 1 : Math.sqrt((double) basket.length * baskets.size(other));
        }
    }

    @Override
    public String name() {
        return "user neighbours";
    }

    @Override
    public void score(int customer, double[] scores) {
        for (int i = 0; i < nearest[customer].length; i++) {
            for (int product : baskets.basket(nearest[customer][i])) {
                scores[product] += similarities[customer][i];
            }
        }
    }

    @Override
    public String reason(int customer, int product) {
        int buyers = Rows.where(nearest[customer], other -> baskets.has(other, product)).length;
        return buyers == 0
                ? ""
                : say("%,d of the %,d customers most like you bought it", buyers, nearest[customer].length);
    }
}
