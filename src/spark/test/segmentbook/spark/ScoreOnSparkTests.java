package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** Spark's answers beside those of the Java way, in local mode. */
class ScoreOnSparkTests {
    private static final Path SHOP = Path.of("data/shop.yaml");

    private static Path folder;
    private static SparkSession spark;
    private static Path model;
    private static Path csv; // the shop's lines, shuffled
    private static Path parquet; // the same lines as Spark reads them, in four files
    private static JavaWay java;

    @BeforeAll
    static void shop(@TempDir Path made) throws IOException {
        folder = made;
        spark = Main.session();
        java = JavaWay.of(SHOP, folder.resolve("model.json"));
        model = java.model();
        JavaWay.shuffle(Path.of("data/shop.csv.gz"), folder.resolve("shop.csv"));
        csv = describe("shop.csv", "");
        spark.read()
                .option("header", true)
                .option("quote", "\"")
                .option("escape", "\"")
                .csv(folder.resolve("shop.csv").toString())
                .repartition(4)
                .write()
                .parquet(folder.resolve("shop.parquet").toString());
        parquet = describe("shop.parquet", "");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** The shop's description file on other data, beside it. */
    private static Path describe(String file, String more) throws IOException {
        String yaml = Files.readString(SHOP)
                .replace("file: shop.csv.gz", "file: " + file)
                .replaceAll("(?m)^(truth|attributes|limits|offers): .*\n", "");
        return Files.writeString(folder.resolve(file.replace("*", "all") + more.hashCode() + ".yaml"), yaml + more);
    }

    private static void same(Path description, int parts) {
        java.same(WholeLines.read(spark, description), parts);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void customersAndLedgerOfShuffledLinesAreThoseOfTheJavaWayInAnyNumberOfParts(int parts) {
        same(csv, parts);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void ledgerAndNamesOfProductsOfASampleAreThoseOfAllLines(int parts) {
        java.sameLines(WholeLines.read(spark, csv), parts);
    }

    @Test
    void theFeaturesThatTheModelTakesComeToo() throws IOException {
        Path file = folder.resolve("measures.json");
        JavaWay.model(RfmTable.of(java.transactions()), file, List.of("order_value", "tenure"));
        JavaWay more = new JavaWay(java.cleaning(), java.transactions(), file);
        assertThat(ScoreOnSpark.placed(SavedModel.read(file)).fieldNames())
                .endsWith("distance", "feature_order_value", "feature_tenure");
        more.same(WholeLines.read(spark, csv), 3);
    }

    @Test
    void parquetGivesTheSame() {
        same(parquet, 3);
    }

    @Test
    void theShopsOwnFileGivesTheSame() {
        same(SHOP, 2);
    }

    @Test
    void pseudonymsAreThoseOfTheJavaWayAndTheKeyIsInNoPlanAndNoFile() throws IOException {
        String key = "0123456789abcdefghijklmnopqrstuv";
        Path secret = Files.writeString(folder.resolve("ids.key"), key);
        assertThat(secret.toFile().setReadable(false, false) && secret.toFile().setReadable(true, true))
                .isTrue();
        Path hidden = describe("shop.csv", "\nprivacy: {pseudonymise: true, keyFile: ids.key}\n");
        RfmTable rfm = RfmTable.of(Transactions.of(Dataset.read(hidden)));
        Path ofHidden = JavaWay.model(rfm, folder.resolve("hidden.json"));
        WholeLines whole = WholeLines.read(spark, hidden);
        try (ScoreOnSpark scored = ScoreOnSpark.of(whole, ofHidden, 2)) {
            List<String> expected = JavaWay.rows(SavedModel.read(ofHidden).score(rfm));
            assertThat(JavaWay.rows(scored)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(expected.get(0)).startsWith("p-");
            assertThat(scored.customers().queryExecution().toString()).doesNotContain(key);
        }
        assertThat(JavaWay.leftOver()).isEmpty();
    }

    @Test
    void idsOfOneCustomerAndEqualLinesMeetWhateverTheirSpelling() throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"));
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            String id = List.of("%d", " %d", "%d.0", "c%d", "C%d", "0%d", "")
                    .get(random.nextInt(7))
                    .formatted(random.nextInt(20));
            String line =
                    (500 + i / 3) + "," + List.of("22", "22.0", "A", "POST").get(random.nextInt(4))
                            + ",\"thing, \"\"x\"\"\"," + (1 + random.nextInt(5)) + ",2024-0" + (1 + i / 80)
                            + "-11 10:00:00," + random.nextInt(6) + "," + id + ",UK";
            lines.add(line);
            lines.add(
                    i % 9 == 0
                            ? line
                            : line.replaceFirst("^(\\d+),([^,]+),", "C$1,$2,").replaceFirst("\",", "\",-"));
        }
        Files.write(folder.resolve("made.csv"), lines);
        Path made = describe("made.csv", "");
        Files.writeString(
                made, Files.readString(made).replace("cleaning:\n", "cleaning:\n  sameCustomers: [case, zeros]\n"));
        Cleaning expected = Cleaning.read(Dataset.read(made));
        WholeLines whole = WholeLines.read(spark, made);
        for (int parts : new int[] {1, 3}) {
            try (ScoreOnSpark scored = ScoreOnSpark.of(whole, model, parts)) {
                JavaWay.sameLedger(scored.ledger(), expected.ledger());
                assertThat(JavaWay.rows(scored))
                        .containsExactlyInAnyOrderElementsOf(
                                JavaWay.rows(SavedModel.read(model).score(RfmTable.of(expected.transactions()))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 100_000})
    void aSampleHasAllLinesOfItsCustomersAndTheLedgerIsThatOfAll(int wanted) throws IOException {
        Path description = wanted > 500 ? parquet : csv;
        WholeLines whole = WholeLines.read(spark, description);
        Sample sample = Sample.of(whole, wanted);
        Path written = sample.write(whole, description);
        assertThat(written).isEqualTo(folder.resolve("shop-sample.yaml"));
        Transactions kept = Transactions.of(Dataset.read(written));
        long all = java.ledger().read().customers();
        assertThat(sample.customers()).isEqualTo(Math.min(wanted, all));
        assertThat(kept.snapshot()).isEqualTo(java.transactions().snapshot());
        List<RfmRow> rows = RfmTable.of(kept).rows();
        assertThat(RfmTable.of(java.transactions()).rows()).containsAll(rows);
        assertThat(rows.size()).isBetween(sample.customers() * 98 / 100, sample.customers());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith(".sample"));
        }
    }

    @Test
    void aSmallerSampleIsPartOfALargerOne() {
        WholeLines whole = WholeLines.read(spark, parquet);
        List<String> small = ids(Sample.of(whole, 50));
        assertThat(small).hasSize(50);
        assertThat(ids(Sample.of(whole, 80))).hasSize(80).containsAll(small);
    }

    /** Ids in one spelling: the shop writes some with a fraction of zero. */
    private static List<String> ids(Sample sample) {
        return sample.lines().select("CustomerID").as(Encoders.STRING()).collectAsList().stream()
                .map(id -> id.replace(".0", ""))
                .distinct()
                .toList();
    }

    @Test
    void resultsStandBesideThoseOfTheLastRunWholeAndAgain() throws IOException {
        WholeLines whole = WholeLines.read(spark, csv);
        Path project = Files.createDirectories(folder.resolve("project"));
        for (int i = 0; i < 2; i++) {
            try (ScoreOnSpark scored = ScoreOnSpark.of(whole, model, 2)) {
                Path written = Main.write(scored, whole, project);
                assertThat(written).isEqualTo(project.toAbsolutePath().resolve("out/shop/scored.parquet"));
                assertThat(written.resolve("_SUCCESS")).exists();
                Table totals = ScoreOnSpark.totals(scored.cells());
                assertThat(totals.numberColumn("customers").sum())
                        .isEqualTo(java.transactions().customers().size());
                assertThat(Files.readAllLines(written.resolveSibling("scored-totals.csv"))
                                .get(0))
                        .isEqualTo("segment,cluster,customers,monetary");
            }
        }
        assertThat(spark.read()
                        .parquet(project.resolve("out/shop/scored.parquet").toString())
                        .count())
                .isEqualTo(java.transactions().customers().size());
        try (Stream<Path> left = Files.list(project.resolve("out/.tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aBrokenFileAmongManyIsOneLineAndNothingIsWritten() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        spark.read()
                .parquet(folder.resolve("shop.parquet").toString())
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(broken.resolve("whole").toString());
        Path part;
        try (Stream<Path> files = Files.list(broken.resolve("whole"))) {
            part = files.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(part);
        Arrays.fill(bytes, 100, bytes.length / 2, (byte) 0);
        Files.write(part, bytes);
        try (Stream<Path> files = Files.list(broken.resolve("whole"))) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".crc")).toList()) {
                Files.delete(each);
            }
        }
        Path description = describe("broken", "");
        Files.writeString(description, Files.readString(description).replace("file: broken", "file: broken/whole"));
        assertThat(fault(description)).contains(part.getFileName().toString()).doesNotContain("\n");
    }

    @Test
    void aColumnThatIsMissingInOneFileIsNamed() {
        Path files = folder.resolve("some.parquet");
        spark.read()
                .parquet(folder.resolve("shop.parquet").toString())
                .limit(50)
                .write()
                .parquet(files.toString());
        spark.read()
                .parquet(folder.resolve("shop.parquet").toString())
                .limit(50)
                .drop("CustomerID")
                .write()
                .mode(SaveMode.Append)
                .parquet(files.toString());
        assertThatThrownBy(() -> WholeLines.read(spark, describe("some.parquet", "")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("columns.customer: a column of every file, found no CustomerID in part-")
                .hasMessageEndingWith(
                        "there is: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, Country");
    }

    @Test
    void whatTheLibrarySaysOfAPartIsSaidInItsWords() throws IOException {
        Files.writeString(folder.resolve("units.csv"), Files.readString(folder.resolve("shop.csv")));
        Path euros = describe("units.csv", "");
        Files.writeString(euros, Files.readString(euros).replace("GBP", "EUR"));
        assertThat(fault(euros))
                .contains("EUR")
                .contains("GBP")
                .doesNotContain("\n")
                .doesNotContain("Exception");
    }

    private static String fault(Path description) throws IOException {
        Path to = folder.resolve("fault" + description.getFileName());
        try {
            WholeLines whole = WholeLines.read(spark, description);
            try (ScoreOnSpark scored = ScoreOnSpark.of(whole, model, 2)) {
                scored.customers().write().parquet(to.toString());
            }
        } catch (Exception e) {
            assertThat(to.resolve("_SUCCESS")).doesNotExist();
            return Main.line(e);
        }
        return "no fault";
    }

    @Test
    void wrongUseIsSaid() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream quiet = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(Main.run(new String[] {"place"}, quiet, quiet)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("spark: one of these, found place; score MODEL FILE.yaml");
    }
}
