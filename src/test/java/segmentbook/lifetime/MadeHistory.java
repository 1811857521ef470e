package segmentbook.lifetime;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import segmentbook.lifetime.PurchaseHistory.Customer;
import segmentbook.lifetime.PurchaseHistory.Past;

/** Histories drawn from a model. */
final class MadeHistory {
    private MadeHistory() {}

    /** Customers known for 200 to 400 days, who spend ten or thereabouts a day. */
    static PurchaseHistory of(LifetimeModel model, int customers) {
        RandomGenerator random = new Well19937c(7);
        Draws draws = new Draws(random);
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double observed = 200 + random.nextInt(200);
            List<Double> at = new ArrayList<>();
            model.future(draws, observed, Past.NONE, at::add);
            Past past = new Past(at.size(), at.isEmpty() ? 0 : at.get(at.size() - 1), observed);
            all.add(new Customer("c" + i, past, at.isEmpty() ? 0 : 8 + 4 * random.nextDouble()));
        }
        return of(all);
    }

    static PurchaseHistory of(List<Customer> customers) {
        return new PurchaseHistory(customers, ChronoUnit.DAYS, "GBP", Margins.NONE);
    }
}
