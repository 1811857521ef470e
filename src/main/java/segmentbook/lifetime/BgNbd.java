package segmentbook.lifetime;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.commons.math3.util.FastMath;
import segmentbook.lifetime.PurchaseHistory.Past;

/**
 * BG/NBD (Fader, Hardie, Lee 2005): after each purchase but the first a customer may leave. Rates are gamma distributed over
 * the customers, probabilities of leaving beta distributed. The modified model, MBG/NBD (Batislam and others 2007), lets
 * customers leave after the first purchase, too.
 *
 * @param r shape of the rates; the greater, the more alike customers are
 * @param alpha rate of the rates: r / alpha is the mean number of purchases in one unit of time
 * @param a of the probabilities of leaving, whose mean is a / (a + b)
 * @param b the same; the greater both are, the more alike customers are
 * @param modified whether a customer can leave after the first purchase
 */
public record BgNbd(double r, double alpha, double a, double b, boolean modified) implements LifetimeModel {
    @Override
    public String name() {
        return modified ? "MBG/NBD" : "BG/NBD";
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, a, b);
    }

    /** How often a customer of this past could have left, and did not. */
    private int stayed(int repeats) {
        return repeats + (modified ? 1 : 0);
    }

    @Override
    public double logLikelihood(PurchaseHistory history) {
        int most = history.mostRepeats() + 1;
        double[] rates = Numerics.logRising(r, most);
        double[] stays = Numerics.logRising(b, most);
        double[] all = Numerics.logRising(a + b, most);
        double start = r * FastMath.log(alpha);
        double[] value = new double[most];
        double[] power = new double[most];
        double[] odds = new double[most];
        for (int x = 0; x < most; x++) {
            value[x] = start + rates[x] + stays[stayed(x)] - all[stayed(x)];
            power[x] = r + x;
            odds[x] = logOdds(stayed(x));
        }
        return history.pasts()
                .sum(new Pasts.ByRepeats(value, power, odds), history.pasts().logs(alpha));
    }

    private double logOdds(int stayed) {
        return stayed == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(a / (b + stayed - 1));
    }

    @Override
    public double alive(Past past) {
        double watched = FastMath.log((alpha + past.observed()) / (alpha + past.last()));
        return 1 / (1 + FastMath.exp(logOdds(stayed(past.repeats())) + (r + past.repeats()) * watched));
    }

    /** The papers' formula after Euler's transformation of 2F1, without its poles at a = 1 and a + b = 1. */
    @Override
    public double expected(double time, Past past) {
        double known = alpha + past.observed();
        double z = time / (known + time);
        double rest = FastMath.log(known / (known + time));
        double c = a + b + stayed(past.repeats()) - 1;
        double purchases = c * Numerics.gap(a - 1, rest)
                - FastMath.exp((a - 1) * rest) * Numerics.series(r + past.repeats(), a, c, z);
        return Math.max(0, purchases) * alive(past);
    }

    @Override
    public void future(Draws random, double time, Past past, DoubleConsumer purchase) {
        if (random.uniform() >= alive(past)) {
            return;
        }
        double rate = random.gamma(r + past.repeats(), alpha + past.observed());
        double leaving = random.gamma(a, 1);
        double leaves = leaving / (leaving + random.gamma(b + stayed(past.repeats()), 1));
        double at = random.wait(rate);
        while (at <= time) {
            purchase.accept(at);
            at = random.uniform() < leaves ? Double.POSITIVE_INFINITY : at + random.wait(rate);
        }
    }
}
