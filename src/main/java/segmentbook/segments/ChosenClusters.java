package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clustering;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.OptionException;
import segmentbook.exploration.Breaks;
import segmentbook.exploration.Correlations;
import segmentbook.exploration.Correlations.Method;
import segmentbook.exploration.Correlations.Pair;
import segmentbook.exploration.OrderGaps;
import segmentbook.exploration.Orders;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.features.Measures;
import segmentbook.rfm.CustomerBase;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.FeatureSets;
import segmentbook.validation.KDecision;
import segmentbook.validation.KSelection;

/**
 * The clusters that a description file asks for, with their names: chosen once, when first asked for, and then the same
 * for segments, profiles, saved model and recommendations.
 */
public final class ChosenClusters {
    private static final double ALIKE = .9999; // correlation of what differs by rounding only

    private final CustomerBase base;
    private final FeatureOptions asked;
    private final ClusterOptions options;
    private @Nullable FeatureMatrix features;
    private @Nullable KSelection selection;

    private ChosenClusters(
            CustomerBase base, FeatureOptions asked, ClusterOptions options, @Nullable FeatureMatrix features) {
        this.base = base;
        this.asked = asked;
        this.options = options;
        this.features = features;
    }

    /** Clusters of customers by the columns that the description file says, taken the usual road. */
    public static ChosenClusters of(CustomerBase base) {
        return fromFile(base, null);
    }

    /**
     * Clusters by features of one's own.
     *
     * @throws IllegalArgumentException where the features are of other customers
     */
    public static ChosenClusters of(CustomerBase base, FeatureMatrix features) {
        String rule = "clusters: features of these %s customers, found those of %s others";
        Validate.isTrue(base.table().ids().equals(features.customers()), rule, base.size(), features.rows());
        return fromFile(base, features);
    }

    private static ChosenClusters fromFile(CustomerBase base, @Nullable FeatureMatrix features) {
        FeatureOptions asked = base.dataset().options(FeatureOptions.class);
        return new ChosenClusters(base, asked, base.dataset().options(ClusterOptions.class), features);
    }

    /** The same choice made anew for other customers; names and merges of clusters of these are left out. */
    public ChosenClusters anew(CustomerBase others) {
        return new ChosenClusters(others, asked, options.withoutNames(), null);
    }

    /**
     * The same customers as if the description file named no features: by recency, frequency and monetary, or all numbers of a
     * table. These clusters where it names none.
     */
    public ChosenClusters usual() {
        return asked.use().isEmpty()
                ? this
                : new ChosenClusters(base, new FeatureOptions(), options.forNumbers(), null);
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
        FeatureMatrix made = features == null ? FeatureMatrix.of(used(), asked) : features;
        features = made;
        return made;
    }

    /** The columns that they are made from, before those that tell nobody apart are left out. */
    public List<String> use() {
        return names(used()).toList();
    }

    /** What customers are told apart by in words: what the base measures, and the measures that they are clustered by. */
    private CustomerTable named() {
        return base.rfm()
                .map(rfm -> base.table().join(Measures.of(rfm, asked.use())))
                .orElse(base.table());
    }

    /** The same with their values, of all customers: what fitted steps of other customers may be applied to. */
    public CustomerTable used() {
        CustomerTable numbers = base.table().withoutWords();
        CustomerTable all = numbers.columns().isEmpty() ? base.table() : numbers;
        CustomerTable used = asked.use().isEmpty() ? all : byName(asked.use());
        var weighed = asked.weights().given().keySet();
        require("features.weights", weighed, "columns that customers are clustered by", names(used));
        return used;
    }

    private CustomerTable byName(List<String> use) {
        try {
            CustomerTable known = Measures.known(base, use);
            Stream<String> measures = base.rfm().stream().flatMap(rfm -> Measures.names(rfm.transactions()).stream());
            require("features.use", use, "columns of the customers", Stream.concat(names(known), measures));
            return known.select(use);
        } catch (OptionException wrong) {
            throw wrong.at(base.dataset().place("features.use"), "");
        }
    }

    private static Stream<String> names(CustomerTable table) {
        return table.columns().stream().map(Column::name);
    }

