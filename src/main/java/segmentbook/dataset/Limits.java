package segmentbook.dataset;

/**
 * What is plausible for an attribute.
 *
 * @param least the least value, or negative infinity
 * @param most the greatest value, or infinity
 */
public record Limits(double least, double most) {

    /** @throws OptionException unless the least is below the greatest */
    public Limits {
        OptionException.require(
                least < most, "", "the smallest value, then a larger one", text(least) + ", " + text(most));
    }

    /** Whether a value is plausible; a missing one, which is NaN, is not. */
    public boolean holds(double value) {
        return value >= least && value <= most;
    }

    /** {@code 0 to 110}, {@code from 0}, {@code up to 110}. */
    @Override
    public String toString() {
        if (Double.isInfinite(most)) {
            return "from " + text(least);
        }
        return Double.isInfinite(least) ? "up to " + text(most) : text(least) + " to " + text(most);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
