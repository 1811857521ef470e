package segmentbook.description;

/**
 * An option that breaks its rule. Where the option stands in a file, the reader of the file turns this into a {@link
 * DataException} with the whole key and the place.
 */
public final class OptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String problem;

    /**
     * A broken rule.
     *
     * @param key the key below the section that its record stands for; empty for the section itself
     * @param rule what is right
     * @param found the value, which the message shortens
     */
    public OptionException(String key, String rule, Object found) {
        this(key, rule + ", found " + Node.shown(String.valueOf(found)));
    }

    OptionException(String key, String problem) {
        super((key.isEmpty() ? "" : key + ": ") + problem);
        this.key = key;
        this.problem = problem;
    }

    /** Throws such an exception unless the rule {@code holds}. */
    public static void require(boolean holds, String key, String rule, Object found) {
        if (!holds) {
            throw new OptionException(key, rule, found);
        }
    }

    /** The same as a mistake in a file, at its place; {@code choices} says what would be right, and may be empty. */
    public DataException at(Place place, String choices) {
        return new DataException(String.valueOf(getMessage()), place, choices);
    }

    String key() {
        return key;
    }

    String problem() {
        return problem;
    }
}
