package segmentbook.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What is sent back: more than half of it only a part of what was bought, some of it more than the last order held
 * (then it reaches into an earlier one), some of it never bought here.
 */
final class Returns {
    private static final double PARTIAL = 0.62;
    private static final double NEVER_BOUGHT = 0.07;
    private static final double REACHES_BACK = 0.75;
    private static final double MEAN_DAYS = 9;

    private final Catalogue catalogue;

    Returns(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The day on which something of an order of {@code day} comes back. */
    static int day(int day, Draws draws) {
        return Calendar.openFrom(day + 1 + (int) (draws.exponential() * MEAN_DAYS));
    }

    /** One to three items of an order, some of them together with what the customer remembers of earlier ones. */
    List<Item> of(Customer customer, List<Item> order) {
        Draws draws = customer.draws;
        List<Item> items = new ArrayList<>();
        int wanted = 1 + draws.below(3);
        for (int i = 0; i < wanted; i++) {
            Item item = draws.chance(NEVER_BOUGHT)
                    ? stray(customer)
                    : backOf(customer, order, order.get(draws.below(order.size())));
            if (items.stream().noneMatch(known -> known.product() == item.product())) {
                items.add(item);
            }
        }
        return items;
    }

    /** Something that the customer did not buy in these records. */
    Item stray(Customer customer) {
        int product = customer.draws.below(catalogue.size());
        int quantity = 1 + customer.draws.below((int) Math.ceil(2 * customer.units));
        return new Item(product, quantity, catalogue.product(product).pence());
    }

    private static Item backOf(Customer customer, List<Item> order, Item chosen) {
        Draws draws = customer.draws;
        int bought = 0;
        for (Item item : order) {
            bought += item.product() == chosen.product() ? item.quantity() : 0;
        }
        int earlier = draws.chance(REACHES_BACK) ? customer.takeBack(chosen.product()) : 0;
        boolean partial = draws.chance(PARTIAL);
        int quantity;
        if (earlier > 0) {
            quantity = bought + (partial ? 1 + draws.below(earlier) : earlier);
        } else {
            quantity = partial && bought > 1 ? 1 + draws.below(bought - 1) : bought;
        }
        return new Item(chosen.product(), quantity, chosen.pence());
    }
}
