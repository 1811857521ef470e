package segmentbook.segments;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clustering;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.OptionException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmOptions;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.FeatureSets;
import segmentbook.validation.KDecision;
import segmentbook.validation.KSelection;

/**
 * The clusters that a description file asks for, with their names: chosen once, when first asked for, and then the same
 * for segments, profiles, saved model and recommendations.
 */
public final class ChosenClusters {
    private final CustomerBase base;
    private final ClusterOptions options;
    private @Nullable FeatureMatrix features;
    private @Nullable KSelection selection;

    private ChosenClusters(CustomerBase base, @Nullable FeatureMatrix features, ClusterOptions options) {
        this.base = base;
        this.features = features;
        this.options = options;
    }

    /** Clusters of customers by the columns that the description file says, taken the usual road. */
    public static ChosenClusters of(CustomerBase base) {
        return new ChosenClusters(base, null, base.dataset().options(ClusterOptions.class));
    }

    /**
     * Clusters by features of one's own.
     *
     * @throws IllegalArgumentException where the features are of other customers
     */
    public static ChosenClusters of(CustomerBase base, FeatureMatrix features) {
        if (!base.table().ids().equals(features.customers())) {
            throw new IllegalArgumentException("clusters: features of these " + base.size()
                    + " customers, found those of " + features.rows() + " others");
        }
        return new ChosenClusters(base, features, base.dataset().options(ClusterOptions.class));
    }

    /** The same choice made anew for other customers; names given to clusters of these are left out. */
    public ChosenClusters anew(CustomerBase others) {
        return new ChosenClusters(others, null, options.withoutNames());
    }

    /** Who is clustered. */
    public CustomerBase base() {
        return base;
    }

    /**
     * By what they are clustered.
     *
     * @throws DataException where {@code features.use} or {@code features.weights} names a column that is not there, or a
     *     transformation cannot take a value
     */
    public synchronized FeatureMatrix features() {
        FeatureMatrix made = features;
        if (made == null) {
            made = FeatureMatrix.of(used(), base.dataset().options(FeatureOptions.class));
            features = made;
        }
        return made;
    }

    /** The columns that they are made from, before those that tell nobody apart are left out. */
    public List<String> use() {
        return used().columns().stream().map(Column::name).toList();
    }

    private CustomerTable used() {
        FeatureOptions asked = base.dataset().options(FeatureOptions.class);
        CustomerTable used = asked.use().isEmpty() ? base.table().withoutWords() : base.known();
        if (asked.use().isEmpty() && used.columns().isEmpty()) {
            used = base.table();
        }
        require("features.use", asked.use(), "columns of the customers", used);
        used = asked.use().isEmpty() ? used : used.select(asked.use());
        require("features.weights", asked.weights().given().keySet(), "columns that customers are clustered by", used);
        return used;
    }

    private void require(String key, Collection<String> columns, String rule, CustomerTable table) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        for (String each : columns) {
            if (!names.contains(each)) {
                throw new OptionException(key, rule + ", " + String.join(", ", names), each)
                        .at(base.dataset().place(key), "");
            }
        }
    }

    /**
     * The numbers of clusters that were tried.
     *
     * @throws DataException where there are not enough different customers for clusters
     */
    public synchronized KSelection selection() {
        KSelection made = selection;
        if (made == null) {
            made = KSelection.of(features(), options);
            selection = made;
        }
        return made;
    }

    /**
     * These clusters beside those of the same columns made features in other ways, each with the number that is decided on.
     *
     * @throws DataException where a transformation cannot take a value
     */
    public FeatureSets beside(FeatureOptions... others) {
        return FeatureSets.of(selection(), base.dataset().options(FeatureOptions.class), options, others);
    }

    /** The number decided on. */
    public KDecision decision() {
        return selection().decide();
    }

    /** The clusters of that number. */
    public Clustering clustering() {
        return selection().clustering(decision().k());
    }

    /**
     * Their names, from what they were clustered by.
     *
     * @throws DataException where a name of {@code clusters.names} has no cluster or is taken
     */
    public ClusterNames names() {
        options.requireNamesOf(decision().k(), base.dataset());
        return ClusterNames.of(base.table(), clustering(), options.names());
    }

    /**
     * The segmentation that the description file acts on: the named segments of the R x F grid, or these clusters by name,
     * as always where there are no purchases.
     *
     * @throws DataException as {@link #names}
     */
    public Segmentation segmentation() {
        Dataset dataset = base.dataset();
        return dataset.options(SegmentationOptions.class).actOn() == ActOn.RFM
                        && base.rfm().isPresent()
                ? Segmentation.of(base.rfm()
                        .orElseThrow()
                        .score(dataset.options(RfmOptions.class).bins())
                        .segments())
                : names().segmentation("clusters");
    }
}
