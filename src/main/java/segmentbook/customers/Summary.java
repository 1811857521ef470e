package segmentbook.customers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
        StringColumn name = StringColumn.create("attribute");
        IntColumn known = IntColumn.create("known");
        DoubleColumn missing = DoubleColumn.create("missing, %");
        IntColumn different = IntColumn.create("different");
        StringColumn values = StringColumn.create("values");
        for (String each : customers.numeric()) {
            name.append(each);
            double[] numbers = Filling.known(customers.numbers(each));
            known.append(numbers.length);
            Set<Double> distinct = new HashSet<>();
            for (double number : numbers) {
                distinct.add(number);
            }
            different.append(distinct.size());
            values.append(numbers.length == 0 ? "" : range(numbers));
        }
        for (String each : customers.categorical()) {
            name.append(each);
            Map<String, Long> counts = customers.words(each).stream()
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
            int all = (int) counts.values().stream().mapToLong(Long::longValue).sum();
            known.append(all);
            different.append(counts.size());
            values.append(shares(counts, all));
        }
        known.forEach(count -> missing.append(100.0 * (customers.size() - count) / customers.size()));
        return Table.create("Attributes of customers", name, known, missing, different, values);
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
