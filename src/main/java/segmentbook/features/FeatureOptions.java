package segmentbook.features;

import static segmentbook.description.OptionException.require;

import java.util.HashSet;
import java.util.List;
import segmentbook.description.Options;

/**
 * What customers are clustered by.
 *
 * @param use names of columns, each once; empty for all columns of numbers. Words become columns of zeros and ones
 */
public record FeatureOptions(List<String> use) implements Options {
    /** All columns of numbers. */
    public FeatureOptions() {
        this(List.of());
    }

    /** @throws segmentbook.description.OptionException where a name stands twice */
    public FeatureOptions {
        use = List.copyOf(use);
        require(new HashSet<>(use).size() == use.size(), "use", "each column once", use);
    }

    @Override
    public String section() {
        return "features";
    }
}
