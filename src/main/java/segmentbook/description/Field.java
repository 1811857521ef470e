package segmentbook.description;

import java.util.List;
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

    private static final Field[] NUMBERS = {QUANTITY, PRICE, AMOUNT, COST};

    /** Those whose cells are numbers. */
    public static Field[] numbers() {
        return NUMBERS.clone();
    }

    /** Whether its cells are numbers. */
    public boolean isNumber() {
        return List.of(NUMBERS).contains(this);
    }

    /** The key in the description file, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
