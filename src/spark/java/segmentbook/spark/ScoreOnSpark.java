package segmentbook.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import segmentbook.customers.Column.Kind;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.spark.BesideModel.Cell;
import segmentbook.spark.BesideModel.Sums;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every customer of the lines in the place that a saved model gives, worked out part by part. */
final class ScoreOnSpark implements AutoCloseable {
    private static final String LEDGER = "ledger"; // of a part, on a row of its own
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

    private final Dataset<Row> result;
    private final SavedModel model;

    private ScoreOnSpark(Dataset<Row> result, SavedModel model) {
        this.result = result;
        this.model = model;
    }

    /** Places the customers of all lines; each part is worked on once and kept on disk until this is closed. */
    static ScoreOnSpark of(WholeLines whole, Path model, int parts) {
        SavedModel saved = SavedModel.read(model);
        String json = saved.json();
        String[] header = whole.lines().columns();
        PartDescription description = whole.description();
        StructType result = placed(saved).add(LEDGER, DataTypes.createArrayType(DataTypes.DoubleType));
        MapPartitionsFunction<Row, Row> work = lines -> part(header, lines, description, json, result);
        return new ScoreOnSpark(
                whole.byCustomer(parts)
                        .mapPartitions(work, Encoders.row(result))
                        .persist(StorageLevel.DISK_ONLY()),
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

    private static Iterator<Row> part(
            String[] header, Iterator<Row> lines, PartDescription description, String json, StructType result) {
        if (!lines.hasNext()) {
            return List.<Row>of().iterator();
        }
        return Part.read(header, lines, description, read -> rows(read, model(json), result))
                .iterator();
    }

    private static SavedModel model(String json) {
        Path folder = LocalFiles.folder();
        try {
            return SavedModel.read(Files.writeString(folder.resolve("model.json"), json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LocalFiles.delete(folder);
        }
    }

    private static List<Row> rows(InvoiceLines lines, SavedModel model, StructType result) {
        Cleaning cleaning = Cleaning.of(lines);
        Ledger ledger = cleaning.ledger();
        List<Row> rows = new ArrayList<>();
        Object[] last = new Object[result.length()];
        last[result.fieldIndex(LEDGER)] = LedgerNumbers.of(ledger).toArray(Double[]::new);
        rows.add(RowFactory.create(last));
        if (ledger.kept().lines() > 0) {
            Table placed = model.score(RfmTable.of(cleaning.transactions()));
            for (int row = 0; row < placed.rowCount(); row++) {
                rows.add(row(placed, row, result));
            }
        }
        return rows;
    }

    private static Row row(Table placed, int row, StructType result) {
        return RowFactory.create(Arrays.stream(result.fields())
                .map(field -> field.name().equals(LEDGER) ? null : cell(placed, field, row))
                .toArray());
    }

    private static @Nullable Object cell(Table placed, StructField field, int row) {
        tech.tablesaw.columns.Column<?> column = placed.column(field.name());
        return column.isMissing(row) ? null : column.get(row);
    }

    /** One row a customer, in no order. */
    Dataset<Row> customers() {
        return result.filter(col(LEDGER).isNull()).drop(LEDGER);
    }

    /** What became of all lines. */
    Ledger ledger() {
        return LedgerNumbers.sum(result.filter(col(LEDGER).isNotNull()).select(LEDGER).collectAsList().stream()
                .map(row -> row.<Double>getList(0))
                .toList());
    }

    /** Customers and money of each segment in each cluster; sums of money do not depend on the order of customers. */
    List<Cell> cells() {
        Column money = col("monetary").cast(DataTypes.createDecimalType(DIGITS, 6));
        return customers()
                .groupBy("segment", "cluster", "cluster_name")
                .agg(count(lit(1)), sum(money), sum(col("monetary").multiply(col("monetary"))))
                .orderBy("segment", "cluster")
                .collectAsList()
                .stream()
                .map(row -> new Cell(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        new Sums(row.getLong(3), row.getDecimal(4).doubleValue(), row.getDouble(5))))
                .toList();
    }

    /** The cells as a table, by the names of segments and the numbers of clusters. */
    static Table totals(List<Cell> cells) {
        return Table.create(
                "Segments and clusters",
                StringColumn.create("segment", cells.stream().map(Cell::segment)),
                IntColumn.create("cluster", cells.stream().mapToInt(Cell::cluster)),
                LongColumn.create("customers", cells.stream().mapToLong(each -> each.sums()
                        .customers())),
                DoubleColumn.create("monetary", cells.stream().mapToDouble(each -> each.sums()
                        .money())));
    }

    /** Each segment and each cluster beside those that the model was made from. */
    List<BesideModel> besideModel(List<Cell> cells) {
        return BesideModel.of(cells, model);
    }

    @Override
    public void close() {
        result.unpersist();
    }
}
