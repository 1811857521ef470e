package segmentbook.dataset;

/**
 * How recency, frequency and monetary are scored.
 *
 * @param bins scores run from 1 to this many; 2 to 10
 */
public record RfmOptions(int bins) {

    /** Five bins. */
    public static final RfmOptions DEFAULT = new RfmOptions(5);

    public RfmOptions {
        if (bins < 2 || bins > 10) {
            throw new IllegalArgumentException("rfm bins: 2 to 10, found " + bins);
        }
    }
}
