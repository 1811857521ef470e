package segmentbook.features;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.lang3.Validate;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.statistics.Rows;

/**
 * A column of words as columns of zeros and ones, one of which is 1 in each row: {@code gender=F} and so on, then
 * {@code gender rare} for all other words, and {@code gender missing}, both only where there are any.
 *
 * @param column that it takes the place of
 * @param levels words that have a column of their own, in alphabetical order
 * @param rare whether there is a column for other words
 * @param missing whether there is a column for those of whom it is not known
 */
public record OneHot(String column, List<String> levels, boolean rare, boolean missing) implements FittedStep {
    public OneHot {
        levels = List.copyOf(levels);
    }

    /**
     * By the customers of a table.
     *
     * @param min number of customers from which a word has a column of its own, 1 or more; others are pooled
     * @throws IllegalArgumentException where {@code min} is below 1
     */
    public static OneHot fit(CustomerTable table, String column, int min) {
        Validate.isTrue(min >= 1, "encoding: categories of at least 1 customer, found %s", min);
        var counts = new TreeMap<String, Integer>();
        table.words(column).forEach(word -> counts.merge(word, 1, Integer::sum));
        boolean missing = counts.remove("") != null;
        List<String> own = Rows.where(counts.keySet(), word -> counts.getOrDefault(word, 0) >= min);
        return new OneHot(column, own, own.size() < counts.size(), missing);
    }

    @Override
    public CustomerTable apply(CustomerTable table) {
        List<String> names = columns();
        List<String> words = table.words(column);
        double[][] ones = new double[names.size()][words.size()];
        for (int row = 0; row < words.size(); row++) {
            String word = words.get(row);
            int at = names.indexOf(word.isEmpty() ? column + " missing" : column + "=" + word);
            at = at < 0 && !word.isEmpty() ? names.indexOf(column + " rare") : at;
            if (at < 0) {
                throw new DataException(column + ": one of " + String.join(", ", levels) + ", found "
                        + (word.isEmpty() ? "nothing" : word) + " (customer "
                        + table.ids().get(row) + ")");
            }
            ones[at][row] = 1;
        }
        CustomerTable encoded = table.select(each -> !each.name().equals(column));
        for (int i = 0; i < ones.length; i++) {
            encoded = encoded.with(Column.of(names.get(i), Kind.YES_NO), ones[i]);
        }
        return encoded;
    }

    @Override
    public List<String> needs() {
        return List.of(column);
    }

    /** Whether a column of zeros and ones stands for words of another. */
    static boolean isOf(String made, String words) {
        return made.startsWith(words + "=") || made.equals(words + " rare") || made.equals(words + " missing");
    }

    @Override
    public List<String> columns() {
        List<String> names = new ArrayList<>();
        levels.forEach(word -> names.add(column + "=" + word));
        if (rare) {
            names.add(column + " rare");
        }
        if (missing) {
            names.add(column + " missing");
        }
        return names;
    }

    @Override
    public String words(String made) {
        return "1 or 0";
    }
}
