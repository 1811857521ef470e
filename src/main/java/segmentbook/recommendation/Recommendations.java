package segmentbook.recommendation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The recommendations of all customers. */
public final class Recommendations {
    private final Baskets baskets;
    private final List<String> recommenders;
    private final List<Recommendation> all;

    Recommendations(Baskets baskets, List<String> recommenders, List<Recommendation> all) {
        this.baskets = baskets;
        this.recommenders = List.copyOf(recommenders);
        this.all = List.copyOf(all);
    }

    /** All, by customer and rank. */
    public List<Recommendation> all() {
        return all;
    }

    /** The columns of {@code recommendations.csv}. */
    public Table results() {
        return Table.create(
                "Recommendations",
                StringColumn.create("customer_id", all.stream().map(Recommendation::customer)),
                IntColumn.create("rank", all.stream().mapToInt(Recommendation::rank)),
                StringColumn.create("product", all.stream().map(Recommendation::product)),
                StringColumn.create("description", all.stream().map(Recommendation::description)),
                DoubleColumn.create("score", all.stream().mapToDouble(Recommendation::score)),
                StringColumn.create("reason", all.stream().map(Recommendation::reason)));
    }

    /** How many customers get their first product from which recommender, and how many products are shown at all. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("customers", baskets.customers());
        figures.put("recommendations", all.size());
        figures.put("products", products());
        figures.put("recommendations_by", by());
        return figures;
    }

    /** Different products that are recommended to anybody. */
    public int products() {
        return (int) all.stream().map(Recommendation::product).distinct().count();
    }

    /** Number of recommendations by the recommender that found them, in the order in which they were asked. */
    public Map<String, Long> by() {
        Map<String, Long> by = new LinkedHashMap<>();
        recommenders.forEach(each -> by.put(each, 0L));
        all.forEach(each -> by.merge(each.recommender(), 1L, Long::sum));
        return by;
    }

    /** Recommendations by the recommender that found them, with the customers who got one. */
    public Table table() {
        Map<String, Long> by = by();
        return Table.create(
                "Who found them",
                StringColumn.create("recommender", by.keySet()),
                IntColumn.create(
                        "recommendations",
                        by.values().stream().mapToInt(Long::intValue).toArray()),
                IntColumn.create(
                        "customers",
                        by.keySet().stream().mapToInt(this::customers).toArray()));
    }

    private int customers(String recommender) {
        return (int) all.stream()
                .filter(each -> each.recommender().equals(recommender))
                .map(Recommendation::customer)
                .distinct()
                .count();
    }
}
