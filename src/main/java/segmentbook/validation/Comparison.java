package segmentbook.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clustering;
import segmentbook.dataset.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Agreement;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Clusterings of the same customers side by side; the first is the one that the others are compared with. */
public final class Comparison {
    private final FeatureMatrix matrix;
    private final List<Clustering> clusterings;
    private final @Nullable List<String> truth;

    private Comparison(FeatureMatrix matrix, List<Clustering> clusterings, @Nullable List<String> truth) {
        this.matrix = matrix;
        this.clusterings = List.copyOf(clusterings);
        this.truth = truth;
    }

    /**
     * Of at least one clustering of these rows.
     *
     * @throws IllegalArgumentException where there is none, or one is of other customers
     */
    public static Comparison of(FeatureMatrix matrix, Clustering... clusterings) {
        if (clusterings.length == 0) {
            throw new IllegalArgumentException("comparison: at least one clustering, found none");
        }
        for (Clustering each : clusterings) {
            if (!each.customers().equals(matrix.customers())) {
                throw new IllegalArgumentException(
                        "comparison: clusterings of the rows of the matrix, found " + each + " of other customers");
            }
        }
        return new Comparison(matrix, List.of(clusterings), null);
    }

    /**
     * Compared with the truth as well, where it is known.
     *
     * @param labels the true group of each customer id, or none at all where it is not known; ids that are not in the
     *     matrix do not matter
     * @throws DataException where a customer of the matrix has no label
     */
    public Comparison withTruth(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return this;
        }
        List<String> names = new ArrayList<>();
        for (String customer : matrix.customers()) {
            String name = labels.get(customer);
            if (name == null) {
                throw new DataException("truth: a label for each customer, found none for " + customer);
            }
            names.add(name);
        }
        return new Comparison(matrix, clusterings, names);
    }

    /** The clusterings in the order given. */
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

    /** One row a clustering: clusters, noise and sizes in percent, indices. */
    public Table table() {
        return Table.create(
                "Clusterings compared",
                StringColumn.create("algorithm", clusterings.stream().map(Clustering::algorithm)),
                IntColumn.create("k", clusterings.stream().mapToInt(Clustering::k)),
                column("noise %", each -> 100.0 * each.noise() / each.rows()),
                column("largest %", each -> each.k() == 0 ? Double.NaN : 100.0 * each.size(1) / each.rows()),
                column("smallest %", each -> each.k() == 0 ? Double.NaN : 100.0 * each.size(each.k()) / each.rows()),
                column("silhouette", each -> Silhouette.of(matrix, each).mean()),
                column("Davies-Bouldin", each -> Indices.daviesBouldin(matrix, each)),
                column("Calinski-Harabasz", each -> Indices.calinskiHarabasz(matrix, each)),
                column("Dunn", each -> Indices.dunn(matrix, each)));
    }

    /** One row a clustering: agreement with the first one, and with the truth where it is known. */
    public Table agreement() {
        Table table = Table.create(
                "Agreement",
                StringColumn.create("algorithm", clusterings.stream().map(Clustering::algorithm)),
                column("ARI to " + clusterings.get(0).algorithm(), this::adjustedRandToFirst),
                column("NMI to " + clusterings.get(0).algorithm(), this::informationOnFirst));
        if (truth != null) {
            table.addColumns(
                    column("ARI to truth", this::adjustedRandToTruth),
                    column("NMI to truth", this::informationOnTruth));
        }
        return table;
    }

    private DoubleColumn column(String name, ToDoubleFunction<Clustering> figure) {
        return DoubleColumn.create(name, clusterings.stream().mapToDouble(figure));
    }

    /** Both tables in one, with the column names of {@code comparison.csv}. */
    public Table results() {
        Table table = table();
        agreement().columns().stream().skip(1).forEach(table::addColumns);
        String[] names = {
            "algorithm",
            "k",
            "noise_percent",
            "largest_percent",
            "smallest_percent",
            "silhouette",
            "davies_bouldin",
            "calinski_harabasz",
            "dunn",
            "ari_to_first",
            "nmi_to_first",
            "ari_to_truth",
            "nmi_to_truth"
        };
        IntStream.range(0, table.columnCount()).forEach(i -> table.column(i).setName(names[i]));
        return table;
    }

    /** Clusters, noise, silhouette and agreement of each clustering, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        for (Clustering each : clusterings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("k", each.k());
            one.put("noise", each.noise());
            one.put("sizes", each.sizes());
            putFinite(one, "silhouette", Silhouette.of(matrix, each).mean());
            putFinite(one, "ari_to_first", adjustedRandToFirst(each));
            putFinite(one, "ari_to_truth", adjustedRandToTruth(each));
            putFinite(one, "nmi_to_truth", informationOnTruth(each));
            figures.put(each.algorithm(), one);
        }
        return figures;
    }

    private static void putFinite(Map<String, Object> figures, String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, value);
        }
    }
}
