package segmentbook.simulation;

import java.util.Locale;

/**
 * The eight latent kinds of customer. What tells them apart is how often they buy, when they leave, how much goes into
 * a basket, which prices they like and whether a low price draws them; taste is independent of kind.
 */
enum CustomerKind {
    GIFT_GIVER(
            0.20, new Rhythm(80, Season.AUTUMN, 0.04), new Stay(0.95, 60), new Basket(9, 2.8, 0), new Prices(3.4, 0.5)),
    TASTER(0.12, new Rhythm(15, Season.EVEN, 0.04), new Stay(0.06, 60), new Basket(5, 1.4, 0), new Prices(2.2, 0.8)),
    HOUSEHOLD(
            0.22,
            new Rhythm(80, Season.EVEN, 0.05),
            new Stay(0.02, 700),
            new Basket(9, 2.6, 0.2),
            new Prices(2.6, 0.8)),
    BARGAIN_HUNTER(
            0.13,
            new Rhythm(85, Season.SALES, 0.06),
            new Stay(0.05, 700),
            new Basket(17, 4.5, 0.1),
            new Prices(1.1, 6)),
    COLLECTOR(
            0.09,
            new Rhythm(75, Season.EVEN, 0.08),
            new Stay(0.03, 700),
            new Basket(2.2, 1.1, 0.1),
            new Prices(7, 0.2)),
    CHRISTMAS_SHOPPER(
            0.12,
            new Rhythm(110, Season.CHRISTMAS, 0.05),
            new Stay(0.05, 900),
            new Basket(20, 3.6, 0.1),
            new Prices(3.2, 0.6)),
    TEA_ROOM(
            0.08,
            new Rhythm(36, Season.TRADE, 0.12),
            new Stay(0.02, 800),
            new Basket(19, 3.8, 0.3),
            new Prices(2.8, 1)),
    CORNER_SHOP(
            0.04, new Rhythm(8, Season.TRADE, 0.16), new Stay(0.01, 900), new Basket(17, 3.2, 0.3), new Prices(1.9, 1));

    /** Through the year, when this kind buys. */
    enum Season {
        EVEN,
        AUTUMN,
        CHRISTMAS,
        SALES,
        TRADE
    }

    /**
     * How often a customer buys.
     *
     * @param gapDays mean days between orders while active, above 0
     * @param season when in the year
     * @param returns share of orders of which something is sent back, 0 to 1
     */
    record Rhythm(double gapDays, Season season, double returns) {}

    /**
     * When a customer leaves for good.
     *
     * @param onlyOnce share that never comes back after the first order, 0 to 1
     * @param meanDays mean days to drop-out of the others, exponential
     */
    record Stay(double onlyOnce, double meanDays) {}

    /**
     * What goes into one order.
     *
     * @param lines median of products in an order
     * @param units median of units of a product at 2.50
     * @param again how likely a product remembered from earlier orders is bought again, 0 to 1
     */
    record Basket(double lines, double units, double again) {}

    /**
     * Which prices draw a customer.
     *
     * @param level price of one unit that the kind likes best
     * @param sensitivity elasticity: a discount of 20 % makes a product 1.25 to this power as likely
     */
    record Prices(double level, double sensitivity) {}

    private final double share;
    private final Rhythm rhythm;
    private final Stay stay;
    private final Basket basket;
    private final Prices prices;

    CustomerKind(double share, Rhythm rhythm, Stay stay, Basket basket, Prices prices) {
        this.share = share;
        this.rhythm = rhythm;
        this.stay = stay;
        this.basket = basket;
        this.prices = prices;
    }

    /** The words in {@code shop-truth.csv}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Share of customers of this kind; all shares add up to 1. */
    double share() {
        return share;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    Stay stay() {
        return stay;
    }

    Basket basket() {
        return basket;
    }

    Prices prices() {
        return prices;
    }
}
