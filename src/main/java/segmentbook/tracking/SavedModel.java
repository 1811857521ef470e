package segmentbook.tracking;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import segmentbook.clustering.Centres;
import segmentbook.clustering.Clustering;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Place;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Scaling;
import segmentbook.profiling.ClusterNames;
import segmentbook.rfm.RfmOptions;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmScores;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.Segment;
import segmentbook.rfm.Segments;
import segmentbook.transactions.Transactions;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.KSelection;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Segments and clusters with all that places a customer in them, frozen. */
public final class SavedModel {
    private final ModelFile file;
    private final Centres centres;

    private SavedModel(ModelFile file) {
        this.file = file;
        this.centres = file.centres();
    }

    /**
     * The segments of a table's customers, and the clusters of the number that {@link KSelection} decides on, as the
     * description file says.
     *
     * @throws DataException where there are not enough different customers for clusters, or a name of
     *     {@code clusters.names} has no cluster or is taken
     */
    public static SavedModel of(RfmTable rfm, Dataset dataset) {
        FeatureMatrix features = FeatureMatrix.of(rfm);
        KSelection selection = KSelection.of(features, dataset.options(ClusterOptions.class));
        Clustering clustering = selection.clustering(selection.decide().k());
        ClusterNames names = ClusterNames.of(
                rfm, clustering.labels(), dataset.options(ClusterOptions.class).names());
        return of(rfm.score(dataset.options(RfmOptions.class).bins()).segments(), features, clustering, names);
    }

    /**
     * What a page found.
     *
     * @throws IllegalArgumentException unless segments, features, clusters and names are those of the same customers and
     *     the features are recency, frequency and monetary
     * @throws DataException where the clusters are not from k-means or Ward: others have more than centres
     */
    public static SavedModel of(Segments segments, FeatureMatrix features, Clustering clustering, ClusterNames names) {
        RfmTable rfm = segments.scores().rfm();
        List<String> ids = rfm.rows().stream().map(RfmRow::customer).toList();
        if (!ids.equals(features.customers()) || !ids.equals(clustering.customers())) {
            throw new IllegalArgumentException("model: segments, features and clusters of the same customers, found "
                    + ids.size() + ", " + features.rows() + " and " + clustering.rows());
        }
        if (!ModelFile.ALGORITHMS.contains(clustering.algorithm())) {
            throw new DataException("model: clusters whose centres place customers, found those of "
                    + clustering.algorithm() + "; choices: " + String.join(", ", ModelFile.ALGORITHMS));
        }
        return new SavedModel(new ModelFile(
                ModelFile.FORMAT,
                Objects.requireNonNullElse(SavedModel.class.getPackage().getImplementationVersion(), "from sources"),
                madeFrom(rfm.transactions()),
                new ModelFile.Rfm(
                        segments.scores().frozenEdges(), grid(segments.scores().bins())),
                features.scaling().columns(),
                clustering.algorithm(),
                IntStream.rangeClosed(1, clustering.k())
                        .mapToObj(i -> cluster(i, features.scaling(), clustering, names))
                        .toList()));
    }

    private static ModelFile.MadeFrom madeFrom(Transactions transactions) {
        return new ModelFile.MadeFrom(
                transactions.dataset().name(),
                transactions.dataset().checksums(),
                transactions.snapshot().toString(),
                transactions.customers().size(),
                transactions.moneyUnit(),
                transactions.dataset().privacy().fingerprint());
    }

