package segmentbook.rfm;

import segmentbook.description.OptionException;

/**
 * How much each score counts.
 *
 * @param recency 0 or more
 * @param frequency likewise
 * @param monetary likewise
 */
public record Weights(double recency, double frequency, double monetary) {
    /** All the same. */
    public static final Weights EQUAL = new Weights(1, 1, 1);

    /** @throws OptionException unless each is finite and 0 or more, and one above 0 */
    public Weights {
        double sum = recency + frequency + monetary;
        boolean holds = recency >= 0 && frequency >= 0 && monetary >= 0 && sum > 0 && Double.isFinite(sum);
        OptionException.require(
                holds, "weights", "numbers from 0, one above it", recency + ", " + frequency + ", " + monetary);
    }

    /** The weighted mean of three values. */
    double mean(double r, double f, double m) {
        return (recency * r + frequency * f + monetary * m) / (recency + frequency + monetary);
    }
}
