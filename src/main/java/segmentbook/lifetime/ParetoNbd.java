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
    private static final double NEAR = 20;
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
        Pasts pasts = history.pasts();
        double[] bought = pasts.logs(alpha);
        double[] stayed = pasts.logs(beta);
        double[][] since = since(pasts);
        return pasts.sum((repeats, last, observed) -> start
                + rates[repeats]
                - (r + repeats) * bought[observed]
                - s * stayed[observed]
                + logEither(
                        r + repeats,
                        new At(pasts.time(last), bought[last], stayed[last], since[last][repeats]),
                        new At(pasts.time(observed), bought[observed], stayed[observed], since[observed][repeats])));
    }

    /** A time, the logarithms of alpha and beta with it added, and the likelihood of leaving from it on; 0 where not needed. */
    private record At(double time, double bought, double stayed, double since) {}

    private At at(double rate, double time) {
        return new At(time, FastMath.log(alpha + time), FastMath.log(beta + time), isNear() ? since(rate, time) : 0);
    }

    /** Whether series converge quickly and what is computed from them stays exact. */
    private boolean isNear() {
        return alpha < NEAR * beta && beta < 2 * alpha;
    }

    /** Of no purchase since the last, by the likelihoods at that: the power of e by which not having left is less likely. */
    private double apart(double rate, At last, At observed) {
        return rate * (observed.bought - last.bought) + s * (observed.stayed - last.stayed);
    }

    /** Having left at any time since, beside that. */
    private double left(double rate, At last, At observed, double stayed) {
        double left = isNear() ? (last.since - stayed * observed.since) / (rate + s) : between(rate, last, observed);
        return s * Math.max(0, left);
    }

    /** Having left or not, by the likelihood of not having left. */
    private double logEither(double rate, At last, At observed) {
        double apart = apart(rate, last, observed);
        double stayed = StrictMath.exp(-apart);
        return apart + FastMath.log(stayed + left(rate, last, observed, stayed));
    }

    /** The integral of the likelihood of leaving from a time on, by the likelihood at that time: 2F1 of the paper. */
    private double since(double rate, double time) {
        double c = rate + s + 1;
        return alpha >= beta
                ? Numerics.hypergeometric(rate, c, (alpha - beta) / (alpha + time))
                : (alpha + time) / (beta + time) * Numerics.hypergeometric(s + 1, c, (beta - alpha) / (beta + time));
    }

    /** The same by number of the time and repeats: one series a time, as 2F1(1, b; c; z) is 1 + b / c z 2F1(1, b + 1; c + 1; z). */
    private double[][] since(Pasts pasts) {
        int[] most = pasts.mostRepeats();
        double[][] all = new double[most.length][];
        for (int i = 0; i < most.length; i++) {
            all[i] = new double[most[i] + 1];
            double z = (alpha - beta) / (alpha + pasts.time(i));
            for (int x = isNear() ? most[i] : -1; x >= 0; x--) {
                double rate = r + x;
                all[i][x] = x == most[i] ? since(rate, pasts.time(i)) : 1 + rate / (rate + s + 1) * z * all[i][x + 1];
            }
        }
        return all;
    }

    /** The same between two times, also where one parameter is much greater and that function hardly converges. */
    private double between(double rate, At last, At observed) {
        double from = last.time;
        double until = Math.min(observed.time, (alpha + from) * FastMath.exp(NOTHING / rate) - alpha);
        until = Math.min(until, (beta + from) * FastMath.exp(NOTHING / (s + 1)) - beta);
        double falls = rate * (FastMath.log(alpha + until) - last.bought)
                + (s + 1) * (FastMath.log(beta + until) - last.stayed);
        double near = Math.min(alpha, beta);
        return Numerics.integral(FastMath.log(near + from), FastMath.log(near + until), falls, log -> {
            double time = FastMath.exp(log) - near;
            double leaves = FastMath.log(beta + time);
            return FastMath.exp(
                    s * (last.stayed - leaves) + rate * (last.bought - FastMath.log(alpha + time)) - leaves + log);
        });
    }

    @Override
    public double alive(Past past) {
        double rate = r + past.repeats();
        At last = at(rate, past.last());
        At observed = at(rate, past.observed());
        double stayed = StrictMath.exp(-apart(rate, last, observed));
        return stayed / (stayed + left(rate, last, observed, stayed));
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
