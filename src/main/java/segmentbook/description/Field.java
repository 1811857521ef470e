package segmentbook.description;

import java.util.Locale;

/** What a column of a file of transactions means: the keys under {@code columns} in the description file. */
public enum Field {
    INVOICE,
    PRODUCT,
    DESCRIPTION,
    QUANTITY,
    TIME,
    PRICE,
    AMOUNT,
    COST,
    CUSTOMER,
    CATEGORY,
    BRAND,
    CHANNEL,
    COUNTRY;

    /** The key in the description file, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
