package segmentbook.lifetime;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.commons.math3.util.FastMath;
import segmentbook.lifetime.PurchaseHistory.Past;

/**
 * Pareto/NBD (Schmittlein, Morrison, Colombo 1987): a customer may leave at any time, at a rate of their own. Rates of
 * purchase and of leaving are gamma distributed over the customers.
 *
 * @param r shape of the rates of purchase
 * @param alpha rate of these rates: r / alpha is the mean number of purchases in one unit of time
 * @param s shape of the rates of leaving
 * @param beta rate of these rates: s / beta is their mean
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements LifetimeModel {
    private static final double NOTHING = 40; // what is smaller by this power of e adds no digit

    @Override
    public String name() {
        return "Pareto/NBD";
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, s, beta);
    }

    @Override
    public double logLikelihood(PurchaseHistory history) {
        double[] rates = Numerics.logRising(r, history.mostRepeats());
        double start = r * FastMath.log(alpha) + s * FastMath.log(beta);
        return history.sum(past -> start
                + rates[past.repeats()]
                - (r + past.repeats()) * FastMath.log(alpha + past.observed())
                - s * FastMath.log(beta + past.observed())
                + Numerics.softplus(logOddsOfGone(past)));
    }

    /** By the likelihood of leaving at each time since the last purchase, beside that of not having left. */
    private double logOddsOfGone(Past past) {
        double rate = r + past.repeats();
        double bought = FastMath.log(alpha + past.last());
        double stayed = FastMath.log(beta + past.last());
        double apart = rate * (FastMath.log(alpha + past.observed()) - bought)
                + s * (FastMath.log(beta + past.observed()) - stayed);
        double left = alpha < 2 * beta && beta < 2 * alpha
                ? (since(rate, past.last()) - FastMath.exp(-apart) * since(rate, past.observed())) / (rate + s)
                : between(rate, past.last(), past.observed(), bought, stayed);
        return left <= 0 ? Double.NEGATIVE_INFINITY : FastMath.log(s * left) + apart;
    }

    /** The integral of the likelihood of leaving from a time on, by the likelihood at that time: 2F1 of the paper. */
    private double since(double rate, double time) {
        double c = rate + s + 1;
        return alpha >= beta
                ? Numerics.hypergeometric(rate, c, (alpha - beta) / (alpha + time))
                : (alpha + time) / (beta + time) * Numerics.hypergeometric(s + 1, c, (beta - alpha) / (beta + time));
    }

    /** The same between two times, also where one parameter is much greater and that function hardly converges. */
    private double between(double rate, double from, double to, double bought, double stayed) {
        double until = Math.min(to, (alpha + from) * FastMath.exp(NOTHING / rate) - alpha);
        until = Math.min(until, (beta + from) * FastMath.exp(NOTHING / (s + 1)) - beta);
        double falls = rate * (FastMath.log(alpha + until) - bought) + (s + 1) * (FastMath.log(beta + until) - stayed);
        double near = Math.min(alpha, beta);
        return Numerics.integral(FastMath.log(near + from), FastMath.log(near + until), falls, log -> {
            double time = FastMath.exp(log) - near;
            double leaves = FastMath.log(beta + time);
            return FastMath.exp(s * (stayed - leaves) + rate * (bought - FastMath.log(alpha + time)) - leaves + log);
        });
    }

    @Override
    public double alive(Past past) {
        return 1 / (1 + FastMath.exp(logOddsOfGone(past)));
    }

    @Override
    public double expected(double time, Past past) {
        double known = beta + past.observed();
        double stay = Numerics.gap(s - 1, FastMath.log(known / (known + time)));
        return (r + past.repeats()) * known / (alpha + past.observed()) * stay * alive(past);
    }

    @Override
    public void future(Draws random, double time, Past past, DoubleConsumer purchase) {
        if (random.uniform() >= alive(past)) {
            return;
        }
        double rate = random.gamma(r + past.repeats(), alpha + past.observed());
        double end = Math.min(time, random.wait(random.gamma(s, beta + past.observed())));
        for (double at = random.wait(rate); at <= end; at += random.wait(rate)) {
            purchase.accept(at);
        }
    }
}
