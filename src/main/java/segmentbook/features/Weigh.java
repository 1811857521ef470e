package segmentbook.features;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.lang3.Validate;
import segmentbook.customers.CustomerTable;

/**
 * Columns that count more or less in a distance: a weight of 2 is as if the column stood there twice. Each value is taken
 * times the root of its column's weight, because distances add up squares.
 *
 * @param weights above zero, by column
 */
public record Weigh(Map<String, Double> weights) implements ByColumn {

    /** @throws IllegalArgumentException where a weight is not above zero and finite */
    public Weigh {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        boolean holds = weights.values().stream().allMatch(each -> each > 0 && Double.isFinite(each));
        Validate.isTrue(holds, "weights: above zero and finite, found %s", weights);
    }

    /** Weights given by column; that of a column of words holds for each column of zeros and ones made of it. */
    public static Weigh of(Map<String, Double> given, CustomerTable table) {
        Map<String, Double> weights = new LinkedHashMap<>();
        given.forEach((column, weight) -> FeatureMatrix.numeric(table).stream()
                .filter(name -> name.equals(column) || OneHot.isOf(name, column))
                .forEach(name -> weights.put(name, weight)));
        return new Weigh(weights);
    }

    /**
     * Weights by entropy (Shannon; Zou, Yun, Sun 2006): with p the share of each customer in the sum of a column, counted
     * from its smallest value, a column weighs 1 less the entropy of p over its most, log n. So what few customers have
     * much of counts most. Weights are 1 on average.
     *
     * @throws segmentbook.description.DataException where all values of a column are equal, or one is missing
     */
    public static Weigh byEntropy(CustomerTable table) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Rescale.Unit each :
                Rescale.fit(FeatureOptions.Scaling.MIN_MAX, table).units()) {
            double[] rest = Arrays.stream(table.numbers(each.column()))
                    .map(value -> value - each.origin())
                    .toArray();
            double sum = Arrays.stream(rest).sum();
            double entropy = -Arrays.stream(rest)
                    .filter(value -> value > 0)
                    .map(value -> value / sum * StrictMath.log(value / sum))
                    .sum();
            weights.put(each.column(), 1 - entropy / StrictMath.log(table.size()));
        }
        double mean =
                weights.values().stream().mapToDouble(each -> each).average().orElse(1);
        weights.replaceAll((column, weight) -> weight / mean);
        return new Weigh(weights);
    }

    @Override
    public DoubleUnaryOperator change(String column) {
        double root = Math.sqrt(weights.getOrDefault(column, 1.0));
        return value -> value * root;
    }

    @Override
    public DoubleUnaryOperator back(String column) {
        double root = Math.sqrt(weights.getOrDefault(column, 1.0));
        return value -> value / root;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(weights.keySet());
    }

    @Override
    public String words(String column) {
        return say("weight %.2f", weights.getOrDefault(column, 1.0));
    }
}
