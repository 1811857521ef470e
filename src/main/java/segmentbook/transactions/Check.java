package segmentbook.transactions;

import java.util.Locale;
import segmentbook.transactions.Finding.Severity;

/** What the raw lines are checked for, in the order in which findings are shown. */
enum Check {
    UNREADABLE("time or number unreadable", Severity.WARNING),
    DUPLICATE("exact duplicate of an earlier line", Severity.WARNING),
    CUSTOMER_MISSING("customer missing", Severity.WARNING),
    ID_ELSEWHERE("customer id in another column", Severity.WARNING),
    DECIMAL_ID("customer id with .0", Severity.NOTE),
    NOT_A_PRODUCT("not a product", Severity.WARNING),
    DESCRIPTION_MISSING("description missing", Severity.NOTE),
    UNTRIMMED_DESCRIPTION("spaces around the description", Severity.NOTE),
    CANCELLATION("cancelled invoice", Severity.WARNING),
    QUANTITY_NOT_POSITIVE("quantity not positive", Severity.WARNING),
    PRICE_NOT_POSITIVE("price not positive", Severity.WARNING),
    ONE_DAY("all lines on one day", Severity.WARNING),
    NO_PURCHASE("customer without any purchase", Severity.NOTE),
    SEVERAL_DESCRIPTIONS("product with several descriptions", Severity.NOTE),
    SEVERAL_COUNTRIES("customer in several countries", Severity.NOTE);

    private final String words;
    private final Severity severity;

    Check(String words, Severity severity) {
        this.words = words;
        this.severity = severity;
    }

    String words() {
        return words;
    }

    Severity severity() {
        return severity;
    }

    /** Its key in result files, such as {@code customer_missing}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
