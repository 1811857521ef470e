package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import segmentbook.columns.Columns;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * How well a recommender did, with means over the judged customers; NaN where there is none.
 *
 * @param recommender which
 * @param k products shown to each customer
 * @param each how well for each judged customer, in the order of their numbers
 * @param products different products shown to anybody who was judged
 */
public record Quality(String recommender, int k, List<OfCustomer> each, int products) {

    /**
     * How well a recommender did for one customer. All but novelty go from 0 to 1; 1 is best.
     *
     * @param precision share of the k places with a product that was bought afterwards
     * @param recall share of the products bought afterwards that were shown
     * @param ndcg hits weighted by 1 / log2(1 + rank), divided by the same sum where min(k, relevant) hits come first
     *     (Järvelin, Kekäläinen 2002)
     * @param hit 1 with at least one hit, else 0
     * @param averagePrecision precisions down to each hit, added up and divided by min(k, relevant)
     * @param novelty mean of -log2(share of customers who had bought it) of the products shown; NaN without any
     * @param diversity 1 less the mean Jaccard similarity of two products shown; NaN with fewer
     */
    public record OfCustomer(
            double precision,
            double recall,
            double ndcg,
            double hit,
            double averagePrecision,
            double novelty,
            double diversity) {

        static OfCustomer of(int[] products, int[] relevant, int k, Baskets known) {
            ItemNeighbours jaccards = known.jaccards();
            double[] hits = Ranking.measures(products, relevant, k);
            double novelty = 0;
            double similar = 0;
            for (int i = 0; i < products.length; i++) {
                novelty += Math.log((double) known.customers() / known.count(products[i])) / Math.log(2);
                for (int j = 0; j < i; j++) {
                    similar += jaccards.addition(products[i], products[j]);
                }
            }
            int pairs = products.length * (products.length - 1) / 2;
            return new OfCustomer(
                    hits[0], hits[1], hits[2], hits[3], hits[4], novelty / products.length, 1 - similar / pairs);
        }
    }

    static final Columns<Quality> COLUMNS = Columns.<Quality>none()
            .text("recommender", "", Quality::recommender)
            .number("precision", "precision", Quality::precision)
            .number("recall", "recall", Quality::recall)
            .number("nDCG", "ndcg", Quality::ndcg)
            .number("from", "ndcg_low", each -> each.interval().low())
            .number("to", "ndcg_high", each -> each.interval().high())
            .number("MAP", "map", each -> each.mean(OfCustomer::averagePrecision))
            .number("hit rate", "hit_rate", Quality::hitRate)
            .whole("products shown", "products", Quality::products)
            .number("novelty", "novelty", each -> each.mean(OfCustomer::novelty))
            .number("diversity", "diversity", each -> each.mean(OfCustomer::diversity));

    private static final int ROWS = 10;
    static final int ENOUGH = 30; // of fewer customers a bootstrap interval is too narrow

    /** One row each of at most ten, since more are no table to read: without those with the least nDCG, but with the first. */
    static Table table(Columns<Quality> columns, String title, List<Quality> all) {
        var worst = all.stream().skip(1).sorted(Comparator.comparingDouble(Quality::ndcg));
        List<Quality> last = worst.limit(Math.max(0, all.size() - ROWS)).toList();
        var without = Rows.list(last, least -> say("; not shown: %s (nDCG %.3f)", least.recommender, least.ndcg()));
        var first = all.stream().filter(shown -> !last.contains(shown)).toList();
        return columns.table(title + String.join("", without), first);
    }

    /** The mean of a measure over the judged customers that have it. */
    public double mean(ToDoubleFunction<OfCustomer> measure) {
        double[] known =
                each.stream().mapToDouble(measure).filter(Double::isFinite).toArray();
        return Arrays.stream(known).reduce(0, Double::sum) / known.length;
    }

    /** Number of judged customers. */
    public int customers() {
        return each.size();
    }

    /** The same of some of the customers, by their places. */
    Quality of(List<Integer> places) {
        return new Quality(recommender, k, places.stream().map(each::get).toList(), products);
    }

    /** Mean precision. */
    public double precision() {
        return mean(OfCustomer::precision);
    }

    /** Mean recall. */
    public double recall() {
        return mean(OfCustomer::recall);
    }

    /** Share of customers with a hit. */
    public double hitRate() {
        return mean(OfCustomer::hit);
    }

    /** The mean nDCG. */
    public double ndcg() {
        return mean(OfCustomer::ndcg);
    }

    /** The mean nDCG with its interval. */
    public Bootstrap interval() {
        return Bootstrap.mean(Rows.values(each, OfCustomer::ndcg));
    }

    /**
     * By how much the nDCG of the same customers is better than that of another recommender, customer by customer; without an
     * interval where fewer than {@value #ENOUGH} are judged.
     */
    public Bootstrap minus(Quality other) {
        Bootstrap mean = Bootstrap.mean(Rows.values(customers(), i -> each.get(i).ndcg - other.each.get(i).ndcg));
        return customers() < ENOUGH ? new Bootstrap(mean.whole(), Double.NaN, Double.NaN) : mean;
    }
}
