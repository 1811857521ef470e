package segmentbook.simulation;

import java.util.ArrayList;
import java.util.List;

/** All customers of a made-up shop: who they are and when they first come. */
final class Population {
    private static final double FROM_BEFORE = 0.26;
    private static final double GROWTH = 0.6;
    private static final int FIRST_WEEKS = 75;
    private static final int ONLY_RETURNS_EVERY = 331;
    private static final int FIRST_ID = 12_000;

    private final double[] shares;
    private final double[][] arrivals;

    private Population(Calendar calendar) {
        CustomerKind[] kinds = CustomerKind.values();
        double[] weights = new double[kinds.length];
        arrivals = new double[kinds.length][];
        for (CustomerKind kind : kinds) {
            weights[kind.ordinal()] = kind.share();
            arrivals[kind.ordinal()] = arrivals(kind, calendar);
        }
        shares = Draws.runningTotals(weights);
    }

    /** The customers of a plan, in no meaningful order; ids say nothing about them. */
    static List<Customer> of(ShopPlan plan, Calendar calendar) {
        Population population = new Population(calendar);
        List<Customer> customers = new ArrayList<>(plan.customers());
        int span = primeFrom((int) (plan.customers() * 1.7) + 11);
        long step = Math.max(2, Math.round(span * 0.6180339887));
        for (int i = 0; i < plan.customers(); i++) {
            int id = FIRST_ID + (int) ((i + 1) * step % span);
            customers.add(population.customer(id, i, Draws.of(plan.seed(), i)));
        }
        return customers;
    }

    private Customer customer(int id, int i, Draws draws) {
        if (i % ONLY_RETURNS_EVERY == ONLY_RETURNS_EVERY / 2) {
            return Customer.returning(id, Calendar.openFrom(draws.below(FIRST_WEEKS)), draws);
        }
        CustomerKind kind = CustomerKind.values()[draws.pick(shares)];
        return Customer.of(id, kind, draws.pick(arrivals[kind.ordinal()]), draws);
    }

    /** Some customers come from before the records began and show up within the first weeks, the others as days are busy. */
    private static double[] arrivals(CustomerKind kind, Calendar calendar) {
        double[] weights = new double[Calendar.DAYS];
        double early = 0;
        double all = 0;
        for (int day = 0; day < weights.length; day++) {
            weights[day] = calendar.rate(kind.rhythm().season(), day) * (1 + GROWTH * day / Calendar.DAYS);
            all += weights[day];
            early += day < FIRST_WEEKS ? weights[day] : 0;
        }
        for (int day = 0; day < FIRST_WEEKS && early > 0; day++) {
            weights[day] *= 1 + FROM_BEFORE / (1 - FROM_BEFORE) * all / early;
        }
        return Draws.runningTotals(weights);
    }

    private static int primeFrom(int n) {
        for (int candidate = n; ; candidate++) {
            boolean prime = true;
            for (int divisor = 2; (long) divisor * divisor <= candidate && prime; divisor++) {
                prime = candidate % divisor != 0;
            }
            if (prime) {
                return candidate;
            }
        }
    }
}
