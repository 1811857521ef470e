package segmentbook.notebook;

import java.util.Map;
import segmentbook.lifetime.ValueOptions;
import segmentbook.prediction.Campaign;
import segmentbook.prediction.Churn;
import segmentbook.prediction.Cuts;
import segmentbook.rfm.CustomerBase;

/** The answers of the page on churn. */
final class ChurnAnswers {
    private ChurnAnswers() {}

    static void add(Map<String, Exercise> all) {
        all.put("07.3", new Exercise("returnedShare() of the cuts for 60 days", data -> {
            ValueOptions sixty = new ValueOptions(365, 0.1, 60);
            return Cuts.of(CustomerBase.of(data), sixty).returnedShare();
        }));
        all.put("07.4", new Exercise("threshold of the campaign at half the cost", data -> {
            Churn churn = Churn.of(Cuts.of(CustomerBase.of(data)));
            Campaign usual = churn.campaign();
            return churn.threshold(new Campaign(usual.value(), usual.cost() / 2, usual.success()));
        }));
    }
}
