package segmentbook.plots;

import java.util.List;
import java.util.Map;
import segmentbook.recommendation.Additions.Addition;
import segmentbook.recommendation.Judgement;
import segmentbook.recommendation.Quality;
import segmentbook.recommendation.Recommender;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Figure;

/** Charts of recommendations: where a score comes from, and how good recommenders are. */
public final class RecommendationCharts {
    private static final List<String> PARTS =
            List.of("most similar purchase", "second", "third", "all other purchases together");
    private static final List<String> PART_COLORS = List.of("#143D6B", "#4384B8", "#A9C9E2", "#D9D9D9");

    private RecommendationCharts() {}

    /** How much each purchase adds to the score of each recommendation of one customer, as stacked bars. */
    public static Figure additions(Recommender recommender, String customer) {
        if (!recommender.baskets().whyNot().isEmpty()) {
            return new MissingFigure(recommender.baskets().whyNot());
        }
        var additions = recommender.additions(customer);
        List<List<Addition>> bars = additions.greatest(PARTS.size() - 1);
        List<String> names = bars.stream().map(RecommendationCharts::name).toList();
        return Chart.of(additions.sentence())
                .x(Scale.number("score (sum of Jaccard similarities)"))
                .y(Scale.names("recommended product", names).reverse())
                .add(Rows.list(PARTS.size(), part -> part(part, names, Rows.list(bars, each -> each.get(part)))))
                .stacked()
                .legendBelow()
                .with(Map.of("legend", Map.of("traceorder", "normal")))
                .figureIf(!bars.isEmpty());
    }

    private static String name(List<Addition> bar) {
        return bar.get(0).rank() + " " + DisplayText.shortened(bar.get(0).recommended(), ProfileCharts.NAME_LENGTH);
    }

    private static Series part(int part, List<String> names, List<Addition> additions) {
        List<String> bought = Rows.list(additions, each -> DisplayText.literal(each.bought()));
        return Bars.horizontal(PARTS.get(part), names, Rows.values(additions, Addition::similarity))
                .color(PART_COLORS.get(part))
                .with("customdata", bought)
                .hover("%{customdata}: %{x:.3f}");
    }

    /** The nDCG of each recommender with its 95 % interval, and which is used. */
    public static Figure quality(Judgement judgement) {
        List<Quality> all = judgement.qualities();
        List<String> names = all.stream().map(Quality::recommender).toList();
        return Chart.of(judgement.sentence())
                .x(Scale.number("nDCG (0 to 1, more is better; lines: 95 % interval)"))
                .y(Scale.names("recommender", names).reverse())
                .add(Bars.horizontal("nDCG", names, Rows.values(all, Quality::ndcg))
                        .color(PART_COLORS.get(1))
                        .interval("error_x", all, Quality::interval)
                        .hover("%{y}: %{x:.3f}"))
                .figureIf(all.get(0).customers() > 0);
    }
}
