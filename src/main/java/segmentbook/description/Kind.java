package segmentbook.description;

import java.util.Locale;

/** What one line of the file is. */
public enum Kind {
    /** A line of an invoice. */
    TRANSACTIONS,
    /** A customer. */
    CUSTOMERS;

    /** The value in the description file, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
