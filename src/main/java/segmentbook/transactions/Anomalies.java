package segmentbook.transactions;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import segmentbook.dataset.Field;
import segmentbook.reading.TextColumn;
import segmentbook.statistics.Distribution;

/** Lines and texts that do not go with the others of the same file. */
final class Anomalies {
    private static final int FEW = 3;
    private static final int FEWER = 100; // a share of one in so many
    private static final int FAR = 365;

    private Anomalies() {}

    /** The texts of one column that stand beside more than one text of another; empty texts do not count. */
    static BitSet several(InvoiceLines lines, TextColumn of, TextColumn beside) {
        int[] first = new int[of.distinct()];
        BitSet several = new BitSet();
        for (int line = 0; line < lines.size(); line++) {
            int code = of.code(line);
            int other = 1 + beside.code(line);
            if (of.text(code).isBlank() || beside.text(other - 1).isBlank()) {
                continue;
            }
            if (first[code] == 0) {
                first[code] = other;
            } else if (first[code] != other) {
                several.set(code);
            }
        }
        return several;
    }

    /** Customers with no line of positive quantity and price. */
    static BitSet withoutPurchase(InvoiceLines lines) {
        BitSet all = new BitSet();
        BitSet buyers = new BitSet();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.isReadable(line) && !lines.customerMissing(line)) {
                all.set(lines.customers().code(line));
                if (lines.quantity(line) > 0 && lines.price(line) > 0) {
                    buyers.set(lines.customers().code(line));
                }
            }
        }
        all.andNot(buyers);
        return all;
    }

    /**
     * Lines whose value is so many times the median of the values above zero of the same product's lines, of which there
     * are three at least.
     *
     * @param not by the number of a product's code whether it is none
     */
    static BitSet absurd(InvoiceLines lines, IntToDoubleFunction value, double times, boolean[] not) {
        BitSet absurd = new BitSet();
        double[] medians = medians(lines, value);
        for (int line = 0; line < lines.size(); line++) {
            int product = lines.productCode(line);
            if (lines.isReadable(line) && !not[product]) {
                absurd.set(line, value.applyAsDouble(line) >= times * medians[product]);
            }
        }
        return absurd;
    }

    /** By the product's number; infinite where it has fewer than three values. */
    private static double[] medians(InvoiceLines lines, IntToDoubleFunction value) {
        int[] ends = new int[lines.column(Field.PRODUCT).distinct()];
        for (int line = 0; line < lines.size(); line++) {
            ends[lines.productCode(line)] += counts(lines, value, line) ? 1 : 0;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        double[] values = new double[ends.length == 0 ? 0 : ends[ends.length - 1]];
        int[] next = ends.clone();
        for (int line = 0; line < lines.size(); line++) {
            if (counts(lines, value, line)) {
                values[--next[lines.productCode(line)]] = value.applyAsDouble(line);
            }
        }
        double[] medians = new double[ends.length];
        for (int product = 0; product < ends.length; product++) {
            double[] own = Arrays.copyOfRange(values, next[product], ends[product]);
            medians[product] = own.length < FEW
                    ? Double.POSITIVE_INFINITY
                    : Distribution.of("", own).median();
        }
        return medians;
    }

    private static boolean counts(InvoiceLines lines, IntToDoubleFunction value, int line) {
        return lines.isReadable(line) && value.applyAsDouble(line) > 0;
    }

    /** Lines more than a year before or after the longest run of days, where they are three or one in a hundred at most. */
    static BitSet farInTime(InvoiceLines lines) {
        TreeMap<Long, Integer> days = new TreeMap<>();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.isReadable(line)) {
                days.merge(lines.day(line), 1, Integer::sum);
            }
        }
        long[] run = longestRun(days);
        BitSet far = new BitSet();
        for (int line = 0; line < lines.size(); line++) {
            far.set(line, lines.isReadable(line) && (lines.day(line) < run[0] || lines.day(line) > run[1]));
        }
        boolean few = far.cardinality() <= Math.max(FEW, lines.size() / FEWER) && 2 * far.cardinality() < run[2];
        return few ? far : new BitSet();
    }

    /** First day, last day and lines of the run with the most lines; a gap of more than a year ends a run. */
    private static long[] longestRun(Map<Long, Integer> days) {
        long[] run = {0, Long.MIN_VALUE / 2, 0};
        long[] longest = run;
        for (Map.Entry<Long, Integer> day : days.entrySet()) {
            if (day.getKey() - run[1] > FAR) {
                run = new long[] {day.getKey(), 0, 0};
            }
            run[1] = day.getKey();
            run[2] += day.getValue();
            longest = run[2] > longest[2] ? run : longest;
        }
        return longest;
    }
}
