package segmentbook.recommendation;

/** Scores every product for a customer; only products above zero are recommended. */
sealed interface Scorer permits Popular, ItemNeighbours, UserNeighbours, Topics, Hybrid {
    /** The name in tables and charts. */
    String name();

    /** Writes the score of each product for one customer into {@code scores}, which is all zeros before. */
    void score(int customer, double[] scores);

    /** Why the product is recommended to the customer, in words the customer may read; empty where this scorer found nothing. */
    String reason(int customer, int product);
}
