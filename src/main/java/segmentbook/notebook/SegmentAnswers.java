package segmentbook.notebook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.Linkage;
import segmentbook.clustering.MixtureFit;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Dataset;
import segmentbook.exploration.Orders;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Standardise;
import segmentbook.lifetime.CustomerValues;
import segmentbook.lifetime.LifetimeFits;
import segmentbook.lifetime.PurchaseHistory;
import segmentbook.lifetime.ValueOptions;
import segmentbook.models.Migration;
import segmentbook.models.Monitor;
import segmentbook.models.Movement;
import segmentbook.models.SavedModel;
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

/** The answers of the pages on clusters and on offers. */
final class SegmentAnswers {
    private SegmentAnswers() {}

    static void add(Map<String, Exercise> all) {
        numbers(all);
        comparisons(all);
        offers(all);
        tables(all);
        values(all);
        tracking(all);
    }

    private static void tracking(Map<String, Exercise> all) {
        all.put("08.1", new Exercise("stayed() of kept() for these dates", data -> {
            ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(data));
            LocalDate end = chosen.base().transactions().snapshot();
            return Migration.of(chosen, end.minusDays(182), end).kept().stayed();
        }));
        all.put("08.2", new Exercise("the customers of its moves whose from and to differ, added up", data -> {
            Movement kept =
                    Migration.of(ChosenClusters.of(CustomerBase.of(data))).kept();
            return kept.from().isEmpty()
                    ? Double.NaN
                    : (Object) kept.moves().stream()
                            .filter(each -> each.from().equals(kept.from().get(0)))
                            .filter(each -> !each.to().equals(each.from()))
                            .mapToInt(Movement.Move::customers)
                            .sum();
        }));
        all.put("08.4", new Exercise("the size of monitor.alarms()", data -> Monitor.of(
                        Migration.of(ChosenClusters.of(CustomerBase.of(data))))
                .alarms()
                .size()));
    }

    private static void values(Map<String, Exercise> all) {
        all.put("07.1", new Exercise("the value of everybody, options new ValueOptions(730, 0, 91)", data -> {
            PurchaseHistory history = PurchaseHistory.of(Transactions.of(data));
            ValueOptions options = new ValueOptions(730, 0, 91);
            return CustomerValues.of(LifetimeFits.of(history), options).all().stream()
                    .mapToDouble(CustomerValues.Value::value)
                    .sum();
        }));
        all.put("07.2", new Exercise("best().model().parameters().get(1) of the fits in weeks", data -> {
            LifetimeFits weeks = LifetimeFits.of(PurchaseHistory.of(Transactions.of(data), ChronoUnit.WEEKS));
            return weeks.all().isEmpty()
                    ? Double.NaN
                    : weeks.best().model().parameters().get(1);
        }));
    }

    private static void tables(Map<String, Exercise> all) {
        all.put("A1.1", new Exercise("decision().k() of the clusters by all numbers", data -> {
            CustomerBase base = CustomerBase.of(data);
            return ChosenClusters.of(base, FeatureMatrix.of(base.table().withoutWords()))
                    .selection()
                    .k();
        }));
        all.put(
                "A1.2",
                new Exercise(
                        "the cluster_name of table.middle with twice the median of chosen.use().get(0)",
                        SegmentAnswers::farVisitor));
    }

    private static String farVisitor(Dataset data) {
        CustomerBase base = CustomerBase.of(data);
        ChosenClusters chosen = ChosenClusters.of(base);
        String first = chosen.use().get(0);
        CustomerTable middle = base.table().middle("a new visitor");
        CustomerTable far = middle.with(middle.column(first), 2 * base.table().median(first));
        return SavedModel.of(chosen)
                .score(CustomerBase.of(far, data))
                .stringColumn("cluster_name")
                .get(0);
    }

    private static void numbers(Map<String, Exercise> all) {
        all.put("04.1", new Exercise("the k of narrow.decide()", data -> narrow(data)
                .k()));
        all.put("04.2", new Exercise("compare the k of decide() with both seeds", data -> {
            ClusterOptions options = data.options(ClusterOptions.class).withRange(2, 6);
            int other = KSelection.of(features(data), options.withSeed(7)).k();
            return other != narrow(data).k();
        }));
        all.put("04.3", new Exercise("the mean silhouette of two clusters of the raw features, standardised", data -> {
            FeatureMatrix raw = FeatureMatrix.raw(features(data).raw(), Standardise::fit);
            return Silhouette.of(new KMeans(2).fit(raw)).mean();
        }));
        all.put("04.4", new Exercise("automatic() of the decision", data -> KSelection.of(
                        features(data), data.options(ClusterOptions.class))
                .decide()
                .automatic()));
    }

    private static void comparisons(Map<String, Exercise> all) {
        all.put("05.1", new Exercise("tree.longestGap(2, 10)", data -> Linkage.WARD
                .tree(features(data))
                .longestGap(2, 10)));
        all.put("05.2", new Exercise("the row noise of sizesTable(), which is its last", data -> {
            FeatureMatrix features = features(data);
            KDistances distances = KDistances.of(features, data.options(ClusterOptions.class));
            return new Dbscan(distances.eps() / 2, distances.minPoints())
                    .fit(features)
                    .noise();
        }));
        all.put("05.3", new Exercise("the row with the smallest BIC, column k", data -> MixtureFit.best(
                        new GaussianMixture(2).mixtures(features(data), 2, 8))
                .clustering()
                .k()));
    }

    private static void offers(Map<String, Exercise> all) {
        all.put("06.1", new Exercise("the rows with rank 1 and a similarity above zero", SegmentAnswers::voices));
        all.put(
                "06.2",
                new Exercise(
                        "the row item Jaccard, hit rate, at five",
                        data -> hitRate(
                                data, data.options(RecommendOptions.class).withK(5))));
        all.put(
                "06.3",
                new Exercise(
                        "the row item Jaccard, hit rate, with repeats",
                        data -> hitRate(
                                data, data.options(RecommendOptions.class).withRepeat(true))));
        all.put(
                "06.5",
                new Exercise(
                        "the code in the first row by lift of those who bought lately", SegmentAnswers::firstLift));
    }

    private static String firstLift(Dataset data) {
        Transactions transactions = Transactions.of(data);
        RfmTable rfm = RfmTable.of(transactions);
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
        Segmentation segmentation =
                Segmentation.of(RfmTable.of(transactions).score().segments());
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
        return ChosenClusters.of(CustomerBase.of(data)).features();
    }
}
