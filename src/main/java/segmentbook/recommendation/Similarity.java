package segmentbook.recommendation;

/** How alike two products are, from the numbers of customers who bought each, and both. */
enum Similarity {
    /** Both by either: 0 to 1. */
    JACCARD("item Jaccard") {
        @Override
        double of(double both, double one, double other, int customers) {
            return both / (one + other - both);
        }
    },
    /** The cosine of the two columns of buyers: 0 to 1. */
    COSINE("item cosine") {
        @Override
        double of(double both, double one, double other, int customers) {
            return both / Math.sqrt(one * other);
        }
    },
    /** How many times more often both are bought than by chance; favours rare products. */
    LIFT("item lift") {
        @Override
        double of(double both, double one, double other, int customers) {
            return both * customers / (one * other);
        }
    };

    private final String title;

    Similarity(String title) {
        this.title = title;
    }

    /** The recommender's name. */
    String title() {
        return title;
    }

    abstract double of(double both, double one, double other, int customers);
}
