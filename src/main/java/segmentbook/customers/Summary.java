package segmentbook.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import segmentbook.columns.Columns;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;
import tech.tablesaw.api.Table;

/** What the attributes of customers are, one row each. */
final class Summary {
    private static final int WORDS = 4;

    private Summary() {}

    /** One attribute: of how many customers it is known, how many values differ, and what they are. */
    private record Attribute(String name, int known, int different, String values) {}

    static Table of(CustomerTable customers) {
        List<Attribute> rows = new ArrayList<>();
        for (String name : customers.names(Column.Kind.NUMBER)) {
            double[] known = CustomerTable.known(customers.numbers(name));
            int different = (int) Arrays.stream(known).distinct().count();
            rows.add(new Attribute(
                    name, known.length, different, known.length == 0 ? "" : range(Distribution.of(name, known))));
        }
        for (String name : customers.names(Column.Kind.WORDS)) {
            List<Frequency> words = Frequency.of(customers.words(name).stream());
            int known = words.stream().mapToInt(Frequency::count).sum();
            rows.add(new Attribute(name, known, words.size(), shares(words, known)));
        }
        return Columns.<Attribute>none()
                .text("attribute", "", Attribute::name)
                .whole("known", "", Attribute::known)
                .number("missing, %", "", each -> 100.0 * (customers.size() - each.known()) / customers.size())
                .whole("different", "", Attribute::different)
                .text("values", "", Attribute::values)
                .table("Attributes of customers", rows);
    }

    private static String range(Distribution values) {
        return Digits.of(values.min()) + " to " + Digits.of(values.max()) + ", median " + Digits.of(values.median());
    }

    private static String shares(List<Frequency> words, int all) {
        String first = words.stream()
                .limit(WORDS)
                .map(each -> each.text() + " " + Digits.percent(each.count(), all))
                .collect(Collectors.joining(", "));
        return words.size() > WORDS ? first + ", …" : first;
    }
}
