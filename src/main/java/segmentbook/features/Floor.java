package segmentbook.features;

import java.util.Arrays;
import java.util.List;
import segmentbook.customers.CustomerTable;

/**
 * Values below zero count as zero, such as the money of customers who got more back than they paid.
 *
 * @param columns where
 */
public record Floor(List<String> columns) implements FittedStep {
    public Floor {
        columns = List.copyOf(columns);
    }

    /** For some columns of a table; without names for all of numbers. */
    public static Floor fit(CustomerTable table, String... columns) {
        return new Floor(FeatureMatrix.numeric(table, columns));
    }

    @Override
    public CustomerTable apply(CustomerTable table) {
        CustomerTable floored = table;
        for (String name : columns) {
            floored = floored.with(
                    table.column(name),
                    Arrays.stream(table.numbers(name)).map(v -> Math.max(0, v)).toArray());
        }
        return floored;
    }

    @Override
    public String words() {
        return "at least 0";
    }
}
