package segmentbook.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.description.Dataset;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Finding;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One row a customer, in the order of ids, as a file has them: {@link #customerTable} with what was found in the file and
 * what was done to it.
 *
 * <p>Each step gives new customers and adds to their ledger what it changed; the rows stay the same from reading on.
 */
public final class Customers extends Columns.Tabled {
    private static final int SHOWN = 4;

    private final CustomerTable table;
    private final Map<String, BitSet> outliers;
    private final Table format;
    private final List<Finding> findings;
    private final List<Change> changes;

    /**
     * One row of the account of what was changed.
     *
     * @param step what was done
     * @param column to which attribute; {@code rows} where whole rows are counted
     * @param count how many values, or rows
     * @param by what with
     */
    record Change(String step, String column, int count, String by) {
        static final String ROWS = "rows";
    }

    /** One attribute: of how many customers it is known, how many values differ, and what they are. */
    private record Attribute(String name, int known, int different, String values) {}

    /**
     * @param format how the file is written
     * @param findings what the checks of its rows found
     * @param changes what was kept and changed, in the order of the steps
     */
    Customers(
            CustomerTable table,
            Map<String, BitSet> outliers,
            Table format,
            List<Finding> findings,
            List<Change> changes) {
        this.table = table;
        this.outliers = outliers;
        this.format = format;
        this.findings = List.copyOf(findings);
        this.changes = List.copyOf(changes);
    }

    /**
     * Reads the table of a data set.
     *
     * @throws segmentbook.description.DataException where the data set has invoice lines, the file cannot be read, lacks a column, half of the
     *     cells of a measured attribute or more are no number, or no customer remains
     */
    public static Customers read(Dataset dataset) {
        return CustomerChecks.read(new CustomerFile(dataset, "columns"));
    }

    /** These customers with the outliers of all measured attributes flagged, as box plots draw them. */
    public Customers flagged() {
        return flagged(OutlierRule.QUARTILES);
    }

    /**
     * These customers with outliers flagged; no value is changed and no customer is left out. A later rule for the same
     * attribute takes the place of an earlier one.
     *
     * @param names of measured attributes; all where there is none
     * @throws IllegalArgumentException where a measured attribute is not there
     */
    public Customers flagged(OutlierRule rule, String... names) {
        Map<String, BitSet> flags = new LinkedHashMap<>(outliers);
        List<Change> all = new ArrayList<>(changes);
        for (String name : names.length > 0 ? List.of(names) : table.names(Column.Kind.NUMBER)) {
            double[] values = table.numbers(name);
            double[] known = CustomerTable.known(values);
            BitSet far = new BitSet();
            String by = "nothing known";
            if (known.length > 0) {
                double[] ends = rule.ends(known);
                far = Rows.holding(values.length, row -> values[row] < ends[0] || values[row] > ends[1]);
                boolean both = ends[0] >= 0 || DoubleStream.of(known).anyMatch(value -> value < 0);
                Column column = table.column(name);
                by = (both ? "below " + column.digits(ends[0]) + " or above " : "above ") + column.digits(ends[1])
                        + ": " + rule.words();
            }
            flags.put(name, far);
            all.add(new Change("flagged as far out", name, far.cardinality(), by));
        }
        return new Customers(table, flags, format, findings, all);
    }

    /** Whether a value was flagged as an outlier. */
    public boolean isOutlier(String name, int row) {
        BitSet flags = outliers.get(name);
        return flags != null && flags.get(row);
    }

    /** Ids, whole numbers by size before other texts, and the attributes as columns: numbers, then words. */
    public CustomerTable customerTable() {
        return table;
    }

    /** How the file is written, one row a key of {@code format}: the value, and whether it is given or what shows it. */
    public Table format() {
        return format.copy();
    }

    /** What the checks of the rows of the file found; a check that found nothing is absent. */
    public List<Finding> findings() {
        return findings;
    }

    /** Which rows were kept and which values changed, in the order of the steps. */
    public Table ledger() {
        return Columns.<Change>none()
                .text("step", "", Change::step)
                .text("column", "", Change::column)
                .whole("count", "", Change::count)
                .text("by", "", Change::by)
                .table("Ledger of customers", changes);
    }

    /** Customers, and by column the values that are missing, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "customers of the table"));
        metrics.put("customers", table.size());
        metrics.put("missing", table.missing());
        return metrics;
    }

    /** One row an attribute: how many values are known and missing, how many differ, and what they are. */
    public Table summary() {
        return summary(table);
    }

    /** One row a customer: id, attributes and, where values were flagged, {@code yes} beside outliers. */
    public Table table() {
        Table shown = table.table();
        outliers.keySet()
                .forEach(name -> shown.addColumns(StringColumn.create(
                        name + " far out",
                        IntStream.range(0, table.size()).mapToObj(row -> isOutlier(name, row) ? "yes" : ""))));
        return shown;
    }

    /** One row an attribute: how many values are known and missing, how many differ, and what they are. */
    static Table summary(CustomerTable customers) {
        List<Attribute> rows = new ArrayList<>();
        for (String name : customers.names(Column.Kind.NUMBER)) {
            double[] known = CustomerTable.known(customers.numbers(name));
            int different = (int) Arrays.stream(known).distinct().count();
            rows.add(new Attribute(
                    name,
                    known.length,
                    different,
                    known.length == 0 ? "" : range(customers.column(name), Distribution.of(name, known))));
        }
        for (String name : customers.names(Column.Kind.WORDS)) {
            int known = customers.size() - customers.missing(name);
            List<String> shares = Digits.shares(customers.words(name).stream());
            rows.add(new Attribute(name, known, shares.size(), Words.some(shares, SHOWN)));
        }
        return Columns.<Attribute>none()
                .text("attribute", "", Attribute::name)
                .whole("known", "", Attribute::known)
                .number("missing, %", "", each -> 100.0 * (customers.size() - each.known()) / customers.size())
                .whole("different", "", Attribute::different)
                .text("values", "", Attribute::values)
                .table("Attributes of customers", rows);
    }

    private static String range(Column column, Distribution values) {
        String median = column.digits(values.median());
        return column.digits(values.min()) + " to " + column.digits(values.max()) + ", median " + median;
    }
}
