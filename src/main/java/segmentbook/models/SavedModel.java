package segmentbook.models;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.util.MathArrays;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Measures;
import segmentbook.models.ModelFile.Cluster;
import segmentbook.models.ModelFile.RawColumn;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.Segment;
import segmentbook.rfm.Segments;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.ClusterNames;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Clusters, and segments where there are purchases, with all that places a customer in them, frozen. */
public final class SavedModel extends Columns.Tabled {
    private static final Set<String> RFM = Set.of("recency", "frequency", "monetary");

    private final ModelFile file;

    private SavedModel(ModelFile file) {
        this.file = file;
    }

    /**
     * The clusters that were chosen, and the segments of the R x F grid where there are purchases.
     *
     * @throws DataException where a name of {@code clusters.names} has no cluster or is taken
     */
    public static SavedModel of(ChosenClusters chosen) {
        Dataset dataset = chosen.base().dataset();
        Optional<Segments> segments = chosen.base().rfm().map(rfm -> rfm.score().segments());
        return of(dataset, chosen.clustering(), chosen.names(), segments.orElse(null));
    }

    /** Clusters that a page found, whatever the algorithm, with their names. */
    public static SavedModel of(Dataset dataset, Clustering clustering, ClusterNames names) {
        return of(dataset, clustering, names, null);
    }

    /**
     * The same with segments.
     *
     * @throws IllegalArgumentException where the clusters are those of other customers
     */
    public static SavedModel of(Segments segments, Clustering clustering, ClusterNames names) {
        return of(segments.scores().rfm().transactions().dataset(), clustering, names, segments);
    }

    private static SavedModel of(
            Dataset dataset, Clustering clustering, ClusterNames names, @Nullable Segments segments) {
        var scores = segments == null ? null : segments.scores();
        List<String> ids = scores == null
                ? clustering.customers()
                : scores.rfm().customerTable().ids();
        String rule = "model: segments and clusters of the same customers, found %s and %s";
        Validate.isTrue(ids.equals(clustering.customers()), rule, ids.size(), clustering.rows());
        return new SavedModel(new ModelFile(
                ModelFile.FORMAT,
                Objects.requireNonNullElse(SavedModel.class.getPackage().getImplementationVersion(), "from sources"),
                madeFrom(
                        dataset,
                        clustering,
                        scores == null ? null : scores.rfm().transactions()),
                clustering.matrix().raw().columns().stream().map(RawColumn::of).toList(),
                clustering.matrix().steps(),
                clustering.algorithm(),
                clustering.predictor(),
                Rows.list(clustering.k(), i -> cluster(i + 1, clustering, names)),
                segments == null ? null : ModelFile.Rfm.of(segments)));
    }

    private static ModelFile.MadeFrom madeFrom(Dataset dataset, Clustering clustering, @Nullable Transactions lines) {
        return new ModelFile.MadeFrom(
                dataset.name(),
                dataset.checksums(),
                lines == null ? "" : lines.snapshot().toString(),
                clustering.rows(),
                clustering.noise(),
                lines == null ? "" : lines.moneyUnit(),
                dataset.privacy().fingerprint());
    }

