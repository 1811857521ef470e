package segmentbook.validation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.util.Precision;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.Agreement;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/** Clusterings of the same customers side by side; the first is the one that the others are compared with. */
public final class Comparison extends Columns.Tabled {
    private static final double NOTHING = .1; // of an adjusted Rand index

    private final List<Clustering> all;
    private final List<Clustering> clusterings; // those that were possible
    private final Map<Clustering, Silhouette> silhouettes = new ConcurrentHashMap<>(); // each made once
    private final Map<Clustering, Bootstrap> agreements = new ConcurrentHashMap<>(); // with the first, likewise
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
        Validate.isTrue(clusterings.length > 0, "comparison: at least one clustering, found none");
        for (Clustering each : clusterings) {
            boolean same = each.customers().equals(clusterings[0].customers());
            Validate.isTrue(same, "comparison: clusterings of the same customers, found %s of others", each);
        }
        return new Comparison(List.of(clusterings), null);
    }

    /**
     * Compared with the truth as well, where it is known.
     *
     * @param labels the true group of each customer id, or none at all where it is not known; ids that are not in the
     *     clusterings do not matter
     * @throws segmentbook.description.DataException where a customer has no label
     */
    public Comparison withTruth(Map<String, String> labels) {
        return labels.isEmpty()
                ? this
                : new Comparison(all, TruthCheck.kinds(all.get(0).customers(), labels));
    }

    /**
     * How the clusterings agree, in sentences: the adjusted Rand index of each to the first with its interval, those with the
     * highest silhouette and what they call noise, and why some were not possible.
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Clustering first = clusterings.get(0);
        sentences.add(say("%s has %d clusters of %,d customers", first.algorithm(), first.k(), first.rows()));
        sentences.add(agreementSentence());
        var bySilhouette = clusterings.stream()
                .filter(each -> each.k() > 1)
                .collect(groupingBy(
                        each -> Precision.round(silhouette(each).mean(), 3),
                        TreeMap::new,
                        mapping(Comparison::withNoise, joining(" and "))));
        if (!bySilhouette.isEmpty()) {
            var best = bySilhouette.lastEntry();
            sentences.add(say("Highest mean silhouette: %s, %.3f", best.getValue(), best.getKey()));
        }
        all.stream().map(Clustering::whyNot).filter(why -> !why.isEmpty()).forEach(sentences::add);
        return sentences;
    }

    /** The adjusted Rand index of each other clustering to the first, with its interval at 95 %, in a sentence. */
    public String agreementSentence() {
        List<String> others = new ArrayList<>();
        for (Clustering each : clusterings.subList(1, clusterings.size())) {
            Bootstrap index = toFirst(each);
            others.add(say("%s %.2f (%.2f to %.2f)", each.algorithm(), index.whole(), index.low(), index.high()));
        }
        String first = clusterings.get(0).algorithm();
        String index = say("Adjusted Rand index to %s: %s", first, String.join(", ", others));
        return others.isEmpty() ? "There is no other clustering to compare with " + first : index;
    }

    private Silhouette silhouette(Clustering clustering) {
        return silhouettes.computeIfAbsent(clustering, Silhouette::of);
    }

    private Bootstrap toFirst(Clustering clustering) {
        return agreements.computeIfAbsent(
                clustering, each -> Bootstrap.adjustedRand(clusterings.get(0).labels(), each.labels()));
    }

    /** The clusterings in the order given, those that were possible. */
    public List<Clustering> clusterings() {
        return clusterings;
    }

    /** Adjusted Rand index of one clustering to the first. */
    public double adjustedRandToFirst(Clustering clustering) {
        return toFirst(clustering).whole();
    }

    /** Adjusted Rand index to the truth; NaN where it is not known. */
    public double adjustedRandToTruth(Clustering clustering) {
        return truth == null
                ? Double.NaN
                : Agreement.of(clustering.labels(), truth).adjustedRand();
    }

    private Columns<Clustering> indices() {
        return Columns.<Clustering>none()
                .text("algorithm", "algorithm", Clustering::algorithm)
                .whole("k", "k", Clustering::k)
                .number("noise %", "noise_percent", each -> 100.0 * each.noise() / each.rows())
                .number("largest %", "largest_percent", each -> percent(each, 1))
                .number("smallest %", "smallest_percent", each -> percent(each, each.k()))
                .number("silhouette", "silhouette", each -> silhouette(each).mean())
                .number("± se", "silhouette_se", each -> silhouette(each).standardError())
                .number("Davies-Bouldin", "davies_bouldin", Indices::daviesBouldin)
                .number("Calinski-Harabasz", "calinski_harabasz", Indices::calinskiHarabasz)
                .number("", "dunn", Indices::dunn);
    }

    private static String withNoise(Clustering each) {
        String words = "%s with %d clusters and %.1f %% of the customers left out as noise";
        return each.noise() == 0
                ? each.algorithm()
                : say(words, each.algorithm(), each.k(), 100.0 * each.noise() / each.rows());
    }

    private static double percent(Clustering clustering, int cluster) {
        return clustering.k() == 0 ? Double.NaN : 100.0 * clustering.size(cluster) / clustering.rows();
    }

    /** Adds the agreement with the first one, and with the truth where it is known. */
    private Columns<Clustering> agreeing(Columns<Clustering> columns) {
        String first = clusterings.get(0).algorithm();
        int[] labels = clusterings.get(0).labels();
        Columns<Clustering> more = columns.number("ARI to " + first, "ari_to_first", this::adjustedRandToFirst)
                .number("from", "ari_to_first_from", each -> toFirst(each).low())
                .number("to", "ari_to_first_to", each -> toFirst(each).high())
                .number("NMI to " + first, "nmi_to_first", each -> Agreement.of(labels, each.labels())
                        .normalisedMutualInformation());
        List<String> known = truth;
        return known == null
                ? more
                : more.number("ARI to truth", "ari_to_truth", this::adjustedRandToTruth)
                        .number("NMI to truth", "nmi_to_truth", each -> Agreement.of(each.labels(), known)
                                .normalisedMutualInformation());
    }

    /**
     * The cut through one column that says most of what two clusterings tell about each other, such as one order or more.
     *
     * <p>With their mutual information I, and what is left of it within the two sides of the cut: {@code 1 - I(within) / I}. It is
     * 1 where they agree about nothing but the cut, 0 or below where they agree as much on either side of it. Cuts are tried
     * at fiftieths of each column of numbers. Among few customers chance alone leaves some information on either side.
     *
     * @param column the column; empty where no cut says anything
     * @param at customers up to this value are on the one side
     * @param share what the cut says of the mutual information, 1 at most
     */
    public record OneCut(String column, double at, double share) {
        private static final int CUTS = 50;

        /** Between two clusterings of the same customers. */
        public static OneCut of(Clustering first, Clustering second) {
            CustomerTable table = first.matrix().raw();
            double all = told(first, second, row -> true);
            OneCut best = new OneCut("", Double.NaN, 0);
            for (String column : all > 1e-9 ? table.names(Kind.NUMBER) : List.<String>of()) {
                double[] values = table.numbers(column);
                double[] sorted =
                        DoubleStream.of(CustomerTable.known(values)).sorted().toArray();
                for (int i = 1; i < CUTS && sorted.length > 0; i++) {
                    double at = sorted[(int) ((long) i * sorted.length / CUTS)];
                    IntPredicate low = row -> values[row] <= at;
                    double within = told(first, second, low) + told(first, second, low.negate());
                    best = 1 - within / all > best.share ? new OneCut(column, at, 1 - within / all) : best;
                }
            }
            return best;
        }

        /** The mutual information of two clusterings among some rows, times their number. */
        private static double told(Clustering a, Clustering b, IntPredicate wanted) {
            int[] rows = Rows.where(a.rows(), wanted);
            int[] first = IntStream.of(rows).map(a::label).toArray();
            int[] second = IntStream.of(rows).map(b::label).toArray();
            return rows.length == 0
                    ? 0
                    : rows.length * Agreement.of(first, second).information();
        }
    }

    /** How far two clusterings agree only because both cut at one value of one column, in a sentence without its full stop. */
    public static String oneCut(Clustering first, Clustering second) {
        OneCut cut = OneCut.of(first, second);
        String both = first.algorithm() + " and " + second.algorithm();
        double index = Agreement.of(first.labels(), second.labels()).adjustedRand();
        if (cut.column.isEmpty()) {
            return "No cut through one column is what " + both + " agree about";
        } else if (index < NOTHING) {
            String words = "%s and %s agree about next to nothing, adjusted Rand index %.2f";
            return say(words, withNoise(first), withNoise(second), index);
        }
        String value = first.matrix().raw().column(cut.column).at(cut.at);
        String more = cut.share < .75 ? "more than that" : "little more";
        String words = "%.0f %% of what %s tell about each other is one cut, up to %s: they agree about %s";
        return say(words, 100 * cut.share, both, value, more);
    }

    /** One row a clustering: clusters, noise and sizes in percent, indices; Dunn's, which hangs on two pairs, only in files. */
    public Table table() {
        return indices().table("Clusterings compared", clusterings);
    }

    /** One row a clustering: agreement with the first one, and with the truth where it is known. */
    public Table agreement() {
        return agreeing(Columns.<Clustering>none().text("algorithm", "", Clustering::algorithm))
                .table("Agreement", clusterings);
    }

    /** Both tables in one, with the column names of {@code comparison.csv}. */
    public Table results() {
        return agreeing(indices()).results("Clusterings compared", clusterings);
    }

    /** Clusters, noise, silhouette and agreement of each clustering, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Set<String> finite = Set.of("silhouette", "ari_to_first", "ari_to_truth", "nmi_to_truth");
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        for (Clustering each : clusterings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("k", each.k());
            one.put("noise", each.noise());
            one.put("sizes", each.sizes());
            one.putAll(agreeing(indices()).metrics(each, finite::contains));
            metrics.put(each.algorithm(), one);
        }
        return metrics;
    }
}
