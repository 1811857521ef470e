package segmentbook.lifetime;

import segmentbook.description.Kind;
import segmentbook.description.OptionException;
import segmentbook.description.Options;
import segmentbook.description.Section;

/**
 * How far a customer's value looks ahead, what later money is worth today, and who counts as having left.
 *
 * @param horizonDays days after the last day whose purchases are worth something, 1 to 3,650
 * @param discountRate by which money a year later is worth less, 0 to 1: 0.1 makes 110 in a year worth 100 today
 * @param churnDays days without a purchase that count as leaving, 1 to 3,650
 */
@Section(value = "value", kinds = Kind.TRANSACTIONS)
public record ValueOptions(int horizonDays, double discountRate, int churnDays) implements Options {
    /** A year ahead at ten per cent; a quarter of a year without a purchase counts as leaving. */
    public ValueOptions() {
        this(365, 0.1, 91);
    }

    /** @throws OptionException unless days are 1 to 3,650 and the rate 0 to 1 */
    public ValueOptions {
        requireDays("horizonDays", horizonDays);
        OptionException.require(discountRate >= 0 && discountRate <= 1, "discountRate", "0 to 1", discountRate);
        requireDays("churnDays", churnDays);
    }

    private static void requireDays(String key, int days) {
        OptionException.require(days >= 1 && days <= 3_650, key, "1 to 3650 days", days);
    }
}
