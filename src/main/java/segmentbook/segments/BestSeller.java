package segmentbook.segments;

import static segmentbook.statistics.Words.say;

/**
 * A product in a segment.
 *
 * @param code the product's code
 * @param name its most frequent description
 * @param orders of the segment's customers with it
 * @param customers of the segment who bought it
 * @param units that they bought
 * @param share of the segment's orders with it, 0 to 1
 * @param restShare of the orders of all other customers with it, 0 to 1
 * @param lift how many times as common it is in the segment's orders as in those of the others; 1 is no difference
 * @param chance the lift that chance gives to such a product; NaN where too few bought it to say
 * @param more whether enough bought it, and the lift is above 1 and above what chance gives
 */
public record BestSeller(
        String code,
        String name,
        int orders,
        int customers,
        double units,
        double share,
        double restShare,
        double lift,
        double chance,
        boolean more) {

    /** How common the product is in the orders of the segment, in a sentence. */
    public String sentence(String segment) {
        String common = say("%s: in %.1f %% of the orders of %s", name, 100 * share, segment);
        return more
                ? say("%s, %.1f times its share of the orders of others (chance: %.1f times)", common, lift, chance)
                : say("%s and %.1f %% of those of others: no more than chance gives", common, 100 * restShare);
    }
}
