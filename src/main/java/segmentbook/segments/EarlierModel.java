package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Agreement;
import segmentbook.statistics.Rows;
import segmentbook.validation.KSelection;
import tech.tablesaw.api.Table;

/**
 * The clusters of today beside a model of as many clusters made {@value #DAYS} days before the end and kept since: what other
 * samples of the same customers do not show. Figures are of the customers known at both dates.
 *
 * @param features that both are made of
 * @param k number of clusters
 * @param stability mean adjusted Rand index of today's clusters in bootstrap samples
 * @param whyNot why there is none, in a sentence without its full stop; empty where there is one
 * @param customers known at both dates
 * @param same share of them whom the earlier model puts into the same cluster then and today, 0 to 1
 * @param ari adjusted Rand index of these two: low where customers move
 * @param modelsAri adjusted Rand index of the earlier model and today's, both of today: low where the model moves
 */
public record EarlierModel(
        String features,
        int k,
        double stability,
        String whyNot,
        int customers,
        double same,
        double ari,
        double modelsAri) {
    private static final int DAYS = 91;

    /** Beside the clusters chosen. */
    public static EarlierModel of(ChosenClusters chosen) {
        if (chosen.base().rfm().isEmpty()) {
            return none(say("One row a customer has no dates: nobody can be seen as %d days before", DAYS));
        }
        var late = say("There is no model of %d days before the end: it takes two clusters of purchases by then", DAYS);
        int k = chosen.selection().k();
        var now = chosen.base().rfm().orElseThrow();
        var day = now.transactions().snapshot().minusDays(DAYS);
        if (k == 1 || !now.transactions().firstDay().isBefore(day)) {
            return none(late);
        }
        FeatureMatrix then = chosen.anew(CustomerBase.of(now.at(day))).features();
        return KSelection.most(then) < k ? none(late) : of(chosen, then);
    }

    private static EarlierModel none(String whyNot) {
        return new EarlierModel("", 0, 0, whyNot, 0, 0, 0, 0);
    }

    /** Both tables have their customers in the order of ids. */
    private static EarlierModel of(ChosenClusters chosen, FeatureMatrix then) {
        var today = chosen.found();
        var earlier = today.clusterer().fit(then);
        int[] placed = earlier.predict(then.apply(chosen.used()));
        int[] rows = Rows.find(then.customers(), today.customers());
        int[] kept = Rows.pick(placed, rows);
        int[] anew = Arrays.stream(rows).map(today::label).toArray();
        double same = Rows.where(kept.length, i -> kept[i] == earlier.label(i)).length;
        double moved = Agreement.of(earlier.labels(), kept).adjustedRand();
        double models = Agreement.of(kept, anew).adjustedRand();
        double stability = chosen.selection().candidate(today.k()).bootstrapAri();
        String features = String.join(", ", chosen.use());
        return new EarlierModel(features, today.k(), stability, "", kept.length, same / kept.length, moved, models);
    }

    /**
     * The clusters of several choices beside each other, each once; the title is the sentence of the first. Those without a model
     * of that day are left out; where none is left, the title says why.
     */
    public static Table table(EarlierModel... models) {
        var made = Stream.of(models)
                .filter(each -> each.whyNot.isEmpty())
                .distinct()
                .toList();
        String title = (made.isEmpty() ? models[0] : made.get(0)).sentence();
        return Columns.<EarlierModel>none()
                .text("features", "", EarlierModel::features)
                .whole("k", "", EarlierModel::k)
                .number("bootstrap ARI", "", EarlierModel::stability)
                .number("ARI after %d days".formatted(DAYS), "", EarlierModel::ari)
                .share("% in the same cluster", "", EarlierModel::same)
                .number("ARI of the models", "", EarlierModel::modelsAri)
                .table(made.isEmpty() ? title : "", title, made);
    }

    /** How many customers and how much of the model stayed, in a sentence without its full stop. */
    public String sentence() {
        String words = "Frozen %d days before the end, the model leaves %.0f %% of %,d customers in their clusters "
                + "(adjusted Rand index %.2f); a model of today places them as it does with %.2f";
        return whyNot.isEmpty() ? say(words, DAYS, 100 * same, customers, ari, modelsAri) : whyNot;
    }

    /** For {@code summary.json}; none where there is no such model. */
    public Map<String, Object> metrics() {
        return whyNot.isEmpty()
                ? new TreeMap<>(Map.of("customers", customers, "same_share", same, "ari", ari, "models_ari", modelsAri))
                : Map.of();
    }
}
