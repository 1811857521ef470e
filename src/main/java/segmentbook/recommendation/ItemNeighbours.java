package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;

/**
 * A score is a sum over what the customer has bought: each product adds its weight for the other (item-based
 * collaborative filtering, Sarwar et al. 2001). Weights are similarities, or learned by {@link Ease}.
 *
 * @param name of the recommender
 * @param baskets who has bought what
 * @param weights a row a product
 */
record ItemNeighbours(String name, Baskets baskets, Weights[] weights) implements Scorer {
    private static final int NAMED = 3;
    private static final int ALL = 6_000; // products whose pairs take 300 MB
    private static final int BEST = 200;

    /** Each product adds to the products most similar to it, itself among them: so many, or by default all, or of very many products the best. */
    static ItemNeighbours of(Baskets baskets, Similarity similarity, @Nullable Integer kept) {
        int most = kept != null ? kept : baskets.products() > ALL ? BEST : ALL;
        Weights[] weights = new Weights[baskets.products()];
        Blocks.run(weights.length, (from, to) -> {
            int[] both = new int[weights.length];
            for (int product = from; product < to; product++) {
                double one = baskets.count(product);
                int[] near = baskets.together(product, both);
                double[] values = new double[near.length];
                for (int i = 0; i < near.length; i++) {
                    int other = near[i];
                    values[i] = similarity.of(both[other], one, baskets.count(other), baskets.customers());
                    both[other] = 0;
                }
                weights[product] = Weights.of(near, values, weights.length, most, baskets::count);
            }
        });
        return new ItemNeighbours(similarity.title(), baskets, weights);
    }

    @Override
    public void score(int customer, double[] scores) {
        Weights.add(weights, baskets.basket(customer), scores);
    }

    /** What one bought product adds to the score of another. */
    double addition(int bought, int product) {
        return weights[bought].weight(product);
    }

    /** All bought products by what they add to the score of {@code product}, most first. */
    List<Integer> because(int customer, int product) {
        Comparator<Integer> most = Comparator.comparingDouble(bought -> -addition(bought, product));
        return Rows.inOrder(baskets.basket(customer), most);
    }

    /** Names the purchases that make half of the score, three at most, and where they do not, counts the others. */
    @Override
    public String reason(int customer, int product) {
        int[] basket = baskets.basket(customer);
        double[] additions = new double[basket.length];
        double sum = 0;
        int adding = 0;
        for (int i = 0; i < basket.length; i++) {
            additions[i] = Math.max(0, addition(basket[i], product));
            sum += additions[i];
            adding += additions[i] > 0 ? 1 : 0;
        }
        int[] best = Ranking.best(additions, NAMED, place -> 0);
        if (best.length == 0 || basket[best[0]] == product) {
            return best.length == 0 ? "" : "bought before";
        }
        StringBuilder reason = new StringBuilder("because you bought ");
        double open = sum / 2;
        int named = 0;
        for (; named < best.length && open > 0; named++) {
            reason.append(named > 0 ? ", " : "").append(baskets.transactions().productName(basket[best[named]]));
            open -= additions[best[named]];
        }
        return open > 0 ? reason + " and " + others(adding - named) : reason.toString();
    }

    /** As {@code say} does, which takes longer than all the rest of a reason. */
    private static String others(int count) {
        return count > 1 && count < 1_000 ? count + " other products" : say("%,d other products", count);
    }
}
