package segmentbook.customers;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;

/**
 * How the gaps of one attribute are filled.
 *
 * @param column the attribute
 * @param way with what
 * @param within the attribute by whose categories means and medians are taken, each its own; null for all together
 * @param level the category that stands for a missing one; empty unless the way is a level of its own
 */
public record Imputation(String column, Way way, @Nullable String within, String level) {
    private static final Set<Way> MIDDLES = EnumSet.of(Way.MEAN, Way.MEDIAN);

    /** What fills a gap. */
    public enum Way {
        /** The mean of the known values. */
        MEAN("the mean"),
        /** The median of the known values. */
        MEDIAN("the median"),
        /** The category that most customers have, of equals the alphabetically first. */
        MOST_FREQUENT("the most frequent"),
        /** A category of its own: that something is missing may tell more than a guess. */
        OWN_LEVEL("a category of its own");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /** @throws IllegalArgumentException where a category of its own has no name, or words are filled by category */
    public Imputation {
        if ((way == Way.OWN_LEVEL) == level.isBlank()) {
            throw new IllegalArgumentException("imputation: a name for a category of its own, and only for one, found "
                    + (level.isBlank() ? "none" : level));
        }
        if (within != null && !MIDDLES.contains(way)) {
            throw new IllegalArgumentException("imputation: mean or median within a category, found " + way);
        }
    }

    /** The customers with the gaps filled; adds what with to {@code fills}. */
    CustomerTable fill(CustomerTable table, List<String> fills) {
        return MIDDLES.contains(way) ? numbers(table, fills) : words(table, fills);
    }

    /** What is done, as ledgers say it. */
    String words() {
        return "filled with " + way.words + (within == null ? "" : " within " + within);
    }

    /** Fills a measured attribute with its mean. */
    public static Imputation mean(String column) {
        return new Imputation(column, Way.MEAN, null, "");
    }

    /** Fills a measured attribute with its median, which a few very high values do not move. */
    public static Imputation median(String column) {
        return new Imputation(column, Way.MEDIAN, null, "");
    }

    /** Fills a word with the most frequent one. */
    public static Imputation mostFrequent(String column) {
        return new Imputation(column, Way.MOST_FREQUENT, null, "");
    }

    /** Makes missing words a category of their own. */
    public static Imputation ownLevel(String column, String level) {
        return new Imputation(column, Way.OWN_LEVEL, null, level);
    }

    /**
     * The same for each category of another attribute on its own; customers without one are a group, too, and a group in
     * which no value is known is filled from all.
     */
    public Imputation within(String category) {
        return new Imputation(column, way, category, level);
    }

    private CustomerTable numbers(CustomerTable table, List<String> fills) {
        String category = within;
        List<String> groups = category == null ? List.of() : table.words(category);
        double[] values = table.numbers(column);
        if (CustomerTable.known(values).length == 0) {
            throw new DataException(column + ": a known value to fill gaps from, found none");
        }
        double overall = middle(table);
        Map<String, List<Integer>> rowsOf = IntStream.range(0, values.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> category == null ? "" : groups.get(row), TreeMap::new, Collectors.toList()));
        rowsOf.forEach((group, rows) -> {
            CustomerTable own =
                    table.rows(rows.stream().mapToInt(Integer::intValue).toArray());
            int missing = own.missing(column);
            double fill = missing == rows.size() ? overall : middle(own);
            if (missing > 0) {
                rows.forEach(row -> values[row] = Double.isNaN(values[row]) ? fill : values[row]);
                String name = group.isEmpty() ? "not known" : group;
                fills.add(category == null ? Digits.of(fill) : name + " " + Digits.of(fill));
            }
        });
        return table.with(table.column(column), values);
    }

    private double middle(CustomerTable table) {
        Distribution values = table.distribution(column);
        return way == Way.MEAN ? values.mean() : values.median();
    }

    private CustomerTable words(CustomerTable table, List<String> fills) {
        List<Frequency> known = Frequency.of(table.words(column).stream());
        if (table.missing(column) == 0) {
            return table;
        }
        String fill = level;
        if (way == Way.MOST_FREQUENT) {
            if (known.isEmpty()) {
                throw new DataException(column + ": a known word to fill gaps from, found none");
            }
            fill = known.get(0).text();
        } else if (table.words(column).contains(fill)) {
            throw new DataException(column + ": a name of its own for what is missing, found the category " + fill);
        }
        fills.add(fill);
        String filling = fill;
        return table.with(
                table.column(column),
                table.words(column).stream()
                        .map(word -> word.isEmpty() ? filling : word)
                        .toList());
    }
}
