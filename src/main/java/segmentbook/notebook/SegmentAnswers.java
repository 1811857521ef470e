package segmentbook.notebook;

import java.time.temporal.ChronoUnit;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.Linkage;
import segmentbook.clustering.MixtureFit;
import segmentbook.description.Dataset;
import segmentbook.exploration.Orders;
import segmentbook.exploration.RevenueBridge;
import segmentbook.exploration.SecondOrders;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.features.Measures;
import segmentbook.features.PrincipalComponents;
import segmentbook.features.Standardise;
import segmentbook.lifetime.CustomerValues;
import segmentbook.lifetime.LifetimeFits;
import segmentbook.lifetime.PurchaseHistory;
import segmentbook.lifetime.ValueOptions;
import segmentbook.models.Migration;
import segmentbook.models.Monitor;
import segmentbook.models.Movement;
import segmentbook.models.SavedModel;
import segmentbook.prediction.Campaign;
import segmentbook.prediction.Churn;
import segmentbook.prediction.Cuts;
import segmentbook.recommendation.Additions.Addition;
import segmentbook.recommendation.HoldOut;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.recommendation.Recommenders;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.BestSeller;
import segmentbook.segments.BestSellers;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.ClusterNames;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Transactions;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.KDistances;
import segmentbook.validation.KSelection;
import segmentbook.validation.Silhouette;

/** The answers of the pages on time, features, clusters, offers, value, churn and movement, and on tables of customers. */
final class SegmentAnswers {
    private SegmentAnswers() {}

    static void add() {
        time();
        features();
        numbers();
        comparisons();
        offers();
        tables();
        values();
        tracking();
    }

    private static void tracking() {
        Exercise.add("08.1", "stayed() of kept() for these dates", data -> {
            ChosenClusters chosen = chosen(data);
            var end = chosen.base().transactions().snapshot();
            return Migration.of(chosen, end.minusDays(182), end).kept().stayed();
        });
        Exercise.add("08.2", "the customers of its moves whose from and to differ, added up", data -> {
            Movement kept = Migration.of(chosen(data)).kept();
            return kept.from().isEmpty()
                    ? Double.NaN
                    : (Object) kept.moves().stream()
                            .filter(each -> each.from().equals(kept.from().get(0)))
                            .filter(each -> !each.to().equals(each.from()))
                            .mapToInt(Movement.Move::customers)
                            .sum();
        });
        Exercise.add("08.4", "the size of monitor.alarms()", data -> Monitor.of(Migration.of(chosen(data)))
                .alarms()
                .size());
    }

    private static void values() {
        Exercise.add("07.1", "the value of everybody, options new ValueOptions(730, 0, 91)", data -> {
            var fits = LifetimeFits.of(PurchaseHistory.of(Transactions.of(data)));
            return CustomerValues.of(fits, new ValueOptions(730, 0, 91)).all().stream()
                    .mapToDouble(CustomerValues.Value::value)
                    .sum();
        });
        Exercise.add("07.2", "best().model().parameters().get(1) of the fits in weeks", data -> {
            LifetimeFits weeks = LifetimeFits.of(PurchaseHistory.of(Transactions.of(data), ChronoUnit.WEEKS));
            return weeks.all().isEmpty()
                    ? Double.NaN
                    : weeks.best().model().parameters().get(1);
        });
        Exercise.add("07.3", "returnedShare() of the cuts for 60 days", data -> {
            return Cuts.of(CustomerBase.of(data), new ValueOptions(365, 0.1, 60))
                    .returnedShare();
        });
        Exercise.add("07.4", "threshold of the campaign at half the cost", data -> {
            Churn churn = Churn.of(Cuts.of(CustomerBase.of(data)));
            Campaign usual = churn.campaign();
            return churn.threshold(new Campaign(usual.value(), usual.cost() / 2, usual.success()));
        });
    }

    private static void tables() {
        Exercise.add("A1.1", "decision().k() of the clusters by all numbers", data -> {
            CustomerBase base = CustomerBase.of(data);
            return ChosenClusters.of(base, FeatureMatrix.of(base.table().withoutWords()))
                    .selection()
                    .k();
        });
        Exercise.add(
                "A1.2",
                "the cluster_name of table.middle with twice the median of chosen.use().get(0)",
                SegmentAnswers::farVisitor);
    }

    private static String farVisitor(Dataset data) {
        CustomerBase base = CustomerBase.of(data);
        ChosenClusters chosen = ChosenClusters.of(base);
        String first = chosen.use().get(0);
        var middle = base.table().middle("a new visitor");
        var far = middle.with(middle.column(first), 2 * base.table().median(first));
        return SavedModel.of(chosen)
                .score(CustomerBase.of(far, data))
                .stringColumn("cluster_name")
                .get(0);
    }

    private static void numbers() {
        Exercise.add("04.1", "the k of narrow.decide()", data -> narrow(data).k());
        Exercise.add("04.2", "compare the k of decide() with both seeds", data -> {
            ClusterOptions options = data.options(ClusterOptions.class).withRange(2, 6);
            return KSelection.of(features(data), options.withSeed(7)).k()
                    != narrow(data).k();
        });
        Exercise.add("04.3", "the mean silhouette of two clusters of the raw features, standardised", data -> {
            return Silhouette.of(
                            new KMeans(2).fit(FeatureMatrix.raw(features(data).raw(), Standardise::fit)))
                    .mean();
        });
        Exercise.add("04.4", "automatic() of the decision", data -> chosen(data)
                .decision()
                .automatic());
    }

