package segmentbook.rfm;

import segmentbook.description.OptionException;
import segmentbook.description.Options;

/**
 * How recency, frequency and monetary are scored.
 *
 * @param bins scores run from 1 to this many; 2 to 10
 */
public record RfmOptions(int bins) implements Options {
    /** Five bins. */
    public RfmOptions() {
        this(5);
    }

    /** @throws OptionException unless {@code bins} is 2 to 10 */
    public RfmOptions {
        OptionException.require(bins >= 2 && bins <= 10, "bins", "2 to 10", bins);
    }

    @Override
    public String section() {
        return "rfm";
    }
}
