package segmentbook.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import segmentbook.columns.Columns;
import segmentbook.customers.Column.Kind;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.spark.BesideModel.Cell;
import segmentbook.spark.BesideModel.Sums;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.Table;

/**
 * Every customer of the lines in the place that a saved model gives, worked out part by part.
 *
 * @param parts a row for each customer
 */
record ScoreOnSpark(PartResults parts, SavedModel model) implements AutoCloseable {
    private static final int DIGITS = 28; // of money, six of them decimals
    private static final StructType PLACED = new StructType()
            .add("customer_id", DataTypes.StringType)
            .add("recency_days", DataTypes.IntegerType)
            .add("frequency", DataTypes.IntegerType)
            .add("monetary", DataTypes.DoubleType)
            .add("r_score", DataTypes.IntegerType)
            .add("f_score", DataTypes.IntegerType)
            .add("m_score", DataTypes.IntegerType)
            .add("segment", DataTypes.StringType)
            .add("cluster", DataTypes.IntegerType)
            .add("cluster_name", DataTypes.StringType)
            .add("distance", DataTypes.DoubleType);

    /** Places the customers of all lines. */
    static ScoreOnSpark of(WholeLines whole, Path model, int parts) {
        SavedModel saved = SavedModel.read(model);
        String json = saved.json();
        StructType columns = placed(saved);
        String[] names = columns.fieldNames();
        return new ScoreOnSpark(
                PartResults.of(whole, parts, columns, cleaning -> rows(cleaning, SavedModel.ofJson(json), names)),
                saved);
    }

    /** The columns of a placed customer, with the features that the model takes beside recency, frequency and monetary. */
    static StructType placed(SavedModel model) {
        StructType placed = PLACED;
        for (Map.Entry<String, Kind> each : model.features().entrySet()) {
            placed = placed.add(
                    "feature_" + each.getKey(),
                    each.getValue() == Kind.WORDS ? DataTypes.StringType : DataTypes.DoubleType);
        }
        return placed;
    }

    private static Stream<Object[]> rows(Cleaning cleaning, SavedModel model, String[] names) {
        if (cleaning.ledger().kept().lines() == 0) {
            return Stream.empty();
        }
        Table placed = model.score(RfmTable.of(cleaning.transactions()));
        List<tech.tablesaw.columns.Column<?>> columns = placed.columns(names);
        return placed.stream().mapToInt(tech.tablesaw.api.Row::getRowNumber).mapToObj(row -> columns.stream()
                .map(column -> column.isMissing(row) ? null : column.get(row))
                .toArray());
    }

    /** One row a customer, in no order. */
    Dataset<Row> customers() {
        return parts.rows();
    }

    /** What became of all lines. */
    Ledger ledger() {
        return parts.ledger();
    }

    /** Customers and money of each segment in each cluster; sums of money do not depend on the order of customers. */
    List<Cell> cells() {
        Column money = col("monetary").cast(DataTypes.createDecimalType(DIGITS, 6));
        return customers()
                .groupBy("segment", "cluster", "cluster_name")
                .agg(count(lit(1)), sum(money), sum(col("monetary").multiply(col("monetary"))))
                .collectAsList()
                .stream()
                .map(row -> new Cell(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        new Sums(row.getLong(3), row.getDecimal(4).doubleValue(), row.getDouble(5))))
                .sorted(Comparator.comparing(Cell::segment).thenComparingInt(Cell::cluster))
                .toList();
    }

    /** The cells as a table, by the names of segments and the numbers of clusters. */
    static Table totals(List<Cell> cells) {
        return Columns.<Cell>none()
                .text("segment", "", Cell::segment)
                .whole("cluster", "", Cell::cluster)
                .whole("customers", "", each -> each.sums().customers())
                .number("monetary", "", each -> each.sums().money())
                .table("Segments and clusters", cells);
    }

    /** Each segment and each cluster beside those that the model was made from. */
    List<BesideModel> besideModel(List<Cell> cells) {
        return BesideModel.of(cells, model);
    }

    @Override
    public void close() {
        parts.close();
    }
}
