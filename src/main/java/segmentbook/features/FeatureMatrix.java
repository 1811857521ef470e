package segmentbook.features;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import segmentbook.customers.Customers;
import segmentbook.dataset.DataException;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Numbers ready for methods that measure distances: one row a customer, one column a feature, every value finite. */
public final class FeatureMatrix {
    private final List<String> customers;
    private final Scaling scaling;
    private final List<String> columns;
    private final double[] values;

    private FeatureMatrix(List<String> customers, Scaling scaling, double[] values) {
        this.customers = List.copyOf(customers);
        this.scaling = scaling;
        this.columns = scaling.names();
        this.values = values;
    }

    /**
     * Recency, frequency and monetary after log1p, standardised. Monetary below zero (of customers who got more back
     * than they paid) counts as zero.
     *
     * @throws DataException where a measure is the same for all customers
     */
    public static FeatureMatrix of(RfmTable rfm) {
        return raw(rfm).log1p().standardised();
    }

    /**
     * The measured attributes of customers, and words that were encoded, as they are.
     *
     * @throws DataException where a value is missing, a word is not encoded, or there is no attribute
     */
    public static FeatureMatrix of(Customers customers) {
        if (!customers.categorical().isEmpty()) {
            throw new DataException(String.join(", ", customers.categorical())
                    + ": numbers, found words; encoded makes columns of zeros and ones of them");
        }
        List<String> names = List.copyOf(customers.numeric());
        if (names.isEmpty()) {
            throw new DataException("features: at least one attribute, found none");
        }
        double[][] values = new double[customers.size()][names.size()];
        for (int column = 0; column < names.size(); column++) {
            int missing = customers.missing(names.get(column));
            if (missing > 0) {
                throw new DataException(names.get(column) + ": a value for each of " + customers.size()
                        + " customers, found " + missing + " missing; imputed fills them");
            }
            double[] cells = customers.numbers(names.get(column));
            for (int row = 0; row < cells.length; row++) {
                values[row][column] = cells[row];
            }
        }
        return of(customers.customers(), names, values);
    }

    static FeatureMatrix raw(RfmTable rfm) {
        return of(
                rfm.rows().stream().map(RfmRow::customer).toList(),
                List.of("recency", "frequency", "monetary"),
                rfm.rows().stream()
                        .map(row -> new double[] {row.recencyDays(), row.frequency(), Math.max(0, row.monetary())})
                        .toArray(double[][]::new));
    }

    /**
     * Values as they are.
     *
     * @param customers ids, one for each row, at least one
     * @param names of the columns, at least one
     * @param values a row for each customer
     * @throws IllegalArgumentException where numbers of ids, names and values do not fit
     * @throws DataException where a value is not finite
     */
    public static FeatureMatrix of(List<String> customers, List<String> names, double[][] values) {
        if (customers.isEmpty() || customers.size() != values.length) {
            throw new IllegalArgumentException("features: one row for each customer, at least one, found "
                    + customers.size() + " ids and " + values.length + " rows");
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("features: a name for each column, found one twice in " + names);
        }
        double[] flat = new double[values.length * names.size()];
        for (int row = 0; row < values.length; row++) {
            if (values[row].length != names.size()) {
                throw new IllegalArgumentException("features: " + names.size() + " values in each row, found "
                        + values[row].length + " for customer " + customers.get(row));
            }
            System.arraycopy(values[row], 0, flat, row * names.size(), names.size());
        }
        FeatureMatrix matrix = new FeatureMatrix(customers, Scaling.none(names), flat);
        return matrix.mapped((column, value) -> value + 0.0, matrix.scaling); // -0.0 equals 0.0
    }

    /** What becomes of a value in a column. */
    interface Step {
        double of(int column, double value);
    }

