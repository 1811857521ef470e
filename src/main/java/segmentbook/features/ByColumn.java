package segmentbook.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;

/** A step that changes each value of some columns by itself. */
sealed interface ByColumn extends FittedStep permits Fill, Floor, Log1p, Power, Linear, Weigh {

    /** What becomes of a value of this column. */
    DoubleUnaryOperator change(String column);

    /** What it was before. */
    default DoubleUnaryOperator back(String column) {
        return DoubleUnaryOperator.identity();
    }

    /** Which value all must be above, by what rule; {@code log1p} asks for values above -1. */
    default Above above() {
        return new Above(Double.NaN, "");
    }

    /** Values must be above this for a step of this name; NaN where all can be taken. */
    record Above(double value, String step) {
        double[] checked(CustomerTable table, String column) {
            double[] values = table.numbers(column);
            for (int row = 0; row < values.length; row++) {
                if (values[row] <= value) {
                    throw new DataException(column + ": values above " + Math.round(value) + " for " + step + ", found "
                            + values[row] + " (customer " + table.ids().get(row) + ")");
                }
            }
            return values;
        }
    }

    @Override
    default CustomerTable apply(CustomerTable table) {
        CustomerTable changed = table;
        for (String column : columns()) {
            above().checked(changed, column);
            changed = changed.map(List.of(column), change(column));
        }
        return changed;
    }

    @Override
    default Map<String, Double> undo(Map<String, Double> point) {
        Map<String, Double> undone = new LinkedHashMap<>(point);
        columns()
                .forEach(column -> undone.computeIfPresent(
                        column, (same, value) -> back(column).applyAsDouble(value)));
        return undone;
    }
}
