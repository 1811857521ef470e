package segmentbook.notebook;

/** What a kernel shows of an error that a sentence explains: the sentence, without a stack trace. */
final class OneLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OneLine(String sentence) {
        super(sentence, null, false, false);
    }

    @Override
    @SuppressWarnings(
            "OverrideThrowableToString") // kernels show what this gives, and the name of a class is no sentence
    public String toString() {
        return String.valueOf(getMessage());
    }
}
