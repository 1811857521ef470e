package segmentbook.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.customers.Imputation.Way;
import segmentbook.description.DataException;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;

/**
 * Gaps filled as an {@link Imputation} says.
 *
 * @param table the customers with the gaps filled
 * @param change what was done
 */
record Filling(CustomerTable table, Change change) {
    private static final int SHOWN = 4;

    static Filling of(CustomerTable table, Imputation how) {
        List<String> fills = new ArrayList<>();
        CustomerTable filled = how.isMiddle() ? numbers(table, how, fills) : words(table, how, fills);
        String by = String.join(", ", fills.subList(0, Math.min(SHOWN, fills.size())));
        String more = fills.size() > SHOWN ? ", …" : "";
        return new Filling(filled, new Change(how.words(), how.column(), table.missing(how.column()), by + more));
    }

    private static CustomerTable numbers(CustomerTable table, Imputation how, List<String> fills) {
        String category = how.within();
        List<String> groups = category == null ? List.of() : table.words(category);
        double[] values = table.numbers(how.column());
        if (CustomerTable.known(values).length == 0) {
            throw new DataException(how.column() + ": a known value to fill gaps from, found none");
        }
        double overall = middle(table, how);
        Map<String, List<Integer>> rowsOf = IntStream.range(0, values.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> category == null ? "" : groups.get(row), TreeMap::new, Collectors.toList()));
        rowsOf.forEach((group, rows) -> {
            CustomerTable own =
                    table.rows(rows.stream().mapToInt(Integer::intValue).toArray());
            int missing = own.missing(how.column());
            double fill = missing == rows.size() ? overall : middle(own, how);
            if (missing > 0) {
                rows.forEach(row -> values[row] = Double.isNaN(values[row]) ? fill : values[row]);
                String name = group.isEmpty() ? "not known" : group;
                fills.add(category == null ? Digits.of(fill) : name + " " + Digits.of(fill));
            }
        });
        return table.with(table.column(how.column()), values);
    }

    private static double middle(CustomerTable table, Imputation how) {
        Distribution values = table.distribution(how.column());
        return how.way() == Way.MEAN ? values.mean() : values.median();
    }

    private static CustomerTable words(CustomerTable table, Imputation how, List<String> fills) {
        List<Frequency> known = Frequency.of(table.words(how.column()).stream());
        if (table.missing(how.column()) == 0) {
            return table;
        }
        String fill = how.level();
        if (how.way() == Way.MOST_FREQUENT) {
            if (known.isEmpty()) {
                throw new DataException(how.column() + ": a known word to fill gaps from, found none");
            }
            fill = known.get(0).text();
        } else if (table.words(how.column()).contains(fill)) {
            throw new DataException(
                    how.column() + ": a name of its own for what is missing, found the category " + fill);
        }
        fills.add(fill);
        String filling = fill;
        return table.with(
                table.column(how.column()),
                table.words(how.column()).stream()
                        .map(word -> word.isEmpty() ? filling : word)
                        .toList());
    }
}
