package segmentbook.recommendation;

import segmentbook.columns.Columns;

/**
 * One product for one customer.
 *
 * @param customer the id
 * @param rank from 1, best first
 * @param product the code
 * @param description the product's name
 * @param score of the recommender that found it; comparable within one recommender only
 * @param reason in words that the customer may read
 * @param recommender that found it
 */
public record Recommendation(
        String customer,
        int rank,
        String product,
        String description,
        double score,
        String reason,
        String recommender) {

    static final Columns<Recommendation> COLUMNS = Columns.<Recommendation>none()
            .text("", "customer_id", Recommendation::customer)
            .whole("rank", "rank", Recommendation::rank)
            .text("product", "product", Recommendation::product)
            .text("name", "description", Recommendation::description)
            .number("score", "score", Recommendation::score)
            .text("reason", "reason", Recommendation::reason);
}
