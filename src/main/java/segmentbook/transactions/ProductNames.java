package segmentbook.transactions;

import java.util.stream.IntStream;
import segmentbook.dataset.Field;

/** The most frequent trimmed description of each product, of equals the alphabetically first. */
final class ProductNames {
    private ProductNames() {}

    /** A name for each product; its code where no kept line describes it. */
    static String[] of(InvoiceLines lines, Numbering products, int[] kept) {
        String[] names = products.ids().toArray(String[]::new);
        if (!lines.has(Field.DESCRIPTION)) {
            return names;
        }
        TextColumn texts = lines.column(Field.DESCRIPTION).map(String::strip);
        long[] pairs = IntStream.range(0, kept.length)
                .filter(i -> !texts.at(kept[i]).isEmpty())
                .mapToLong(i -> ((long) products.of(i) << 32) | texts.code(kept[i]))
                .sorted()
                .toArray();
        int[] most = new int[names.length];
        for (int from = 0, to; from < pairs.length; from = to) {
            to = end(pairs, from);
            int product = (int) (pairs[from] >>> 32);
            String text = texts.text((int) pairs[from]);
            int count = to - from;
            if (count > most[product] || (count == most[product] && text.compareTo(names[product]) < 0)) {
                names[product] = text;
                most[product] = count;
            }
        }
        return names;
    }

    /** Where the run of equal pairs ends. */
    private static int end(long[] pairs, int from) {
        int to = from + 1;
        while (to < pairs.length && pairs[to] == pairs[from]) {
            to++;
        }
        return to;
    }
}
