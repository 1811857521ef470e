package segmentbook.features;

import java.util.List;
import org.apache.commons.lang3.Validate;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureOptions.Scaling;
import segmentbook.statistics.Distribution;

/**
 * Columns by another origin and unit than mean and deviation: {@code (value - origin) / unit}.
 *
 * @param by {@code MIN_MAX}: from the smallest value, by the range, so that all lie between 0 and 1; or {@code ROBUST}: from
 *     the median, by the distance between the quartiles, which few extreme values cannot move
 * @param units one for each column
 */
public record Rescale(Scaling by, List<Unit> units) implements Linear {
    public Rescale {
        units = List.copyOf(units);
    }

    /**
     * Origin and unit of a column.
     *
     * @param column its name
     * @param origin finite
     * @param unit above zero
     */
    public record Unit(String column, double origin, double unit) {
        /** @throws IllegalArgumentException where a number is not as said above */
        public Unit {
            boolean holds = Double.isFinite(origin) && Double.isFinite(unit) && unit > 0;
            String rule = "scaling of %s: a finite origin and a unit above zero, found %s and %s";
            Validate.isTrue(holds, rule, column, origin, unit);
        }
    }

    /**
     * By the customers of a table. Where the quartiles of a column are equal, its unit is the standard deviation.
     *
     * @param columns which; all that are not words where there is none
     * @throws segmentbook.description.DataException where all values of a column are equal, or one is missing
     */
    public static Rescale fit(Scaling by, CustomerTable table, String... columns) {
        return new Rescale(
                by,
                Standardise.fit(table, columns).scales().stream()
                        .map(each -> unit(by, each, table.distribution(each.column())))
                        .toList());
    }

    private static Unit unit(Scaling by, Standardise.Scale usual, Distribution values) {
        if (by == Scaling.MIN_MAX) {
            return new Unit(usual.column(), values.min(), values.max() - values.min());
        }
        double quartiles = values.quantile(3, 4) - values.quantile(1, 4);
        return new Unit(usual.column(), values.median(), quartiles > 0 ? quartiles : usual.deviation());
    }

    @Override
    public String words(String column) {
        return by == Scaling.MIN_MAX ? "0 to 1" : "from the median";
    }
}
