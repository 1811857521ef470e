package segmentbook.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The 400 products of the made-up shop, by taste: product {@code n} belongs to taste {@code n / 40}. */
final class Catalogue {
    private static final double APPEAL_SPREAD = 0.6;
    private static final double LATE = 0.12;

    private final List<Product> products;

    private Catalogue(List<Product> products) {
        this.products = List.copyOf(products);
    }

    /** The catalogue of a seed; names and codes are the same for every seed, prices and appeal vary a little. */
    static Catalogue of(long seed) {
        Draws draws = Draws.of(seed, -1);
        List<Product> products = new ArrayList<>();
        for (Taste taste : Taste.values()) {
            for (int i = 0; i < Taste.SIZE; i++) {
                products.add(product(taste, i, draws));
            }
        }
        return new Catalogue(products);
    }

    private static Product product(Taste taste, int i, Draws draws) {
        int thing = 20_010 + taste.ordinal() * 300 + (i % 9) * 31;
        String code = taste.isFestive(i) ? String.valueOf(thing + 7) : thing + String.valueOf("ABCD".charAt(i / 9));
        int pence =
                Math.max(19, ((int) StrictMath.rint(draws.logNormal(taste.pence(i), 0.15) / 5)) * 5 - draws.below(2));
        double appeal = draws.logNormal(1, APPEAL_SPREAD);
        int launch = draws.chance(LATE) && !taste.isFestive(i) ? 60 + draws.below(440) : 0;
        return new Product(
                taste.ordinal() * Taste.SIZE + i,
                code,
                taste.product(i).toUpperCase(Locale.ROOT),
                taste,
                pence,
                appeal,
                taste.isFestive(i),
                launch);
    }

    int size() {
        return products.size();
    }

    Product product(int number) {
        return products.get(number);
    }
}
