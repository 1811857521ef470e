package segmentbook.dataset;

/**
 * A mistake in a file that a reader can mend: the message says what, the rule, the value found, the place and the
 * choices. It carries no stack trace, because a page shows it to the reader as it is.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error that concerns no single place; its message is one line, whatever the files hold. */
    public DataException(String message) {
        super(message.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " "), null, false, false);
    }

    /** An error at {@code place}; {@code choices} says what would be right, and may be empty. */
    public DataException(String message, Place place, String choices) {
        this(message + " (" + place + ")" + (choices.isEmpty() ? "" : "; " + choices));
    }
}
