package segmentbook.description;

/**
 * The range of plausible values of an attribute.
 *
 * @param min the smallest plausible value, or negative infinity
 * @param max the largest plausible value, or infinity
 */
public record Limits(double min, double max) {

    /** @throws OptionException where {@code max} is below {@code min} */
    public Limits {
        OptionException.require(min <= max, "", "the smallest value, then a larger one", text(min) + ", " + text(max));
    }

    /** Whether a value is plausible; a missing one, which is NaN, is not. */
    public boolean holds(double value) {
        return value >= min && value <= max;
    }

    /** {@code 0 to 110}, {@code from 0}, {@code up to 110}, {@code 3}. */
    @Override
    public String toString() {
        if (Double.isInfinite(max)) {
            return "from " + text(min);
        } else if (min == max) {
            return text(min);
        }
        return Double.isInfinite(min) ? "up to " + text(max) : text(min) + " to " + text(max);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