    /** The names by recency score, the best first, in each by frequency score. */
    private static Map<String, Map<String, String>> grid(int bins) {
        Map<String, Map<String, String>> grid = new LinkedHashMap<>();
        for (int r = bins; r >= 1; r--) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int f = 1; f <= bins; f++) {
                row.put("F" + f, Segment.of(r, f).title());
            }
            grid.put("R" + r, row);
        }
        return grid;
    }

    private static ModelFile.Cluster cluster(int number, Scaling scaling, Clustering clustering, ClusterNames names) {
        ModelFile.Measures centre = ModelFile.Measures.of(clustering.centres().row(number));
        return new ModelFile.Cluster(
                number, names.name(number), clustering.size(number), centre, centre.typical(scaling.columns()));
    }

    /**
     * Reads a {@code model.json}.
     *
     * @throws DataException where there is no such file, or something in it is missing, unknown or wrong; the message
     *     names the key
     */
    public static SavedModel read(Path file) {
        return new SavedModel(ModelJson.read(file));
    }

    /** The text of {@code model.json}: the same model gives the same bytes, and numbers read back exactly. */
    public String json() {
        return ModelJson.text(file);
    }

    /**
     * Places customers: scores by the model's edges, segment by its grid, cluster by its nearest centre (for a model of
     * Ward's this is approximate). Customers of the data that the model was made from get the scores, the segment and,
     * for k-means, the cluster they have there.
     *
     * @return one row a customer: customer_id, recency_days, frequency, monetary, r_score, f_score, m_score, segment,
     *     cluster, cluster_name, and distance, from the centre in standard deviations of the features
     * @throws DataException where money is counted in another unit than the model's, or the model's customers have
     *     pseudonyms and these have none, or others
     */
    public Table score(RfmTable rfm) {
        requireUnit(rfm.transactions());
        requireKey(rfm.transactions().dataset());
        RfmScores scores = file.rfm().edges().score(rfm);
        FeatureMatrix features = file.scaling().apply(rfm);
        int[] placed = centres.assign(features);
        IntStream rows = IntStream.range(0, placed.length);
        return scores.results()
                .setName("Placed customers")
                .addColumns(
                        StringColumn.create("segment", rows.mapToObj(row -> segment(scores, row))),
                        IntColumn.create("cluster", placed),
                        StringColumn.create("cluster_name", IntStream.of(placed).mapToObj(this::name)),
                        DoubleColumn.create(
                                "distance",
                                IntStream.range(0, placed.length)
                                        .mapToDouble(row -> distance(features.row(row), centres.row(placed[row])))
                                        .toArray()));
    }

    private String segment(RfmScores scores, int row) {
        Map<String, String> byFrequency =
                Objects.requireNonNull(file.rfm().segments().get("R" + scores.recency(row)));
        return Objects.requireNonNull(byFrequency.get("F" + scores.frequency(row)));
    }

    private String name(int cluster) {
        return file.clusters().get(cluster - 1).name();
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }

    private void requireUnit(Transactions transactions) {
        if (!transactions.moneyUnit().equals(file.madeFrom().moneyUnit())) {
            throw new DataException("currency: money counted as in the model, "
                    + shown(file.madeFrom().moneyUnit()) + ", found "
                    + shown(transactions.moneyUnit()) + " ("
                    + transactions.dataset().source().getFileName()
                    + "); its edges mean nothing in another unit");
        }
    }

    private void requireKey(Dataset dataset) {
        String key = file.madeFrom().pseudonymKey();
        if (!key.isEmpty() && !key.equals(dataset.privacy().fingerprint())) {
            throw new DataException(
                    "privacy: ids hidden by the model's key, with fingerprint " + key + ", found " + dataset.privacy(),
                    Place.file(String.valueOf(dataset.source().getFileName())),
                    "take the same key: with another one customers cannot be told to be the same");
        }
    }

    private static String shown(String unit) {
        return unit.isEmpty() ? "no currency" : unit;
    }

    /** One row a cluster: number, name, customers it was found with, and its centre in the units of the measures. */
    public Table table() {
        Table table = centres.table(file.scaling()).setName("Model: " + file.algorithm());
        String unit = file.madeFrom().moneyUnit();
        table.column("recency").setName("recency, days");
        table.column("frequency").setName("frequency, orders");
        table.column("monetary").setName(unit.isEmpty() ? "monetary" : "monetary, " + unit);
        return table.insertColumn(
                        1, StringColumn.create("name", file.clusters().stream().map(ModelFile.Cluster::name)))
                .insertColumn(
                        2,
                        IntColumn.create("customers", file.clusters().stream().mapToInt(ModelFile.Cluster::customers)));
    }

    /** {@code k-means, k = 4, from shop at 2024-01-01}. */
    @Override
    public String toString() {
        return file.algorithm() + ", k = " + centres.count() + ", from "
                + file.madeFrom().name() + " at " + file.madeFrom().snapshot();
    }
}
