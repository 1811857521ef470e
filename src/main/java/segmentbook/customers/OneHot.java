package segmentbook.customers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import segmentbook.reading.TextColumn;

/** A word as columns of zeros and ones: one for each category in alphabetical order, one of which is 1 in each row. */
final class OneHot {
    private OneHot() {}

    /**
     * @param name of the attribute; the columns are called {@code name=category}, {@code name rare} and {@code name
     *     missing}
     * @param least number of customers below which a category is pooled with others that are as rare
     */
    static Map<String, double[]> of(String name, TextColumn words, int least) {
        Map<String, Integer> counts = new TreeMap<>();
        IntStream.range(0, words.size()).forEach(row -> counts.merge(words.at(row), 1, Integer::sum));
        Integer missing = counts.remove("");
        Map<String, double[]> columns = new LinkedHashMap<>();
        counts.forEach((word, count) -> {
            if (count >= least) {
                columns.put(name + "=" + word, new double[words.size()]);
            }
        });
        if (columns.size() < counts.size()) {
            columns.put(name + " rare", new double[words.size()]);
        }
        if (missing != null) {
            columns.put(name + " missing", new double[words.size()]);
        }
        for (int row = 0; row < words.size(); row++) {
            String word = words.at(row);
            String own = word.isEmpty() ? name + " missing" : name + "=" + word;
            columns.getOrDefault(own, columns.getOrDefault(name + " rare", new double[words.size()]))[row] = 1;
        }
        return columns;
    }
}
