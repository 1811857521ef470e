package segmentbook.transactions;

import java.util.Locale;
import segmentbook.transactions.Finding.Severity;

/** What the raw lines are checked for, in the order in which findings are shown. */
enum Check {
    UNREADABLE("time or number unreadable", Severity.WARNING),
    DUPLICATE("exact duplicate of an earlier line", Severity.WARNING),
    FILES_OVERLAP("exact duplicate of a line in another file", Severity.WARNING),
    CUSTOMER_MISSING("customer missing", Severity.WARNING),
    CUSTOMER_ON_ANOTHER_LINE("customer missing, though another line of the invoice has one", Severity.WARNING),
    CUSTOMER_PLACEHOLDER("customer id that names nobody", Severity.WARNING),
    ID_ELSEWHERE("customer id in another column", Severity.WARNING),
    DECIMAL_ID("customer id with .0", Severity.NOTE),
    INVOICE_MISSING("invoice missing", Severity.WARNING),
    PRODUCT_MISSING("product missing", Severity.WARNING),
    NOT_A_PRODUCT("not a product", Severity.WARNING),
    DESCRIPTION_MISSING("description missing", Severity.NOTE),
    UNTRIMMED_DESCRIPTION("spaces around the description", Severity.NOTE),
    CANCELLATION("cancelled invoice", Severity.WARNING),
    QUANTITY_NOT_POSITIVE("quantity not positive", Severity.WARNING),
    PRICE_NOT_POSITIVE("price not positive", Severity.WARNING),
    ABSURD_QUANTITY("quantity 1,000 times its product's median or more", Severity.WARNING),
    ABSURD_PRICE("price 100 times its product's median or more", Severity.WARNING),
    FUTURE("time in the future", Severity.WARNING),
    FAR_TIME("time more than a year from nearly all others", Severity.WARNING),
    ONE_DAY("all lines on one day", Severity.WARNING),
    NO_PURCHASE("customer without any purchase", Severity.NOTE),
    SEVERAL_CUSTOMERS("invoice of several customers", Severity.WARNING),
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