    private static void comparisons() {
        Exercise.add("05.1", "tree.longestGap(2, 10)", data -> Linkage.WARD
                .tree(features(data))
                .longestGap(2, 10));
        Exercise.add("05.2", "the row noise of sizesTable(), which is its last", data -> {
            FeatureMatrix features = features(data);
            KDistances distances = KDistances.of(features, data.options(ClusterOptions.class));
            return new Dbscan(distances.eps() / 2, distances.minPoints())
                    .fit(features)
                    .noise();
        });
        Exercise.add("05.3", "the row with the smallest BIC, column k", data -> MixtureFit.best(
                        new GaussianMixture(2).mixtures(features(data), 1, 8))
                .clustering()
                .k());
    }

    private static void offers() {
        Exercise.add("06.1", "the rows with rank 1 and a similarity above zero", SegmentAnswers::voices);
        Exercise.add(
                "06.2",
                "the row item Jaccard, hit rate, at five",
                data -> hitRate(data, data.options(RecommendOptions.class).withK(5)));
        Exercise.add(
                "06.3",
                "the row item Jaccard, hit rate, with repeats",
                data -> hitRate(data, data.options(RecommendOptions.class).withRepeat(true)));
        Exercise.add("06.5", "the code in the first row by lift of those who bought lately", SegmentAnswers::firstLift);
    }

    private static String firstLift(Dataset data) {
        RfmTable rfm = RfmTable.of(Transactions.of(data));
        double median = rfm.recency().median();
        int[] numbers = rfm.rows().stream()
                .mapToInt(row -> row.recencyDays() <= median ? 1 : 2)
                .toArray();
        ClusterNames names = ClusterNames.of(rfm.customerTable(), numbers);
        return BestSellers.of(CustomerBase.of(rfm), names.segmentation("lately or before"))
                .top(names.name(1), 1, BestSellers.By.LIFT)
                .stream()
                .map(BestSeller::code)
                .findFirst()
                .orElse("none");
    }

    private static int voices(Dataset data) {
        Transactions transactions = Transactions.of(data);
        var segmentation = Segmentation.of(RfmTable.of(transactions).score().segments());
        String customer = Orders.of(transactions).exampleCustomer(1);
        return (int) Recommenders.of(transactions, segmentation).combined().additions(customer).all().stream()
                .filter(each -> each.rank() == 1)
                .mapToDouble(Addition::similarity)
                .filter(similarity -> similarity > 0)
                .count();
    }

    private static double hitRate(Dataset data, RecommendOptions options) {
        HoldOut holdOut = HoldOut.of(Transactions.of(data), options);
        Transactions past = holdOut.before();
        Segmentation segments = Segmentation.of(RfmTable.of(past).score().segments());
        return holdOut.judge(Recommenders.of(past, segments, options).itemJaccard())
                .hitRate();
    }

    private static KSelection narrow(Dataset data) {
        return KSelection.of(features(data), data.options(ClusterOptions.class).withRange(2, 6));
    }

    private static FeatureMatrix features(Dataset data) {
        return chosen(data).features();
    }

    private static void time() {
        Exercise.add("A2.2", "the column % of the earlier without its first and last row", data -> {
            var steps = RevenueBridge.of(Transactions.of(data)).table();
            var shares = steps.isEmpty() ? null : steps.doubleColumn("% of the earlier");
            return shares == null ? Double.NaN : shares.sum() - shares.get(0) - shares.get(shares.size() - 1);
        });
        Exercise.add("A2.4", "the day on which half are back, second.all().curve().median()", data -> {
            var half = SecondOrders.of(Transactions.of(data)).all().curve().median();
            return half.isPresent() ? half.getAsInt() : Double.NaN;
        });
    }

    private static void features() {
        Exercise.add("A3.1", "orders of October to December over all orders of the customer", data -> {
            Transactions transactions = Transactions.of(data);
            var measures = Measures.of(RfmTable.of(transactions));
            return measures.value(measures.row(Orders.of(transactions).exampleCustomer(7)), "season_share");
        });
        Exercise.add("A3.4", "the k of the rule on page 04, or decision().k()", data -> chosen(
                        data.with(new FeatureOptions().using("frequency", "units_per_order")))
                .selection()
                .k());
        Exercise.add("A4.2", "the row frequency of way(), its last column", SegmentAnswers::weighed);
        Exercise.add("A4.3", "decide().k() of a KSelection of the two components", data -> {
            FeatureMatrix features = chosen(data).features();
            int two = Math.min(2, features.columns().size());
            FeatureMatrix flat = two < 2 ? features : features.then(PrincipalComponents.fit(two));
            return KSelection.of(flat, data.options(ClusterOptions.class)).k();
        });
    }

    private static double weighed(Dataset data) {
        ChosenClusters chosen = chosen(data);
        FeatureOptions options = data.options(FeatureOptions.class).weighing("frequency", 3);
        var way = FeatureMatrix.of(chosen.used(), options).way();
        var row = way.where(way.stringColumn("feature").isEqualTo("frequency"));
        return row.isEmpty()
                ? Double.NaN
                : row.doubleColumn("% of squared distances").get(0);
    }

    private static ChosenClusters chosen(Dataset data) {
        return ChosenClusters.of(CustomerBase.of(data));
    }
}
