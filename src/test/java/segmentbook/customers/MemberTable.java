package segmentbook.customers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import segmentbook.description.Dataset;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Small tables with one row a customer. */
final class MemberTable {
    /** id, Age and Income as numbers, Gender and News as words. */
    static final String COLUMNS =
            "columns: {customer: id, numeric: {age: Age, income: Income}, categorical: {gender: Gender, news: News}}\n";

    private MemberTable() {}

    /** The data set of a text, described by these lines. */
    static Dataset dataset(Path folder, String text, String description) {
        try {
            Files.writeString(folder.resolve("members.csv"), text);
            return Dataset.read(Files.writeString(
                    folder.resolve("members.yaml"),
                    "name: members\nkind: customers\nfile: members.csv\n" + description));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static Customers read(Path folder, String text, String description) {
        return Customers.read(dataset(folder, text, description));
    }

    /** The ledger as text, one line a row. */
    static String lines(Table ledger) {
        StringBuilder lines = new StringBuilder();
        for (Row row : ledger) {
            lines.append(row.getString("step") + " | " + row.getString("column") + " | " + row.getInt("count") + " | "
                            + row.getString("by"))
                    .append('\n');
        }
        return lines.toString();
    }

    /** The count of each finding by its key. */
    static Map<String, Integer> counts(Customers customers) {
        return customers.findings().stream()
                .collect(Collectors.toMap(each -> each.key(), each -> each.count(), (a, b) -> a, TreeMap::new));
    }
}
