package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong among many machines: the right result, or one line and nothing written. */
class FaultsOnSparkTests {
    private static Path folder;
    private static SparkSession spark;
    private static JavaWay java;

    @BeforeAll
    static void shop(@TempDir Path made) throws IOException {
        folder = made;
        System.setProperty("spark.master", "local[2,3]"); // a task is tried three times
        System.setProperty("spark.ui.enabled", "false");
        spark = Main.session();
        java = JavaWay.ofShop(folder);
    }

    @AfterAll
    static void stop() {
        spark.stop();
        System.clearProperty("spark.master");
        System.clearProperty("spark.ui.enabled");
    }

    private static Path describe(String file) throws IOException {
        return JavaWay.describe(folder, file);
    }

    /** Lets all rows through, and fails once, in the middle of the first part. */
    private static FilterFunction<Row> once(String marker) {
        String file = folder.resolve(marker).toString();
        int[] rows = {0};
        return row -> {
            rows[0]++;
            if (TaskContext.getPartitionId() == 0 && rows[0] == 400 && Files.notExists(Path.of(file))) {
                Files.createFile(Path.of(file));
                throw new IllegalStateException("a task that fails once");
            }
            return true;
        };
    }

    @Test
    void aTaskThatFailsWhileItReadsIsTriedAgain() throws IOException {
        java.same(JavaWay.filtered(WholeLines.read(spark, describe("shop.csv")), once("reading")), 7);
        assertThat(folder.resolve("reading")).exists();
        assertThat(JavaWay.leftOver()).isEmpty();
    }

    @Test
    void aTaskThatFailsWhileItWritesIsTriedAgain() throws IOException {
        Path to = folder.resolve("again.parquet");
        WholeLines whole = WholeLines.read(spark, describe("shop.csv"));
        try (ScoreOnSpark scored = ScoreOnSpark.of(whole, java.model(), 3)) {
            scored.customers().filter(once("writing")).write().parquet(to.toString());
            JavaWay.sameLedger(scored.ledger(), java.ledger());
        }
        assertThat(folder.resolve("writing")).exists();
        assertThat(to.resolve("_SUCCESS")).exists();
        assertThat(JavaWay.sorted(spark.read().parquet(to.toString())))
                .containsExactlyInAnyOrderElementsOf(java.placed());
    }

    @Test
    void aTaskThatFailsEachTimeIsOneLineAndNothingIsWritten() throws IOException {
        FilterFunction<Row> always = row -> {
            throw new IllegalStateException("a disk that is full");
        };
        Path to = folder.resolve("never.parquet");
        WholeLines whole = JavaWay.filtered(WholeLines.read(spark, describe("shop.csv")), always);
        String said = "";
        try (ScoreOnSpark scored = ScoreOnSpark.of(whole, java.model(), 3)) {
            scored.customers().write().parquet(to.toString());
        } catch (Exception e) {
            said = Main.line(e);
        }
        assertThat(said).contains("a disk that is full").doesNotContain("\n");
        assertThat(to.resolve("_SUCCESS")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void aCustomerWithAThirdOfAllLinesIsPlacedAsInTheJavaWay(int parts) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("shop.csv")));
        int shop = lines.size() - 1;
        IntStream.rangeClosed(1, shop / 2)
                .mapToObj(i -> lines.get(i).replaceFirst("[^,]*,([^,]*)$", "77777,$1"))
                .toList()
                .forEach(lines::add);
        Files.write(folder.resolve("third.csv"), lines);
        Path description = describe("third.csv");
        WholeLines whole = WholeLines.read(spark, description);
        assertThat(whole.count()).isEqualTo(shop + shop / 2);
        JavaWay third = JavaWay.of(description, folder.resolve("third.json"));
        assertThat(third.transactions().customers()).contains("77777");
        third.same(whole, parts);
    }

    private static Path parquet(String name) throws IOException {
        Path files = folder.resolve(name);
        spark.read()
                .option("header", true)
                .option("quote", "\"")
                .option("escape", "\"")
                .csv(folder.resolve("shop.csv").toString())
                .repartition(5)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(files.toString());
        return files;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aBrokenFileAmongManyIsNamedInOneLineAndNothingIsWritten() throws IOException {
        Path parquet = parquet("broken.parquet");
        Path broken = files(parquet, ".parquet").get(3);
        byte[] bytes = Files.readAllBytes(broken);
        Arrays.fill(bytes, 100, bytes.length / 2, (byte) 0);
        Files.write(broken, bytes);
        for (Path each : files(parquet, ".crc")) {
            Files.delete(each);
        }
        Path to = folder.resolve("of-broken.parquet");
        assertThat(run(describe("broken.parquet"), to))
                .contains(broken.getFileName().toString())
                .doesNotContain("\n");
        assertThat(to.resolve("_SUCCESS")).doesNotExist();
    }

    /** What the command says where it fails. */
    private static String run(Path description, Path to) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] command = {"score", java.model().toString(), description.toString(), to.toString()};
        int code = Main.run(spark, command, new PrintStream(err), new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void aFileThatEndsTooEarlyIsOneLine() throws IOException {
        Path parquet = parquet("short.parquet");
        Path half = files(parquet, ".parquet").get(0);
        Files.write(half, Arrays.copyOf(Files.readAllBytes(half), 5_000));
        for (Path each : files(parquet, ".crc")) {
            Files.delete(each);
        }
        assertThat(run(describe("short.parquet"), folder.resolve("of-short.parquet")))
                .contains(half.getFileName().toString())
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quantity", "Country", "CustomerID"})
    void aColumnThatIsMissingInSomeFilesIsNamed(String column) throws IOException {
        Path parquet = parquet("lacks" + column + ".parquet");
        spark.read()
                .parquet(files(parquet, ".parquet").get(0).toString())
                .drop(column)
                .write()
                .mode(SaveMode.Append)
                .parquet(parquet.toString());
        Path to = folder.resolve("of-lacks.parquet");
        assertThat(run(describe(parquet.getFileName().toString()), to))
                .startsWith("columns.")
                .contains("found no " + column + " in part-")
                .doesNotContain("\n");
        assertThat(to).doesNotExist();
    }

    @Test
    void aColumnThatNobodyAsksForMayBeMissingInSomeFiles() throws IOException {
        Path parquet = parquet("more.parquet");
        Path last = files(parquet, ".parquet").get(4);
        Path more = folder.resolve("one-file.parquet");
        spark.read()
                .parquet(last.toString())
                .withColumn("Voucher", functions.lit("")) // a word would make equal lines of two files different
                .write()
                .parquet(more.toString());
        Files.delete(last);
        Files.deleteIfExists(last.resolveSibling("." + last.getFileName() + ".crc"));
        Files.copy(files(more, ".parquet").get(0), parquet.resolve("part-with-voucher.parquet"));
        java.same(WholeLines.read(spark, describe("more.parquet")), 3);
    }
}
