package segmentbook.spark;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import segmentbook.description.Columns;
import segmentbook.description.DataException;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.tables.Cells;
import segmentbook.tables.IdRules;
import segmentbook.transactions.InvoiceLines;

/**
 * All lines of a data set with what is true of the whole only: the format of times and numbers, from the first lines, and
 * the last day, from all. Times that the format does not read make their lines unreadable, which the ledger counts.
 *
 * @param lines every cell as text
 * @param description of each part
 * @param name of the data set
 * @param columns of the lines
 * @param ids which customers' ids are one
 * @param format of times and numbers: time, decimal and thousands
 * @param count number of lines
 * @param snapshot the day from which recency counts
 */
record WholeLines(
        Dataset<Row> lines,
        PartDescription description,
        String name,
        Columns columns,
        IdRules ids,
        Map<String, String> format,
        long count,
        LocalDate snapshot) {
    private static final int FIRST = 20_000; // lines from which times and numbers are detected
    private static final int LINES_A_PART = 500_000; // some 100 MB while the library works on them
    private static final long NO_DAY = Long.MIN_VALUE;

    /**
     * Reads what a description file names.
     *
     * @throws DataException where the library refuses the description file, a column is not there, or there are no lines
     */
    static WholeLines read(SparkSession spark, Path file) {
        PartDescription said = PartDescription.of(file);
        segmentbook.description.Dataset open = said.withoutLines();
        Format given = open.format();
        Columns columns = open.columns();
        Dataset<Row> lines = LakeLines.read(spark, PartDescription.addresses(file), given, columns);
        List<Row> first = lines.limit(FIRST).collectAsList();
        if (first.isEmpty()) {
            throw new DataException("file: at least one line, found none");
        }
        PartDescription as = said.with(format(given, given.given()), Optional.empty());
        Format format = Part.read(lines.columns(), first.iterator(), as, InvoiceLines::dataset)
                .format();
        String time = columns.header(Field.TIME).orElseThrow();
        List<long[]> seen = seen(lines.select(LakeLines.quoted(time)), format.time(), format);
        LocalDate snapshot = open.snapshot().orElseGet(() -> dayAfter(seen, time, format));
        PartDescription fixed =
                said.with(format(format, Set.of("time", "decimal", "thousands")), Optional.of(snapshot.toString()));
        long count = seen.stream().mapToLong(each -> each[1]).sum();
        return new WholeLines(
                lines, fixed, open.name(), columns, open.options(IdRules.class), marks(format), count, snapshot);
    }

    /** How the files of parts are written; times and numbers as far as {@code known}. */
    private static Map<String, String> format(Format format, Set<String> known) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("charset", "UTF-8");
        keys.put("separator", ",");
        keys.put("quote", "\"");
        keys.put("header", "true");
        keys.put("skipLines", "0");
        marks(format).forEach((key, value) -> {
            if (known.contains(key)) {
                keys.put(key, value);
            }
        });
        return keys;
    }

    private static Map<String, String> marks(Format format) {
        return Map.of("time", format.time(), "decimal", "" + format.decimal(), "thousands", format.thousands());
    }

    /** By part of the files as Spark reads them: the last day, and the number of lines. */
    private static List<long[]> seen(Dataset<Row> times, String pattern, Format format) {
        char decimal = format.decimal();
        String thousands = format.thousands();
        MapPartitionsFunction<Row, long[]> last = rows -> {
            Format own = Format.DEFAULT.withTime(pattern).withNumbers(decimal, thousands);
            return List.of(seen(rows, Cells.times(own))).iterator();
        };
        return times.mapPartitions(last, Encoders.javaSerialization(long[].class))
                .collectAsList();
    }

    private static long[] seen(Iterator<Row> rows, ToLongFunction<String> times) {
        long[] seen = {NO_DAY, 0};
        while (rows.hasNext()) {
            Row row = rows.next();
            long seconds = row.isNullAt(0) ? Cells.NO_TIME : times.applyAsLong(row.getString(0));
            seen[0] = seconds == Cells.NO_TIME ? seen[0] : Math.max(seen[0], Math.floorDiv(seconds, 86_400L));
            seen[1]++;
        }
        return seen;
    }

    private static LocalDate dayAfter(List<long[]> seen, String header, Format format) {
        long last = seen.stream().mapToLong(each -> each[0]).max().orElse(NO_DAY);
        if (last == NO_DAY) {
            throw new DataException(
                    "columns.time: times by the pattern " + format.time() + ", found none in " + header);
        }
        return LocalDate.ofEpochDay(last + 1);
    }

    /** So many parts that one fits the memory of a task, and at least two for each core. */
    int parts() {
        return (int) Math.max(2L * lines.sparkSession().sparkContext().defaultParallelism(), 1 + count / LINES_A_PART);
    }

    /** The lines in so many parts, each customer's in one. */
    Dataset<Row> byCustomer(int parts) {
        return LakeLines.byCustomer(lines, columns, ids, parts);
    }
}
