package segmentbook.spark;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What cleaning makes of all lines, worked out part by part and kept on disk until this is closed. */
final class CleanedLines implements AutoCloseable {
    private static final String LEDGER = "ledger"; // of a part, on a row of its own
    private static final StructType DESCRIBED = new StructType()
            .add("product", DataTypes.StringType)
            .add("description", DataTypes.StringType)
            .add("lines", DataTypes.LongType);
    private static final StructType RESULT = DESCRIBED.add(LEDGER, DataTypes.createArrayType(DataTypes.DoubleType));

    /** The name comes last: some text before none, on more lines, of equals the alphabetically first. */
    private static final Comparator<Row> NAMES = Comparator.<Row, Boolean>comparing(
                    row -> !row.getString(1).isEmpty())
            .thenComparingLong(row -> row.getLong(2))
            .thenComparing(row -> row.getString(1), Comparator.reverseOrder());

    private final Dataset<Row> result;

    private CleanedLines(Dataset<Row> result) {
        this.result = result;
    }

    static CleanedLines of(WholeLines whole, int parts) {
        String[] header = whole.lines().columns();
        PartDescription description = whole.description();
        MapPartitionsFunction<Row, Row> work = lines -> part(header, lines, description);
        return new CleanedLines(whole.byCustomer(parts)
                .mapPartitions(work, Encoders.row(RESULT))
                .persist(StorageLevel.DISK_ONLY()));
    }

    private static Iterator<Row> part(String[] header, Iterator<Row> lines, PartDescription description) {
        return lines.hasNext()
                ? Part.read(header, lines, description, CleanedLines::rows).iterator()
                : List.<Row>of().iterator();
    }

    private static List<Row> rows(InvoiceLines lines) {
        Cleaning cleaning = Cleaning.of(lines);
        List<Row> rows = new ArrayList<>();
        rows.add(RowFactory.create(
                null, null, null, LedgerNumbers.of(cleaning.ledger()).toArray(Double[]::new)));
        Table descriptions = cleaning.descriptions();
        for (int row = 0; row < descriptions.rowCount(); row++) {
            rows.add(RowFactory.create(
                    descriptions.getString(row, 0),
                    descriptions.getString(row, 1),
                    (long) descriptions.intColumn(2).getInt(row),
                    null));
        }
        return rows;
    }

    /** What became of all lines. */
    Ledger ledger() {
        return LedgerNumbers.sum(result.filter(col(LEDGER).isNotNull()).select(LEDGER).collectAsList().stream()
                .map(row -> row.<Double>getList(0))
                .toList());
    }

    /** Each product of the lines that remain with the name that the library gives it, in the order of their codes. */
    Table products() {
        ReduceFunction<Row> name = (a, b) -> NAMES.compare(a, b) >= 0 ? a : b;
        MapFunction<Row, String> product = row -> row.getString(0);
        List<Row> named = result.filter(col(LEDGER).isNull())
                .groupBy("product", "description")
                .agg(functions.sum("lines"))
                .groupByKey(product, Encoders.STRING())
                .reduceGroups(name)
                .map((MapFunction<Tuple2<String, Row>, Row>) Tuple2::_2, Encoders.row(DESCRIBED))
                .orderBy("product")
                .collectAsList();
        return Table.create(
                "Products",
                StringColumn.create("product", named.stream().map(row -> row.getString(0))),
                StringColumn.create(
                        "name",
                        named.stream().map(row -> row.getString(row.getString(1).isEmpty() ? 0 : 1))));
    }

    @Override
    public void close() {
        result.unpersist();
    }
}
