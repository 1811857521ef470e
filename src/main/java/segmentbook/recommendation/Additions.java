package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/**
 * How much each product that a customer bought adds to the scores of the customer's recommendations.
 *
 * @param customer the id
 * @param all by rank, the greatest addition first; empty where scores are no sums of similarities
 */
public record Additions(String customer, List<Addition> all) {
    private static final Columns<Addition> COLUMNS = Columns.<Addition>none()
            .whole("rank", "", Addition::rank)
            .text("recommended", "", Addition::recommended)
            .text("bought", "", Addition::bought)
            .number("similarity", "", Addition::similarity);

    /**
     * What one purchase adds to one score.
     *
     * @param rank of the recommendation, from 1
     * @param recommended name of the recommended product
     * @param bought name of the bought product
     * @param similarity of the two, 0 to 1
     */
    public record Addition(int rank, String recommended, String bought, double similarity) {}

    /** One row an addition. */
    public Table table() {
        return COLUMNS.table("Similarities", all);
    }

    /**
     * For each recommendation its {@code count} greatest additions, those that are missing as zeros without a name, and at
     * the end all others added up.
     */
    public List<List<Addition>> greatest(int count) {
        var byRank = all.stream().collect(Collectors.groupingBy(Addition::rank, TreeMap::new, Collectors.toList()));
        return byRank.values().stream().map(own -> greatest(own, count)).toList();
    }

    private static List<Addition> greatest(List<Addition> own, int count) {
        Addition first = own.get(0);
        List<Addition> greatest = new ArrayList<>(own.subList(0, Math.min(count, own.size())));
        List<Addition> others = own.subList(greatest.size(), own.size());
        greatest.addAll(
                Collections.nCopies(count - greatest.size(), new Addition(first.rank, first.recommended, "", 0)));
        double sum = others.stream().mapToDouble(Addition::similarity).sum();
        greatest.add(new Addition(first.rank, first.recommended, others.size() + " other purchases", sum));
        return greatest;
    }

    /** The first recommendation and the purchase that adds most to it, in a sentence. */
    public String sentence() {
        return all.isEmpty()
                ? say("Nothing that could be recommended is similar to what customer %s bought", customer)
                : say("%s leads, most of all because of %s", all.get(0).recommended, all.get(0).bought);
    }
}
