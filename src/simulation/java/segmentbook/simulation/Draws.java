package segmentbook.simulation;

/**
 * A stream of random numbers whose every digit is fixed by its seed: SplitMix64 (Steele, Lea, Flood 2014) and samplers
 * on {@link StrictMath}, so that a file made from it has the same bytes on any machine and any JDK.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The stream of a seed. */
    static Draws of(long seed) {
        return new Draws(seed);
    }

    /** One of many streams of a seed, each unlike its neighbours. */
    static Draws of(long seed, long stream) {
        return new Draws(mix(seed ^ mix(stream * GOLDEN + 1)));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** 64 random bits. */
    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in 0 to {@code n} - 1. */
    int below(int n) {
        return (int) (uniform() * n);
    }

    /** True with the given probability. */
    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /** Normal with mean 0 and variance 1 (Box and Muller 1958, one of the pair). */
    double normal() {
        return Math.sqrt(2 * exponential()) * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Log-normal with the given median; {@code sigma} is the standard deviation of the logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Poisson: how many events of a unit rate fall into {@code mean}. */
    int poisson(double mean) {
        int events = 0;
        for (double time = exponential(); time < mean; time += exponential()) {
            events++;
        }
        return events;
    }

    /** The first index whose running total exceeds a uniform share of the last; totals must rise above 0. */
    int pick(double[] runningTotals) {
        double goal = uniform() * runningTotals[runningTotals.length - 1];
        int low = 0;
        int high = runningTotals.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runningTotals[middle] > goal) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Running totals of weights, for {@link #pick}. */
    static double[] runningTotals(double[] weights) {
        double[] totals = weights.clone();
        for (int i = 1; i < totals.length; i++) {
            totals[i] += totals[i - 1];
        }
        return totals;
    }
}
