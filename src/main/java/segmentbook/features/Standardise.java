package segmentbook.features;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.Validate;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.features.FeatureOptions.Scaling;
import segmentbook.features.Rescale.Unit;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Rows;

/**
 * Columns with mean 0 and standard deviation 1 (divided by n): {@code (value - mean) / deviation}.
 *
 * @param scales one for each column
 */
public record Standardise(List<Scale> scales) implements Linear {
    public Standardise {
        scales = List.copyOf(scales);
    }

    /**
     * Mean and deviation of a column.
     *
     * @param column its name
     * @param mean finite
     * @param deviation above zero
     */
    public record Scale(String column, double mean, double deviation) {

        /** @throws IllegalArgumentException where a number is not as said above */
        public Scale {
            boolean holds = Double.isFinite(mean) && Double.isFinite(deviation) && deviation > 0;
            String rule = "scaling of %s: a finite mean and a deviation above zero, found %s and %s";
            Validate.isTrue(holds, rule, column, mean, deviation);
        }

        static Scale of(String column, double[] values) {
            double deviation = deviation(values);
            String rule = ": values that differ between customers, found one value for all " + values.length;
            String hint = "; a feature that is the same for everybody tells nobody apart, leave it out";
            DataException.require(deviation != 0, column + rule + hint);
            return new Scale(column, Arrays.stream(values).average().orElseThrow(), deviation);
        }

        static double variance(double[] values) {
            double deviation = deviation(values);
            return deviation * deviation;
        }

        /** Divided by n; exactly 0 where all values are the same but for rounding. */
        static double deviation(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            return Distribution.areSame(values) ? 0 : Math.sqrt(sum / values.length);
        }
    }

    /**
     * By the customers of a table.
     *
     * @param columns which; all that are not words where there is none
     * @throws DataException where all values of a column are equal, or one is missing
     */
    public static Standardise fit(CustomerTable table, String... columns) {
        List<String> names = FeatureMatrix.numeric(table, columns);
        FeatureMatrix.requireKnown(table, names);
        return new Standardise(
                names.stream().map(name -> Scale.of(name, table.numbers(name))).toList());
    }

    @Override
    public Scaling by() {
        return Scaling.STANDARD;
    }

    @Override
    public List<Unit> units() {
        return Rows.list(scales, each -> new Unit(each.column, each.mean, each.deviation));
    }

    @Override
    public String words(String column) {
        return "standardised";
    }
}
