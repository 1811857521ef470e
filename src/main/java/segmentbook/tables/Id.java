package segmentbook.tables;

/**
 * An id of a column with its sort key: whole numbers by size, before other texts.
 *
 * @param code the number of the text in its column
 * @param digits of a whole number without leading zeros; for other texts more than any whole number has
 * @param significant the text, of a whole number without leading zeros
 */
public record Id(String text, int code, int digits, String significant) implements Comparable<Id> {
    private static final int MAX_DIGITS = 99;

    /** The id with this number in its column. */
    public static Id of(String text, int code) {
        if (!isWhole(text)) {
            return new Id(text, code, MAX_DIGITS, text);
        }
        String significant = withoutZeros(text);
        return new Id(text, code, significant.length(), significant);
    }

    /** Whether it is a whole number. */
    public boolean isNumber() {
        return digits < MAX_DIGITS;
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < MAX_DIGITS;
    }

    private static String withoutZeros(String id) {
        int zeros = 0;
        while (zeros < id.length() - 1 && id.charAt(zeros) == '0') {
            zeros++;
        }
        return id.substring(zeros);
    }

    @Override
    public int compareTo(Id other) {
        int first = digits != other.digits ? digits - other.digits : significant.compareTo(other.significant);
        return first == 0 ? text.compareTo(other.text) : first;
    }
}
