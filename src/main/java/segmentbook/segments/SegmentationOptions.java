package segmentbook.segments;

import segmentbook.description.Kind;
import segmentbook.description.Options;

/**
 * Which segmentation counts.
 *
 * @param actOn the one that profiles, offers and recommendations follow
 */
public record SegmentationOptions(ActOn actOn) implements Options {
    /** The named segments of the R x F grid. */
    public SegmentationOptions() {
        this(ActOn.RFM);
    }

    @Override
    public String section() {
        return "";
    }

    @Override
    public boolean isFor(Kind kind) {
        return kind == Kind.TRANSACTIONS;
    }
}
