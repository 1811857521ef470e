package segmentbook.transactions;

import java.util.Locale;

/** Why a line is left out, in the order in which the rules are applied; a line leaves by the first that holds. */
public enum Rule {
    /** The time or a number cannot be read, or the line has another number of cells than the header. */
    UNREADABLE("unreadable"),
    /** It repeats an earlier line in all columns. */
    DUPLICATE("exact duplicate"),
    /** A cell has a value that {@code cleaning.leaveOut} names, such as a cancelled order. */
    LEAVE_OUT("value to leave out"),
    /** Nobody knows who bought. */
    CUSTOMER_MISSING("customer missing"),
    /** Postage, fees, samples and the like, by the lists of the description file. */
    NOT_A_PRODUCT("not a product"),
    /** The price of a unit is zero or below. */
    PRICE_NOT_POSITIVE("price not positive"),
    /** The quantity is zero, or below zero without being a cancellation, or a cancellation's above zero. */
    QUANTITY_NOT_POSITIVE("quantity not positive"),
    /** It takes back an earlier purchase. */
    CANCELLATION("cancellation"),
    /** A purchase of which cancellations left nothing. */
    WHOLLY_CANCELLED("purchase wholly cancelled");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** The rule in words, as tables show it. */
    public String words() {
        return words;
    }

    /** The rule's key in result files, such as {@code customer_missing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
