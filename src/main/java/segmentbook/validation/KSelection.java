package segmentbook.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.dataset.DataException;
import segmentbook.features.FeatureMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How many clusters: k-means for each k of a range, judged by rules that need not agree, and a decision. */
public final class KSelection {
    private final List<Clustering> clusterings;
    private final List<Candidate> candidates;
    private final double[] wcss;
    private final OptionalInt chosen;

    private KSelection(List<Clustering> clusterings, List<Candidate> candidates, double[] wcss, OptionalInt chosen) {
        this.clusterings = List.copyOf(clusterings);
        this.candidates = List.copyOf(candidates);
        this.wcss = wcss;
        this.chosen = chosen;
    }

    /** 2 to 10 clusters with the usual options. */
    public static KSelection of(FeatureMatrix matrix) {
        return of(matrix, KSelectionOptions.DEFAULT);
    }

    /**
     * As a description file says: its range, seed and restarts, and its number of clusters where it has one. The function
     * that all pages call, so that they decide alike.
     *
     * @throws DataException as {@link #of(FeatureMatrix, KSelectionOptions)}
     */
    public static KSelection of(FeatureMatrix matrix, ClusterOptions options) {
        return of(matrix, KSelectionOptions.of(options));
    }

    /**
     * Fits and judges every k of the range. The range ends early where there are fewer different customers, and below
     * the number of customers, because everybody alone is no grouping.
     *
     * @throws DataException where there are not more different customers than the least k, or than the chosen one
     */
    public static KSelection of(FeatureMatrix matrix, KSelectionOptions options) {
        KMeans kMeans = KMeans.on(matrix, options.kMeans());
        int most = Math.min(options.most(), Math.min(kMeans.distinctRows(), matrix.rows() - 1));
        int needed = options.chosen().orElse(options.least());
        if (most < needed) {
            throw new DataException("clusters: needs more different customers than clusters, found "
                    + kMeans.distinctRows() + " of " + matrix.rows() + " customers for k = " + needed);
        }
        List<Clustering> all =
                IntStream.rangeClosed(1, most).mapToObj(kMeans::fit).toList();
        double[] wcss =
                all.stream().mapToDouble(each -> Indices.wcss(matrix, each)).toArray();
        List<Clustering> judged = all.subList(options.least() - 1, most);
        double[] stability = Stability.of(matrix, judged, options.samples(), options.kMeans());
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            Clustering each = judged.get(i);
            candidates.add(candidate(matrix, each, wcss[each.k() - 1], stability[i]));
        }
        return new KSelection(all, candidates, wcss, options.chosen());
    }

    private static Candidate candidate(FeatureMatrix matrix, Clustering clusters, double wcss, double stability) {
        return new Candidate(
                clusters.k(),
                wcss,
                Silhouette.of(matrix, clusters).mean(),
                Indices.daviesBouldin(matrix, clusters),
                Indices.calinskiHarabasz(matrix, clusters),
                Indices.dunn(matrix, clusters),
                stability,
                (double) clusters.size(clusters.k()) / clusters.rows());
    }

    /** The k of the range in figures, rising. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /**
     * One k of the range in figures.
     *
     * @throws IllegalArgumentException where k is not in the range
     */
    public Candidate candidate(int k) {
        int at = k - least();
        if (at < 0 || at >= candidates.size()) {
            throw new IllegalArgumentException("k: " + least() + " to " + most() + ", found " + k);
        }
        return candidates.get(at);
    }

    /**
     * The clusters of one k, from 1.
     *
     * @throws IllegalArgumentException where k is not 1 to the end of the range
     */
    public Clustering clustering(int k) {
        if (k < 1 || k > most()) {
            throw new IllegalArgumentException("k: 1 to " + most() + ", found " + k);
        }
        return clusterings.get(k - 1);
    }

    /** The first k of the range. */
    public int least() {
        return candidates.get(0).k();
    }

    /** The last k of the range. */
    public int most() {
        return wcss.length;
    }

    /** Within-cluster sums of squares from k = 1, a copy. */
    public double[] wcss() {
        return wcss.clone();
    }

    /** Where the curve of the within-cluster sum of squares bends (kneedle, S = 1), if it does. */
    public OptionalInt knee() {
        OptionalInt place = Knee.of(wcss);
        return place.isPresent() ? OptionalInt.of(place.getAsInt() + 1) : place;
    }

    /** The number that the options ask for, or else that the rule of {@code k: auto} gives, with its reasons. */
    public KDecision decide() {
        KDecision automatic = KDecision.of(candidates);
        return chosen.isPresent() ? automatic.decided(chosen.getAsInt()) : automatic;
    }

    /**
     * A number that somebody chose.
     *
     * @throws IllegalArgumentException where k is not 1 to the end of the range
     */
    public KDecision decided(int k) {
        clustering(k);
        return KDecision.of(candidates).decided(k);
    }

    /**
     * What one rule alone would choose.
     *
     * @param rule what it looks at
     * @param k its choice, empty where it finds none
     * @param why in a few words
     */
    public record Choice(String rule, OptionalInt k, String why) {}

    /** What each rule alone would choose, the decision last. */
    public List<Choice> rules() {
        List<Choice> rules = new ArrayList<>();
        OptionalInt knee = knee();
        rules.add(new Choice(
                "within-cluster sum of squares",
                knee,
                knee.isPresent() ? "the curve bends here (kneedle)" : "the curve has no bend"));
        rules.add(choice("silhouette", Candidate::silhouette, 1, "greatest mean, %.3f"));
        rules.add(choice("Davies-Bouldin", Candidate::daviesBouldin, -1, "least, %.3f"));
        rules.add(choice("Calinski-Harabasz", Candidate::calinskiHarabasz, 1, "greatest, %.1f"));
        rules.add(choice("Dunn", Candidate::dunn, 1, "greatest, %.4f"));
        rules.add(choice("bootstrap stability", Candidate::bootstrapAri, 1, "greatest mean adjusted Rand index, %.3f"));
        KDecision decision = decide();
        rules.add(new Choice(
                "k: auto",
                OptionalInt.of(decision.automatic()),
                "stable, no tiny cluster, silhouette within .01 of the best from k = 3"));
        chosen.ifPresent(k -> rules.add(new Choice("clusters.k", chosen, "the description file asks for it")));
        return List.copyOf(rules);
    }

    /** The candidate with the greatest figure, or least where {@code sign} is -1; of equals the one with fewest clusters. */
    private Choice choice(String rule, ToDoubleFunction<Candidate> figure, int sign, String why) {
        return candidates.stream()
                .filter(each -> !Double.isNaN(figure.applyAsDouble(each)))
                .min(Comparator.comparingDouble(each -> -sign * figure.applyAsDouble(each)))
                .map(best -> new Choice(
                        rule, OptionalInt.of(best.k()), String.format(Locale.ROOT, why, figure.applyAsDouble(best))))
                .orElseGet(() -> new Choice(rule, OptionalInt.empty(), "undefined for every k"));
    }

    /** What each rule alone would choose, one row each, the decision last. */
    public Table choices() {
        Table table =
                Table.create("Choices", StringColumn.create("rule"), IntColumn.create("k"), StringColumn.create("why"));
        for (Choice each : rules()) {
            table.stringColumn("rule").append(each.rule());
            if (each.k().isPresent()) {
                table.intColumn("k").append(each.k().getAsInt());
            } else {
                table.intColumn("k").appendMissing();
            }
            table.stringColumn("why").append(each.why());
        }
        return table;
    }

    /** All figures, one row each k of the range. */
    public Table table() {
        return Table.create(
                "Number of clusters",
                IntColumn.create("k", candidates.stream().mapToInt(Candidate::k)),
                column("WCSS", Candidate::wcss),
                column("silhouette", Candidate::silhouette),
                column("Davies-Bouldin", Candidate::daviesBouldin),
                column("Calinski-Harabasz", Candidate::calinskiHarabasz),
                column("Dunn", Candidate::dunn),
                column("bootstrap ARI", Candidate::bootstrapAri),
                column("smallest cluster %", each -> 100 * each.smallestShare()));
    }

    /** The same with the column names of {@code k-selection.csv}, and the share as a fraction. */
    public Table results() {
        Table table = table();
        table.replaceColumn(7, column("smallest_share", Candidate::smallestShare));
        String[] names = {"k", "wcss", "silhouette", "davies_bouldin", "calinski_harabasz", "dunn", "bootstrap_ari"};
        for (int i = 0; i < names.length; i++) {
            table.column(i).setName(names[i]);
        }
        return table;
    }

    private DoubleColumn column(String name, ToDoubleFunction<Candidate> figure) {
        return DoubleColumn.create(name, candidates.stream().mapToDouble(figure));
    }

    /** The figures of each k and each rule's choice, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("wcss_from_k_1", Arrays.stream(wcss).boxed().toList());
        Map<String, Object> silhouettes = new LinkedHashMap<>();
        Map<String, Object> stability = new LinkedHashMap<>();
        candidates.forEach(each -> {
            silhouettes.put(String.valueOf(each.k()), each.silhouette());
            stability.put(String.valueOf(each.k()), each.bootstrapAri());
        });
        figures.put("silhouette", silhouettes);
        figures.put("bootstrap_ari", stability);
        Map<String, Object> choices = new LinkedHashMap<>();
        rules().forEach(each -> each.k().ifPresent(k -> choices.put(each.rule(), k)));
        figures.put("choices", choices);
        figures.put("k", decide().k());
        return figures;
    }
}