    /** A matrix with each value changed, checked anew. */
    FeatureMatrix mapped(Step step, Scaling after) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = step.of(i % columns.size(), values[i]);
            if (!Double.isFinite(mapped[i])) {
                String name = columns.get(i % columns.size());
                String rule =
                        Double.isFinite(values[i]) ? "values above -1 for log1p, found " : "finite values, found ";
                throw new DataException(
                        name + ": " + rule + values[i] + " (customer " + customers.get(i / columns.size()) + ")");
            }
        }
        return new FeatureMatrix(customers, after, mapped);
    }

    /**
     * The natural logarithm of 1 + each value.
     *
     * @throws IllegalArgumentException where the values are not raw any more
     * @throws DataException where a value is -1 or less
     */
    public FeatureMatrix log1p() {
        if (!scaling.equals(Scaling.none(columns))) {
            throw new IllegalArgumentException("log1p: comes first, found a matrix that is scaled already");
        }
        return new Scaling(columns.stream()
                        .map(name -> new Scaling.Column(name, Transform.LOG1P, 0, 1))
                        .toList())
                .apply(this);
    }

    /**
     * Each column with mean 0 and standard deviation 1 (divided by n).
     *
     * @throws DataException where all values of a column are equal
     */
    public FeatureMatrix standardised() {
        Scaling own = new Scaling(
                IntStream.range(0, columns.size()).mapToObj(this::standard).toList());
        return mapped((column, value) -> own.columns().get(column).scaled(value), own.after(scaling));
    }

    private Scaling.Column standard(int column) {
        double[] cells = column(column);
        double mean = Arrays.stream(cells).sum() / cells.length;
        double[] squares =
                Arrays.stream(cells).map(v -> (v - mean) * (v - mean)).toArray();
        double deviation = Math.sqrt(Arrays.stream(squares).sum() / cells.length);
        if (Arrays.stream(cells).allMatch(v -> v == cells[0]) || deviation == 0) {
            String found =
                    scaling.equals(Scaling.none(columns)) ? "found " + cells[0] + " for all " : "found one for all ";
            throw new DataException(columns.get(column) + ": values that differ between customers, " + found
                    + cells.length + "; a feature that is the same for everybody tells nobody apart, leave it out");
        }
        return new Scaling.Column(columns.get(column), Transform.NONE, mean, deviation);
    }

    /**
     * The measures of other customers scaled as this matrix is.
     *
     * @throws IllegalArgumentException where the columns are not recency, frequency and monetary
     */
    public FeatureMatrix apply(RfmTable other) {
        return scaling.apply(other);
    }

    /** The rows with these numbers, in this order, repeated where a number is. */
    public FeatureMatrix select(int... rows) {
        int width = columns.size();
        double[] chosen = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, chosen, i * width, width);
        }
        return new FeatureMatrix(Arrays.stream(rows).mapToObj(customers::get).toList(), scaling, chosen);
    }

    /** Number of customers. */
    public int rows() {
        return customers.size();
    }

    /** Names of the features. */
    public List<String> columns() {
        return columns;
    }

    /** Ids in the order of the rows. */
    public List<String> customers() {
        return customers;
    }

    /** The way from the raw measures to these values. */
    public Scaling scaling() {
        return scaling;
    }

    /** One value; rows and columns count from 0. */
    public double value(int row, int column) {
        return values[row * columns.size() + column];
    }

    /** The values of one customer, a copy. */
    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns.size(), (row + 1) * columns.size());
    }

    /** The values of one feature, a copy. */
    public double[] column(int column) {
        return IntStream.range(0, rows()).mapToDouble(row -> value(row, column)).toArray();
    }

    /** All values, a copy, one array a row. */
    public double[][] toArray() {
        return IntStream.range(0, rows()).mapToObj(this::row).toArray(double[][]::new);
    }

    /** How many rows are different from each other. */
    public int distinctRows() {
        Set<List<Double>> seen = new HashSet<>();
        for (int row = 0; row < rows(); row++) {
            seen.add(Arrays.stream(row(row)).boxed().toList());
        }
        return seen.size();
    }

    /** One row a customer: id and features. */
    public Table table() {
        Table table = Table.create("Features", StringColumn.create("customer", customers));
        for (int column = 0; column < columns.size(); column++) {
            table.addColumns(DoubleColumn.create(columns.get(column), column(column)));
        }
        return table;
    }

    /** The same with the column names of {@code features.csv}. */
    public Table results() {
        Table table = table();
        table.column(0).setName("customer_id");
        return table;
    }
}
