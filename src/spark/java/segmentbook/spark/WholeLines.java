package segmentbook.spark;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

/**
 * All lines of a data set with what is true of the whole only: the format of times and numbers, from the first lines, and
 * the last day, from all. Times that the format does not read make their lines unreadable, which the ledger counts.
 *
 * @param lines every cell as text
 * @param description of each part
 * @param dataset the same as the library reads it
 * @param count number of lines
 */
record WholeLines(
        Dataset<Row> lines, PartDescription description, segmentbook.description.Dataset dataset, long count) {
    private static final int FIRST = 20_000; // lines from which times and numbers are detected
    private static final int LINES_A_PART = 500_000; // some 100 MB while the library works on them
    private static final long NO_DAY = Long.MIN_VALUE;

    /**
     * Reads what a description file names.
     *
     * @throws DataException where the library refuses the description file, a column is not there, or there are no lines
     */
    static WholeLines read(SparkSession spark, Path file) {
        PartDescription said = PartDescription.read(file);
        segmentbook.description.Dataset open = said.dataset();
        Columns columns = open.columns();
        Dataset<Row> lines = LakeLines.read(spark, said.addresses(), open.format(), columns);
        List<Row> first = lines.limit(FIRST).collectAsList();
        if (first.isEmpty()) {
            throw new DataException("file: at least one line, found none");
        }
        Map<String, String> given = marks(open.format());
        given.keySet().retainAll(open.format().given());
        Map<String, String> marks = marks(said.with(Map.of("format", given))
                .lines(lines.columns(), first.iterator())
                .dataset()
                .format());
        String time = columns.header(Field.TIME).orElseThrow();
        PartDescription known = said.with(Map.of("format", marks));
        List<long[]> seen =
                seen(lines.select(LakeLines.quoted(time)), known.dataset().format());
        LocalDate snapshot = open.snapshot().orElseGet(() -> dayAfter(seen, time, marks));
        PartDescription fixed = known.with(Map.of("snapshot", snapshot.toString()));
        return new WholeLines(
                lines,
                fixed,
                fixed.dataset(),
                seen.stream().mapToLong(each -> each[1]).sum());
    }

    /** The keys of times and numbers in a description file. */
    static Map<String, String> marks(Format format) {
        return new HashMap<>(
                Map.of("time", format.time(), "decimal", "" + format.decimal(), "thousands", format.thousands()));
    }

    /** By part of the files as Spark reads them: the last day, and the number of lines. */
    private static List<long[]> seen(Dataset<Row> times, Format format) {
        String pattern = format.time();
        MapPartitionsFunction<Row, long[]> last =
                rows -> List.of(seen(rows, Cells.times(Format.DEFAULT.withTime(pattern))))
                        .iterator();
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

    private static LocalDate dayAfter(List<long[]> seen, String header, Map<String, String> marks) {
        long last = seen.stream().mapToLong(each -> each[0]).max().orElse(NO_DAY);
        if (last == NO_DAY) {
            throw new DataException(
                    "columns.time: times by the pattern " + marks.get("time") + ", found none in " + header);
        }
        return LocalDate.ofEpochDay(last + 1);
    }

    /** The day from which recency counts. */
    LocalDate snapshot() {
        return dataset.snapshot().orElseThrow();
    }

    /** So many parts that one fits the memory of a task, and at least two for each core. */
    int parts() {
        return (int) Math.max(2L * lines.sparkSession().sparkContext().defaultParallelism(), 1 + count / LINES_A_PART);
    }

    /** The lines in so many parts, each customer's in one. */
    Dataset<Row> byCustomer(int parts) {
        return LakeLines.byCustomer(lines, dataset.columns(), dataset.options(IdRules.class), parts);
    }
}
