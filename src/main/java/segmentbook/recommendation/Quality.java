package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.List;
import segmentbook.columns.Columns;

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

    static final Columns<Quality> COLUMNS = Columns.<Quality>none()
            .text("recommender", "", Quality::recommender)
            .number("precision", "precision", Quality::precision)
            .number("recall", "recall", Quality::recall)
            .number("nDCG", "ndcg", Quality::ndcg)
            .number("hit rate", "hit_rate", Quality::hitRate)
            .whole("products shown", "products", Quality::products);

    /**
     * The nDCG of the last beside that of the first, in a sentence.
     *
     * @param qualities at least one, of the same split
     */
    public static String sentence(List<Quality> qualities) {
        Quality first = qualities.get(0);
        Quality last = qualities.get(qualities.size() - 1);
        return last.customers == 0
                ? "Nobody bought a product that could have been recommended: there is nothing to judge"
                : say(
                        "nDCG at %d: %s %.3f, %s %.3f, over %,d customers",
                        last.k, last.recommender, last.ndcg, first.recommender, first.ndcg, last.customers);
    }
}
