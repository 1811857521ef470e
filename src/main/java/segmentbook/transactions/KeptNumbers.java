package segmentbook.transactions;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;

/**
 * Times and numbers of kept lines.
 *
 * @param costs none where the file has no such column
 */
record KeptNumbers(long[] seconds, double[] quantities, double[] prices, double[] costs) {
    static KeptNumbers of(Cleaning cleaning, int[] kept) {
        InvoiceLines lines = cleaning.invoiceLines();
        return new KeptNumbers(
                Arrays.stream(kept).mapToLong(lines::seconds).toArray(),
                each(kept, cleaning::quantityLeft),
                each(kept, lines::price),
                each(lines.has(Field.COST) ? kept : new int[0], lines::cost));
    }

    private static double[] each(int[] lines, IntToDoubleFunction value) {
        return Rows.values(lines.length, i -> value.applyAsDouble(lines[i]));
    }

    /** Those of some of the lines. */
    KeptNumbers among(int[] lines) {
        return new KeptNumbers(
                Arrays.stream(lines).mapToLong(this::seconds).toArray(),
                each(lines, this::quantity),
                each(lines, this::price),
                each(costs.length == 0 ? new int[0] : lines, this::cost));
    }

    int size() {
        return seconds.length;
    }

    long seconds(int line) {
        return seconds[line];
    }

    double quantity(int line) {
        return quantities[line];
    }

    double price(int line) {
        return prices[line];
    }

    /** Of a unit; NaN where it is not known. */
    double cost(int line) {
        return costs.length == 0 ? Double.NaN : costs[line];
    }
}
