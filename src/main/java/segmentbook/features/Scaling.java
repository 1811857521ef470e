package segmentbook.features;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.rfm.RfmTable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The way from raw measures to the values of a matrix, column by column: {@code (transform(raw) - mean) / deviation}.
 *
 * @param columns one for each column of the matrix, in its order
 */
public record Scaling(List<Column> columns) {

    /** @throws IllegalArgumentException where there is no column */
    public Scaling {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("scaling: at least one column, found none");
        }
    }

    /**
     * One column's way.
     *
     * @param name of the column
     * @param transform what is done first
     * @param mean of the transformed values, finite
     * @param deviation their standard deviation (divided by n), above zero
     */
    public record Column(String name, Transform transform, double mean, double deviation) {

        /** @throws IllegalArgumentException where a figure is not as said above */
        public Column {
            if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
                throw new IllegalArgumentException("scaling of " + name
                        + ": a finite mean and a deviation above zero, found " + mean + " and " + deviation);
            }
        }

        /** The scaled value of a raw one. */
        public double scaled(double raw) {
            return (transform.apply(raw) - mean) / deviation;
        }

        /** The raw value that has this scaled one, up to rounding. */
        public double raw(double scaled) {
            return transform.undo(scaled * deviation + mean);
        }
    }

    static Scaling none(List<String> names) {
        return new Scaling(names.stream()
                .map(name -> new Column(name, Transform.NONE, 0, 1))
                .toList());
    }

    /**
     * The measures of other customers on this footing: means and deviations stay as they are.
     *
     * @throws IllegalArgumentException where the columns are not recency, frequency and monetary
     */
    public FeatureMatrix apply(RfmTable rfm) {
        return apply(FeatureMatrix.raw(rfm));
    }

    /**
     * A matrix of raw measures on this footing.
     *
     * @throws IllegalArgumentException where the columns have other names, or the matrix is scaled already
     * @throws segmentbook.dataset.DataException where a value has no logarithm
     */
    public FeatureMatrix apply(FeatureMatrix raw) {
        if (!raw.columns().equals(names())) {
            throw new IllegalArgumentException("scaling: columns " + names() + ", found " + raw.columns());
        }
        if (!raw.scaling().equals(none(names()))) {
            throw new IllegalArgumentException("scaling: raw measures, found a matrix that is scaled already");
        }
        return raw.mapped((column, value) -> columns.get(column).scaled(value), this);
    }

    /** The names of the columns. */
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** This scaling after a first one, where this has no transform. */
    Scaling after(Scaling first) {
        return new Scaling(IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    Column inner = first.columns.get(i);
                    Column outer = columns.get(i);
                    return new Column(
                            inner.name,
                            inner.transform,
                            inner.mean + outer.mean * inner.deviation,
                            inner.deviation * outer.deviation);
                })
                .toList());
    }

    /** The columns with their transform, mean and deviation. */
    public Table table() {
        return Table.create(
                "Scaling",
                StringColumn.create("feature", names()),
                StringColumn.create("transform", columns.stream().map(each -> name(each.transform()))),
                doubles("mean", columns.stream().map(Column::mean)),
                doubles("standard deviation", columns.stream().map(Column::deviation)));
    }

    private static DoubleColumn doubles(String name, Stream<Double> values) {
        return DoubleColumn.create(name, values.mapToDouble(Double::doubleValue).toArray());
    }

    private static String name(Transform transform) {
        return transform == Transform.LOG1P ? "log(1 + value)" : "none";
    }
}
