package segmentbook.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import segmentbook.description.DataException;

/**
 * All lines of some customers, drawn by a hash of their ids: those whose hashes are the smallest. So a customer of the
 * sample is in next month's too, unless enough newcomers have smaller ones.
 *
 * @param lines as the files have them, of these customers alone
 * @param customers how many were drawn
 */
record Sample(Dataset<Row> lines, int customers) {
    /**
     * Draws so many customers, or all where there are fewer.
     *
     * @throws DataException where no line has a customer
     */
    static Sample of(WholeLines whole, int wanted) {
        Column id = LakeLines.customer(whole.dataset());
        List<Long> hashes = whole.lines()
                .select(id.as("id"))
                .filter(col("id").notEqual(""))
                .distinct()
                .select(xxhash64(col("id")).as("hash"))
                .orderBy("hash")
                .limit(wanted)
                .as(Encoders.LONG())
                .collectAsList();
        if (hashes.isEmpty()) {
            throw new DataException("columns.customer: an id on some line, found none");
        }
        Long last = hashes.get(hashes.size() - 1);
        Column drawn = id.notEqual("").and(xxhash64(id).leq(last));
        return new Sample(whole.lines().filter(drawn), hashes.size());
    }

    /**
     * Writes {@code NAME-sample.parquet} and its description file, on which {@code ./run} works, beside the analyst's.
     *
     * @return the description file, written last
     */
    Path write(WholeLines whole, Path description) throws IOException {
        Path beside =
                Objects.requireNonNull(description.toAbsolutePath().normalize().getParent());
        Path folder = Files.createTempDirectory(beside, ".sample");
        try {
            Path parts = folder.resolve("parts");
            lines.coalesce(1).write().parquet(parts.toUri().toString());
            String name = whole.dataset().name() + "-sample";
            try (Stream<Path> files = Files.list(parts)) {
                Path only = files.filter(each -> each.toString().endsWith(".parquet"))
                        .findFirst()
                        .orElseThrow();
                Files.move(only, beside.resolve(name + ".parquet"), StandardCopyOption.REPLACE_EXISTING);
            }
            PartDescription sample = PartDescription.read(description)
                    .with(Map.of(
                            "name",
                            name,
                            "file",
                            name + ".parquet",
                            "format",
                            WholeLines.marks(whole.dataset().format()),
                            "snapshot",
                            whole.snapshot().toString()));
            return Files.writeString(beside.resolve(name + ".yaml"), sample.yaml());
        } finally {
            LocalFiles.delete(folder);
        }
    }
}
