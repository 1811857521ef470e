package segmentbook.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import segmentbook.description.Columns;
import segmentbook.description.DataException;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.tables.IdRules;

/** The lines of files that Spark reads, every cell as the text that the library would see. */
final class LakeLines {
    private static final double WHOLE = 1e15; // below, a double holds every whole number

    private LakeLines() {}

    /**
     * Reads Parquet (also a folder without an ending), CSV or JSON lines.
     *
     * @throws DataException where a column that the description file names is not in every file
     */
    static Dataset<Row> read(SparkSession spark, List<String> addresses, Format format, Columns columns) {
        String[] all = addresses.toArray(String[]::new);
        String name = all[0].toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|bz2)$", "");
        Dataset<Row> lines;
        if (name.endsWith(".csv") || name.endsWith(".txt") || name.endsWith(".tsv")) {
            lines = csv(spark, all, format);
        } else if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            lines = spark.read()
                    .option("primitivesAsString", true)
                    .option("mode", "FAILFAST")
                    .json(all);
        } else {
            lines = spark.read().option("mergeSchema", true).parquet(all);
            Configuration settings = spark.sessionState().newHadoopConf();
            Stream.of(lines.inputFiles())
                    .parallel()
                    .forEach(file -> requireColumns(columns, parquetColumns(file, settings), file));
        }
        requireColumns(columns, List.of(lines.columns()), all[0]);
        return texts(lines, columns);
    }

    private static Dataset<Row> csv(SparkSession spark, String[] files, Format format) {
        if (format.skipLines() > 0) {
            throw new DataException("format.skipLines: 0 on Spark, found " + format.skipLines());
        }
        Dataset<Row> lines = spark.read()
                .option("header", format.header())
                .option("enforceSchema", false)
                .option("sep", "" + format.separator())
                .option("quote", "" + format.quote())
                .option("escape", "" + format.quote())
                .option("encoding", format.charset().name())
                .option("multiLine", true)
                .option("maxCharsPerColumn", -1)
                .option("mode", "FAILFAST")
                .csv(files);
        String[] numbers = IntStream.rangeClosed(1, lines.columns().length)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        return format.header() ? lines : lines.toDF(numbers);
    }

    /** The columns of one file, which its last bytes name. */
    private static List<String> parquetColumns(String file, Configuration settings) {
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(URI.create(file)), settings))) {
            return reader.getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireColumns(Columns columns, List<String> there, String file) {
        columns.headers().forEach((field, header) -> {
            if (!there.contains(header)) {
                String name = file.substring(file.lastIndexOf('/') + 1);
                throw new DataException("columns." + field.key() + ": a column of every file, found no " + header
                        + " in " + name + "; there is: " + String.join(", ", there));
            }
        });
    }

    /** Every cell as text; a number column's customer ids without a fraction of zero. */
    private static Dataset<Row> texts(Dataset<Row> lines, Columns columns) {
        String customer = columns.header(Field.CUSTOMER).orElseThrow();
        List<Column> all = new ArrayList<>();
        for (StructField each : lines.schema().fields()) {
            Column cell = lines.col("`" + each.name().replace("`", "``") + "`");
            boolean number = isDouble(each.dataType()) && each.name().equals(customer);
            Column text = number
                    ? when(
                                    cell.equalTo(floor(cell)).and(cell.lt(WHOLE)),
                                    cell.cast(DataTypes.LongType).cast(DataTypes.StringType))
                            .otherwise(cell.cast(DataTypes.StringType))
                    : cell.cast(DataTypes.StringType);
            all.add(text.as(each.name()));
        }
        return lines.select(all.toArray(Column[]::new));
    }

    private static boolean isDouble(DataType type) {
        return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    }

    /**
     * The same lines so that each customer's lie in one of so many parts. Lines without a customer are spread by invoice,
     * or by time where that is empty: equal lines meet.
     */
    static Dataset<Row> byCustomer(Dataset<Row> lines, Columns columns, IdRules ids, int parts) {
        UDF3<String, String, String, String> key = (customer, invoice, time) -> {
            String id = customer == null ? "" : ids.customer(customer);
            String other = invoice == null || invoice.isBlank() ? time : invoice;
            return id.isEmpty() ? "\n" + other : id;
        };
        Column[] cells = Stream.of(Field.CUSTOMER, Field.INVOICE, Field.TIME)
                .map(field -> columns.header(field).map(LakeLines::quoted).orElse(lit("")))
                .toArray(Column[]::new);
        return lines.repartition(parts, udf(key, DataTypes.StringType).apply(cells));
    }

    /** The id of each line's customer in its one spelling, empty where it names nobody. */
    static Column customer(segmentbook.description.Dataset dataset) {
        IdRules ids = dataset.options(IdRules.class);
        UDF1<String, String> id = written -> written == null ? "" : ids.customer(written);
        return udf(id, DataTypes.StringType)
                .apply(quoted(dataset.columns().header(Field.CUSTOMER).orElseThrow()));
    }

    /** A column by its name, whatever marks that holds. */
    static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
