package segmentbook.segments;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import segmentbook.description.OptionException;
import segmentbook.description.Options;
import segmentbook.description.Section;

/**
 * What is offered, to whom not, and how its effect is found.
 *
 * @param file rules for each segment, or null for those of the library
 * @param optOut who wants no offers: a column of the customers, or a file whose first column has their ids; null for nobody
 * @param holdOut the share of each segment that gets no offer, to compare with; 0 to 0.5
 * @param fairness attributes across which offers are compared
 * @param responses who answered: a file with the columns customer, date and amount; null where nothing has come back
 */
@Section("offers")
public record OfferOptions(
        @Nullable Path file,
        @Nullable String optOut,
        double holdOut,
        List<String> fairness,
        @Nullable Path responses) implements Options {
    /** The rules of the library, a tenth held out. */
    public OfferOptions() {
        this(null, null, .1, List.of(), null);
    }

    /** @throws OptionException where the hold-out is not as said above */
    public OfferOptions {
        OptionException.require(holdOut >= 0 && holdOut <= .5, "holdOut", "0 to 0.5", holdOut);
        fairness = List.copyOf(fairness);
    }

    /** The name of the file where nothing else is given. */
    @Override
    public Object choices() {
        boolean rulesOnly = equals(new OfferOptions(file, null, .1, List.of(), null));
        return !rulesOnly
                ? Options.super.choices()
                : file == null ? "of the library" : String.valueOf(file.getFileName());
    }
}
