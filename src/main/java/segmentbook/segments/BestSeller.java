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
 * @param overallShare of all orders with it, 0 to 1
 */
public record BestSeller(
        String code, String name, int orders, int customers, double units, double share, double overallShare) {

    /** How many times as common the product is in the segment's orders as in all orders; 1 is no difference. */
    public double lift() {
        return share / overallShare;
    }

    /** How common the product is in the orders of the segment, in a sentence. */
    public String sentence(String segment) {
        return say(
                "%s: in %.1f %% of the orders of %s, %.1f times its share of all orders",
                name, 100 * share, segment, lift());
    }

    /** This or the other of one product, whichever has the greater lift. */
    public BestSeller higher(BestSeller other) {
        return other.lift() > lift() ? other : this;
    }
}
