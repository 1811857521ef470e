package segmentbook.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.customers.Imputation.Way;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;
import segmentbook.reading.TextColumn;
import segmentbook.transactions.Finding;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One row a customer, in the order of ids: measured attributes, which may be missing, and attributes that are words.
 *
 * <p>Each step gives new customers and adds to their ledger what it changed; the rows stay the same from reading on.
 */
public final class Customers {
    private final List<String> ids;
    private final Map<String, double[]> numbers;
    private final Map<String, TextColumn> words;
    private final Map<String, BitSet> outliers;
    private final Account account;

    Customers(
            List<String> ids,
            Map<String, double[]> numbers,
            Map<String, TextColumn> words,
            Map<String, BitSet> outliers,
            Account account) {
        this.ids = List.copyOf(ids);
        this.numbers = numbers;
        this.words = words;
        this.outliers = outliers;
        this.account = account;
    }

    /**
     * Reads the table of a data set.
     *
     * @throws DataException where the data set has invoice lines, the file cannot be read, lacks a column, half of the
     *     cells of a measured attribute or more are no number, or no customer remains
     */
    public static Customers read(Dataset dataset) {
        return CustomerChecks.read(new CustomerFile(dataset, "columns"));
    }

    /** Number of customers. */
    public int size() {
        return ids.size();
    }

    /** Ids in the order of the rows: whole numbers by size, before other texts. */
    public List<String> customers() {
        return ids;
    }

    /** Names of the measured attributes. */
    public Set<String> numeric() {
        return Collections.unmodifiableSet(numbers.keySet());
    }

    /** Names of the attributes that are words. */
    public Set<String> categorical() {
        return Collections.unmodifiableSet(words.keySet());
    }

    /**
     * The values of a measured attribute, NaN where missing; a copy.
     *
     * @throws IllegalArgumentException where there is no such attribute
     */
    public double[] numbers(String name) {
        return known(numbers, name).clone();
    }

    /**
     * The words of an attribute, empty where missing.
     *
     * @throws IllegalArgumentException where there is no such attribute
     */
    public List<String> words(String name) {
        TextColumn column = known(words, name);
        return IntStream.range(0, size()).mapToObj(column::at).toList();
    }

    /** How many values of an attribute are missing. */
    public int missing(String name) {
        return numbers.containsKey(name)
                ? size() - Filling.known(numbers(name)).length
                : (int) words(name).stream().filter(String::isEmpty).count();
    }

