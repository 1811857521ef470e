package segmentbook.recommendation;

/** How alike two products are, from the numbers of customers who bought each, and both. */
enum Similarity {
    /** Both by either: 0 to 1. */
    JACCARD("item Jaccard", (both, one, other, customers) -> both / (one + other - both)),
    /** The cosine of the two columns of buyers: 0 to 1. */
    COSINE("item cosine", (both, one, other, customers) -> both / Math.sqrt(one * other)),
    /** How many times more often both are bought than by chance; favours rare products. */
    LIFT("item lift", (both, one, other, customers) -> both * customers / (one * other));

    private final String title;
    private final Formula formula;

    /** By the numbers of customers who bought both, each, and any product. */
    private interface Formula {
        double of(double both, double one, double other, int customers);
    }

    Similarity(String title, Formula formula) {
        this.title = title;
        this.formula = formula;
    }

    /** The recommender's name. */
    String title() {
        return title;
    }

    double of(double both, double one, double other, int customers) {
        return formula.of(both, one, other, customers);
    }
}
