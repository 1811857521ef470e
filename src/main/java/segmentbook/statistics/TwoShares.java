package segmentbook.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * How many of one group something happened to, and how many of another one.
 *
 * @param happened in the first group, from 0
 * @param of how many are in it, at least as many
 * @param otherHappened the same of the other group
 * @param otherOf how many are in the other group
 */
public record TwoShares(int happened, int of, int otherHappened, int otherOf) {
    /** How many standard errors an interval at 95 % goes to either side. */
    public static final double NORMAL_975 = 1.959963984540054;

    private static final double NORMAL_80 = 0.8416212335729143;
    private static final int STEPS = 60;

    /** The first share less the other one; NaN where a group is empty. */
    public double difference() {
        return (double) happened / of - (double) otherHappened / otherOf;
    }

    /** Half the width of its interval at 95 % (Agresti and Caffo 2000: one success and one failure more in each group). */
    public double error() {
        double own = (happened + 1.0) / (of + 2);
        double other = (otherHappened + 1.0) / (otherOf + 2);
        return NORMAL_975 * Math.sqrt(own * (1 - own) / (of + 2) + other * (1 - other) / (otherOf + 2));
    }

    /** How often chance gives a difference as large: Fisher's exact test, two-sided by doubling; 1 where a group is empty. */
    public double chance() {
        int all = happened + otherHappened;
        if (of == 0 || otherOf == 0) {
            return 1;
        }
        HypergeometricDistribution first = new HypergeometricDistribution(null, of + otherOf, all, of);
        double tail = Math.min(first.cumulativeProbability(happened), first.upperCumulativeProbability(happened));
        return Math.min(1, 2 * tail);
    }

    /**
     * By how much a share must rise so that groups of these sizes show it with a probability of 80 %, at 5 % for chance (two-sided, by
     * the normal approximation); NaN where no share can rise so far, or a group is empty.
     *
     * @param usual the share without the rise, 0 to 1
     */
    public static double detectable(int of, int otherOf, double usual) {
        double rise = .5; // not 0, where it would stay if the share without the rise is 0
        for (int step = 0; step < STEPS; step++) {
            double raised = Math.min(1, usual + rise);
            double even = (raised * of + usual * otherOf) / (of + otherOf);
            rise = NORMAL_975 * Math.sqrt(even * (1 - even) * (1.0 / of + 1.0 / otherOf))
                    + NORMAL_80 * Math.sqrt(raised * (1 - raised) / of + usual * (1 - usual) / otherOf);
        }
        return of > 0 && otherOf > 0 && rise > 0 && usual + rise <= 1 ? rise : Double.NaN;
    }

    /** Of several tests, by their chances, how often chance gives as much in any of them (Holm 1979). */
    public static double[] together(double... chances) {
        ToDoubleFunction<Double> times = each ->
                each * Arrays.stream(chances).filter(other -> other >= each).count();
        return Arrays.stream(chances)
                .map(chance -> Arrays.stream(chances)
                        .filter(each -> each <= chance)
                        .map(times::applyAsDouble)
                        .max()
                        .orElse(0))
                .map(chance -> Math.min(1, chance))
                .toArray();
    }
}
