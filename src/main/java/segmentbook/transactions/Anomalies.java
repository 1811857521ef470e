package segmentbook.transactions;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Pairs;
import segmentbook.statistics.Rows;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;

/** Lines and texts that differ from the others of the same file. */
final class Anomalies {
    private static final int FEW = 3;
    private static final int TWENTY = 20; // one line in twenty
    private static final int FAR = 365;

    private Anomalies() {}

    /** The texts of one column that stand beside more than one text of another; empty texts do not count. */
    static BitSet several(InvoiceLines lines, TextColumn of, TextColumn beside) {
        boolean[] blank = of.booleans(String::isBlank);
        boolean[] blankBeside = beside.booleans(String::isBlank);
        int[] counts = Pairs.of(
                        lines.size(),
                        line -> blank[of.code(line)] || blankBeside[beside.code(line)] ? -1 : of.code(line),
                        beside::code)
                .counts(of.distinct());
        return Rows.holding(counts.length, code -> counts[code] > 1);
    }

    /** Customers with no line of positive quantity and price. */
    static BitSet withoutPurchase(InvoiceLines lines) {
        BitSet all = customers(lines, line -> true);
        all.andNot(customers(lines, line -> lines.quantity(line) > 0 && lines.price(line) > 0));
        return all;
    }

    private static BitSet customers(InvoiceLines lines, IntPredicate which) {
        return lines.customers()
                .codesOf(IntStream.range(0, lines.size())
                        .filter(line -> lines.isReadable(line) && !lines.customerMissing(line) && which.test(line)));
    }

    /**
     * Lines whose value is a multiple of the median of their product, or more. The median is of values above zero, of which
     * a product must have at least three.
     *
     * @param times the multiple
     * @param not by the number of a product's code whether it is none
     */
    static BitSet absurd(InvoiceLines lines, IntToDoubleFunction value, double times, boolean[] not) {
        double[] medians = medians(lines, value);
        return lines.file()
                .lines(line -> lines.isReadable(line)
                        && !not[lines.productCode(line)]
                        && value.applyAsDouble(line) >= times * medians[lines.productCode(line)]);
    }

    /** By the product's number; infinite where it has fewer than three values. */
    private static double[] medians(InvoiceLines lines, IntToDoubleFunction value) {
        var values = new DoubleStream.Builder[lines.column(Field.PRODUCT).distinct()];
        Arrays.setAll(values, product -> DoubleStream.builder());
        for (int line = 0; line < lines.size(); line++) {
            double own = value.applyAsDouble(line);
            if (lines.isReadable(line) && own > 0) {
                values[lines.productCode(line)].add(own);
            }
        }
        return Arrays.stream(values)
                .map(each -> each.build().toArray())
                .mapToDouble(each -> each.length < FEW
                        ? Double.POSITIVE_INFINITY
                        : Distribution.of("", each).median())
                .toArray();
    }

    /** Lines more than a year before or after the longest run of days, where they are three or one in twenty at most. */
    static BitSet farInTime(InvoiceLines lines) {
        TreeMap<Long, Integer> days = new TreeMap<>();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.isReadable(line)) {
                days.merge(lines.day(line), 1, Integer::sum);
            }
        }
        long[] run = longestRun(days);
        BitSet far = lines.file()
                .lines(line -> lines.isReadable(line) && (lines.day(line) < run[0] || lines.day(line) > run[1]));
        boolean few = far.cardinality() <= Math.max(FEW, lines.size() / TWENTY) && 2L * far.cardinality() < run[2];
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

    /**
     * By line the first that is the same in all columns, compared as text, if it stands above; else below zero. Unreadable lines
     * neither repeat nor are repeated: one with a cell too few could look like a whole one with an empty cell.
     */
    static int[] firstOfEqual(InvoiceLines lines) {
        return RawTable.firstOfEqual(lines.allColumns(), lines::isReadable);
    }
}
