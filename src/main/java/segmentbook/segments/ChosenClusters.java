package segmentbook.segments;

import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clustering;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.RfmOptions;
import segmentbook.rfm.RfmTable;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.KDecision;
import segmentbook.validation.KSelection;

/**
 * The clusters that a description file asks for, with their names: chosen once, when first asked for, and then the same
 * for segments, profiles, saved model and recommendations.
 */
public final class ChosenClusters {
    private final CustomerTable customers;
    private final Dataset dataset;
    private final ClusterOptions options;
    private @Nullable FeatureMatrix features;
    private @Nullable KSelection selection;

    private ChosenClusters(
            CustomerTable customers, @Nullable FeatureMatrix features, Dataset dataset, ClusterOptions options) {
        this.customers = customers;
        this.features = features;
        this.dataset = dataset;
        this.options = options;
    }

    /** Clusters of customers by their numbers, taken the usual road; words only describe them. */
    public static ChosenClusters of(CustomerTable customers, Dataset dataset) {
        return new ChosenClusters(customers, null, dataset, dataset.options(ClusterOptions.class));
    }

    /**
     * Clusters by features of one's own.
     *
     * @param customers the same, with all that is to describe them
     * @throws IllegalArgumentException where the features are of other customers
     */
    public static ChosenClusters of(CustomerTable customers, FeatureMatrix features, Dataset dataset) {
        if (!customers.ids().equals(features.customers())) {
            throw new IllegalArgumentException("clusters: features of these " + customers.size()
                    + " customers, found those of " + features.rows() + " others");
        }
        return new ChosenClusters(customers, features, dataset, dataset.options(ClusterOptions.class));
    }

    /** The same choice made anew for other customers; names given to clusters of these are left out. */
    public ChosenClusters anew(CustomerTable others) {
        return new ChosenClusters(others, null, dataset, options.withoutNames());
    }

    /** The description file. */
    public Dataset dataset() {
        return dataset;
    }

    /** Who is clustered. */
    public CustomerTable customers() {
        return customers;
    }

    /** By what they are clustered. */
    public synchronized FeatureMatrix features() {
        FeatureMatrix made = features;
        if (made == null) {
            made = FeatureMatrix.of(customers.select(each -> each.kind() != Kind.WORDS));
            features = made;
        }
        return made;
    }

    /**
     * The numbers of clusters that were tried.
     *
     * @throws segmentbook.description.DataException where there are not enough different customers for clusters
     */
    public synchronized KSelection selection() {
        KSelection made = selection;
        if (made == null) {
            made = KSelection.of(features(), options);
            selection = made;
        }
        return made;
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
     * Their names.
     *
     * @throws segmentbook.description.DataException where a name of {@code clusters.names} has no cluster or is taken
     */
    public ClusterNames names() {
        options.requireNamesOf(decision().k(), dataset);
        return ClusterNames.of(customers, clustering().labels(), options.names());
    }

    /**
     * The segmentation that the description file acts on: the named segments of the R x F grid, or these clusters.
     *
     * @param rfm of the customers
     * @throws segmentbook.description.DataException as {@link #names}
     */
    public Segmentation segmentation(RfmTable rfm) {
        return dataset.options(SegmentationOptions.class).actOn() == ActOn.RFM
                ? Segmentation.of(
                        rfm.score(dataset.options(RfmOptions.class).bins()).segments())
                : segmentation();
    }

    /** Each customer's cluster by name. */
    public Segmentation segmentation() {
        return names().segmentation("clusters");
    }
}
