package segmentbook.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;

/**
 * The natural logarithm of 1 + value: asks for ratios instead of differences. Values must be above -1.
 *
 * @param columns where
 */
public record Log1p(List<String> columns) implements FittedStep {
    public Log1p {
        columns = List.copyOf(columns);
    }

    /** For some columns of a table; without names for all of numbers. */
    public static Log1p fit(CustomerTable table, String... columns) {
        return new Log1p(FeatureMatrix.numeric(table, columns));
    }

    @Override
    public CustomerTable apply(CustomerTable table) {
        for (String name : columns) {
            double[] values = table.numbers(name);
            for (int row = 0; row < values.length; row++) {
                if (values[row] <= -1) {
                    throw new DataException(name + ": values above -1 for log1p, found " + values[row] + " (customer "
                            + table.ids().get(row) + ")");
                }
            }
        }
        return table.map(columns, StrictMath::log1p);
    }

    @Override
    public Map<String, Double> undo(Map<String, Double> point) {
        Map<String, Double> undone = new LinkedHashMap<>(point);
        columns.forEach(name -> undone.computeIfPresent(name, (same, value) -> StrictMath.expm1(value)));
        return undone;
    }

    @Override
    public String words() {
        return "log(1 + value)";
    }
}