    private static Cluster cluster(int number, Clustering clustering, ClusterNames names) {
        Map<String, Double> centre = new LinkedHashMap<>();
        double[] values = clustering.centres().row(number);
        IntStream.range(0, values.length)
                .forEach(i -> centre.put(clustering.matrix().columns().get(i), values[i]));
        Map<String, Double> typical = FeatureMatrix.undo(clustering.matrix().steps(), centre);
        return new Cluster(number, names.name(number), clustering.size(number), centre, typical);
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

    /** Reads the text of a {@code model.json}, as {@link #json} gives it. */
    public static SavedModel ofJson(String text) {
        return new SavedModel(ModelJson.read("model.json", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text of {@code model.json}: the same model gives the same bytes, and numbers read back exactly. */
    public String json() {
        return ModelJson.text(file);
    }

    /**
     * Places customers: frequency as the model counts it, scores by its edges, segment by its grid or rules, cluster as the algorithm places others (for a
     * model of Ward's this is approximate). Customers of the data that the model was made from get the scores, the segment
     * and, but for Ward's, the cluster they have there.
     *
     * @return one row a customer: customer_id, recency_days, frequency, monetary, r_score, f_score, m_score, segment, as
     *     {@link #score(CustomerTable, Dataset)}, and {@code feature_NAME} of each of {@link #features}
     * @throws DataException where money is counted in another unit than the model's, the model has no segments, or the
     *     model's customers have pseudonyms and these have none, or others
     */
    public Table score(RfmTable rfm) {
        RfmTable counted = file.rfm() == null
                ? rfm
                : RfmTable.of(rfm.transactions(), file.rfm().frequency());
        List<String> names = file.columns().stream().map(RawColumn::name).toList();
        CustomerTable measured = counted.customerTable().join(Measures.of(counted, names));
        boolean enough = file.columns().stream().allMatch(each -> each.isIn(measured));
        return score(
                counted,
                enough ? measured : measured.join(CustomerBase.of(counted).known()));
    }

    private Table score(RfmTable rfm, CustomerTable known) {
        ModelFile.Rfm grid = file.rfm();
        if (grid == null) {
            throw new DataException("model: one of purchases, found one of " + header() + " from "
                    + file.madeFrom().name() + "; score a table of customers by it");
        }
        file.madeFrom().requireUnit(rfm.transactions());
        Table placed = score(known, rfm.transactions().dataset());
        var scores = grid.edges().score(rfm);
        Optional<Segments> byRules = grid.named().map(scores::segments);
        Table scored = scores.results()
                .setName("Placed customers")
                .addColumns(StringColumn.create(
                        "segment", IntStream.range(0, rfm.size()).mapToObj(row -> byRules.map(each -> each.segment(row))
                                .orElseGet(() -> segment(
                                        grid, scores.recency(row), scores.frequency(row), scores.isNewcomer(row))))));
        placed.columns().stream().skip(1).forEach(scored::addColumns);
        features()
                .keySet()
                .forEach(each -> scored.addColumns(
                        known.select(List.of(each)).results().column(1).setName("feature_" + each)));
        return scored;
    }

    /** The features of a model of purchases beside recency, frequency and monetary, by name, with what each holds. */
    public Map<String, Column.Kind> features() {
        Map<String, Column.Kind> features = new LinkedHashMap<>();
        file.columns().stream()
                .filter(each -> !RFM.contains(each.name()))
                .forEach(each -> features.put(each.name(), each.kind()));
        return features;
    }

    /** Places customers with or without purchases, as {@link #score(RfmTable)} or {@link #score(CustomerTable, Dataset)}. */
    public Table score(CustomerBase base) {
        return base.rfm().map(this::score).orElseGet(() -> score(base.table(), base.dataset()));
    }

    /**
     * What speaks against placing customers by this model, in sentences: a snapshot more than a year from the model's, and
     * segments or clusters whose share moved by more than chance.
     *
     * @param placed by this model
     * @param snapshot of their purchases, where they have any
     */
    public List<String> warnings(Table placed, Optional<LocalDate> snapshot) {
        return Drift.warnings(file, placed, snapshot);
    }

    /** The segment of the grid, unless it is one of newcomers and the customer is none. */
    static String segment(ModelFile.Rfm grid, int recency, int frequency, boolean isNewcomer) {
        Map<String, String> byFrequency = Objects.requireNonNull(grid.segments().get("R" + recency));
        String name = Objects.requireNonNull(byFrequency.get("F" + frequency));
        boolean newcomer = name.equals(Segment.NEW.title()) || name.equals(Segment.PROMISING.title());
        return newcomer && !isNewcomer ? Segment.POTENTIAL_LOYALIST.title() : name;
    }

    /**
     * Places customers in the model's clusters.
     *
     * @param dataset they come from
     * @return one row a customer: customer_id, cluster (0 for noise), cluster_name, and distance, from the centre as
     *     features measure it, empty for noise
     * @throws DataException where a column of the model is not there or is of another kind, a value is missing, or the
     *     model's customers have pseudonyms and these have none, or others
     */
    public Table score(CustomerTable customers, Dataset dataset) {
        file.madeFrom().requireKey(dataset);
        return placed(customers);
    }

    /**
     * Places one customer of whom this is said: {@code age=31,income=54}, for a model of purchases {@code
     * recency=3,frequency=2,monetary=80} and what else it needs. The segment is that of the grid; there is none by rules.
     *
     * @return one row, as {@link #score(CustomerTable, Dataset)}, with segment before it where there are purchases
     * @throws DataException where a value is missing, unknown or no number; the message names what the model needs
     */
    public Table place(String said) {
        OneCustomer one = OneCustomer.of(file, said);
        Table placed = placed(one.table());
        one.segment(file.rfm()).ifPresent(each -> placed.insertColumn(1, StringColumn.create("segment", each)));
        return placed;
    }

    /** The rows of customers who can be placed: of whom each number is known that the model needs and does not fill. */
    public int[] placeable(CustomerTable customers) {
        return file.placeable(customers);
    }

    private Table placed(CustomerTable customers) {
        requireColumns(customers);
        List<String> names = file.columns().stream().map(RawColumn::name).toList();
        FeatureMatrix features = FeatureMatrix.apply(customers.select(names), file.steps());
        int[] placed = file.predictor().assign(features);
        List<Integer> rows = Rows.list(placed.length, i -> i);
        return Columns.<Integer>none()
                .text("", "customer_id", customers.ids()::get)
                .whole("", "cluster", row -> placed[row])
                .text("", "cluster_name", row -> name(placed[row]))
                .number("", "distance", row -> placed[row] == 0 ? Double.NaN : distance(features, row, placed[row]))
                .results("Placed customers", rows);
    }

    private String name(int cluster) {
        return cluster == 0 ? ClusterNames.NOISE : cluster(cluster).name();
    }

    private Cluster cluster(int number) {
        return file.clusters().get(number - 1);
    }

    private double distance(FeatureMatrix features, int row, int cluster) {
        Map<String, Double> centre = cluster(cluster).centre();
        var place = features.columns().stream().map(each -> centre.getOrDefault(each, Double.NaN));
        return MathArrays.distance(
                features.row(row), place.mapToDouble(Double::doubleValue).toArray());
    }

    private void requireColumns(CustomerTable customers) {
        for (RawColumn each : file.columns()) {
            if (!each.isIn(customers)) {
                throw new DataException("columns: those of the model, found no "
                        + each.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + each.name()
                        + "; the model needs " + header());
            }
        }
    }

    private String header() {
        return String.join("; ", file.columns().stream().map(RawColumn::header).toList());
    }

    /** One row a cluster: number, name, customers it was found with, and its centre in the units of the columns. */
    public Table table() {
        Columns<Cluster> columns = Columns.<Cluster>none()
                .whole("cluster", "", Cluster::cluster)
                .text("name", "", Cluster::name)
                .whole("customers", "", Cluster::customers);
        for (String feature : file.clusters().stream()
                .flatMap(each -> each.typical().keySet().stream())
                .distinct()
                .toList()) {
            var named = file.columns().stream().filter(each -> each.name().equals(feature));
            String header = named.map(RawColumn::header).findFirst().orElse(feature);
            columns = columns.number(header, "", each -> each.typical().getOrDefault(feature, Double.NaN));
        }
        return columns.table("Model: " + file.algorithm(), file.clusters());
    }

    /** {@code k-means, k = 4, from shop at 2024-01-01}. */
    @Override
    public String toString() {
        String snapshot = file.madeFrom().snapshot();
        return file.algorithm() + ", k = " + file.clusters().size() + ", from "
                + file.madeFrom().name() + (snapshot.isEmpty() ? "" : " at " + snapshot);
    }
}
