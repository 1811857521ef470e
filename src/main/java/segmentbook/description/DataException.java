package segmentbook.description;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in a file that the reader can correct. Its message is one line: what, the rule, the value found, the place
 * and the choices. It carries no stack trace, because a page shows it to the reader as it is.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final transient @Nullable Place place;
    private final String choices;

    /** An error without a single place. */
    public DataException(String problem) {
        this(problem, null, "", problem);
    }

    /** An error at {@code place}; {@code choices} says what would be right, and may be empty. */
    public DataException(String problem, Place place, String choices) {
        this(problem, place, choices, problem + " (" + place + ")" + (choices.isEmpty() ? "" : "; " + choices));
    }

    private DataException(String problem, @Nullable Place place, String choices, String message) {
        super(oneLine(message), null, false, false);
        this.problem = oneLine(problem);
        this.place = place;
        this.choices = oneLine(choices);
    }

    /**
     * Refuses what does not hold, at its place.
     *
     * @throws DataException where it does not
     */
    public static void require(boolean holds, String problem, Place place, String choices) {
        if (!holds) {
            throw new DataException(problem, place, choices);
        }
    }

    /** The same of what has no place. */
    public static void require(boolean holds, String problem) {
        if (!holds) {
            throw new DataException(problem);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
    }

    /** What is wrong, the rule and the value found: the message without place and choices. */
    public String problem() {
        return problem;
    }

    /** The file, line and column where it is wrong; empty where no single place is. */
    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** What would be right; empty where nothing can be said. */
    public String choices() {
        return choices;
    }
}
