package segmentbook.customers;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * One row a customer: ids and named columns of numbers or words, whatever they were computed from. Immutable.
 *
 * <p>A missing number is NaN, a missing word is empty.
 */
public final class CustomerTable extends Columns.Tabled {
    private final List<String> ids;
    private final Map<String, Values> values;

    /** A column with its values: numbers, or words where it is one of words. */
    private record Values(Column column, double[] numbers, List<String> words) {
        Values rows(int[] rows) {
            IntStream all = IntStream.of(rows);
            if (column.kind() == Column.Kind.WORDS) {
                return new Values(
                        column,
                        numbers,
                        all.mapToObj(row -> row < 0 ? "" : words.get(row)).toList());
            }
            double[] some =
                    all.mapToDouble(row -> row < 0 ? Double.NaN : numbers[row]).toArray();
            return new Values(column, some, words);
        }
    }

    private CustomerTable(List<String> ids, Map<String, Values> values) {
        this.ids = ids;
        this.values = values;
    }

    /**
     * Customers of whom nothing is known yet.
     *
     * @throws IllegalArgumentException where there is none, or an id occurs twice
     */
    public static CustomerTable of(List<String> ids) {
        int different = new HashSet<>(ids).size();
        String rule = "customers: one or more, each id once, found %s ids, %s different ones";
        Validate.isTrue(different > 0 && different == ids.size(), rule, ids.size(), different);
        return new CustomerTable(List.copyOf(ids), Map.of());
    }

    /**
     * The same customers with a column of numbers or of yes and no, in place of one of the same name if there is one.
     *
     * @throws IllegalArgumentException where there is not one value for each customer
     */
    public CustomerTable with(Column column, double... numbers) {
        requireSize(column, numbers.length);
        // -0.0 equals 0.0
        return with(new Values(column, Arrays.stream(numbers).map(v -> v + 0.0).toArray(), List.of()));
    }

    /** The same with a column of numbers by row, from 0. */
    public CustomerTable with(Column column, IntToDoubleFunction numbers) {
        return with(column, Rows.values(size(), numbers));
    }

    /** The same with a column of words. */
    public CustomerTable with(Column column, List<String> words) {
        requireSize(column, words.size());
        return with(new Values(column, new double[0], List.copyOf(words)));
    }

    private CustomerTable with(Values added) {
        Map<String, Values> more = new LinkedHashMap<>(values);
        more.put(added.column.name(), added);
        return new CustomerTable(ids, more);
    }

    private void requireSize(Column column, int size) {
        Validate.isTrue(
                size == ids.size(), "%s: a value for each of %s customers, found %s", column.name(), ids.size(), size);
    }

    /** The same with each number of some columns changed. */
    public CustomerTable map(List<String> names, DoubleUnaryOperator change) {
        CustomerTable changed = this;
        for (String name : names) {
            changed = changed.with(
                    column(name), Arrays.stream(numbers(name)).map(change).toArray());
        }
        return changed;
    }

    /** These columns only, in this order. */
    public CustomerTable select(List<String> names) {
        return new CustomerTable(ids, Rows.map(names, name -> name, this::known));
    }

    /** The columns that fulfil a condition only. */
    public CustomerTable select(Predicate<Column> wanted) {
        return select(names(wanted));
    }

    /** The columns of numbers, and of yes and no, only. */
    public CustomerTable withoutWords() {
        return select(each -> each.kind() != Column.Kind.WORDS);
    }

    /** These rows only, in this order, repeated where a number is. */
    public CustomerTable rows(int... rows) {
        return rows(IntStream.of(rows).mapToObj(ids::get).toList(), rows);
    }

    private CustomerTable rows(List<String> others, int[] rows) {
        return new CustomerTable(others, Rows.map(values, each -> each.rows(rows)));
    }

    /** These customers with the columns of another table too, by id; missing for those it does not have. */
    public CustomerTable join(CustomerTable other) {
        Map<String, Values> more = new LinkedHashMap<>(values);
        more.putAll(other.rows(ids, Rows.find(ids, other.ids)).values);
        return new CustomerTable(ids, more);
    }

