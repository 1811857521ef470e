package segmentbook.rfm;

import java.util.Arrays;
import java.util.List;

/**
 * The named segments of the grid of recency and frequency scores with five bins.
 *
 * <p>The rectangles cover each of the 25 pairs of scores exactly once. New and Promising are only those with one order,
 * a recent one: who has the same scores otherwise is a Potential Loyalist.
 */
public enum Segment {
    CHAMPIONS("Champions", 5, 5, 4, 5),
    LOYAL("Loyal", 3, 4, 4, 5),
    POTENTIAL_LOYALIST("Potential Loyalist", 4, 5, 2, 3),
    NEW("New", 5, 5, 1, 1),
    PROMISING("Promising", 4, 4, 1, 1),
    NEED_ATTENTION("Need Attention", 3, 3, 3, 3),
    ABOUT_TO_SLEEP("About To Sleep", 3, 3, 1, 2),
    AT_RISK("At Risk", 1, 2, 3, 4),
    CANNOT_LOSE("Can't Lose", 1, 2, 5, 5),
    HIBERNATING("Hibernating", 1, 2, 1, 2);

    /** Scores of the grid run from 1 to this. */
    public static final int BINS = 5;

    /** From this recency score on an only order is recent. */
    static final int MIN_RECENT = 4;

    private final String title;
    private final int minRecency;
    private final int maxRecency;
    private final int minFrequency;
    private final int maxFrequency;

    Segment(String title, int minRecency, int maxRecency, int minFrequency, int maxFrequency) {
        this.title = title;
        this.minRecency = minRecency;
        this.maxRecency = maxRecency;
        this.minFrequency = minFrequency;
        this.maxFrequency = maxFrequency;
    }

    /** The name as readers and result files have it. */
    public String title() {
        return title;
    }

    /**
     * The segment of a pair of scores.
     *
     * @throws IllegalArgumentException unless both are 1 to 5
     */
    public static Segment of(int recencyScore, int frequencyScore) {
        List<Segment> hit = Arrays.stream(values())
                .filter(each -> each.holds(recencyScore, frequencyScore))
                .toList();
        if (hit.size() != 1) {
            throw new IllegalArgumentException("scores: 1 to 5 each, found R " + recencyScore + " F " + frequencyScore);
        }
        return hit.get(0);
    }

    /** Whether it is one of customers with a single, recent order. */
    public boolean isNewcomer() {
        return this == NEW || this == PROMISING;
    }

    /** Whether the pair of scores lies in this segment. */
    public boolean holds(int recencyScore, int frequencyScore) {
        return recencyScore >= minRecency
                && recencyScore <= maxRecency
                && frequencyScore >= minFrequency
                && frequencyScore <= maxFrequency;
    }
}
