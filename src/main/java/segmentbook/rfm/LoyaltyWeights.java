package segmentbook.rfm;

import segmentbook.description.OptionException;

/**
 * How much each score counts; 0 or more each.
 *
 * @param recency of the score of recency
 * @param frequency of that of frequency
 * @param monetary of that of monetary
 */
public record LoyaltyWeights(double recency, double frequency, double monetary) {
    /** @throws OptionException unless each is finite and 0 or more, and one above 0 */
    public LoyaltyWeights {
        boolean holds = recency >= 0 && frequency >= 0 && monetary >= 0 && recency + frequency + monetary > 0;
        boolean finite = Double.isFinite(recency + frequency + monetary);
        String found = recency + ", " + frequency + ", " + monetary;
        OptionException.require(holds && finite, "weights", "numbers from 0, one above it", found);
    }
}
