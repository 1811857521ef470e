package segmentbook.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.customers.Imputation.Way;
import segmentbook.dataset.DataException;
import segmentbook.reading.TextColumn;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;

/** Gaps filled as an {@link Imputation} says. */
final class Filling {
    private static final int SHOWN = 4;

    private Filling() {}

    /** The values with gaps filled; {@code by} gets what they were filled with. */
    static double[] numbers(double[] values, Imputation how, @Nullable TextColumn groups, StringBuilder by) {
        double[] known = known(values);
        if (known.length == 0) {
            throw new DataException(how.column() + ": a known value to fill gaps from, found none");
        }
        double overall = middle(known, how.way());
        Map<String, List<Integer>> rowsOf = IntStream.range(0, values.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> groups == null ? "" : groups.at(row), TreeMap::new, Collectors.toList()));
        double[] filled = values.clone();
        List<String> fills = new ArrayList<>();
        rowsOf.forEach((group, rows) -> {
            double[] own = known(rows.stream().mapToDouble(row -> values[row]).toArray());
            double fill = own.length == 0 ? overall : middle(own, how.way());
            if (own.length < rows.size()) {
                rows.forEach(row -> filled[row] = Double.isNaN(values[row]) ? fill : values[row]);
                fills.add(groups == null ? Digits.of(fill) : name(group) + " " + Digits.of(fill));
            }
        });
        by.append(String.join(", ", fills.subList(0, Math.min(SHOWN, fills.size()))));
        by.append(fills.size() > SHOWN ? ", …" : "");
        return filled;
    }

    private static String name(String group) {
        return group.isEmpty() ? "not known" : group;
    }

    private static double middle(double[] known, Way way) {
        Distribution values = Distribution.of("", known);
        return way == Way.MEAN ? values.mean() : values.median();
    }

    static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** The words with gaps filled; {@code by} gets what they were filled with. */
    static TextColumn words(TextColumn words, Imputation how, StringBuilder by) {
        String fill = how.level();
        if (how.way() == Way.MOST_FREQUENT) {
            List<Frequency> known =
                    Frequency.of(IntStream.range(0, words.size()).mapToObj(words::at));
            if (known.isEmpty()) {
                throw new DataException(how.column() + ": a known word to fill gaps from, found none");
            }
            fill = known.get(0).text();
        } else if (words.find(fill) >= 0) {
            throw new DataException(
                    how.column() + ": a name of its own for what is missing, found the category " + fill);
        }
        by.append(fill);
        String filling = fill;
        return words.map(word -> word.isEmpty() ? filling : word);
    }
}
