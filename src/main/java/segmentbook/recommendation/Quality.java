package segmentbook.recommendation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a recommender did, means over the judged customers; NaN where there is none. All go from 0 to 1, 1 is best.
 *
 * @param recommender which
 * @param k products shown to each customer
 * @param customers judged
 * @param precision share of the k places with a product that was bought afterwards
 * @param recall share of the products bought afterwards that were shown
 * @param ndcg hits weighted by 1 / log2(1 + rank), divided by the same sum where min(k, relevant) hits come first
 *     (Järvelin, Kekäläinen 2002)
 * @param hitRate share of customers with at least one hit
 * @param products different products shown to anybody who was judged, a number
 */
public record Quality(
        String recommender,
        int k,
        int customers,
        double precision,
        double recall,
        double ndcg,
        double hitRate,
        int products) {

    /** The four measures, for {@code summary.json}. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("precision", precision);
        figures.put("recall", recall);
        figures.put("ndcg", ndcg);
        figures.put("hit_rate", hitRate);
        figures.put("products", products);
        return figures;
    }
}
