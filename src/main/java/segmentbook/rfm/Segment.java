package segmentbook.rfm;

import java.util.Arrays;
import org.apache.commons.lang3.Validate;
import segmentbook.description.Limits;

/**
 * The named segments of the grid of recency and frequency scores with five bins.
 *
 * <p>The rectangles cover each of the 25 pairs of scores exactly once. New and Promising are only those with one order,
 * a recent one: who has the same scores otherwise is a Potential Loyalist.
 */
public enum Segment {
    CHAMPIONS("Champions", 5, 5, 4, 5, "came often, and very lately"),
    LOYAL("Loyal", 3, 4, 4, 5, "came often, the last time not long ago"),
    POTENTIAL_LOYALIST("Potential Loyalist", 4, 5, 2, 3, "came lately, with some orders so far"),
    NEW("New", 5, 5, 1, 1, "came once, very lately"),
    PROMISING("Promising", 4, 4, 1, 1, "came once, lately"),
    NEED_ATTENTION("Need Attention", 3, 3, 3, 3, "in the middle of both scores"),
    ABOUT_TO_SLEEP("About To Sleep", 3, 3, 1, 2, "came seldom, and not lately"),
    AT_RISK("At Risk", 1, 2, 3, 4, "came again and again, the last time long ago"),
    CANNOT_LOSE("Can't Lose", 1, 2, 5, 5, "came most often of all, the last time long ago"),
    HIBERNATING("Hibernating", 1, 2, 1, 2, "came seldom, the last time long ago");

    /** Scores of the grid run from 1 to this. */
    public static final int BINS = 5;

    /** From this recency score on an only order is recent. */
    static final int MIN_RECENT = 4;

    private final String title;
    private final Limits recency;
    private final Limits frequency;
    private final String meaning;

    Segment(String title, int minRecency, int maxRecency, int minFrequency, int maxFrequency, String meaning) {
        this.title = title;
        recency = new Limits(minRecency, maxRecency);
        frequency = new Limits(minFrequency, maxFrequency);
        this.meaning = meaning;
    }

    /** The name as readers and result files have it. */
    public String title() {
        return title;
    }

    /** What its customers did, beside the others, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The scores of its customers, in words. */
    public String rule() {
        String more = isNewcomer() ? ", one recent order" : this == POTENTIAL_LOYALIST ? "; F 1 with more orders" : "";
        return "R " + recency + ", F " + frequency + more;
    }

    /**
     * The segment of a pair of scores.
     *
     * @throws IllegalArgumentException unless both are 1 to 5
     */
    public static Segment of(int recencyScore, int frequencyScore) {
        var hit = Arrays.stream(values())
                .filter(each -> each.holds(recencyScore, frequencyScore))
                .toList();
        Validate.isTrue(hit.size() == 1, "scores: 1 to 5 each, found R %s F %s", recencyScore, frequencyScore);
        return hit.get(0);
    }

    /** Whether it is one of customers with a single, recent order. */
    public boolean isNewcomer() {
        return this == NEW || this == PROMISING;
    }

    /** Whether the pair of scores lies in this segment. */
    public boolean holds(int recencyScore, int frequencyScore) {
        return recency.holds(recencyScore) && frequency.holds(frequencyScore);
    }
}
