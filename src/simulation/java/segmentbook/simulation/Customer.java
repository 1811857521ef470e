package segmentbook.simulation;

import org.jspecify.annotations.Nullable;

/** One customer of the made-up shop: the truth about them, and the little that they remember. */
final class Customer {
    /** Days counted as not reached: the customer is still active when the records end. */
    static final int NEVER = Integer.MAX_VALUE;

    /** The id of somebody who buys without an account. */
    static final int GUEST = 0;

    private static final int SLOTS = 8;

    final int id;
    final CustomerKind kind;
    final Taste taste;
    final int country;
    final Draws draws;
    final int arrival;
    final int dropOut;
    final double gapDays;
    final double lines;
    final double units;
    final boolean onlyReturns;

    private Item @Nullable [] memory;
    private int remembered;

    private Customer(int id, CustomerKind kind, int arrival, boolean onlyReturns, Draws draws) {
        this.id = id;
        this.kind = kind;
        this.arrival = arrival;
        this.onlyReturns = onlyReturns;
        this.draws = draws;
        taste = Taste.values()[draws.below(Taste.values().length)];
        country = Countries.pick(draws);
        boolean once = onlyReturns || draws.chance(kind.stay().onlyOnce());
        double stay = once ? 0 : 1 + draws.exponential() * kind.stay().meanDays();
        dropOut = arrival + stay < Calendar.DAYS ? arrival + (int) stay : NEVER;
        gapDays = draws.logNormal(kind.rhythm().gapDays(), 0.25);
        lines = draws.logNormal(kind.basket().lines(), 0.15);
        units = draws.logNormal(kind.basket().units(), 0.2);
    }

    /** A customer whose whole life is drawn from {@code draws}. */
    static Customer of(int id, CustomerKind kind, int arrival, Draws draws) {
        return new Customer(id, kind, arrival, false, draws);
    }

    /** A customer who bought before the records began: only a return is seen. */
    static Customer returning(int id, int arrival, Draws draws) {
        return new Customer(id, CustomerKind.GIFT_GIVER, arrival, true, draws);
    }

    /** What the customer remembers, oldest slot first to be overwritten; null where a slot is empty. */
    @Nullable
    Item remembered(int slot) {
        return memory == null ? null : memory[slot];
    }

    int slots() {
        return memory == null ? 0 : SLOTS;
    }

    void remember(Item item) {
        if (memory == null) {
            memory = new Item[SLOTS];
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            Item known = memory[slot];
            if (known != null && known.product() == item.product()) {
                memory[slot] = item;
                return;
            }
        }
        memory[remembered++ % SLOTS] = item;
    }

    /** The remembered units of a product, which then no longer count: 0 where none are remembered. */
    int takeBack(int product) {
        for (int slot = 0; slot < slots(); slot++) {
            Item known = remembered(slot);
            if (known != null && known.product() == product && known.quantity() > 0) {
                remember(new Item(product, 0, known.pence()));
                return known.quantity();
            }
        }
        return 0;
    }
}
