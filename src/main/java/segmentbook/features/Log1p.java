package segmentbook.features;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import segmentbook.customers.CustomerTable;

/**
 * The natural logarithm of 1 + value: asks for ratios instead of differences. Values must be above -1.
 *
 * @param columns where
 */
public record Log1p(List<String> columns) implements ByColumn {
    public Log1p {
        columns = List.copyOf(columns);
    }

    /** For some columns of a table; without names for all of numbers. */
    public static Log1p fit(CustomerTable table, String... columns) {
        return new Log1p(FeatureMatrix.numeric(table, columns));
    }

    @Override
    public DoubleUnaryOperator change(String column) {
        return StrictMath::log1p;
    }

    @Override
    public DoubleUnaryOperator back(String column) {
        return StrictMath::expm1;
    }

    @Override
    public Above above() {
        return new Above(-1, "log1p");
    }

    @Override
    public String words(String column) {
        return "log(1 + value)";
    }
}
