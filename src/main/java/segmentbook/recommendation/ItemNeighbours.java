package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A score is a sum over what the customer has bought: each product adds its weight for the other (item-based
 * collaborative filtering, Sarwar et al. 2001). Weights are similarities, or learned by {@link Ease}.
 */
final class ItemNeighbours implements Scorer {
    private static final int NAMED = 3;
    private final String name;
    private final Baskets baskets;
    private final Weights[] weights;

    ItemNeighbours(String name, Baskets baskets, Weights[] weights) {
        this.name = name;
        this.baskets = baskets;
        this.weights = weights;
    }

    static ItemNeighbours of(Baskets baskets, Similarity similarity) {
        Weights[] weights = new Weights[baskets.products()];
        Blocks.run(weights.length, (from, to) -> {
            int[] both = new int[weights.length];
            for (int product = from; product < to; product++) {
                double one = baskets.count(product);
                int[] near = baskets.together(product, both);
                double[] values = Arrays.stream(near)
                        .mapToDouble(
                                other -> similarity.of(both[other], one, baskets.count(other), baskets.customers()))
                        .toArray();
                Arrays.stream(near).forEach(other -> both[other] = 0);
                weights[product] = Weights.of(near, values, weights.length);
            }
        });
        return new ItemNeighbours(similarity.title(), baskets, weights);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void score(int customer, double[] scores) {
        for (int bought : baskets.basket(customer)) {
            weights[bought].addTo(scores);
        }
    }

    /** What one bought product adds to the score of another. */
    double addition(int bought, int product) {
        return weights[bought].weight(product);
    }

    /** The bought product that adds most; -1 where none adds anything. */
    int strongest(int customer, int product) {
        int strongest = -1;
        double most = 0;
        for (int bought : baskets.basket(customer)) {
            if (addition(bought, product) > most) {
                most = addition(bought, product);
                strongest = bought;
            }
        }
        return strongest;
    }

    /** All bought products by what they add to the score of {@code product}, most first. */
    List<Integer> because(int customer, int product) {
        return Arrays.stream(baskets.basket(customer))
                .boxed()
                .sorted(Comparator.comparingDouble(bought -> -addition(bought, product)))
                .toList();
    }

    /** Names the purchases that make half of the score, three at most, and where they do not, counts the others. */
    @Override
    public String reason(int customer, int product) {
        int[] basket = baskets.basket(customer);
        double[] additions = Arrays.stream(basket)
                .mapToDouble(bought -> Math.max(0, addition(bought, product)))
                .toArray();
        int[] best = Ranking.best(additions, NAMED, place -> 0);
        if (best.length == 0 || basket[best[0]] == product) {
            return best.length == 0 ? "" : "bought before";
        }
        double open = Arrays.stream(additions).reduce(0, Double::sum) / 2;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < best.length && open > 0; i++) {
            names.add(baskets.transactions().productName(basket[best[i]]));
            open -= additions[best[i]];
        }
        long others = Arrays.stream(additions).filter(each -> each > 0).count() - names.size();
        return "because you bought " + String.join(", ", names)
                + (open > 0 ? " and " + say("%,d other products", others) : "");
    }
}
