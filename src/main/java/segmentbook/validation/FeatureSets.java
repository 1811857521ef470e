package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.statistics.Agreement;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/**
 * The same customers clustered by different features: what each set decides, how clear its clusters are, and how far they
 * are those of the last set. Silhouettes of different sets are measured in different spaces, and more features nearly
 * always give a lower one.
 */
public final class FeatureSets extends Columns.Tabled {
    private static final int MOST = 5_000;
    private static final int SHOWN = 5; // features in the name of a set
    private static final int SAMPLES = 10; // a fifth of what decides elsewhere, since there are many ways

    private final Map<String, KSelection> selections;
    private final String note;
    private final boolean dropped;

    /** One set of features. */
    private record Row(String features, int k, double silhouette, double stability, double agreement) {}

    private FeatureSets(Map<String, KSelection> selections, String note, boolean dropped) {
        this.selections = selections;
        this.note = note;
        this.dropped = dropped;
    }

    /** No set yet. */
    public static FeatureSets none() {
        return new FeatureSets(Map.of(), "", false);
    }

    /** The same and one more set, named by its features; nothing more where it has none. */
    public FeatureSets with(KSelection selection) {
        List<String> features = selection.clustering(selection.max()).matrix().columns();
        return features.isEmpty() ? this : with(String.join(", ", features), selection);
    }

    /** The same and one more set under a name of its own. */
    public FeatureSets with(String name, KSelection selection) {
        Map<String, KSelection> more = new LinkedHashMap<>(selections);
        more.put(name, selection);
        return new FeatureSets(more, note, dropped);
    }

    /**
     * The same columns made features in other ways, and last as they were chosen. Of more than {@value #MOST} customers
     * every n-th is taken; {@link #sentence} says so.
     *
     * @param chosen the clusters by {@code own}, whose raw columns are taken
     * @throws segmentbook.description.DataException where a transformation cannot take a value
     */
    public static FeatureSets of(
            KSelection chosen, FeatureOptions own, ClusterOptions clusters, FeatureOptions... others) {
        CustomerTable all = chosen.clustering(1).matrix().raw();
        int step = Rows.step(all.size(), MOST);
        CustomerTable some = all.rows(Rows.where(all.size(), row -> row % step == 0));
        var sets = new FeatureSets(Map.of(), step == 1 ? "" : " " + say("(of every %d customers one)", step), false);
        for (FeatureOptions way : others) {
            sets = all.columns().isEmpty() ? sets : sets.with(way, some, clusters);
        }
        return step == 1 ? sets.with(own.way(), chosen) : sets.with(own, some, clusters);
    }

    private FeatureSets with(FeatureOptions way, CustomerTable raw, ClusterOptions clusters) {
        return with(way.way(), KSelection.of(FeatureMatrix.of(raw, way), clusters.clusterer(), clusters, SAMPLES));
    }

    /**
     * Clusters of all features but one, for each that is left out, and of all of them last; as many clusters each.
     *
     * @param clusters of features taken the usual road
     */
    public static FeatureSets dropOne(Clustering clusters) {
        CustomerTable raw = clusters.matrix().raw();
        List<Column> features = raw.columns().size() < 2 || clusters.k() < 2 ? List.of() : raw.columns();
        ClusterOptions options = new ClusterOptions().withRange(Math.max(2, clusters.k()), Math.max(2, clusters.k()));
        Map<String, KSelection> sets = Rows.map(
                features,
                left -> "without " + left.name(),
                left -> KSelection.of(FeatureMatrix.of(raw.select(each -> !each.equals(left))), options));
        sets.put("all", KSelection.of(clusters.matrix(), options));
        return new FeatureSets(sets, "", true);
    }

    private static String dropOneSentence(List<Row> rows) {
        if (rows.size() < 2) {
            return "Leaving one out needs two features and two clusters or more";
        }
        double noise = rows.get(rows.size() - 1).stability;
        Row most = rows.stream().min(Comparator.comparingDouble(Row::agreement)).orElseThrow();
        return say(
                most.agreement < noise
                        ? "The clusters move most %s, adjusted Rand index %.2f; in other samples of the customers they move to %.2f"
                        : "No feature moves the clusters more than other samples of the customers do: %s %.2f, in samples %.2f",
                most.features,
                most.agreement,
                noise);
    }

    private List<Row> rows() {
        List<KSelection> all = List.copyOf(selections.values());
        List<Row> rows = new ArrayList<>();
        selections.forEach((name, selection) -> {
            Clustering own = decided(selection);
            Candidate candidate = own.k() < 2 ? null : selection.only(own.k());
            rows.add(new Row(
                    Words.first(List.of(name.split(", ")), SHOWN),
                    own.k(),
                    candidate == null ? Double.NaN : candidate.silhouette(),
                    candidate == null ? Double.NaN : candidate.bootstrapAri(),
                    Agreement.of(own.labels(), decided(all.get(all.size() - 1)).labels())
                            .adjustedRand()));
        });
        return rows;
    }

    private static Clustering decided(KSelection selection) {
        return selection.clustering(selection.k());
    }

    /** Whether features, or which of those left out, change who belongs together, in a sentence without its full stop. */
    public String sentence() {
        List<Row> rows = rows();
        if (dropped) {
            return dropOneSentence(rows);
        }
        if (rows.size() < 2) {
            return "One set of features has nothing to be compared with";
        }
        Row last = rows.get(rows.size() - 1);
        Row before = rows.get(rows.size() - 2);
        return say(
                        "%s gives %d clusters, %s gives %d; the adjusted Rand index between them is %.2f",
                        before.features, before.k, last.features, last.k, before.agreement)
                + note;
    }

    /** Which set's clusters are least those of the last, in a sentence without its full stop. */
    public String leastSentence() {
        List<Row> rows = rows();
        Row last = rows.get(rows.size() - 1);
        Row least =
                rows.stream().min(Comparator.comparingDouble(Row::agreement)).orElse(last);
        return least.agreement == 1
                ? say("Of %d ways to make features, none changes the clusters", rows.size())
                : say(
                        "The clusters by %s are farthest from those by %s: adjusted Rand index %.2f%s",
                        least.features, last.features, least.agreement, note);
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
