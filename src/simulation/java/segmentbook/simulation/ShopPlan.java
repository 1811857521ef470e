package segmentbook.simulation;

/**
 * How large a made-up shop is.
 *
 * @param customers with an id, at least 1
 * @param pace how often they come again, against the shipped shop's 1; at least 0
 * @param seed of all draws
 */
public record ShopPlan(int customers, double pace, long seed) {

    /** The shop in {@code data/}. */
    public static final ShopPlan SHIPPED = new ShopPlan(3_000, 1, 20_251_212);

    private static final int FEWEST_CUSTOMERS = 1_000;
    private static final double[] PACES = {0, 0.2, 0.5, 1, 2, 3, 4, 6, 8};
    private static final double[] LINES_EACH = {22.2, 35.6, 54.6, 87.6, 144, 191, 237, 312, 377};
    private static final double RESERVE = 1.07;

    public ShopPlan {
        if (customers < 1 || !(pace >= 0) || pace > 10) {
            throw new IllegalArgumentException(
                    "shop plan: customers from 1, pace 0 to 10, found " + customers + ", " + pace);
        }
    }

    /**
     * A shop that comes to at least so many lines, with some to spare: the reader stops when it has enough.
     *
     * @throws IllegalArgumentException where that is less than 10 or more than 350 lines a customer, or fewer than 1,000
     *     customers, too few for chance to even out
     */
    public static ShopPlan ofLines(long lines, int customers) {
        double each = (double) lines / customers;
        if (customers < FEWEST_CUSTOMERS || each < 10 || each > 350) {
            throw new IllegalArgumentException("shop plan: from 1,000 customers, 10 to 350 lines each, found "
                    + customers + " customers, " + lines + " lines");
        }
        return new ShopPlan(customers, pace(each * RESERVE), SHIPPED.seed());
    }

    private static double pace(double each) {
        int i = 1;
        while (i < PACES.length - 1 && LINES_EACH[i] < each) {
            i++;
        }
        double share = (each - LINES_EACH[i - 1]) / (LINES_EACH[i] - LINES_EACH[i - 1]);
        return Math.max(0, PACES[i - 1] + share * (PACES[i] - PACES[i - 1]));
    }
}
