package segmentbook.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two groupings of the same customers say the same, whatever the groups are called.
 *
 * <p>Both metrics are 1 for equal groupings. Noise counts as a group of its own: being left out is a statement too.
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
        if (a.length == 0 || a.length != b.length) {
            throw new IllegalArgumentException(
                    "agreement: two groupings of the same customers, found " + a.length + " and " + b.length);
        }
        if (Arrays.stream(a).min().orElseThrow() < 0 || Arrays.stream(b).min().orElseThrow() < 0) {
            throw new IllegalArgumentException("agreement: labels from 0, found one below");
        }
        return new Agreement(a, b);
    }

    /** Of a label and a name for each customer. */
    public static Agreement of(int[] a, List<String> b) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        return of(
                a,
                b.stream()
                        .mapToInt(name -> numbers.computeIfAbsent(name, n -> numbers.size()))
                        .toArray());
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

    private static double pairs(long[] sizes) {
        return Arrays.stream(sizes).map(size -> size * (size - 1) / 2).sum();
    }

    /**
     * Normalised mutual information: how much one grouping tells about the other, over the arithmetic mean of what
     * each tells; 0 to 1, and 1 where both are one group.
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
