package segmentbook.plots;

import static segmentbook.plots.TransactionCharts.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.recommendation.Quality;
import segmentbook.recommendation.Recommender;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** Charts of recommendations: where a score comes from, and how good recommenders are. */
public final class RecommendationCharts {
    private static final int SHOWN = 3;
    private static final List<String> PARTS =
            List.of("most similar purchase", "second", "third", "all other purchases together");
    private static final List<String> PART_COLORS = List.of("#143D6B", "#4384B8", "#A9C9E2", "#D9D9D9");
    private static final List<String> COLORS = List.of("#B3B3B3", "#B86114", "#143D6B", "#73A8CF");
    private static final List<String> SHAPES = List.of("", "/", "", "x");

    private RecommendationCharts() {}

    /** What each recommendation of one customer owes to which purchase, as bars that add up to its score. */
    public static Figure additions(Recommender recommender, String customer) {
        Map<Integer, List<Row>> rows = new LinkedHashMap<>();
        Table additions = recommender.additions(customer);
        for (int i = 0; i < additions.rowCount(); i++) {
            rows.computeIfAbsent(additions.intColumn("rank").get(i), rank -> new ArrayList<>())
                    .add(additions.row(i));
        }
        List<String> names = rows.entrySet().stream()
                .map(each -> each.getKey() + " "
                        + ProfileCharts.cut(each.getValue().get(0).getString("recommended")))
                .toList();
        List<Series> parts = IntStream.range(0, PARTS.size())
                .mapToObj(part -> part(part, names, List.copyOf(rows.values())))
                .toList();
        return Chart.of(finding(customer, rows))
                .x(Scale.number("score (sum of Jaccard similarities)"))
                .y(Scale.names("recommended product", names).reverse())
                .add(parts)
                .stacked()
                .legendBelow()
                .with(Map.of("legend", Map.of("traceorder", "normal")))
                .figure();
    }

    private static String finding(String customer, Map<Integer, List<Row>> rows) {
        if (rows.isEmpty()) {
            return say("Nothing is similar to what customer %s bought", customer);
        }
        Row first = rows.values().iterator().next().get(0);
        return say("%s leads, most of all because of %s", first.getString("recommended"), first.getString("bought"));
    }

    private static Series part(int part, List<String> names, List<List<Row>> rows) {
        double[] values = new double[rows.size()];
        List<String> words = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            List<Row> own = rows.get(i);
            int from = Math.min(part, own.size());
            int to = part < SHOWN ? Math.min(part + 1, own.size()) : own.size();
            List<Row> here = own.subList(from, to);
            values[i] = here.stream()
                    .mapToDouble(row -> row.getDouble("similarity"))
                    .sum();
            words.add(
                    part == SHOWN
                            ? here.size() + " other purchases"
                            : here.isEmpty()
                                    ? ""
                                    : DisplayText.literal(here.get(0).getString("bought")));
        }
        return Bars.horizontal(PARTS.get(part), names, values)
                .color(PART_COLORS.get(part))
                .with(Map.of("customdata", words))
                .hover("%{customdata}: %{x:.3f}");
    }

    /** The four measures of each recommender. */
    public static Figure quality(List<Quality> qualities) {
        List<String> measures = List.of("precision", "recall", "nDCG", "hit rate");
        Quality first = qualities.get(0);
        Quality last = qualities.get(qualities.size() - 1);
        List<Series> bars = IntStream.range(0, qualities.size())
                .mapToObj(i -> Bars.vertical(qualities.get(i).recommender(), measures, values(qualities.get(i)))
                        .color(COLORS.get(i % COLORS.size()))
                        .with(Map.of("marker", Map.of("pattern", Map.of("shape", SHAPES.get(i % SHAPES.size())))))
                        .labels(".3f")
                        .hover("%{x}: %{y:.3f}, " + qualities.get(i).recommender()))
                .toList();
        String finding = last.customers() == 0
                ? "Nobody bought a product that could have been recommended: there is nothing to judge"
                : say(
                        "nDCG at %d: %s %.3f, %s %.3f, over %,d customers",
                        last.k(), last.recommender(), last.ndcg(), first.recommender(), first.ndcg(), last.customers());
        return Chart.of(finding)
                .x(Scale.names("measure (0 to 1, more is better)", measures))
                .y(Scale.number("mean over the judged customers"))
                .add(bars)
                .legendBelow()
                .figure();
    }

    private static double[] values(Quality quality) {
        return new double[] {quality.precision(), quality.recall(), quality.ndcg(), quality.hitRate()};
    }
}