    private static <T> T known(Map<String, T> columns, String name) {
        T column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "attribute: one of " + String.join(", ", columns.keySet()) + ", found " + name);
        }
        return column;
    }

    /**
     * These customers with gaps filled, one attribute after the other.
     *
     * @throws IllegalArgumentException where an attribute is not there, or is a word and should be a number, or the other
     *     way round
     * @throws DataException where nothing is known to fill from, or a category of its own is there already
     */
    public Customers imputed(Imputation... ways) {
        Map<String, double[]> filledNumbers = new LinkedHashMap<>(numbers);
        Map<String, TextColumn> filledWords = new LinkedHashMap<>(words);
        List<Change> more = new ArrayList<>();
        for (Imputation how : ways) {
            String name = how.column();
            StringBuilder by = new StringBuilder();
            int gaps = missing(name);
            if (how.way() == Way.MEAN || how.way() == Way.MEDIAN) {
                TextColumn groups = how.within() == null ? null : known(filledWords, how.within());
                double[] values = known(filledNumbers, name);
                filledNumbers.put(name, gaps == 0 ? values : Filling.numbers(values, how, groups, by));
            } else {
                TextColumn column = known(filledWords, name);
                filledWords.put(name, gaps == 0 ? column : Filling.words(column, how, by));
            }
            more.add(new Change(how.words(), name, gaps, by.toString()));
        }
        return new Customers(ids, filledNumbers, filledWords, outliers, account.and(more));
    }

    /**
     * These customers with outliers flagged; no value is changed and no customer is left out. A later rule for the same
     * attribute takes the place of an earlier one.
     *
     * @throws IllegalArgumentException where a measured attribute is not there
     */
    public Customers flagged(OutlierRule rule, String... names) {
        Map<String, BitSet> flags = new LinkedHashMap<>(outliers);
        List<Change> more = new ArrayList<>();
        for (String name : names) {
            double[] values = known(numbers, name);
            double[] known = Filling.known(values);
            BitSet far = new BitSet();
            String by = "nothing known";
            if (known.length > 0) {
                double[] ends = rule.ends(known);
                far = IntStream.range(0, size())
                        .filter(row -> values[row] < ends[0] || values[row] > ends[1])
                        .collect(BitSet::new, BitSet::set, BitSet::or);
                by = "below " + Digits.of(ends[0]) + " or above " + Digits.of(ends[1]) + ": " + rule.words();
            }
            flags.put(name, far);
            more.add(new Change("flagged as far out", name, far.cardinality(), by));
        }
        return new Customers(ids, numbers, words, flags, account.and(more));
    }

    /** Whether a value was flagged as an outlier. */
    public boolean isOutlier(String name, int row) {
        BitSet flags = outliers.get(name);
        return flags != null && flags.get(row);
    }

    /** The attributes as columns: numbers, then words. */
    public CustomerTable customerTable() {
        CustomerTable table = CustomerTable.of(ids);
        for (Map.Entry<String, double[]> each : numbers.entrySet()) {
            table = table.with(Column.number(each.getKey()), each.getValue());
        }
        for (String name : words.keySet()) {
            table = table.with(Column.of(name, Column.Kind.WORDS), words(name));
        }
        return table;
    }

    /** These attributes for other customers: missing where an id has no row here. */
    Customers of(List<String> others) {
        Map<String, Integer> rowOf = new LinkedHashMap<>();
        ids.forEach(id -> rowOf.put(id, rowOf.size()));
        @Nullable Integer[] rows = others.stream().map(rowOf::get).toArray(Integer[]::new);
        Map<String, double[]> joined = new LinkedHashMap<>();
        numbers.forEach((name, values) -> joined.put(
                name,
                Arrays.stream(rows)
                        .mapToDouble(row -> row == null ? Double.NaN : values[row])
                        .toArray()));
        Map<String, TextColumn> joinedWords = new LinkedHashMap<>();
        words.forEach((name, column) -> {
            TextColumn texts = new TextColumn(name);
            Arrays.stream(rows).forEach(row -> texts.add(row == null ? "" : column.at(row)));
            joinedWords.put(name, texts);
        });
        return new Customers(others, joined, joinedWords, Map.of(), account);
    }

    /** How the file is written, one row a key of {@code format}: the value, and whether it is given or what shows it. */
    public Table format() {
        return account.format().copy();
    }

    /** What the checks of the rows of the file found; a check that found nothing is absent. */
    public List<Finding> findings() {
        return account.findings();
    }

    /** Which rows were kept and which values changed, in the order of the steps. */
    public Table ledger() {
        return Change.table(account.changes());
    }

    /** One row an attribute: how many values are known and missing, how many differ, and what they are. */
    public Table summary() {
        return Summary.of(this);
    }

    /** One row a customer: id, attributes and, where values were flagged, {@code yes} beside outliers. */
    public Table table() {
        Table table = Table.create("Customers", StringColumn.create("customer", ids));
        numbers.forEach((name, values) -> table.addColumns(DoubleColumn.create(name, values)));
        words.keySet().forEach(name -> table.addColumns(StringColumn.create(name, words(name))));
        outliers.keySet()
                .forEach(name -> table.addColumns(StringColumn.create(
                        name + " far out",
                        IntStream.range(0, size()).mapToObj(row -> isOutlier(name, row) ? "yes" : ""))));
        return table;
    }
}
