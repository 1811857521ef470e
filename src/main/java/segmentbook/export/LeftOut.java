package segmentbook.export;

import static segmentbook.statistics.Words.say;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.Linkage;
import segmentbook.features.FeatureMatrix;
import segmentbook.lifetime.PurchaseHistory;
import segmentbook.models.Migration;
import segmentbook.prediction.Cuts;
import segmentbook.recommendation.HoldOut;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.OutOfTime;
import segmentbook.statistics.Rows;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.KDistances;
import segmentbook.validation.KSelection;

/** What a run cannot give for a data set, and why: {@code check} says it before, the report and {@code summary.json} after. */
public final class LeftOut {
    /** Nothing is missing. */
    static final LeftOut NOTHING = new LeftOut();

    private final Map<String, String> parts = new LinkedHashMap<>();

    private LeftOut() {}

    /** What is missing for these customers. */
    public static LeftOut of(ChosenClusters chosen) {
        LeftOut all = new LeftOut();
        var base = chosen.base();
        FeatureMatrix features = chosen.features();
        String alike = say("It is the same for all %,d customers", base.size());
        features.constant().forEach(each -> all.add(each + " in clusters", alike));
        all.clusters(features, base.dataset().options(ClusterOptions.class));
        all.purchases(chosen);
        return all;
    }

    private void purchases(ChosenClusters chosen) {
        var base = chosen.base();
        if (base.rfm().isEmpty()) {
            add("orders, scores, best sellers and recommendations", "The file has one row a customer and no purchases");
            return;
        }
        RecommendOptions judged = base.dataset().options(RecommendOptions.class);
        add("movement and drift", Migration.whyNot(base.rfm().orElseThrow()));
        add("churn", Cuts.whyNot(base));
        add("test by later purchases", OutOfTime.of(chosen, judged::split).whyNot());
        if (base.dataset().columns().hasProducts()) {
            add("judged recommenders", HoldOut.of(base.transactions()).whyNot());
        } else {
            add("best sellers and recommendations", "The file has no column of products");
        }
        add("customer value", PurchaseHistory.of(base.transactions()).whyNot());
        if (!base.dataset().columns().hasMoney()) {
            add("money", "The file has neither price nor amount: monetary counts units");
        }
    }

    private void clusters(FeatureMatrix features, ClusterOptions options) {
        int most = KSelection.most(features);
        int asked = options.k().orElse(options.range().min());
        if (asked > most) {
            String enough = say("%,d different profiles of %,d customers", features.distinctRows(), features.rows());
            add(
                    options.k().isPresent() ? "clusters.k = " + asked : "several clusters",
                    enough + say(": enough for %d clusters at most", most));
        }
        if (features.columns().size() < 3 && !features.columns().isEmpty()) {
            add(
                    "clusters in three dimensions",
                    "Clusters are made from " + String.join(" and ", features.columns()) + " only");
        }
        add("tree of customers", Linkage.WARD.limits(features));
        add("DBSCAN", KDistances.whyNot(features, options));
        add("HDBSCAN", options.hdbscan().whyNot(features));
        add("Gaussian mixture", most == 1 ? "" : new GaussianMixture(Math.min(asked, most)).whyNot(features));
    }

    private void add(String part, String why) {
        if (!why.isEmpty()) {
            parts.put(part, why);
        }
    }

    /** The reasons by what is missing, each a sentence without its full stop. */
    public Map<String, String> parts() {
        return Collections.unmodifiableMap(parts); // in their order: summary.json is the same in each run
    }

    /** Each part with its reason, a line each. */
    public List<String> lines() {
        return Rows.list(parts.entrySet(), each -> each.getKey() + ": " + each.getValue());
    }
}
