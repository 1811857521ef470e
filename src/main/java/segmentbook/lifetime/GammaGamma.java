package segmentbook.lifetime;

import java.util.HashMap;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.FastMath;
import segmentbook.lifetime.PurchaseHistory.Customer;

/**
 * Gamma-Gamma (Fader, Hardie 2013): what a customer spends a day varies around a mean of their own, and means vary over the
 * customers, independent of how often they come.
 *
 * @param p shape of the spend of one customer's days
 * @param q shape over the customers; a mean of all exists above 1 only
 * @param v scale over the customers: the mean of all is p v / (q - 1)
 */
public record GammaGamma(double p, double q, double v) {
    /**
     * Fits it to customers with repeats whose spend is above zero. Looked for are p, q, and v as a multiple of q: where customers
     * are alike only the last is known.
     */
    static MaximumLikelihood fit(List<Customer> customers) {
        double mean = customers.stream().mapToDouble(Customer::spend).sum() / customers.size();
        return new MaximumLikelihood(
                three -> of(three).logLikelihood(customers),
                new double[] {1e-2, 1e-1, 1e-5 * mean},
                new double[] {1e3, 1e3, 1e4 * mean},
                new double[] {5, 3, .13 * mean},
                new double[] {1, 10, .9 * mean});
    }

    static GammaGamma of(double[] three) {
        return new GammaGamma(three[0], three[1], three[1] * three[2]);
    }

    /** How likely the spends of such customers are, as a logarithm. */
    double logLikelihood(List<Customer> customers) {
        var ofRepeats = new HashMap<Integer, Double>();
        double sum = 0;
        for (Customer each : customers) {
            int x = each.past().repeats();
            sum += ofRepeats.computeIfAbsent(x, any -> Gamma.logGamma(p * x + q) - Gamma.logGamma(p * x))
                    + p * x * FastMath.log(x * each.spend())
                    - FastMath.log(each.spend())
                    - (p * x + q) * FastMath.log(x * each.spend() + v);
        }
        return sum + customers.size() * (q * FastMath.log(v) - Gamma.logGamma(q));
    }

    /** The mean spend of all customers; infinite where q is 1 or less. */
    public double mean() {
        return q <= 1 ? Double.POSITIVE_INFINITY : p * v / (q - 1);
    }

    /** The spend to expect a day, between the customer's own mean and that of all; needs q above 1. */
    double expected(Customer customer) {
        return p * rate(customer) / (p * customer.past().repeats() + q - 1);
    }

    private double rate(Customer customer) {
        return v + customer.past().repeats() * Math.max(0, customer.spend());
    }

    /** Draws the rate of a customer's spends: each is gamma distributed with shape p and this rate. */
    double drawRate(Draws random, Customer customer) {
        return random.gamma(q + p * customer.past().repeats(), rate(customer));
    }
}
