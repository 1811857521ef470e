package segmentbook.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * How far two groupings of the same customers say the same, whatever the groups are called.
 *
 * <p>All but {@link #jaccard} are 1 for equal groupings, and more is better. Noise, label 0, counts
 * as a group of its own, because being left out is a statement too, except in {@link #jaccard}.
 */
public final class Agreement {
    private final long[][] counts;
    private final long[] first;
    private final long[] second;
    private final long all;

    private Agreement(int[] a, int[] b) {
        counts = new long[Arrays.stream(a).max().orElseThrow() + 1]
                [Arrays.stream(b).max().orElseThrow() + 1];
        first = new long[counts.length];
        second = new long[counts[0].length];
        for (int row = 0; row < a.length; row++) {
            counts[a[row]][b[row]]++;
            first[a[row]]++;
            second[b[row]]++;
        }
        all = a.length;
    }

    /**
     * Of two labels for each customer.
     *
     * @param a labels from 0
     * @param b labels from 0
     * @throws IllegalArgumentException where there is no row, the numbers of rows differ, or a label is below zero
     */
    public static Agreement of(int[] a, int[] b) {
        String rule = "agreement: two groupings of the same customers, found %s and %s";
        Validate.isTrue(a.length > 0 && a.length == b.length, rule, a.length, b.length);
        int least = IntStream.concat(Arrays.stream(a), Arrays.stream(b)).min().orElseThrow();
        Validate.isTrue(least >= 0, "agreement: labels from 0, found one below");
        return new Agreement(a, b);
    }

    /** Of a label and a name for each customer. */
    public static Agreement of(int[] a, List<String> b) {
        var numbers = new LinkedHashMap<String, Integer>();
        var found = b.stream().mapToInt(name -> numbers.computeIfAbsent(name, n -> numbers.size()));
        return of(a, found.toArray());
    }

    /**
     * Adjusted Rand index (Hubert, Arabie 1985): pairs of customers that both groupings put together, beyond what
     * chance would; 1 at most, about 0 for unrelated groupings, and 1 where both are a single group, or both make each
     * customer a group.
     */
    public double adjustedRand() {
        double both = Arrays.stream(counts).mapToDouble(Agreement::pairs).sum();
        double ofFirst = pairs(first);
        double ofSecond = pairs(second);
        double expected = ofFirst * ofSecond / (all * (all - 1.0) / 2);
        double most = (ofFirst + ofSecond) / 2;
        return all == 1 || most == expected ? 1 : (both - expected) / (most - expected);
    }

    /**
     * Rand index (1971): the share of all pairs of customers that both groupings put together or both put apart, 0 to 1. Chance
     * alone brings it far above 0. 1 for a single customer.
     */
    public double rand() {
        double pairs = all * (all - 1.0) / 2;
        double both = Arrays.stream(counts).mapToDouble(Agreement::pairs).sum();
        return all == 1 ? 1 : (pairs - pairs(first) - pairs(second) + 2 * both) / pairs;
    }

    /**
     * Fowlkes-Mallows index (1983): pairs put together by both over the geometric mean of the pairs that each puts together, 0 to
     * 1. Where a grouping puts nobody together: 1 if the other puts nobody together either, else 0.
     */
    public double fowlkesMallows() {
        double both = Arrays.stream(counts).mapToDouble(Agreement::pairs).sum();
        double ofFirst = pairs(first);
        double ofSecond = pairs(second);
        return ofFirst == ofSecond && both == ofFirst ? 1 : both == 0 ? 0 : both / Math.sqrt(ofFirst * ofSecond);
    }

    private static double pairs(long[] sizes) {
        return Arrays.stream(sizes).map(size -> size * (size - 1) / 2).sum();
    }

    /**
     * Normalised mutual information: how much one grouping tells about the other, over the arithmetic mean of what
     * each tells; 0 to 1, and 1 where both are one group. This is the V-measure too, the harmonic
     * mean of {@link #homogeneity} and {@link #completeness}.
     */
    public double normalisedMutualInformation() {
        double ofBoth = entropy(first) + entropy(second);
        return ofBoth == 0 ? 1 : Math.max(0, 2 * information() / ofBoth);
    }

    /** What one grouping tells about the other, in nats; 0 or more but for rounding. */
    public double information() {
        double joint = Arrays.stream(counts).mapToDouble(this::entropy).sum();
        return entropy(first) + entropy(second) - joint;
    }

    /**
     * Homogeneity (Rosenberg, Hirschberg 2007): how far each group of the second grouping holds customers of one group of the
     * first, 0 to 1; 1 where the first is a single group.
     */
    public double homogeneity() {
        return entropy(first) == 0 ? 1 : Math.max(0, information() / entropy(first));
    }

    /** Completeness: how far each group of the first lies in one group of the second, 0 to 1; 1 where the second is one group. */
    public double completeness() {
        return entropy(second) == 0 ? 1 : Math.max(0, information() / entropy(second));
    }

    /**
     * Adjusted mutual information (Vinh, Epps, Bailey 2010): {@link #normalisedMutualInformation} beyond what groups of these sizes
     * would tell by chance; 1 at most, about 0 for unrelated groupings. 1 where both are one group, or both make each
     * customer a group.
     */
    public double adjustedMutualInformation() {
        boolean trivial = groups(first) == groups(second) && (groups(first) == 1 || groups(first) == all);
        double byChance = chanceInformation();
        return trivial ? 1 : (information() - byChance) / ((entropy(first) + entropy(second)) / 2 - byChance);
    }

    /** The information of two groupings of these sizes drawn at random: hypergeometric cells. */
    private double chanceInformation() {
        double sum = 0;
        for (long a : first) {
            for (long b : second) {
                var cell = new HypergeometricDistribution(null, (int) all, (int) a, (int) b);
                for (int both = Math.max(1, cell.getSupportLowerBound()); both <= Math.min(a, b); both++) {
                    double told = both * StrictMath.log((double) all * both / ((double) a * b)) / all;
                    sum += told * cell.probability(both);
                }
            }
        }
        return sum;
    }

    /**
     * Jaccard index of a group of the first grouping and the most similar one of the second: customers in both over customers in
     * either, 0 to 1 (Hennig 2007). Groups count from 1; nothing is similar to noise. 0 where nobody is in the group.
     *
     * @param group from 1
     */
    public double jaccard(int group) {
        double best = 0;
        for (int b = 1; b < second.length && group < first.length; b++) {
            double either = first[group] + second[b] - counts[group][b];
            best = Math.max(best, either == 0 ? 0 : counts[group][b] / either);
        }
        return best;
    }

    /**
     * Cramér's V, corrected for what chance alone gives (Bergsma 2013): 0 where knowing the one grouping says no more about the
     * other than chance would, towards 1 where it says all. NaN where either is a single group, or customers are too few.
     */
    public double cramersV() {
        double rows = groups(first);
        double columns = groups(second);
        double byChance = (rows - 1) * (columns - 1) / (all - 1);
        double fewest = Math.min(
                rows - (rows - 1) * (rows - 1) / (all - 1), columns - (columns - 1) * (columns - 1) / (all - 1));
        return fewest > 1 ? Math.sqrt(Math.max(0, meanSquare() - byChance) / (fewest - 1)) : Double.NaN;
    }

    /** Chi-squared over the number of rows. */
    private double meanSquare() {
        double sum = 0;
        for (int a = 0; a < first.length; a++) {
            for (int b = 0; b < second.length; b++) {
                sum += counts[a][b] == 0 ? 0 : (double) counts[a][b] * counts[a][b] / ((double) first[a] * second[b]);
            }
        }
        return Math.max(0, sum - 1);
    }

    private static long groups(long[] sizes) {
        return Arrays.stream(sizes).filter(size -> size > 0).count();
    }

    private double entropy(long[] sizes) {
        double sum = 0;
        for (long size : sizes) {
            if (size > 0) {
                sum -= (double) size / all * StrictMath.log((double) size / all);
            }
        }
        return sum;
    }
}
