package segmentbook.features;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.lang3.Validate;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;

/**
 * Missing values of some columns take the median of the customers it was fitted to; of yes and no the more frequent.
 *
 * @param medians finite, by column
 */
public record Fill(Map<String, Double> medians) implements ByColumn {
    /** @throws IllegalArgumentException where a median is not finite */
    public Fill {
        medians = Collections.unmodifiableMap(new LinkedHashMap<>(medians));
        medians.forEach((column, median) -> {
            Validate.isTrue(Double.isFinite(median), "fill of %s: a finite median, found %s", column, median);
        });
    }

    /**
     * By the known values of a table.
     *
     * @param columns which; all that are not words where there is none
     * @throws DataException where no value of a column is known
     */
    public static Fill fit(CustomerTable table, String... columns) {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String name : FeatureMatrix.numeric(table, columns)) {
            double median = table.median(name);
            DataException.require(!Double.isNaN(median), name + ": a known value to fill gaps from, found none");
            medians.put(name, table.column(name).kind() == Kind.YES_NO ? Math.floor(median) : median);
        }
        return new Fill(medians);
    }

    @Override
    public DoubleUnaryOperator change(String column) {
        double median = medians.getOrDefault(column, Double.NaN);
        return value -> Double.isNaN(value) ? median : value;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(medians.keySet());
    }

    @Override
    public String words(String column) {
        return "missing values are the median";
    }
}
