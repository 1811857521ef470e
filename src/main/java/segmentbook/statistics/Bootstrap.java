package segmentbook.statistics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

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

    /** Of what is not known. */
    public static final Bootstrap NOT_KNOWN = new Bootstrap(Double.NaN, Double.NaN, Double.NaN);

    /** Of a measure that is told the rows drawn, from 0. */
    public static Bootstrap of(int rows, ToDoubleFunction<int[]> measure) {
        return all(rows, drawn -> new double[] {measure.applyAsDouble(drawn)}).get(0);
    }

    /** Of several measures of the same draws; where one is not known of a draw (NaN), its interval is of the others. */
    public static List<Bootstrap> all(int rows, Function<int[], double[]> measures) {
        List<double[]> samples = IntStream.range(0, SAMPLES)
                .parallel()
                .mapToObj(i -> {
                    SplittableRandom random =
                            new SplittableRandom(SEED + i); // first draws of Random are alike for such seeds
                    return measures.apply(IntStream.range(0, rows)
                            .map(row -> random.nextInt(rows))
                            .toArray());
                })
                .toList();
        double[] whole = measures.apply(IntStream.range(0, rows).toArray());
        return Rows.list(whole.length, i -> of(whole[i], samples.stream().mapToDouble(each -> each[i])));
    }

    private static Bootstrap of(double whole, DoubleStream samples) {
        double[] known = samples.filter(each -> !Double.isNaN(each)).sorted().toArray();
        return known.length == 0
                ? new Bootstrap(whole, Double.NaN, Double.NaN)
                : new Bootstrap(
                        whole, known[(int) (.025 * known.length)], known[Math.max(0, (int) (.975 * known.length) - 1)]);
    }

    /** The mean of values, one a row; NaN where there are none. */
    public static Bootstrap mean(double[] values) {
        return values.length == 0 ? NOT_KNOWN : of(values.length, drawn -> StatUtils.mean(Rows.pick(values, drawn)));
    }

    /** The adjusted Rand index of two groupings of the same customers, by their labels from 0. */
    public static Bootstrap adjustedRand(int[] first, int[] second) {
        return of(first.length, drawn -> Agreement.of(Rows.pick(first, drawn), Rows.pick(second, drawn))
                .adjustedRand());
    }
}
