package segmentbook.transactions;

import segmentbook.transactions.Finding.Severity;

/**
 * One thing that the rows of a file are checked for.
 *
 * @param key names the check in result files, such as {@code customer_missing}
 * @param words the check in words
 * @param severity how much it matters where it finds something
 */
public record Check(String key, String words, Severity severity) {
    /** What is done about {@link #letters}. */
    public static final String LETTERS_KEPT = "kept; where format.charset is right, mend the file";

    /** A warning whose key is its words with underscores. */
    static Check warning(String words) {
        return warning(words.replace(' ', '_'), words);
    }

    /** A check whose findings would make results wrong without an action. */
    public static Check warning(String key, String words) {
        return new Check(key, words, Severity.WARNING);
    }

    /** A check of the letters of a column, named in the description file. */
    public static Check letters(String column) {
        return warning("wrong_letters_" + column, column + " with letters lost or read in another charset");
    }

    /** A check whose findings are good to know. */
    public static Check note(String key, String words) {
        return new Check(key, words, Severity.NOTE);
    }
}
