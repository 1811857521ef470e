package segmentbook.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes into an order, and what comes back of it. An order has a mission, mostly the customer's own taste, often
 * another (a present for somebody else), so that products of a group are bought together.
 */
final class Orders {
    private static final int MOST_LINES = 90;
    private static final double OWN_MISSION = 0.42;
    private static final double OF_MISSION = 0.50;
    private static final double OF_TASTE = 0.3;
    private static final double TWICE = 0.012;
    private static final int[] PACKS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 18, 20, 24, 36, 48, 60, 72, 96, 120, 144};

    private final Catalogue catalogue;
    private final int[] stamps;
    private int stamp;

    Orders(Catalogue catalogue) {
        this.catalogue = catalogue;
        stamps = new int[catalogue.size()];
    }

    /** Fills a basket; a product stands in it once, now and then twice with different quantities. */
    List<Item> fill(Customer customer, Shelf shelf) {
        Draws draws = customer.draws;
        stamp++;
        int lines = Math.min(MOST_LINES, Math.max(1, (int) StrictMath.rint(draws.logNormal(customer.lines, 0.3))));
        List<Item> items = new ArrayList<>(lines + 1);
        for (int slot = 0; slot < customer.slots(); slot++) {
            Item known = customer.remembered(slot);
            if (known != null && draws.chance(customer.kind.basket().again())) {
                add(items, known.product(), customer, shelf);
            }
        }
        Taste mission = draws.chance(OWN_MISSION) ? customer.taste : Taste.values()[draws.below(Taste.values().length)];
        for (int tries = 0; items.size() < lines && tries < 3 * lines; tries++) {
            add(items, product(customer, mission, shelf), customer, shelf);
        }
        return items;
    }

    private int product(Customer customer, Taste mission, Shelf shelf) {
        double which = customer.draws.uniform();
        if (which < OF_MISSION) {
            return shelf.pick(customer.kind, mission, customer.draws);
        }
        return which < OF_MISSION + OF_TASTE
                ? shelf.pick(customer.kind, customer.taste, customer.draws)
                : shelf.pick(customer.kind, customer.draws);
    }

    /** The chance that one draw for an order takes a product. */
    static double chance(CustomerKind kind, Taste taste, Product product, Shelf shelf) {
        double mission = (product.taste() == taste ? OWN_MISSION : 0) + (1 - OWN_MISSION) / Taste.values().length;
        double group = OF_MISSION * mission + (product.taste() == taste ? OF_TASTE : 0);
        return group * shelf.chance(kind, product.taste(), product.number())
                + (1 - OF_MISSION - OF_TASTE) * shelf.chance(kind, product.number());
    }

    private void add(List<Item> items, int product, Customer customer, Shelf shelf) {
        if (stamps[product] == stamp) {
            return;
        }
        stamps[product] = stamp;
        int quantity = quantity(customer, product);
        items.add(new Item(product, quantity, shelf.pence(product, quantity)));
        if (customer.draws.chance(TWICE)) {
            int more = quantity == 1 ? 2 : quantity - 1;
            items.add(new Item(product, more, shelf.pence(product, more)));
        }
    }

    private int quantity(Customer customer, int product) {
        double cheap = Math.sqrt(250.0 / catalogue.product(product).pence());
        double wanted = customer.draws.logNormal(customer.units * cheap, 0.5);
        int pack = PACKS[0];
        for (int candidate : PACKS) {
            if (Math.abs(candidate - wanted) < Math.abs(pack - wanted)) {
                pack = candidate;
            }
        }
        return pack;
    }

    /** Remembers some of an order, for later ones. */
    void remember(Customer customer, List<Item> order) {
        for (int i = 0; i < 2; i++) {
            customer.remember(order.get(customer.draws.below(order.size())));
        }
    }
}
