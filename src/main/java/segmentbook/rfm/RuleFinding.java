package segmentbook.rfm;

import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.Locale;
import segmentbook.description.Place;

/**
 * One thing that a reader should know about a table of rules.
 *
 * @param kind of the finding
 * @param segment whose rule it is about; {@link SegmentRules#NONE} for a gap
 * @param with the segments of earlier rules that hold too; for a gap the first score cells in it
 * @param cells how many score cells it is about
 * @param customers how many customers it is about
 * @param place of the rule; for a gap that of the last one
 */
public record RuleFinding(Kind kind, String segment, List<String> with, int cells, int customers, Place place) {

    /** What may be wrong with a table of rules. */
    public enum Kind {
        /** Score cells, or customers, for which no rule holds. */
        GAP("for these no rule holds"),
        /** A rule that holds where an earlier one does: the earlier one counts. */
        OVERLAP("an earlier rule counts"),
        /** A rule that cannot count: wherever it holds, an earlier one does, or it holds nowhere. */
        NEVER_REACHED("no customer can ever be in it"),
        /** A rule that could count, but for nobody in this data. */
        NOBODY("nobody here is in it");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** As readers see it: {@code never reached}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Copies the list. */
    public RuleFinding {
        with = List.copyOf(with);
    }

    /** {@code overlap: Loyal with Champions, in 12 score cells, 30 customers; an earlier rule counts (shop.yaml, line 7)}. */
    @Override
    public String toString() {
        return say(
                "%s: %s%s, in %,d score cells, %,d customers; %s (%s)",
                kind.words(),
                segment,
                with.isEmpty() ? "" : (kind == Kind.GAP ? " at " : " with ") + String.join(", ", with),
                cells,
                customers,
                kind.meaning,
                place);
    }
}
