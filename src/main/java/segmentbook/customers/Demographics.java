package segmentbook.customers;

import static segmentbook.statistics.Words.say;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.Validate;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What else is known about the customers of invoice lines: the {@code attributes} of the description file, joined by id.
 * For describing customers; never a feature unless asked for.
 *
 * @param buyers ids of the customers of the lines, in the order of their numbers
 * @param everybody all rows of the table, also of those who are on no kept line; empty without attributes
 * @param customers those of the lines, in the order of their numbers, with what is known about each
 */
public record Demographics(List<String> buyers, Optional<Customers> everybody, CustomerTable customers) {
    private static final String NONE =
            "none: the description file joins no table of age, region and the like to the customers";
    private static final int PLACES = 3;

    /** What a table of customers says about them: all its columns. */
    public static Demographics of(CustomerTable table) {
        return new Demographics(table.ids(), Optional.empty(), table);
    }

    /**
     * Reads the attributes and joins them to the customers of the kept lines.
     *
     * @throws segmentbook.description.DataException as {@link Customers#read}
     */
    public static Demographics of(Transactions transactions) {
        Optional<Customers> read = transactions
                .dataset()
                .attributeTable()
                .map(table -> CustomerChecks.read(new CustomerFile(table, "attributes")));
        CustomerTable plain = CustomerTable.of(transactions.customers());
        CustomerTable joined = read.map(all -> plain.join(all.customerTable())).orElse(plain);
        return new Demographics(transactions.customers(), read, joined);
    }

    /** Whether anything is known: the description file names attributes, or the table has columns. */
    public boolean areGiven() {
        return !customers.columns().isEmpty();
    }

    /** The customers parted by each attribute. */
    public List<AttributeGroups> groups() {
        return Rows.list(customers.columns(), each -> AttributeGroups.of(customers, each));
    }

    /**
     * One row an attribute: of how many customers it is known, and what they are; the title says how many ids match.
     * Without attributes one sentence.
     */
    public Table table() {
        if (!areGiven()) {
            return none();
        }
        IntColumn counts = ledger().intColumn("count");
        String title = say(
                "Attributes of %,d customers; %,d have no row, and %,d rows are of nobody on a kept line",
                customers.size(), counts.get(1), counts.get(2));
        return Customers.summary(customers).setName(title);
    }

    /** What stands where a table of attributes would: one sentence that says that there are none. */
    public static Table none() {
        return Table.create("", StringColumn.create("attributes", NONE));
    }

    /** Numbers of ids on both sides, on kept lines only and in the attributes only, with the first three of the latter two. */
    public Table ledger() {
        List<String> all = everybody.map(each -> each.customerTable().ids()).orElse(List.of());
        Set<String> rows = new HashSet<>(all);
        Set<String> known = new HashSet<>(buyers);
        List<String> without = buyers.stream().filter(id -> !rows.contains(id)).toList();
        List<String> strangers = all.stream().filter(id -> !known.contains(id)).toList();
        return Table.create(
                "Ids of lines and attributes",
                StringColumn.create(
                        "customers", "on kept lines, with a row", "on kept lines, without a row", "with a row only"),
                IntColumn.create("count", buyers.size() - without.size(), without.size(), strangers.size()),
                StringColumn.create("first", "", Words.some(without, PLACES), Words.some(strangers, PLACES)));
    }

    /** How many ids match, and how many values are missing by attribute, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "customers of the kept lines"));
        metrics.put("given", areGiven());
        if (areGiven()) {
            IntColumn counts = ledger().intColumn("count");
            metrics.put("matched", counts.get(0));
            metrics.put("without_a_row", counts.get(1));
            metrics.put("rows_without_lines", counts.get(2));
            metrics.put("missing", customers.missing());
        }
        return metrics;
    }

    /**
     * A table with one row a customer, in the order of their numbers, and after its columns one for each attribute, {@code
     * attribute_age} and so on.
     *
     * @throws IllegalArgumentException where it has another number of rows
     */
    public Table appendedTo(Table rows) {
        String rule = "attributes: a row for each of %s customers, found %s";
        Validate.isTrue(rows.rowCount() == customers.size(), rule, customers.size(), rows.rowCount());
        Table all = rows.copy();
        var own = customers.results().removeColumns("customer_id").columns();
        own.forEach(each -> all.addColumns(each.setName("attribute_" + each.name())));
        return all;
    }
}
