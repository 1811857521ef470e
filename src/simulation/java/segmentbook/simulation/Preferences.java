package segmentbook.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the customers of the made-up shop like in truth: how probable each product is in one draw for an order, over the days of
 * a period as likely as customers of their kind come on them.
 */
public final class Preferences {
    private final Catalogue catalogue;
    private final Map<String, Customer> customers = new HashMap<>();
    private final double[][] chances; // by kind and taste

    private Preferences(ShopPlan plan, int from, int to) {
        Calendar calendar = new Calendar();
        catalogue = Catalogue.of(plan.seed());
        chances = new double[CustomerKind.values().length * Taste.values().length][catalogue.size()];
        Population.of(plan, calendar).forEach(each -> customers.put(String.valueOf(each.id), each));
        for (int day = from; day <= to; day++) {
            Shelf shelf = Shelf.of(catalogue, day - day % 7, plan.seed());
            for (CustomerKind kind : CustomerKind.values()) {
                add(kind, shelf, calendar.rate(kind.rhythm().season(), day));
            }
        }
    }

    /** Over the days from the first to the last, both included. */
    public static Preferences of(ShopPlan plan, LocalDate first, LocalDate last) {
        return new Preferences(plan, Calendar.day(first), Calendar.day(last));
    }

    private void add(CustomerKind kind, Shelf shelf, double busy) {
        for (Taste taste : Taste.values()) {
            double[] sums = chances(kind, taste);
            for (int p = 0; p < sums.length; p++) {
                sums[p] += busy * Orders.chance(kind, taste, catalogue.product(p), shelf);
            }
        }
    }

    private double[] chances(CustomerKind kind, Taste taste) {
        return chances[kind.ordinal() * Taste.values().length + taste.ordinal()];
    }

    /** The preference of a customer for each code, in no unit; 0 for what is no product of the shop. */
    public double[] of(String customer, List<String> codes) {
        Customer known = customers.get(customer);
        if (known == null) {
            throw new IllegalArgumentException("customer: one of the shop, found " + customer);
        }
        double[] sums = chances(known.kind, known.taste);
        Map<String, Double> byCode = new HashMap<>();
        for (int p = 0; p < sums.length; p++) {
            byCode.put(catalogue.product(p).code(), sums[p]);
        }
        return codes.stream()
                .mapToDouble(code -> byCode.getOrDefault(code, 0.0))
                .toArray();
    }
}
