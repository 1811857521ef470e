package segmentbook.features;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import segmentbook.customers.CustomerTable;

/**
 * Values below zero count as zero, such as the money of customers who got more back than they paid.
 *
 * @param columns where
 */
public record Floor(List<String> columns) implements ByColumn {
    public Floor {
        columns = List.copyOf(columns);
    }

    /** For some columns of a table; without names for all of numbers. */
    public static Floor fit(CustomerTable table, String... columns) {
        return new Floor(FeatureMatrix.numeric(table, columns));
    }

    @Override
    public DoubleUnaryOperator change(String column) {
        return value -> Math.max(0, value);
    }

    @Override
    public String words(String column) {
        return "at least 0";
    }
}
