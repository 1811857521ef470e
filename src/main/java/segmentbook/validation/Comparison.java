package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.description.DataException;
import segmentbook.statistics.Agreement;
import tech.tablesaw.api.Table;

/** Clusterings of the same customers side by side; the first is the one that the others are compared with. */
public final class Comparison {
    private final List<Clustering> all;
    private final List<Clustering> clusterings; // those that were possible
    private final @Nullable List<String> truth;

    private Comparison(List<Clustering> all, @Nullable List<String> truth) {
        this.all = List.copyOf(all);
        clusterings = all.stream().filter(each -> each.whyNot().isEmpty()).toList();
        this.truth = truth;
    }

    /**
     * Of at least one clustering; those that were not possible are left out.
     *
     * @throws IllegalArgumentException where there is none, or one is of other customers than the first
     */
    public static Comparison of(Clustering... clusterings) {
        if (clusterings.length == 0) {
            throw new IllegalArgumentException("comparison: at least one clustering, found none");
        }
        for (Clustering each : clusterings) {
            if (!each.customers().equals(clusterings[0].customers())) {
                throw new IllegalArgumentException(
                        "comparison: clusterings of the same customers, found " + each + " of others");
            }
        }
        return new Comparison(List.of(clusterings), null);
    }

    /**
     * Compared with the truth as well, where it is known.
     *
     * @param labels the true group of each customer id, or none at all where it is not known; ids that are not in the
     *     clusterings do not matter
     * @throws DataException where a customer has no label
     */
    public Comparison withTruth(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return this;
        }
        List<String> names = new ArrayList<>();
        for (String customer : clusterings.get(0).customers()) {
            String name = labels.get(customer);
            if (name == null) {
                throw new DataException("truth: a label for each customer, found none for " + customer);
            }
            names.add(name);
        }
        return new Comparison(all, names);
    }

    /**
     * How the clusterings agree, in sentences: the adjusted Rand index of each to the first, the one with the highest
     * silhouette, and why some were not possible.
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Clustering first = clusterings.get(0);
        sentences.add(say("%s has %d clusters of %,d customers", first.algorithm(), first.k(), first.rows()));
        clusterings.stream()
                .skip(1)
                .forEach(each -> sentences.add(say(
                        "%s, adjusted Rand index to %s %.2f",
                        each.title(), first.algorithm(), adjustedRandToFirst(each))));
        clusterings.stream()
                .filter(each -> !Double.isNaN(silhouette(each)))
                .max(Comparator.comparingDouble(Comparison::silhouette))
                .ifPresent(best -> sentences.add(
                        say("The highest mean silhouette has %s, %.3f", best.algorithm(), silhouette(best))));
        all.stream().map(Clustering::whyNot).filter(why -> !why.isEmpty()).forEach(sentences::add);
        return sentences;
    }

    private static double silhouette(Clustering clustering) {
        return Silhouette.of(clustering).mean();
    }

    /** The clusterings in the order given, those that were possible. */
    public List<Clustering> clusterings() {
        return clusterings;
    }

    /** Adjusted Rand index of one clustering to the first. */
    public double adjustedRandToFirst(Clustering clustering) {
        return Agreement.of(clusterings.get(0).labels(), clustering.labels()).adjustedRand();
    }

    private double informationOnFirst(Clustering clustering) {
        return Agreement.of(clusterings.get(0).labels(), clustering.labels()).normalisedMutualInformation();
    }

    /** Adjusted Rand index to the truth; NaN where it is not known. */
    public double adjustedRandToTruth(Clustering clustering) {
        return truth == null
                ? Double.NaN
                : Agreement.of(clustering.labels(), truth).adjustedRand();
    }

    private double informationOnTruth(Clustering clustering) {
        return truth == null
                ? Double.NaN
                : Agreement.of(clustering.labels(), truth).normalisedMutualInformation();
    }

    private static final Columns<Clustering> INDICES = Columns.<Clustering>none()
            .text("algorithm", "algorithm", Clustering::algorithm)
            .whole("k", "k", Clustering::k)
            .number("noise %", "noise_percent", each -> 100.0 * each.noise() / each.rows())
            .number("largest %", "largest_percent", each -> percent(each, 1))
            .number("smallest %", "smallest_percent", each -> percent(each, each.k()))
            .number("silhouette", "silhouette", Comparison::silhouette)
            .number("Davies-Bouldin", "davies_bouldin", Indices::daviesBouldin)
            .number("Calinski-Harabasz", "calinski_harabasz", Indices::calinskiHarabasz)
            .number("Dunn", "dunn", Indices::dunn);

    private static double percent(Clustering clustering, int cluster) {
        return clustering.k() == 0 ? Double.NaN : 100.0 * clustering.size(cluster) / clustering.rows();
    }

    /** Adds the agreement with the first one, and with the truth where it is known. */
    private Columns<Clustering> agreeing(Columns<Clustering> columns) {
        String first = clusterings.get(0).algorithm();
        Columns<Clustering> more = columns.number("ARI to " + first, "ari_to_first", this::adjustedRandToFirst)
                .number("NMI to " + first, "nmi_to_first", this::informationOnFirst);
        return truth == null
                ? more
                : more.number("ARI to truth", "ari_to_truth", this::adjustedRandToTruth)
                        .number("NMI to truth", "nmi_to_truth", this::informationOnTruth);
    }

    /** One row a clustering: clusters, noise and sizes in percent, indices. */
    public Table table() {
        return INDICES.table("Clusterings compared", clusterings);
    }

    /** One row a clustering: agreement with the first one, and with the truth where it is known. */
    public Table agreement() {
        return agreeing(Columns.<Clustering>none().text("algorithm", "", Clustering::algorithm))
                .table("Agreement", clusterings);
    }

    /** Both tables in one, with the column names of {@code comparison.csv}. */
    public Table results() {
        return agreeing(INDICES).results("Clusterings compared", clusterings);
    }

    /** Clusters, noise, silhouette and agreement of each clustering, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Set<String> finite = Set.of("silhouette", "ari_to_first", "ari_to_truth", "nmi_to_truth");
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("line_set", "kept lines");
        for (Clustering each : clusterings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("k", each.k());
            one.put("noise", each.noise());
            one.put("sizes", each.sizes());
            one.putAll(agreeing(INDICES).metrics(each, finite::contains));
            metrics.put(each.algorithm(), one);
        }
        return metrics;
    }
}
