package segmentbook.segments;

import segmentbook.description.Kind;
import segmentbook.description.Options;
import segmentbook.description.Section;

/**
 * Which segmentation counts.
 *
 * @param actOn the one that profiles, offers and recommendations follow
 */
@Section(value = "", kinds = Kind.TRANSACTIONS)
public record SegmentationOptions(ActOn actOn) implements Options {
    /** The named segments of the R x F grid. */
    public SegmentationOptions() {
        this(ActOn.RFM);
    }
}
