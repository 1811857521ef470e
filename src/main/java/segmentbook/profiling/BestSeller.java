package segmentbook.profiling;

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

    /** This or the other of one product, whichever has the greater lift. */
    public BestSeller higher(BestSeller other) {
        return other.lift() > lift() ? other : this;
    }
}
