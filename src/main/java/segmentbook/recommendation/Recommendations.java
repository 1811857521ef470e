package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * The recommendations of all customers.
 *
 * @param baskets who has bought what
 * @param recommenders the names of those asked, in their order
 * @param all by customer and rank
 */
public record Recommendations(Baskets baskets, List<String> recommenders, List<Recommendation> all) {

    /** The rows of {@code recommendations.csv}. */
    public Table results() {
        return baskets.whyNot().isEmpty()
                ? Recommendation.COLUMNS.results("Recommendations", all)
                : Table.create(baskets.whyNot());
    }

    /** Customers, recommendations, different products, and recommendations by recommender, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("customers", baskets.customers());
        metrics.put("recommendations", all.size());
        metrics.put("products", products());
        metrics.put("recommendations_by", by());
        return metrics;
    }

    /** How many customers get how many products, in a sentence without its full stop. */
    public String sentence() {
        long customers = all.stream().map(Recommendation::customer).distinct().count();
        int most = all.stream().mapToInt(Recommendation::rank).max().orElse(0);
        String words = "%,d customers %s %d products at most, %,d different ones";
        var sold = baskets.transactions().soldWithin(RecommendOptions.JUDGED_DAYS);
        long unsold = products() - codes().filter(sold::contains).count();
        String without = "; %,d of them nobody has bought in the last 91 days (recommend.soldWithin leaves such out)";
        String old = unsold == 0 ? "" : say(without, unsold);
        String sentence = say(words, customers, customers == 1 ? "gets" : "get", most, products()) + old;
        return baskets.whyNot().isEmpty() ? sentence : baskets.whyNot();
    }

    /** Different products that are recommended to anybody. */
    public int products() {
        return (int) codes().count();
    }

    private Stream<String> codes() {
        return all.stream().map(Recommendation::product).distinct();
    }

    /** Number of recommendations by the recommender that found them, in the order in which they are asked. */
    public Map<String, Long> by() {
        Map<String, Long> by = Rows.map(recommenders, each -> each, each -> 0L);
        all.forEach(each -> by.merge(each.recommender(), 1L, Long::sum));
        return by;
    }

    /** Recommendations by the recommender that found them, with the customers who got one. */
    public Table table() {
        Map<String, Long> by = by();
        return Columns.<String>none()
                .text("recommender", "", each -> each)
                .whole("recommendations", "", each -> by.getOrDefault(each, 0L).intValue())
                .whole("customers", "", this::customers)
                .table(baskets.whyNot(), "Who found them", recommenders);
    }

    private int customers(String recommender) {
        var own = all.stream().filter(each -> each.recommender().equals(recommender));
        return (int) own.map(Recommendation::customer).distinct().count();
    }
}
