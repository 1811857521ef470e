package segmentbook.recommendation;

/** Scores every product for a customer; only products above zero are recommended. */
sealed interface Scorer permits Popular, ItemJaccard {
    /** The name in tables and charts. */
    String name();

    /** Writes the score of each product for one customer into {@code scores}, which is all zeros before. */
    void score(int customer, double[] scores);

    /** Why the product is recommended to the customer. */
    String reason(int customer, int product);

    /** The bought product that adds most to the score of {@code product}, or -1 where none does. */
    default int because(int customer, int product) {
        return -1;
    }
}
