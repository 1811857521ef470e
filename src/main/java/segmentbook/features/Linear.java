package segmentbook.features;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import segmentbook.features.FeatureOptions.Scaling;
import segmentbook.features.Rescale.Unit;

/** A step that measures columns from an origin, by a unit: {@code (value - origin) / unit}. */
sealed interface Linear extends ByColumn permits Standardise, Rescale {
    /** What origins and units are. */
    Scaling by();

    /** Origin and unit of each column. */
    List<Unit> units();

    @Override
    default List<String> columns() {
        return units().stream().map(Unit::column).toList();
    }

    private Unit unit(String column) {
        return units().get(columns().indexOf(column));
    }

    @Override
    default DoubleUnaryOperator change(String column) {
        Unit own = unit(column);
        return value -> (value - own.origin()) / own.unit();
    }

    @Override
    default DoubleUnaryOperator back(String column) {
        Unit own = unit(column);
        return value -> value * own.unit() + own.origin();
    }
}
