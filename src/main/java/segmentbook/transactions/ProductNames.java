package segmentbook.transactions;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import segmentbook.tables.TextColumn;

/**
 * The most frequent trimmed description of each product, of equals the alphabetically first; worked out when the first
 * is asked for.
 */
final class ProductNames {
    private final Numbering products;
    private final @Nullable TextColumn descriptions;
    private final int[] kept;
    private String @Nullable [] names;

    ProductNames(Numbering products, @Nullable TextColumn descriptions, int[] kept) {
        this.products = products;
        this.descriptions = descriptions;
        this.kept = kept;
    }

    /** The name of a product by its number; its code where no kept line describes it. */
    synchronized String of(int product) {
        if (names == null) {
            names = products.ids().toArray(String[]::new);
            if (descriptions != null) {
                name(names, descriptions.map(String::strip));
            }
        }
        return names[product];
    }

    private void name(String[] names, TextColumn trimmed) {
        Map<Long, Integer> counts = new HashMap<>(); // by product and text, in one number
        for (int i = 0; i < kept.length; i++) {
            if (!trimmed.at(kept[i]).isEmpty()) {
                counts.merge(((long) products.of(i) << 32) | trimmed.code(kept[i]), 1, Integer::sum);
            }
        }
        int[] most = new int[names.length];
        counts.forEach((pair, count) -> {
            int product = (int) (pair >>> 32);
            String text = trimmed.text((int) (long) pair);
            if (count > most[product] || (count == most[product] && text.compareTo(names[product]) < 0)) {
                names[product] = text;
                most[product] = count;
            }
        });
    }
}
