package segmentbook.statistics;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A measure of customers, and its interval at 95 % from {@value #SAMPLES} samples of as many, drawn with replacement. Each
 * time the same customers are drawn, whatever is measured.
 *
 * @param whole the measure of all customers, each once
 * @param low the lower end of the interval
 * @param high the upper end
 */
public record Bootstrap(double whole, double low, double high) {
    /** How often customers are drawn. */
    public static final int SAMPLES = 200;

    /** Sample i is drawn with {@code SEED + i}. */
    public static final long SEED = 42;

    /** Of a measure that is told the rows drawn, from 0. */
    public static Bootstrap of(int rows, ToDoubleFunction<int[]> measure) {
        double[] samples = IntStream.range(0, SAMPLES)
                .parallel()
                .mapToDouble(i -> {
                    SplittableRandom random =
                            new SplittableRandom(SEED + i); // first draws of Random are alike for such seeds
                    return measure.applyAsDouble(IntStream.range(0, rows)
                            .map(row -> random.nextInt(rows))
                            .toArray());
                })
                .sorted()
                .toArray();
        double whole = measure.applyAsDouble(IntStream.range(0, rows).toArray());
        return new Bootstrap(whole, samples[(int) (.025 * SAMPLES)], samples[(int) (.975 * SAMPLES) - 1]);
    }

    /** The mean of values, one a row; NaN where there are none. */
    public static Bootstrap mean(double[] values) {
        return values.length == 0
                ? new Bootstrap(Double.NaN, Double.NaN, Double.NaN)
                : of(
                        values.length,
                        drawn -> IntStream.of(drawn)
                                        .mapToDouble(row -> values[row])
                                        .reduce(0, Double::sum)
                                / values.length);
    }

    /** The adjusted Rand index of two groupings of the same customers, by their labels from 0. */
    public static Bootstrap adjustedRand(int[] first, int[] second) {
        return of(first.length, drawn -> Agreement.of(
                        IntStream.of(drawn).map(row -> first[row]).toArray(),
                        IntStream.of(drawn).map(row -> second[row]).toArray())
                .adjustedRand());
    }
}
