package segmentbook.customers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import segmentbook.tables.Cells;
import segmentbook.tables.TextColumn;

/**
 * The row that is kept of each customer: of several the one with the most attributes known, of equals the alphabetically
 * first, so that the order of rows decides nothing.
 *
 * @param kept lines in the order of ids
 * @param repeats lines that say the same as the kept one
 * @param contradicting lines that say something else
 */
record Rows(int[] kept, BitSet repeats, BitSet contradicting) {

    /**
     * @param lines those that count
     * @param values the attributes of a line as text, empty where missing
     * @param written the same as the file has them, for rows that differ in nothing else
     */
    static Rows of(TextColumn ids, BitSet lines, IntFunction<List<String>> values, IntFunction<List<String>> written) {
        Map<Integer, List<Integer>> byCustomer = lines.stream().boxed().collect(Collectors.groupingBy(ids::code));
        Comparator<Integer> best = Comparator.<Integer>comparingLong(line ->
                        values.apply(line).stream().filter(String::isEmpty).count())
                .thenComparing(line -> String.join("\0", values.apply(line)))
                .thenComparing(line -> String.join("\0", written.apply(line)));
        BitSet repeats = new BitSet();
        BitSet contradicting = new BitSet();
        List<Integer> kept = new ArrayList<>();
        byCustomer.values().forEach(rows -> {
            int chosen = rows.size() == 1 ? rows.get(0) : Collections.min(rows, best);
            for (int line : rows) {
                if (line != chosen) {
                    boolean same = values.apply(line).equals(values.apply(chosen));
                    (same ? repeats : contradicting).set(line);
                }
            }
            kept.add(chosen);
        });
        kept.sort(Comparator.comparing(line -> Cells.idOrder(ids.at(line))));
        return new Rows(kept.stream().mapToInt(Integer::intValue).toArray(), repeats, contradicting);
    }
}