    private void require(String key, Collection<String> named, String rule, Stream<String> columns) {
        List<String> choices = columns.distinct().toList();
        for (String each : named) {
            if (!choices.contains(each)) {
                throw new OptionException(key, rule + ", " + String.join(", ", choices), each)
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
        KSelection made = selection == null ? KSelection.of(features(), options) : selection;
        selection = made;
        return made;
    }

    /**
     * These clusters beside those of the same columns made features in other ways, each with the number that is decided on.
     *
     * @throws DataException where a transformation cannot take a value
     */
    public FeatureSets beside(FeatureOptions... others) {
        return FeatureSets.of(selection(), asked, options, others);
    }

    /** The number decided on. */
    public KDecision decision() {
        return selection().decide();
    }

    /** The clusters of that number as they were found: those whose numbers {@code clusters.merge} names. */
    public Clustering found() {
        return selection().clustering(selection().k());
    }

    /**
     * The clusters of that number, those of {@code clusters.merge} taken together and all numbered by size again.
     *
     * @throws DataException where a number of {@code clusters.merge} has no cluster
     */
    public Clustering clustering() {
        return options.merged(found(), base.dataset());
    }

    /**
     * Their names, from what they were clustered by.
     *
     * @throws DataException where a name of {@code clusters.names} has no cluster or is taken
     */
    public ClusterNames names() {
        Clustering clusters = clustering();
        options.requireNamesOf(clusters.k(), base.dataset());
        List<String> twice = twins().map(Pair::second).toList();
        return ClusterNames.of(named().select(each -> !twice.contains(each.name())), clusters, options.names());
    }

    /**
     * The same segmentation of customers as they were at the beginning of an earlier day: by the grid or rules anew, or placed in
     * today's clusters.
     *
     * @throws DataException where nobody had bought by then
     */
    public Segmentation at(LocalDate day) {
        CustomerBase then = CustomerBase.of(base.rfm().orElseThrow().at(day));
        if (actsOnScores()) {
            return Segmentation.of(then.rfm().orElseThrow().score().segments());
        }
        ClusterNames names = names();
        List<String> placed = Arrays.stream(
                        clustering().predict(features().apply(anew(then).used())))
                .mapToObj(names::name)
                .toList();
        return Segmentation.of("clusters", then.table(), placed);
    }

    /** What makes distances, recency or money say something else than they seem to, in sentences without their full stops. */
    public List<String> warnings() {
        Stream<String> breaks = base.rfm().stream().flatMap(rfm -> Breaks.of(rfm.transactions()).stream());
        String same = "%s and %s say the same of each customer, which counts twice in every distance; leave one out";
        Stream<String> early = base.rfm().stream()
                .filter(rfm -> actsOnScores())
                .flatMap(rfm ->
                        OrderGaps.of(Orders.of(rfm.transactions()))
                                .whyNobodyIsOverdue(rfm.recency().max())
                                .stream());
        return Stream.of(twins().map(each -> say(same, each.first(), each.second())), breaks, early)
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Pair> twins() {
        return Correlations.of(used(), Method.PEARSON).pairs().stream()
                .filter(each -> Math.abs(each.coefficient()) > ALIKE);
    }

    /** The same, and why clusters that are acted on are not to be trusted. */
    public List<String> doubts() {
        Stream<String> clusters = actsOnScores() ? Stream.of() : selection().doubts().stream();
        return Stream.concat(warnings().stream(), clusters).toList();
    }

    /** Whether the description file acts on scores and there are purchases to score, so that {@link #segmentation} is no clusters. */
    public boolean actsOnScores() {
        return base.dataset().options(SegmentationOptions.class).actOn() == ActOn.RFM
                && base.rfm().isPresent();
    }

    /**
     * The segmentation that the description file acts on: the named segments of the R x F grid or of rules, or these clusters by name,
     * as always where there are no purchases.
     *
     * @throws DataException as {@link #names}
     */
    public Segmentation segmentation() {
        return actsOnScores()
                ? Segmentation.of(base.rfm().orElseThrow().score().segments())
                : names().segmentation("clusters");
    }

    /**
     * The most typical and the most borderline customers of {@link #segmentation}, by the distances of what it is made from:
     * recency, frequency and monetary of the grid and of rules where other {@link #features} are chosen.
     *
     * @throws DataException as these
     */
    public TypicalCustomers typicalCustomers() {
        return TypicalCustomers.of(segmentation(), actsOnScores() ? usual().features() : features());
    }
}
