package segmentbook.lifetime;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import segmentbook.lifetime.PurchaseHistory.Customer;
import segmentbook.statistics.Rows;

/**
 * What customers spend on a day with a purchase: by Gamma-Gamma, or by their own means where that cannot be fitted or has no
 * mean.
 */
public final class Spending {
    private static final double RELATED = .3;

    private final PurchaseHistory history;
    private final List<Customer> spenders;
    private final double mean;
    private final Optional<MaximumLikelihood> found;

    private Spending(PurchaseHistory history) {
        this.history = history;
        spenders = history.customers().stream().filter(each -> each.spend() > 0).toList();
        mean = spenders.stream().mapToDouble(Customer::spend).average().orElse(0);
        found = spenders.size() < PurchaseHistory.FEWEST ? Optional.empty() : Optional.of(GammaGamma.fit(spenders));
    }

    /** Fits the spend of repeat days. */
    public static Spending of(PurchaseHistory history) {
        return new Spending(history);
    }

    /** The likeliest Gamma-Gamma; empty where too few customers spent on repeat days. */
    public Optional<GammaGamma> model() {
        return found.map(each -> GammaGamma.of(each.parameters()));
    }

    /** Its log-likelihood; NaN where there is none. */
    public double logLikelihood() {
        return found.map(MaximumLikelihood::value).orElse(Double.NaN);
    }

    private Optional<GammaGamma> used() {
        return model().filter(each -> each.q() > 1);
    }

    /** What to expect a customer to spend on a day with a purchase; never infinite. */
    public double expected(Customer customer) {
        return used().map(model -> model.expected(customer)).orElse(customer.spend() > 0 ? customer.spend() : mean);
    }

    /** How far spend goes with the number of repeat days, -1 to 1, by ranks; 0 where either does not differ. */
    public double correlation() {
        double[] repeats = values(each -> each.past().repeats());
        double rank = repeats.length < 2 ? 0 : new SpearmansCorrelation().correlation(repeats, values(Customer::spend));
        return Double.isNaN(rank) ? 0 : rank;
    }

    private double[] values(ToDoubleFunction<Customer> value) {
        return Rows.values(spenders, value);
    }

    /** How spend is told, and what speaks against it, in sentences without their full stops. */
    public List<String> sentences() {
        double refunded = history.sum(past -> past.repeats() > 0 ? 1 : 0) - spenders.size();
        String leftOut = "The fit leaves out %,.0f customers who got back all that they spent on repeat days";
        List<String> sentences = new ArrayList<>(List.of(told()));
        if (spenders.size() >= PurchaseHistory.FEWEST) {
            sentences.add(related());
        }
        if (found.isPresent() && found.get().isFlat(1)) {
            sentences.add(
                    "Gamma-Gamma cannot tell how much customers differ in what they spend a day (q is not identified)");
        }
        if (refunded > 0) {
            sentences.add(say(leftOut, refunded));
        }
        return sentences;
    }

    private String told() {
        String mean = "By Gamma-Gamma (p %.4g, q %.4g, v %.5g) a day with a purchase brings %s on average";
        String none = "Gamma-Gamma has no mean (q is %.2f, not above 1), so each customer's own mean stands in";
        var few = "%,d customers spent on repeat days, and Gamma-Gamma needs %d, so each customer's own mean stands in";
        return model().map(each -> each.q() > 1
                        ? say(mean, each.p(), each.q(), each.v(), say("%,.2f %s", each.mean(), history.moneyUnit()))
                        : say(none, each.q()))
                .orElse(say(few, spenders.size(), PurchaseHistory.FEWEST));
    }

    private String related() {
        double rank = correlation();
        String hardly = "Spend a day hardly goes with how often customers come (rank correlation %.2f), as is assumed";
        String goes =
                "Who comes more often spends %s a day (rank correlation %.2f), against what is assumed, so their value is too %s";
        return Math.abs(rank) < RELATED
                ? say(hardly, rank)
                : say(goes, rank > 0 ? "more" : "less", rank, rank > 0 ? "low" : "high");
    }

    /** Gamma-Gamma with parameters drawn within what the spends leave open; empty where own means stand in. */
    Optional<GammaGamma> draw(Draws random) {
        return used().isEmpty() ? used() : found.map(each -> GammaGamma.of(each.draw(random)));
    }

    /** Draws what a customer spends on each day to come, by a model from {@link #draw}. */
    DoubleSupplier future(Draws random, Optional<GammaGamma> drawn, Customer customer) {
        double own = drawn.isEmpty() ? expected(customer) : drawn.get().drawRate(random, customer);
        return drawn.<DoubleSupplier>map(model -> () -> random.gamma(model.p(), own))
                .orElse(() -> own);
    }
}
