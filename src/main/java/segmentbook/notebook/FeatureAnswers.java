package segmentbook.notebook;

import java.util.OptionalInt;
import segmentbook.description.Dataset;
import segmentbook.exploration.Orders;
import segmentbook.exploration.RevenueBridge;
import segmentbook.exploration.SecondOrders;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.features.Measures;
import segmentbook.features.PrincipalComponents;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.transactions.Transactions;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.KSelection;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The answers of the pages on time, returns and features. */
final class FeatureAnswers {
    private FeatureAnswers() {}

    static void add() {
        time();
        features();
    }

    private static void time() {
        Exercise.add("A2.2", "the column % of the earlier without its first and last row", data -> {
            Table steps = RevenueBridge.of(Transactions.of(data)).table();
            DoubleColumn shares = steps.isEmpty() ? null : steps.doubleColumn("% of the earlier");
            return shares == null ? Double.NaN : shares.sum() - shares.get(0) - shares.get(shares.size() - 1);
        });
        Exercise.add("A2.4", "the day on which half are back, second.all().curve().median()", data -> {
            OptionalInt half =
                    SecondOrders.of(Transactions.of(data)).all().curve().median();
            return half.isPresent() ? half.getAsInt() : Double.NaN;
        });
    }

    private static void features() {
        Exercise.add("A3.1", "orders of October to December over all orders of the customer", data -> {
            Transactions transactions = Transactions.of(data);
            var measures = Measures.of(RfmTable.of(transactions));
            String customer = Orders.of(transactions).exampleCustomer(7);
            return measures.value(measures.row(customer), "season_share");
        });
        Exercise.add("A3.4", "the k of the rule on page 04, or decision().k()", data -> chosen(
                        data.with(new FeatureOptions().using("frequency", "units_per_order")))
                .selection()
                .k());
        Exercise.add("A4.2", "the row frequency of way(), its last column", FeatureAnswers::weighed);
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
        Table way = FeatureMatrix.of(chosen.used(), options).way();
        Table row = way.where(way.stringColumn("feature").isEqualTo("frequency"));
        return row.isEmpty()
                ? Double.NaN
                : row.doubleColumn("% of squared distances").get(0);
    }

    static ChosenClusters chosen(Dataset data) {
        return ChosenClusters.of(CustomerBase.of(data));
    }
}
