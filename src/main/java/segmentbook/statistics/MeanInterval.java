package segmentbook.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where a mean may lie, with 95 % confidence: the bootstrap percentiles of a thousand samples with replacement, the same
 * samples for equal numbers of values.
 *
 * @param mean of the values; NaN where there are none
 * @param low end of the interval; NaN likewise
 * @param high end of the interval; NaN likewise
 */
public record MeanInterval(double mean, double low, double high) {
    private static final int SAMPLES = 1_000;
    private static final long SEED = 42;

    /** The interval of the mean of independent values. */
    public static MeanInterval of(double[] values) {
        if (values.length == 0) {
            return new MeanInterval(Double.NaN, Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[sample] = sum / values.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).reduce(0, Double::sum) / values.length;
        return new MeanInterval(mean, means[SAMPLES / 40], means[SAMPLES - 1 - SAMPLES / 40]);
    }
}
