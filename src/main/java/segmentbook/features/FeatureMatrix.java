package segmentbook.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.features.FeatureOptions.Scaling;
import segmentbook.features.FittedStep.Fit;
import segmentbook.features.Rescale.Unit;
import segmentbook.features.Standardise.Scale;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/** Numbers ready for methods that measure distances: one row a customer, one column a feature, every value finite. */
public final class FeatureMatrix extends Columns.Tabled {
    private final CustomerTable raw;
    private final List<FittedStep> steps;
    private final CustomerTable table;
    private final List<String> columns;
    private final double[][] values;
    private final List<String> constant;
    private int distinctRows;

    private FeatureMatrix(CustomerTable raw, List<FittedStep> steps, CustomerTable table, List<String> constant) {
        List<String> words = table.names(Kind.WORDS);
        String rule = ": numbers, found words; the step OneHot makes columns of zeros and ones of them";
        DataException.require(words.isEmpty(), String.join(", ", words) + rule);
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
            long none = Arrays.stream(table.numbers(name)).filter(Double::isNaN).count();
            String rule = name + ": a value for each of " + table.size() + " customers, found ";
            DataException.require(none == 0, rule + none + " missing; Fill fills them");
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

    /** The usual road: {@link #of(CustomerTable, FeatureOptions)} as a description file has it that says nothing. */
    public static FeatureMatrix of(CustomerTable table) {
        return of(table, new FeatureOptions());
    }

    /**
     * The road that options ask for: missing values are the median, words become columns of zeros and ones, values below
     * zero of columns that add up to a total count as zero; then columns are transformed, put on one scale and weighed.
     * Columns that are the same for everybody, or known of nobody, are left out: see {@link #constant}. Which columns a
     * table has is for its maker: {@code use} is not looked at.
     *
     * @throws DataException where a transformation cannot take a value
     */
    public static FeatureMatrix of(CustomerTable table, FeatureOptions options) {
        List<String> same = table.columns().stream()
                .filter(each -> UsualRoad.isConstant(table, each))
                .map(Column::name)
                .toList();
        CustomerTable rest = table.select(each -> !same.contains(each.name()));
        return rest.columns().isEmpty()
                ? new FeatureMatrix(rest, List.of(), rest, same)
                : after(rest, List.of(), rest, same, UsualRoad.fits(rest, options));
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
        DataException.require(!table.columns().isEmpty(), "features: at least one attribute, found none");
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
        return undo(steps, PrincipalComponents.byColumn(columns, point));
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
        return Rows.values(values.length, column -> values[column][row]);
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
            var rows = Arrays.stream(toArray())
                    .map(row -> Arrays.stream(row).boxed().toList());
            distinctRows = (int) rows.distinct().count();
        }
        return distinctRows;
    }

    /**
     * What was done to each feature: its steps in words, what values are measured from and by, and its share of the squared
     * distances between customers; last those that were left out.
     */
    public Table way() {
        List<String> all = Stream.concat(columns.stream(), constant.stream()).toList();
        Scaling scaling = scaling();
        var way = Columns.<String>none().text("feature", "", name -> name).text("transform", "", this::transform);
        if (scaling != Scaling.NONE) {
            way = way.number(scaling.origin, "", name -> scale(name, Unit::origin))
                    .number(scaling.unit, "", name -> scale(name, Unit::unit));
        }
        return way.share("% of squared distances", "", this::distanceShare)
                .table(scaling == Scaling.NONE ? "Features, not scaled" : "Features", all);
    }

    /** Which part of all squared distances between customers comes from a feature; NaN where it was left out. */
    public double distanceShare(String feature) {
        double all = Arrays.stream(values).mapToDouble(Scale::variance).sum();
        return columns.contains(feature) ? Scale.variance(values[columns.indexOf(feature)]) / all : Double.NaN;
    }

    private String transform(String name) {
        if (constant.contains(name)) {
            return "left out: the same for everybody";
        }
        var changing = steps.stream()
                .filter(step -> step.columns().contains(name) && scaling(step) == Scaling.NONE)
                .map(step -> step.words(name));
        String words = String.join(", ", changing.toList());
        return words.isEmpty() ? "none" : words;
    }

    private static Scaling scaling(FittedStep step) {
        return step instanceof Linear own ? own.by() : Scaling.NONE;
    }

    /** What the last step that scales goes by. */
    private Scaling scaling() {
        return steps.stream()
                .map(FeatureMatrix::scaling)
                .filter(each -> each != Scaling.NONE)
                .reduce(Scaling.NONE, (first, last) -> last);
    }

    /** What a feature was last measured from or by; NaN where it was not, or was left out. */
    private double scale(String name, ToDoubleFunction<Unit> part) {
        return steps.stream()
                .flatMap(step -> step instanceof Linear own ? own.units().stream() : Stream.of())
                .filter(each -> each.column().equals(name) && !constant.contains(name))
                .mapToDouble(part)
                .reduce(Double.NaN, (first, later) -> later);
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
        return all.table("Features", Rows.list(rows(), i -> i));
    }
}
