package segmentbook.rfm;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.customers.Column.Better;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.Distribution;

/**
 * The inner edges between scores, by measure: a value scores by how many edges lie strictly below it.
 *
 * @param recency in days, none below the one before it
 * @param frequency in orders, likewise
 * @param monetary in the money unit, likewise
 */
public record RfmEdges(List<Double> recency, List<Double> frequency, List<Double> monetary) {

    /** @throws IllegalArgumentException unless each measure has as many edges, 1 to 9, finite, none falling */
    public RfmEdges {
        recency = List.copyOf(recency);
        frequency = List.copyOf(frequency);
        monetary = List.copyOf(monetary);
        int bins = recency.size() + 1;
        require("recency", recency, bins);
        require("frequency", frequency, bins);
        require("monetary", monetary, bins);
    }

    /**
     * The quantiles of a table's measures (linear interpolation, type 7).
     *
     * @throws IllegalArgumentException unless {@code bins} is 2 to 10
     */
    static RfmEdges of(CustomerTable measures, int bins) {
        Validate.isTrue(bins >= 2 && bins <= 10, "bins: 2 to 10, found %s", bins);
        return new RfmEdges(
                quantiles(measures.distribution("recency"), bins),
                quantiles(measures.distribution("frequency"), bins),
                quantiles(measures.distribution("monetary"), bins));
    }

    /** The same of a table of customers with recency, frequency and monetary, with the edges that are given in place of quantiles. */
    public static RfmEdges of(CustomerTable measures, RfmOptions options) {
        RfmEdges quantiles = of(measures, options.bins());
        return new RfmEdges(
                options.cuts().getOrDefault("recency", quantiles.recency),
                options.cuts().getOrDefault("frequency", quantiles.frequency),
                options.cuts().getOrDefault("monetary", quantiles.monetary));
    }

    private static List<Double> quantiles(Distribution measure, int bins) {
        return IntStream.range(1, bins)
                .mapToObj(edge -> measure.quantile(edge, bins))
                .toList();
    }

    private static void require(String measure, List<Double> edges, int bins) {
        var rising =
                IntStream.range(1, edges.size()).allMatch(i -> edges.get(i - 1).compareTo(edges.get(i)) <= 0);
        boolean fits = bins >= 2 && bins <= 10 && edges.size() == bins - 1 && rising;
        String rule = "%s: as many edges as the other measures, 1 to 9, none falling, found %s";
        Validate.isTrue(fits, rule, measure, edges);
        Validate.isTrue(edges.stream().allMatch(Double::isFinite), "%s: finite edges, found %s", measure, edges);
    }

    /** Number of bins, one more than edges. */
    public int bins() {
        return recency.size() + 1;
    }

    /** The score of one value between the edges of its measure: 1 to one more than there are, the best last. */
    public static int score(double value, List<Double> edges, Better better) {
        int below = (int) edges.stream().filter(edge -> edge < value).count();
        return better == Better.LOW ? edges.size() + 1 - below : below + 1;
    }

    /** Scores any table by these edges, as they are. */
    public RfmScores score(RfmTable rfm) {
        return new RfmScores(rfm, this);
    }
}
