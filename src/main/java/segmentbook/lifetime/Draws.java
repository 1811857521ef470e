package segmentbook.lifetime;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/** What is drawn at random, for one thread. */
public final class Draws {
    private final RandomGenerator random;
    private final Map<Double, GammaDistribution> gammas = new HashMap<>(); // by shape: dear to make

    Draws(RandomGenerator random) {
        this.random = random;
    }

    /** From 0 to 1. */
    double uniform() {
        return random.nextDouble();
    }

    /** From the normal distribution around 0 with deviation 1. */
    double normal() {
        return random.nextGaussian();
    }

    /** From the gamma distribution of this shape and rate. */
    double gamma(double shape, double rate) {
        return gammas.computeIfAbsent(shape, each -> new GammaDistribution(random, each, 1))
                        .sample()
                / rate;
    }

    /** A wait for what happens at this rate. */
    double wait(double rate) {
        return -FastMath.log(1 - random.nextDouble()) / rate;
    }
}
