package segmentbook.simulation;

import java.time.LocalDate;
import segmentbook.simulation.CustomerKind.Prices;

/**
 * What the made-up shop offers in one week: prices with promotions, and how likely each kind of customer is to take
 * each product, within its group and among all.
 */
final class Shelf {
    private static final double PROMOTED = 0.06;
    private static final double PROMOTED_IN_SALE = 0.35;
    private static final double DEARER_SECOND_YEAR = 1.04;
    private static final int PACK = 24;

    private final Catalogue catalogue;
    private final int[] pence;
    private final double[][] all;
    private final double[][] groups;

    private Shelf(Catalogue catalogue, int size) {
        this.catalogue = catalogue;
        pence = new int[size];
        all = new double[CustomerKind.values().length][];
        groups = new double[CustomerKind.values().length * Taste.values().length][];
    }

    /** The shelf of the week that holds {@code day}. */
    static Shelf of(Catalogue catalogue, int day, long seed) {
        Shelf shelf = new Shelf(catalogue, catalogue.size());
        double[] discounts = shelf.price(day, seed);
        for (CustomerKind kind : CustomerKind.values()) {
            double[] weights = new double[catalogue.size()];
            for (int p = 0; p < weights.length; p++) {
                weights[p] = shelf.weight(catalogue.product(p), kind.prices(), discounts[p], day);
            }
            shelf.all[kind.ordinal()] = Draws.runningTotals(weights);
            for (Taste taste : Taste.values()) {
                double[] group = new double[Taste.SIZE];
                System.arraycopy(weights, taste.ordinal() * Taste.SIZE, group, 0, Taste.SIZE);
                shelf.groups[kind.ordinal() * Taste.values().length + taste.ordinal()] = Draws.runningTotals(group);
            }
        }
        return shelf;
    }

    private double[] price(int day, long seed) {
        LocalDate date = Calendar.date(day);
        boolean sale = Calendar.isSale(date);
        double[] discounts = new double[pence.length];
        for (int p = 0; p < pence.length; p++) {
            Draws draws = Draws.of(seed, (1L << 40) + (day / 14) * 1_000L + p);
            discounts[p] = draws.chance(sale ? PROMOTED_IN_SALE : PROMOTED) ? (sale ? 0.3 : 0.2) : 0;
            double base = catalogue.product(p).pence() * (date.getYear() > 2024 ? DEARER_SECOND_YEAR : 1);
            pence[p] = (int) StrictMath.rint(base * (1 - discounts[p]));
        }
        return discounts;
    }

    private double weight(Product product, Prices prices, double discount, int day) {
        if (product.launch() > day) {
            return 0;
        }
        double distance = StrictMath.log(product.pence() / (100 * prices.level()));
        double liked = StrictMath.exp(-distance * distance / 2);
        double drawn = StrictMath.pow(1 - discount, -prices.sensitivity());
        double season = product.festive() ? Calendar.festive(Calendar.date(day)) : 1;
        return product.appeal() * liked * drawn * season;
    }

    /** A product that a customer of this kind takes from a group. */
    int pick(CustomerKind kind, Taste taste, Draws draws) {
        double[] group = groups[kind.ordinal() * Taste.values().length + taste.ordinal()];
        return taste.ordinal() * Taste.SIZE + draws.pick(group);
    }

    /** A product that a customer of this kind takes from all. */
    int pick(CustomerKind kind, Draws draws) {
        return draws.pick(all[kind.ordinal()]);
    }

    /** The chance that {@link #pick(CustomerKind, Taste, Draws)} takes this product, which is of that group. */
    double chance(CustomerKind kind, Taste taste, int product) {
        double[] group = groups[kind.ordinal() * Taste.values().length + taste.ordinal()];
        return chance(group, product - taste.ordinal() * Taste.SIZE);
    }

    /** The chance that {@link #pick(CustomerKind, Draws)} takes this product. */
    double chance(CustomerKind kind, int product) {
        return chance(all[kind.ordinal()], product);
    }

    private static double chance(double[] totals, int place) {
        return (totals[place] - (place == 0 ? 0 : totals[place - 1])) / totals[totals.length - 1];
    }

    /** The price of one unit in pence, 15 % less from two dozen on. */
    int pence(int product, int quantity) {
        return quantity >= PACK ? (int) StrictMath.rint(pence[product] * 0.85) : pence[product];
    }
}
