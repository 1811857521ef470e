package segmentbook.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is offered.
 *
 * @param file rules for each segment, or null for those of the library
 */
public record OfferOptions(@Nullable Path file) {
    /** The rules of the library. */
    public static final OfferOptions DEFAULT = new OfferOptions(null);
}