    /** Number of customers. */
    public int size() {
        return ids.size();
    }

    /** Ids in the order of the rows. */
    public List<String> ids() {
        return ids;
    }

    /** What the columns are, in their order. */
    public List<Column> columns() {
        return values.values().stream().map(Values::column).toList();
    }

    /** Names of the columns of a kind. */
    public List<String> names(Column.Kind kind) {
        return names(each -> each.kind() == kind);
    }

    private List<String> names(Predicate<Column> wanted) {
        return columns().stream().filter(wanted).map(Column::name).toList();
    }

    /**
     * What a column is.
     *
     * @throws IllegalArgumentException where there is none of that name, as for all that follow
     */
    public Column column(String name) {
        return known(name).column;
    }

    /** The values of a column of numbers, or of yes and no; a copy. */
    public double[] numbers(String name) {
        return known(name, false).numbers.clone();
    }

    /** The values of a column of words. */
    public List<String> words(String name) {
        return known(name, true).words;
    }

    /** One number; rows count from 0. */
    public double value(int row, String name) {
        return known(name, false).numbers[row];
    }

    /** How many values are missing, by column. */
    public Map<String, Integer> missing() {
        return Rows.map(values.keySet(), name -> name, this::missing);
    }

    /** How many values of a column are missing. */
    public int missing(String name) {
        return column(name).kind() == Column.Kind.WORDS
                ? Collections.frequency(words(name), "")
                : size() - known(numbers(name)).length;
    }

    /** The row of a customer. */
    public int row(String id) {
        int row = ids.indexOf(id);
        Validate.isTrue(row >= 0, "customer: one of this table, found %s; for instance %s", id, ids.get(0));
        return row;
    }

    private Values known(String name) {
        return known(name, each -> true);
    }

    private Values known(String name, boolean words) {
        return known(name, each -> words == (each.kind() == Column.Kind.WORDS));
    }

    private Values known(String name, Predicate<Column> wanted) {
        Values found = values.get(name);
        if (found == null || !wanted.test(found.column)) {
            String choices = String.join(", ", names(wanted));
            throw new IllegalArgumentException("column: one of " + choices + ", found " + name);
        }
        return found;
    }

    /**
     * The numbers of a column that are known, summed up.
     *
     * @throws IllegalArgumentException where none is known
     */
    public Distribution distribution(String name) {
        return Distribution.of(column(name).header(), known(numbers(name)));
    }

    /** The median of the numbers of a column that are known; NaN where none is. */
    public double median(String name) {
        return known(numbers(name)).length == 0
                ? Double.NaN
                : distribution(name).median();
    }

    /** One customer like the middle of these: the median of each column of numbers, the most frequent of words. */
    public CustomerTable middle(String id) {
        CustomerTable one = of(List.of(id));
        for (Column each : columns()) {
            one = each.kind() == Column.Kind.WORDS
                    ? one.with(each, List.of(Frequency.most(words(each.name()).stream())))
                    : one.with(each, median(each.name()));
        }
        return one;
    }

    /** The numbers that are known. */
    public static double[] known(double[] numbers) {
        return Arrays.stream(numbers).filter(v -> !Double.isNaN(v)).toArray();
    }

    /** One row a customer, as readers see it. */
    public Table table() {
        return columns("customer", "").table("Customers", Rows.list(size(), row -> row));
    }

    /** The same with the names of result files. */
    public Table results() {
        return columns("", "customer_id").results("Customers", Rows.list(size(), row -> row));
    }

    private Columns<Integer> columns(String id, String filed) {
        Columns<Integer> columns = Columns.<Integer>none().text(id, filed, ids::get);
        for (Values each : values.values()) {
            Column own = each.column;
            columns = own.kind() == Column.Kind.WORDS
                    ? columns.text(own.header(), own.file(), each.words::get)
                    : columns.number(own.header(), own.file(), own.isYear(), row -> each.numbers[row]);
        }
        return columns;
    }
}
