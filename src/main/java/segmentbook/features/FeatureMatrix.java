package segmentbook.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.features.FittedStep.Fit;
import segmentbook.features.Standardise.Scale;
import tech.tablesaw.api.Table;

/** Numbers ready for methods that measure distances: one row a customer, one column a feature, every value finite. */
public final class FeatureMatrix {
    private final CustomerTable raw;
    private final List<FittedStep> steps;
    private final CustomerTable table;
    private final List<String> columns;
    private final double[][] values;
    private final List<String> constant;
    private int distinctRows;

    private FeatureMatrix(CustomerTable raw, List<FittedStep> steps, CustomerTable table, List<String> constant) {
        List<String> words = table.names(Kind.WORDS);
        if (!words.isEmpty()) {
            throw new DataException(String.join(", ", words)
                    + ": numbers, found words; the step OneHot makes columns of zeros and ones of them");
        }
        this.raw = raw;
        this.constant = constant;
        this.steps = List.copyOf(steps);
        this.table = table;
        columns = numeric(table);
        requireKnown(table, columns);
        values = columns.stream().map(table::numbers).toArray(double[][]::new);
        for (int column = 0; column < values.length; column++) {
            requireFinite(columns.get(column), values[column]);
        }
    }

    static void requireKnown(CustomerTable table, List<String> names) {
        for (String name : names) {
            long missing =
                    Arrays.stream(table.numbers(name)).filter(Double::isNaN).count();
            if (missing > 0) {
                throw new DataException(name + ": a value for each of " + table.size() + " customers, found " + missing
                        + " missing; Fill fills them");
            }
        }
    }

    private void requireFinite(String name, double[] cells) {
        for (int row = 0; row < cells.length; row++) {
            if (!Double.isFinite(cells[row])) {
                throw new DataException(name + ": finite values, found " + cells[row] + " (customer "
                        + customers().get(row) + ")");
            }
        }
    }

    /** The names given, or those of all columns that are not words. */
    static List<String> numeric(CustomerTable table, String... names) {
        return names.length > 0 ? List.of(names) : List.of(named(table.withoutWords()));
    }

    /**
     * The usual road: missing values are the median, words become columns of zeros and ones, values below zero of columns
     * that add up to a total count as zero, columns measured by ratios are taken as log1p, and all are standardised.
     * Columns that are the same for everybody, or known of nobody, are left out: see {@link #constant}.
     *
     * @throws DataException where there is no column
     */
    public static FeatureMatrix of(CustomerTable table) {
        List<String> same = table.columns().stream()
                .filter(each -> UsualRoad.isConstant(table, each))
                .map(Column::name)
                .toList();
        CustomerTable rest = table.select(each -> !same.contains(each.name()));
        return rest.columns().isEmpty() && !same.isEmpty()
                ? new FeatureMatrix(rest, List.of(), rest, same)
                : raw(rest, UsualRoad.fits(rest)).leavingOut(same);
    }

    private FeatureMatrix leavingOut(List<String> same) {
        return new FeatureMatrix(raw, steps, table, same);
    }

    /** Columns that were left out because they are the same for everybody, and so tell nobody apart. */
    public List<String> constant() {
        return constant;
    }

    static String[] named(CustomerTable table) {
        return table.columns().stream().map(Column::name).toArray(String[]::new);
    }

    /**
     * The values of a table as they are, or after some steps, each fitted to what the one before it gave.
     *
     * @throws DataException where a value is missing after the last step, a column is one of words, or there is none
     */
    public static FeatureMatrix raw(CustomerTable table, Fit... fits) {
        if (table.columns().isEmpty()) {
            throw new DataException("features: at least one attribute, found none");
        }
        return after(table, List.of(), table, List.of(), fits);
    }

    /** The same after more steps. */
    public FeatureMatrix then(Fit... fits) {
        return after(raw, steps, table, constant, fits);
    }

    private static FeatureMatrix after(
            CustomerTable raw, List<FittedStep> first, CustomerTable table, List<String> constant, Fit... fits) {
        List<FittedStep> all = new ArrayList<>(first);
        CustomerTable changed = table;
        for (Fit each : fits) {
            FittedStep step = each.fit(changed);
            all.add(step);
            changed = step.apply(changed);
        }
        return new FeatureMatrix(raw, all, changed, constant);
    }

    /**
     * Other customers after the same steps, fitted as they are.
     *
     * @throws IllegalArgumentException where a column is not there
     * @throws DataException where a step cannot take a value
     */
    public FeatureMatrix apply(CustomerTable other) {
        return apply(other.select(List.of(named(raw))), steps);
    }

