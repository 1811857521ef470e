package segmentbook.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Better;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.models.ModelFile.RawColumn;
import segmentbook.rfm.RfmEdges;

/**
 * What is said of one customer, by column: {@code age=31,income=54}.
 *
 * @param table the columns of the model, and recency, frequency and monetary where it has segments
 */
record OneCustomer(CustomerTable table) {
    private static final Map<String, String> YES_NO = Map.of("yes", "1", "true", "1", "no", "0", "false", "0");

    static OneCustomer of(ModelFile model, String said) {
        Map<String, RawColumn> needed = new LinkedHashMap<>();
        Stream.of("recency", "frequency", "monetary")
                .filter(name -> model.rfm() != null)
                .forEach(name -> needed.put(name, new RawColumn(name, Column.Kind.NUMBER, "")));
        model.columns().forEach(each -> needed.put(each.name(), each));
        String names = String.join(
                "; ", needed.values().stream().map(RawColumn::header).toList());
        Map<String, String> values = values(said, needed.keySet(), names);
        CustomerTable table = CustomerTable.of(List.of("new"));
        for (RawColumn each : needed.values()) {
            String value = values.getOrDefault(each.name(), "");
            require(!value.isEmpty(), "a value for " + each.name(), "none", names);
            Column column = Column.of(each.name(), each.kind());
            table = each.kind() == Column.Kind.WORDS
                    ? table.with(column, List.of(value))
                    : table.with(column, number(each.name(), YES_NO.getOrDefault(value, value), names));
        }
        return new OneCustomer(table);
    }

    private static Map<String, String> values(String said, Set<String> needed, String names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String each : said.split(",", -1)) {
            String[] pair = each.strip().split("\\s*=\\s*", 2);
            require(pair.length == 2 && needed.contains(pair[0]), "name=value with a name of the model", each, names);
            require(values.put(pair[0], pair[1]) == null, "each name once", pair[0], names);
        }
        return values;
    }

    private static double number(String name, String value, String names) {
        require(value.matches("-?\\d{1,15}(\\.\\d{1,15})?"), "a number for " + name, value, names);
        return Double.parseDouble(value);
    }

    private static void require(boolean holds, String rule, String found, String names) {
        if (!holds) {
            throw new DataException("customer: " + rule + ", found " + found + "; the model needs " + names);
        }
    }

    /** By the grid of a model; none by rules, which ask for more than is said. Who has one order is a newcomer by recency. */
    Optional<String> segment(ModelFile.@Nullable Rfm rfm) {
        if (rfm == null || rfm.segments().isEmpty()) {
            return Optional.empty();
        }
        int recency = RfmEdges.score(table.value(0, "recency"), rfm.edges().recency(), Better.LOW);
        int frequency = RfmEdges.score(table.value(0, "frequency"), rfm.edges().frequency(), Better.HIGH);
        return Optional.of(SavedModel.segment(rfm, recency, frequency, table.value(0, "frequency") == 1));
    }
}
