package segmentbook.recommendation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Jaccard similarities of a product to everything that the customer has bought, added up (item-based collaborative
 * filtering, Sarwar et al. 2001). Only pairs with a common customer are kept, so memory follows the pairs that occur.
 */
final class ItemJaccard implements Scorer {
    private final Baskets baskets;
    private final int[][] neighbours;
    private final double[][] similarities;

    ItemJaccard(Baskets baskets) {
        this.baskets = baskets;
        neighbours = new int[baskets.products()][];
        similarities = new double[baskets.products()][];
        Blocks.run(baskets.products(), (from, to) -> {
            int[] both = new int[baskets.products()];
            for (int product = from; product < to; product++) {
                link(product, both);
            }
        });
    }

    /** Counts common customers of one product with all others; {@code both} holds zeros, before and after. */
    private void link(int product, int[] both) {
        int[] found = new int[both.length];
        int size = 0;
        for (int customer : baskets.buyers(product)) {
            for (int other : baskets.basket(customer)) {
                if (both[other]++ == 0) {
                    found[size++] = other;
                }
            }
        }
        int[] near = Arrays.copyOf(found, size);
        Arrays.sort(near);
        double[] similar = new double[size];
        for (int i = 0; i < size; i++) {
            int common = both[near[i]];
            similar[i] = (double) common / (baskets.count(product) + baskets.count(near[i]) - common);
            both[near[i]] = 0;
        }
        neighbours[product] = near;
        similarities[product] = similar;
    }

    @Override
    public String name() {
        return "item Jaccard";
    }

    @Override
    public void score(int customer, double[] scores) {
        for (int bought : baskets.basket(customer)) {
            int[] near = neighbours[bought];
            double[] similar = similarities[bought];
            for (int i = 0; i < near.length; i++) {
                scores[near[i]] += similar[i];
            }
        }
    }

    double similarity(int one, int other) {
        int at = Arrays.binarySearch(neighbours[one], other);
        return at < 0 ? 0 : similarities[one][at];
    }

    /** The basket, the most similar to {@code product} first, of equals the one with the smaller number. */
    List<Integer> bySimilarity(int customer, int product) {
        return IntStream.of(baskets.basket(customer))
                .boxed()
                .sorted(Comparator.comparingDouble(bought -> -similarity(bought, product)))
                .toList();
    }

    @Override
    public int because(int customer, int product) {
        return IntStream.of(baskets.basket(customer))
                .boxed()
                .max(Comparator.comparingDouble(bought -> similarity(bought, product)))
                .filter(bought -> similarity(bought, product) > 0)
                .orElse(-1);
    }

    @Override
    public String reason(int customer, int product) {
        int because = because(customer, product);
        return because == product
                ? "bought before"
                : "because you bought " + baskets.transactions().productName(because);
    }
}
