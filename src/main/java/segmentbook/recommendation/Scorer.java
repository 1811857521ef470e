package segmentbook.recommendation;

/** Scores every product for a customer; only products above zero are recommended. */
sealed interface Scorer permits Popular, ItemJaccard {
    /** In the words of tables and charts. */
    String name();

    /** Puts the score of each product for one customer into {@code scores}, which holds zeros. */
    void score(int customer, double[] scores);

    /** Why the product is recommended to the customer. */
    String reason(int customer, int product);

    /** The product of the customer's basket that speaks most for {@code product}, or -1 where none does. */
    default int because(int customer, int product) {
        return -1;
    }
}
