package segmentbook.recommendation;

/** The best products so far, best first: by score, of equals the one with more buyers, then the lesser number. */
final class TopProducts {
    private final Baskets baskets;
    private final int[] products;
    private final double[] scores;
    private int size;

    TopProducts(Baskets baskets, int most) {
        this.baskets = baskets;
        products = new int[most];
        scores = new double[most];
    }

    void offer(int product, double score) {
        if (size == products.length && !isBefore(product, score, size - 1)) {
            return;
        }
        int at = size < products.length ? size++ : size - 1;
        while (at > 0 && isBefore(product, score, at - 1)) {
            products[at] = products[at - 1];
            scores[at] = scores[at - 1];
            at--;
        }
        products[at] = product;
        scores[at] = score;
    }

    private boolean isBefore(int product, double score, int place) {
        if (score != scores[place]) {
            return score > scores[place];
        }
        int more = Integer.compare(baskets.count(product), baskets.count(products[place]));
        return more > 0 || (more == 0 && product < products[place]);
    }

    int size() {
        return size;
    }

    int product(int rank) {
        return products[rank];
    }

    double score(int rank) {
        return scores[rank];
    }
}
