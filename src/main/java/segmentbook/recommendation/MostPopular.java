package segmentbook.recommendation;

import java.util.Locale;

/** The share of all customers who bought a product: the same for everybody. */
record MostPopular(Baskets baskets) implements Scorer {
    @Override
    public String name() {
        return "most popular";
    }

    @Override
    public void score(int customer, double[] scores) {
        for (int product = 0; product < scores.length; product++) {
            scores[product] = (double) baskets.count(product) / baskets.customers();
        }
    }

    @Override
    public String reason(int customer, int product) {
        return String.format(
                Locale.ROOT, "popular: %,d of %,d customers bought it", baskets.count(product), baskets.customers());
    }
}
