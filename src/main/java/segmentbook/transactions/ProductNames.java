package segmentbook.transactions;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import segmentbook.reading.TextColumn;

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
        long[] pairs = pairs(trimmed);
        int[] most = new int[names.length];
        for (int from = 0, to; from < pairs.length; from = to) {
            to = end(pairs, from);
            int product = (int) (pairs[from] >>> 32);
            String text = trimmed.text((int) pairs[from]);
            int count = to - from;
            if (count > most[product] || (count == most[product] && text.compareTo(names[product]) < 0)) {
                names[product] = text;
                most[product] = count;
            }
        }
    }

    /** Where the run of equal pairs ends. */
    private static int end(long[] pairs, int from) {
        int to = from + 1;
        while (to < pairs.length && pairs[to] == pairs[from]) {
            to++;
        }
        return to;
    }

    /** Product and description of each kept line that has one, in one number, sorted. */
    private long[] pairs(TextColumn trimmed) {
        long[] pairs = new long[kept.length];
        int size = 0;
        for (int i = 0; i < kept.length; i++) {
            if (!trimmed.at(kept[i]).isEmpty()) {
                pairs[size++] = ((long) products.of(i) << 32) | trimmed.code(kept[i]);
            }
        }
        Arrays.sort(pairs, 0, size);
        return Arrays.copyOf(pairs, size);
    }
}
