package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;

/**
 * What one rule alone would choose.
 *
 * @param rule what it looks at
 * @param k its choice, empty where it finds none
 * @param why in a few words
 */
public record Choice(String rule, OptionalInt k, String why) {
    static final Columns<Choice> COLUMNS = Columns.<Choice>none()
            .text("rule", "", Choice::rule)
            .text("k", "", each -> each.k.isPresent() ? String.valueOf(each.k.getAsInt()) : "")
            .text("why", "", Choice::why);

    /**
     * Of each rule, last the decision and what a file asks for. Dunn has no vote: it looks at two pairs of customers, and another
     * start of k-means moves it more than another k.
     */
    static List<Choice> all(KSelection selection, OptionalInt asked) {
        List<Choice> all = new ArrayList<>();
        List<Candidate> candidates = selection.candidates();
        OptionalInt knee = selection.knee();
        String bend = knee.isPresent() ? "the curve bends here (kneedle)" : "the curve has no bend";
        all.add(new Choice("within-cluster sum of squares", knee, bend));
        all.add(of("silhouette", candidates, Candidate::silhouette, 1, "greatest mean, %.3f"));
        all.add(of("Davies-Bouldin", candidates, Candidate::daviesBouldin, -1, "least, %.3f"));
        all.add(of("Calinski-Harabasz", candidates, Candidate::calinskiHarabasz, 1, "greatest, %.1f"));
        String stable = "greatest mean adjusted Rand index, %.3f";
        all.add(of("bootstrap stability", candidates, Candidate::bootstrapAri, 1, stable));
        OptionalInt gap = selection.clouds().gap().k();
        String first =
                gap.isPresent() ? "the first that the next does not pass by its error" : "each is passed by the next";
        all.add(new Choice("gap statistic", gap, first));
        all.add(ofCloud(selection, NullCloud.NORMAL, "k: auto on a normal cloud"));
        all.add(ofCloud(selection, NullCloud.COPULA, "k: auto on a copula"));
        KDecision decision = selection.decide();
        all.add(new Choice("k: auto", OptionalInt.of(decision.automatic()), decision.rule()));
        asked.ifPresent(k -> all.add(new Choice("clusters.k", asked, "the description file asks for it")));
        return List.copyOf(all);
    }

    /** The candidate with the greatest figure, or least where {@code sign} is -1; of equals the one with fewest clusters. */
    private static Choice of(
            String rule, List<Candidate> candidates, ToDoubleFunction<Candidate> figure, int sign, String why) {
        return candidates.stream()
                .filter(each -> !Double.isNaN(figure.applyAsDouble(each)))
                .min(Comparator.comparingDouble(each -> -sign * figure.applyAsDouble(each)))
                .map(best -> new Choice(rule, OptionalInt.of(best.k()), say(why, figure.applyAsDouble(best))))
                .orElseGet(() -> new Choice(rule, OptionalInt.empty(), "undefined for every k"));
    }

    /** What the rule of {@code k: auto} takes where there are no groups. */
    private static Choice ofCloud(KSelection selection, NullCloud kind, String rule) {
        List<Candidate> cloud = selection.clouds().of(kind);
        if (cloud.isEmpty()) {
            return new Choice(rule, OptionalInt.empty(), "too few different customers, or nothing but words");
        }
        Candidate taken = cloud.get(KDecision.of(cloud).k() - selection.min());
        String why = "without groups: silhouette %.3f, adjusted Rand index %.3f";
        return new Choice(rule, OptionalInt.of(taken.k()), say(why, taken.silhouette(), taken.bootstrapAri()));
    }

    /** The metrics of each k and each rule's choice, for {@code summary.json}. */
    static Map<String, Object> metrics(KSelection selection) {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("wcss_from_k_1", Arrays.stream(selection.wcss()).boxed().toList());
        metrics.put("silhouette", byK(selection, Candidate::silhouette));
        metrics.put("bootstrap_ari", byK(selection, Candidate::bootstrapAri));
        Map<String, Object> choices = new LinkedHashMap<>();
        selection.rules().forEach(each -> each.k().ifPresent(k -> choices.put(each.rule(), k)));
        metrics.put("choices", choices);
        metrics.put("k", selection.decide().k());
        metrics.put(
                "found", !selection.candidates().isEmpty() && selection.clouds().found(selection.chosen()));
        return metrics;
    }

    private static Map<String, Double> byK(KSelection selection, ToDoubleFunction<Candidate> metric) {
        return Rows.map(selection.candidates(), each -> String.valueOf(each.k()), metric::applyAsDouble);
    }
}
