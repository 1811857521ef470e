package segmentbook.segments;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Options;

/**
 * What is offered.
 *
 * @param file rules for each segment, or null for those of the library
 */
public record OfferOptions(@Nullable Path file) implements Options {
    /** The rules of the library. */
    public OfferOptions() {
        this(null);
    }

    @Override
    public String section() {
        return "offers";
    }

    @Override
    public Object choices() {
        return file == null ? "of the library" : String.valueOf(file.getFileName());
    }
}
