package segmentbook.spark;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Ledger;

/** What the library makes of the lines, part by part: each is worked on once and kept on disk until this is closed. */
final class PartResults implements AutoCloseable {
    private static final String LEDGER = "ledger"; // of a part, on a row of its own

    private final Dataset<Row> all;

    private PartResults(Dataset<Row> all) {
        this.all = all;
    }

    /** Makes rows of the lines of a part after the rules of cleaning. */
    @FunctionalInterface
    interface Work extends Serializable {
        Stream<Object[]> rows(Cleaning cleaning);
    }

    /** Works on all lines in so many parts; the rows have these columns. */
    static PartResults of(WholeLines whole, int parts, StructType columns, Work work) {
        String[] headers = whole.lines().columns();
        PartDescription description = whole.description();
        int ledger = columns.length();
        MapPartitionsFunction<Row, Row> part = lines -> lines.hasNext()
                ? rows(Cleaning.of(description.lines(headers, lines)), ledger, work)
                : Collections.emptyIterator();
        StructType with = columns.add(LEDGER, DataTypes.createArrayType(DataTypes.DoubleType));
        return new PartResults(
                whole.byCustomer(parts).mapPartitions(part, Encoders.row(with)).persist(StorageLevel.DISK_ONLY()));
    }

    private static Iterator<Row> rows(Cleaning cleaning, int ledger, Work work) {
        Object[] first = new Object[ledger + 1];
        first[ledger] = LedgerNumbers.of(cleaning.ledger()).toArray(Double[]::new);
        Stream<Object[]> others = work.rows(cleaning).map(each -> Arrays.copyOf(each, ledger + 1));
        return Stream.concat(Stream.<Object[]>of(first), others)
                .map(RowFactory::create)
                .iterator();
    }

    /** The rows of all parts, in no order. */
    Dataset<Row> rows() {
        return all.filter(col(LEDGER).isNull()).drop(LEDGER);
    }

    /** What became of all lines. */
    Ledger ledger() {
        return LedgerNumbers.sum(all.filter(col(LEDGER).isNotNull()).select(LEDGER).collectAsList().stream()
                .map(row -> row.<Double>getList(0))
                .toList());
    }

    @Override
    public void close() {
        all.unpersist();
    }
}
