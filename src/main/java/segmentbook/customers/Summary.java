package segmentbook.customers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the attributes of customers are, one row each. */
final class Summary {
    private static final int WORDS = 4;

    private Summary() {}

    static Table of(Customers customers) {
        Table table = Table.create(
                "Attributes of customers",
                StringColumn.create("attribute"),
                IntColumn.create("known"),
                DoubleColumn.create("missing, %"),
                IntColumn.create("different"),
                StringColumn.create("values"));
        for (String name : customers.numeric()) {
            double[] known = Filling.known(customers.numbers(name));
            int different = (int) Arrays.stream(known).distinct().count();
            append(table, name, known.length, different, known.length == 0 ? "" : range(known));
        }
        for (String name : customers.categorical()) {
            Map<String, Long> counts = customers.words(name).stream()
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
            int known = customers.size() - customers.missing(name);
            append(table, name, known, counts.size(), shares(counts, known));
        }
        IntColumn known = table.intColumn("known");
        known.forEach(count ->
                table.doubleColumn("missing, %").append(100.0 * (customers.size() - count) / customers.size()));
        return table;
    }

    private static void append(Table table, String name, int known, int different, String values) {
        table.stringColumn("attribute").append(name);
        table.intColumn("known").append(known);
        table.intColumn("different").append(different);
        table.stringColumn("values").append(values);
    }

    private static String range(double[] numbers) {
        return Digits.of(Arrays.stream(numbers).min().orElseThrow()) + " to "
                + Digits.of(Arrays.stream(numbers).max().orElseThrow()) + ", median "
                + Digits.of(OutlierRule.quantile(numbers, 50));
    }

    private static String shares(Map<String, Long> counts, int all) {
        String first = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(WORDS)
                .map(each -> each.getKey() + " " + Digits.percent(each.getValue(), all))
                .collect(Collectors.joining(", "));
        return counts.size() > WORDS ? first + ", …" : first;
    }
}
