package segmentbook.features;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;

/**
 * Some columns become fewer, each a weighted sum of all: principal components, or factors.
 *
 * @param means of the columns before, which are taken out first
 * @param axes the columns after
 */
public record Projection(Map<String, Double> means, List<Axis> axes) implements FittedStep {
    public Projection {
        means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
        axes = List.copyOf(axes);
    }

    /**
     * One column after.
     *
     * @param name its name
     * @param weights of the columns before in the sum
     * @param loadings how much one unit of it changes each column before
     */
    public record Axis(String name, Map<String, Double> weights, Map<String, Double> loadings) {
        public Axis {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
            loadings = Collections.unmodifiableMap(new LinkedHashMap<>(loadings));
        }
    }

    @Override
    public CustomerTable apply(CustomerTable table) {
        CustomerTable projected = table.select(each -> !means.containsKey(each.name()));
        for (Axis axis : axes) {
            double[] sums = new double[table.size()];
            axis.weights.forEach((column, weight) -> {
                double[] values = table.numbers(column);
                double mean = means.getOrDefault(column, 0.0);
                for (int row = 0; row < sums.length; row++) {
                    sums[row] += weight * (values[row] - mean);
                }
            });
            projected = projected.with(Column.number(axis.name), sums);
        }
        return projected;
    }

    /** What the columns before were, as far as the axes say: with fewer axes than columns the nearest such point. */
    @Override
    public Map<String, Double> undo(Map<String, Double> point) {
        Map<String, Double> undone = new LinkedHashMap<>(point);
        undone.keySet().removeAll(columns());
        undone.putAll(means);
        axes.forEach(axis -> axis.loadings.forEach(
                (column, loading) -> undone.merge(column, loading * point.getOrDefault(axis.name, 0.0), Double::sum)));
        return undone;
    }

    @Override
    public List<String> columns() {
        return axes.stream().map(Axis::name).toList();
    }

    @Override
    public List<String> needs() {
        return List.copyOf(means.keySet());
    }

    @Override
    public String words(String column) {
        return "a weighted sum of " + String.join(", ", means.keySet());
    }
}
