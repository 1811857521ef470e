package segmentbook.transactions;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Frequency;
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
        IntStream.range(0, kept.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        products::of, Collectors.mapping(i -> trimmed.at(kept[i]), Collectors.toList())))
                .forEach((product, texts) -> Frequency.of(texts.stream()).stream()
                        .findFirst()
                        .ifPresent(most -> names[product] = most.text()));
    }
}
