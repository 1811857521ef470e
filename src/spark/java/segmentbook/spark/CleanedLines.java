package segmentbook.spark;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;
import segmentbook.columns.Columns;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.Table;

/**
 * What cleaning makes of all lines.
 *
 * @param parts a row for each product and one of its descriptions
 */
record CleanedLines(PartResults parts) implements AutoCloseable {
    private static final StructType DESCRIBED = new StructType()
            .add("product", DataTypes.StringType)
            .add("description", DataTypes.StringType)
            .add("lines", DataTypes.LongType);

    /** The name comes last: some text before none, on more lines, of equals the alphabetically first. */
    private static final Comparator<Row> NAMES = Comparator.<Row, Boolean>comparing(
                    row -> !row.getString(1).isEmpty())
            .thenComparingLong(row -> row.getLong(2))
            .thenComparing(row -> row.getString(1), Comparator.reverseOrder());

    static CleanedLines of(WholeLines whole, int parts) {
        return new CleanedLines(PartResults.of(whole, parts, DESCRIBED, cleaning -> cleaning.descriptions().stream()
                .map(row -> new Object[] {row.getString(0), row.getString(1), (long) row.getInt(2)})));
    }

    /** What became of all lines. */
    Ledger ledger() {
        return parts.ledger();
    }

    /** Each product of the lines that remain with the name that the library gives it, in the order of their codes. */
    Table products() {
        ReduceFunction<Row> name = (a, b) -> NAMES.compare(a, b) >= 0 ? a : b;
        MapFunction<Row, String> product = row -> row.getString(0);
        List<Row> named = parts.rows()
                .groupBy("product", "description")
                .agg(functions.sum("lines"))
                .groupByKey(product, Encoders.STRING())
                .reduceGroups(name)
                .map((MapFunction<Tuple2<String, Row>, Row>) Tuple2::_2, Encoders.row(DESCRIBED))
                .orderBy("product")
                .collectAsList();
        return Columns.<Row>none()
                .text("product", "", row -> row.getString(0))
                .text("name", "", row -> row.getString(row.getString(1).isEmpty() ? 0 : 1))
                .table("Products", named);
    }

    @Override
    public void close() {
        parts.close();
    }
}
