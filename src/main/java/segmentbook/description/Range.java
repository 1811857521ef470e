package segmentbook.description;

/**
 * Two whole numbers such as {@code [2, 10]}.
 *
 * @param min the first number of the range
 * @param max the last number of the range
 */
public record Range(int min, int max) {
    /** {@code 2 to 10}. */
    @Override
    public String toString() {
        return min + " to " + max;
    }
}