    /** Customers after steps that were fitted to others. */
    public static FeatureMatrix apply(CustomerTable other, List<FittedStep> fitted) {
        Fit[] frozen = fitted.stream().map(step -> (Fit) table -> step).toArray(Fit[]::new);
        return after(other, List.of(), other, List.of(), frozen);
    }

    /** The rows with these numbers, in this order, repeated where a number is. */
    public FeatureMatrix select(int... rows) {
        return new FeatureMatrix(raw.rows(rows), steps, table.rows(rows), constant);
    }

    /** The customers as they were before the first step. */
    public CustomerTable raw() {
        return raw;
    }

    /** What was done to the raw values, in order. */
    public List<FittedStep> steps() {
        return steps;
    }

    /** A point as it was before the first step, by feature. */
    public Map<String, Double> undo(double... point) {
        Map<String, Double> undone = new LinkedHashMap<>();
        IntStream.range(0, point.length).forEach(i -> undone.put(columns.get(i), point[i]));
        return undo(steps, undone);
    }

    /** A point as it was before some steps. */
    public static Map<String, Double> undo(List<FittedStep> steps, Map<String, Double> point) {
        Map<String, Double> undone = point;
        for (int i = steps.size() - 1; i >= 0; i--) {
            undone = steps.get(i).undo(undone);
        }
        return undone;
    }

    /** Number of customers. */
    public int rows() {
        return table.size();
    }

    /** Names of the features. */
    public List<String> columns() {
        return columns;
    }

    /** Ids in the order of the rows. */
    public List<String> customers() {
        return table.ids();
    }

    /** One value; rows and columns count from 0. */
    public double value(int row, int column) {
        return values[column][row];
    }

    /** The values of one customer, a copy. */
    public double[] row(int row) {
        return Arrays.stream(values).mapToDouble(column -> column[row]).toArray();
    }

    /** The values of one feature, a copy. */
    public double[] column(int column) {
        return values[column].clone();
    }

    /** All values, a copy, one array a row. */
    public double[][] toArray() {
        return IntStream.range(0, rows()).mapToObj(this::row).toArray(double[][]::new);
    }

    /** How many rows are different from each other. */
    public int distinctRows() {
        if (distinctRows == 0) {
            Set<List<Double>> seen = new HashSet<>();
            for (int row = 0; row < rows(); row++) {
                seen.add(Arrays.stream(row(row)).boxed().toList());
            }
            distinctRows = seen.size();
        }
        return distinctRows;
    }

    /**
     * What was done to each feature: its steps in words, and the mean and deviation that were taken out; last those that
     * were left out.
     */
    public Table way() {
        List<String> all = Stream.concat(columns.stream(), constant.stream()).toList();
        return Columns.<String>none()
                .text("feature", "", name -> name)
                .text("transform", "", this::transform)
                .number(
                        "mean",
                        "",
                        name -> constant.contains(name)
                                ? Double.NaN
                                : scale(name).mean())
                .number(
                        "standard deviation",
                        "",
                        name -> constant.contains(name)
                                ? Double.NaN
                                : scale(name).deviation())
                .table("Features", all);
    }

    private String transform(String name) {
        if (constant.contains(name)) {
            return "left out: the same for everybody";
        }
        String words = steps.stream()
                .filter(step -> step.columns().contains(name) && !(step instanceof Standardise))
                .map(FittedStep::words)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }

    /** The last mean and deviation of a feature; 0 and 1 where there is none. */
    private Scale scale(String name) {
        Scale last = new Scale(name, 0, 1);
        for (FittedStep step : steps) {
            if (step instanceof Standardise own) {
                last = own.scales().stream()
                        .filter(each -> each.column().equals(name))
                        .findFirst()
                        .orElse(last);
            }
        }
        return last;
    }

    /** One row a customer: id and features. */
    public Table table() {
        return titled("customer");
    }

    /** The same with the column names of {@code features.csv}. */
    public Table results() {
        return titled("customer_id");
    }

    private Table titled(String id) {
        Columns<Integer> all = Columns.<Integer>none().text(id, "", customers()::get);
        for (int column = 0; column < values.length; column++) {
            double[] cells = values[column];
            all = all.number(columns.get(column), "", row -> cells[row]);
        }
        return all.table("Features", IntStream.range(0, rows()).boxed().toList());
    }
}
