package segmentbook.features;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureOptions.Transform;
import segmentbook.features.Standardise.Scale;
import segmentbook.statistics.Rows;

/**
 * A power of each value that brings its column as near to a normal distribution as powers can: {@code (value^lambda - 1) /
 * lambda}, the logarithm where lambda is 0 (Box, Cox 1964). Yeo-Johnson (2000) is that of 1 + value from zero on, and below
 * zero its mirror image with 2 - lambda.
 *
 * @param by {@code BOX_COX}, for values above 0, or {@code YEO_JOHNSON}, for all
 * @param lambdas finite, by column; 1 leaves the shape as it is
 */
public record Power(Transform by, Map<String, Double> lambdas) implements ByColumn {
    private static final double MOST = 5;
    private static final double DIGITS = 20; // exp(-20) keeps half of the digits of what is added to it

    /** @throws IllegalArgumentException where {@code by} is none of the two, or a lambda is not finite */
    public Power {
        lambdas = Collections.unmodifiableMap(new LinkedHashMap<>(lambdas));
        boolean known = by == Transform.BOX_COX || by == Transform.YEO_JOHNSON;
        boolean finite = lambdas.values().stream().allMatch(Double::isFinite);
        Validate.isTrue(known && finite, "power: box_cox or yeo_johnson with finite lambdas, found %s %s", by, lambdas);
    }

    /**
     * By the customers of a table: the lambda of the highest likelihood, -{@value #MOST} to {@value #MOST}, nearer to 0
     * where a power of such values would leave no digits.
     *
     * @param columns which; all of numbers where there is none
     * @throws segmentbook.description.DataException where all values of a column are equal, one is missing, or one is not
     *     above 0 for Box-Cox
     */
    public static Power fit(Transform by, CustomerTable table, String... columns) {
        List<String> names = FeatureMatrix.numeric(table, columns);
        FeatureMatrix.requireKnown(table, names);
        Map<String, Double> lambdas = new LinkedHashMap<>();
        for (String name : names) {
            Scale.of(name, table.numbers(name)); // refuses a column without spread
            double[] values = above(by).checked(table, name);
            lambdas.put(
                    name,
                    by == Transform.BOX_COX ? boxCox(mapped(values, value -> log(by, value))) : yeoJohnson(values));
        }
        return new Power(by, lambdas);
    }

    /**
     * One column after four powers: as it is, its square root, its logarithm, and the likeliest; by Yeo-Johnson where a value
     * is not above 0, else by Box-Cox.
     *
     * @throws segmentbook.description.DataException where all known values of the column are equal
     */
    public static CustomerTable ladder(CustomerTable table, String column) {
        int[] known = Rows.where(table.size(), row -> !Double.isNaN(table.value(row, column)));
        CustomerTable values = table.select(List.of(column)).rows(known);
        Transform by = values.distribution(column).min() > 0 ? Transform.BOX_COX : Transform.YEO_JOHNSON;
        double likeliest = fit(by, values, column).lambdas.getOrDefault(column, 1.0);
        CustomerTable ladder = CustomerTable.of(values.ids());
        for (double lambda : new double[] {1, .5, 0, likeliest}) {
            String name = say(lambda == likeliest ? "lambda %.2f, the likeliest" : "lambda %.1f", lambda);
            Power power = new Power(by, Map.of(column, lambda));
            ladder = ladder.with(Column.number(name), power.apply(values).numbers(column));
        }
        return ladder;
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    /** What is multiplied by lambda; for Yeo-Johnson its sign is that of the value. */
    private static double log(Transform by, double value) {
        return by == Transform.BOX_COX
                ? StrictMath.log(value)
                : Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }

    /** Of logarithms: the variance of powers of values over their geometric mean is least. */
    private static double boxCox(double[] logs) {
        double mean = Arrays.stream(logs).average().orElseThrow();
        double min = Arrays.stream(logs).min().orElseThrow();
        double max = Arrays.stream(logs).max().orElseThrow();
        return lambda(
                min > 0 ? -Math.min(MOST, DIGITS / min) : -MOST,
                max < 0 ? Math.min(MOST, DIGITS / -max) : MOST,
                lambda -> StrictMath.log(Scale.variance(mapped(logs, log -> power(log - mean, lambda)))));
    }

    private static double yeoJohnson(double[] values) {
        double[] logs = mapped(values, value -> log(Transform.YEO_JOHNSON, value));
        if (Arrays.stream(logs).allMatch(log -> log >= 0)) {
            return boxCox(logs);
        } else if (Arrays.stream(logs).allMatch(log -> log <= 0)) {
            return 2 - boxCox(mapped(logs, log -> -log));
        }
        double mean = Arrays.stream(logs).average().orElseThrow();
        return lambda(
                -MOST,
                MOST,
                lambda -> StrictMath.log(Scale.variance(mapped(logs, log -> signed(log, lambda))))
                        - 2 * (lambda - 1) * mean);
    }

    private static double lambda(double from, double to, UnivariateFunction unlikely) {
        return new BrentOptimizer(1e-11, 1e-13)
                .optimize(
                        new MaxEval(1_000),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(unlikely),
                        new SearchInterval(from, to))
                .getPoint();
    }

    private static double power(double log, double lambda) {
        return lambda == 0 ? log : StrictMath.expm1(lambda * log) / lambda;
    }

    private static double signed(double log, double lambda) {
        return log >= 0 ? power(log, lambda) : -power(-log, 2 - lambda);
    }

    /** The logarithm of a power; of one that no value has, of the farthest. */
    private static double root(double power, double lambda) {
        return lambda == 0 ? power : StrictMath.log1p(Math.max(lambda * power, -1 + 1e-15)) / lambda;
    }

    @Override
    public DoubleUnaryOperator change(String column) {
        double lambda = lambdas.getOrDefault(column, 1.0);
        return by == Transform.BOX_COX
                ? value -> power(log(by, value), lambda)
                : value -> signed(log(by, value), lambda);
    }

    @Override
    public DoubleUnaryOperator back(String column) {
        double lambda = lambdas.getOrDefault(column, 1.0);
        if (by == Transform.BOX_COX) {
            return power -> StrictMath.exp(root(power, lambda));
        }
        return power ->
                power >= 0 ? StrictMath.expm1(root(power, lambda)) : -StrictMath.expm1(root(-power, 2 - lambda));
    }

    @Override
    public Above above() {
        return above(by);
    }

    private static Above above(Transform by) {
        return new Above(by == Transform.BOX_COX ? 0 : Double.NaN, "box-cox (yeo-johnson takes all)");
    }

    @Override
    public List<String> columns() {
        return List.copyOf(lambdas.keySet());
    }

    @Override
    public String words(String column) {
        String name = by == Transform.BOX_COX ? "Box-Cox" : "Yeo-Johnson";
        return say("%s, lambda %.2f", name, lambdas.getOrDefault(column, 1.0));
    }
}
