package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.features.FeatureOptions.Scaling;
import segmentbook.features.FeatureOptions.Transform;
import segmentbook.statistics.Agreement;
import tech.tablesaw.api.Table;

/**
 * The same customers clustered by different features: what each set decides, how clear its clusters are, and how far they
 * are those of the last set. Silhouettes of different sets are measured in different spaces, and more features nearly
 * always give a lower one.
 */
public final class FeatureSets {
    private static final int SAMPLES = 10; // a fifth of what decides elsewhere, since there are nine ways

    private final Map<String, KSelection> selections;

    /** One set of features. */
    private record Row(String features, int k, double silhouette, double stability, double agreement) {}

    private FeatureSets(Map<String, KSelection> selections) {
        this.selections = selections;
    }

    /** No set yet. */
    public static FeatureSets none() {
        return new FeatureSets(Map.of());
    }

    /** The same and one more set, named by its features. */
    public FeatureSets with(KSelection selection) {
        FeatureMatrix matrix = selection.clustering(selection.max()).matrix();
        return with(String.join(", ", matrix.columns()), selection);
    }

    /** The same and one more set under a name of its own. */
    public FeatureSets with(String name, KSelection selection) {
        Map<String, KSelection> more = new LinkedHashMap<>(selections);
        more.put(name, selection);
        return new FeatureSets(more);
    }

    /**
     * The same columns made features in other ways: each of three transformations with each of three scales, and last the
     * way that was chosen.
     *
     * @param chosen the clusters by these options, whose raw columns are taken
     * @throws segmentbook.description.DataException where a transformation cannot take a value
     */
    public static FeatureSets ways(KSelection chosen, FeatureOptions options, ClusterOptions clusters) {
        CustomerTable raw = chosen.clustering(1).matrix().raw();
        FeatureSets sets = none();
        for (Transform transform : List.of(Transform.NONE, Transform.LOG1P, Transform.YEO_JOHNSON)) {
            for (Scaling scale : List.of(Scaling.STANDARD, Scaling.MIN_MAX, Scaling.ROBUST)) {
                FeatureOptions other = options.with(transform, scale);
                if (!raw.columns().isEmpty() && !other.equals(options)) {
                    KSelection selection =
                            KSelection.of(FeatureMatrix.of(raw, other), clusters.kMeans(), clusters, SAMPLES);
                    sets = sets.with(other.way(), selection);
                }
            }
        }
        return sets.with(options.way(), chosen);
    }

    private List<Row> rows() {
        List<KSelection> all = List.copyOf(selections.values());
        List<Row> rows = new ArrayList<>();
        selections.forEach((name, selection) -> {
            Clustering own = decided(selection);
            Candidate candidate = own.k() < 2 ? null : selection.candidate(own.k());
            rows.add(new Row(
                    name,
                    own.k(),
                    candidate == null ? Double.NaN : candidate.silhouette(),
                    candidate == null ? Double.NaN : candidate.bootstrapAri(),
                    Agreement.of(own.labels(), decided(all.get(all.size() - 1)).labels())
                            .adjustedRand()));
        });
        return rows;
    }

    private static Clustering decided(KSelection selection) {
        return selection.clustering(selection.decide().k());
    }

    /** Whether features change who belongs together, in a sentence without its full stop. */
    public String sentence() {
        List<Row> rows = rows();
        if (rows.size() < 2) {
            return "One set of features has nothing to be compared with";
        }
        Row last = rows.get(rows.size() - 1);
        Row before = rows.get(rows.size() - 2);
        return say(
                "%s gives %d clusters, %s %d; the adjusted Rand index between them is %.2f",
                before.features, before.k, last.features, last.k, before.agreement);
    }

    /** Which set's clusters are least those of the last, in a sentence without its full stop. */
    public String leastSentence() {
        List<Row> rows = rows();
        Row last = rows.get(rows.size() - 1);
        Row least =
                rows.stream().min(Comparator.comparingDouble(Row::agreement)).orElse(last);
        return least.agreement == 1
                ? say("Of %d sets of features, all give the same clusters", rows.size())
                : say(
                        "%s changes most: its clusters agree with those of %s by an adjusted Rand index of %.2f",
                        least.features, last.features, least.agreement);
    }

    /** One row a set: the number of clusters decided on, silhouette, stability, and agreement with the last set. */
    public Table table() {
        return Columns.<Row>none()
                .text("features", "", Row::features)
                .whole("k", "", Row::k)
                .number("silhouette", "", Row::silhouette)
                .number("bootstrap ARI", "", Row::stability)
                .number("ARI to the last", "", Row::agreement)
                .table(sentence(), rows());
    }
}
