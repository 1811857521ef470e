package segmentbook.rfm;

/** What frequency counts. */
public enum Counted {
    /** Distinct invoices with a purchase. */
    ORDERS("orders"),
    /** Distinct days with a purchase. */
    DAYS("order days");

    private final String unit;

    Counted(String unit) {
        this.unit = unit;
    }

    /** What readers see behind a number. */
    public String unit() {
        return unit;
    }
}
