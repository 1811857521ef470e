package segmentbook.statistics;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Distinct pairs of two whole numbers from 0, sorted by the first number, then by the second: which customers ordered in
 * which month, which invoices hold which product.
 */
public final class Pairs {
    private final long[] pairs; // the first number in the upper half

    private Pairs(long[] pairs) {
        this.pairs = pairs;
    }

    /**
     * The pairs of some rows.
     *
     * @param rows number of rows
     * @param first number of a row, below zero where the row does not count
     * @param second the other number of a row that counts
     */
    public static Pairs of(int rows, IntUnaryOperator first, IntUnaryOperator second) {
        long[] pairs = new long[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            int high = first.applyAsInt(row);
            if (high >= 0) {
                long pair = ((long) high << 32) | second.applyAsInt(row);
                if (size == 0 || pairs[size - 1] != pair) { // neighbours are often equal: fewer are left to sort
                    pairs[size++] = pair;
                }
            }
        }
        Arrays.sort(pairs, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || pairs[i] != pairs[distinct - 1]) {
                pairs[distinct++] = pairs[i];
            }
        }
        return new Pairs(Arrays.copyOf(pairs, distinct));
    }

    /** Number of distinct pairs. */
    public int size() {
        return pairs.length;
    }

    /** The first number of a pair, by its place from 0. */
    public int first(int pair) {
        return (int) (pairs[pair] >>> 32);
    }

    /** The second number of a pair, by its place from 0. */
    public int second(int pair) {
        return (int) pairs[pair];
    }

    /** The place of a pair; below zero where there is none. */
    public int find(int first, int second) {
        return Arrays.binarySearch(pairs, ((long) first << 32) | second);
    }

    /** The second numbers that go with a first one, rising; none where there is no such pair. */
    public int[] seconds(int first) {
        int from = Math.max(find(first, 0), -find(first, 0) - 1); // its own place, or where it would stand
        int to = from;
        while (to < pairs.length && first(to) == first) {
            to++;
        }
        return IntStream.range(from, to).map(this::second).toArray();
    }

    /** How many second numbers go with each first number below {@code groups}. */
    public int[] counts(int groups) {
        return Rows.counts(groups, IntStream.range(0, pairs.length).map(this::first));
    }
}
