package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ClusterNames;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ResultsTests {
    private static final Dataset SHOP = Dataset.read(Path.of("data/shop.yaml"));

    private static Table everyType() {
        return Table.create(
                "all",
                StringColumn.create("text", "=1+1", "a,\"b\"\nc", ""),
                IntColumn.create("whole", new Integer[] {1, -2, null}),
                DoubleColumn.create("number", 0.1 + 0.2, 1e15, Double.NaN),
                DateColumn.create("day", LocalDate.of(2024, 2, 29), LocalDate.of(1999, 12, 31), null),
                DateTimeColumn.create("time", LocalDateTime.of(2024, 2, 29, 23, 59, 1), null, null));
    }

    @Nested
    class Csv {
        @Test
        void writesTablesIntoASubFolderAsOneRowOfTheList(@TempDir Path folder) throws IOException {
            Table one = Table.create("one", IntColumn.create("n", 1, 2));
            Results results = Results.in(SHOP, folder).csv("segments", Map.of("loyal", one, "new", one));
            assertThat(Files.readString(folder.resolve("segments/loyal.csv"))).isEqualTo("n\n1\n2\n");
            assertThat(folder.resolve("segments")).isDirectoryContaining("glob:**/new.csv");
            assertThat(results.files().stringColumn("file").asList()).containsExactly("segments/ (2 files)");
            assertThat(results.files().intColumn("rows").asList()).containsExactly(4);
        }

        @Test
        void writesEveryTypeInFullAndGuardsFormulas(@TempDir Path folder) throws IOException {
            Results.in(SHOP, folder).csv("all.csv", everyType());
            assertThat(Files.readString(folder.resolve("all.csv")))
                    .isEqualTo("text,whole,number,day,time\n"
                            + "'=1+1,1,0.3,2024-02-29,2024-02-29T23:59:01\n"
                            + "\"a,\"\"b\"\"\nc\",-2,1000000000000000,1999-12-31,\n"
                            + "\"\",,,,\n");
        }

        @ParameterizedTest
        @CsvSource({
            "0.1234567, 0.123457",
            "-0.0, 0",
            "1e-9, 0",
            "250.19400000000002, 250.194",
            "1e20, 100000000000000000000"
        })
        void roundsNumbersToSixDecimals(double value, String written) {
            assertThat(CsvExport.number(value)).isEqualTo(written);
        }

        @Property(tries = 300)
        void givesEveryTextBackWithoutOneLeadingApostrophe(@ForAll String text) {
            String guarded = CsvExport.guarded(text);
            assertThat(guarded.startsWith("'") ? guarded.substring(1) : guarded).isEqualTo(text);
            assertThat(guarded)
                    .doesNotMatch("(?s)[\\s\\p{Z}\uFEFF]*[=+\\-@＝＋－＠].*")
                    .doesNotMatch("(?s)\\p{Cntrl}.*");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "=1+1",
                    "+7",
                    "-5",
                    "@SUM(A1)",
                    "\t=1",
                    "\r=1",
                    "\n=1",
                    "\0",
                    " =1",
                    "\u00a0=1",
                    "\uFEFF=1",
                    "\u200b-1",
                    "＝1",
                    "＋1",
                    "－1",
                    "＠x",
                    "'",
                    "'=1"
                })
        void guardsWhatSomeSpreadsheetRuns(String text) {
            assertThat(CsvExport.guarded(text)).isEqualTo("'" + text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a=1", "17850", "p-rrkwf5nhg5n7", " spaces ", "1-1", "ä"})
        void leavesOtherTextsAsTheyAre(String text) {
            assertThat(CsvExport.guarded(text)).isEqualTo(text);
        }

        @Test
        void guardsHeadersAndLeavesNumbersBelowZero(@TempDir Path folder) throws IOException {
            Table table = Table.create("t", StringColumn.create("=a", "x"), StringColumn.create("-b", "@y"));
            Results.in(SHOP, folder).csv("t.csv", table.addColumns(IntColumn.create("c", new int[] {-1})));
            assertThat(folder.resolve("t.csv")).hasContent("'=a,'-b,c\nx,'@y,-1\n");
        }

        @Test
        void isReadBackCellByCell(@TempDir Path folder) throws IOException {
            List<String> texts = List.of("plain", "\"", "two\nlines", " spaces ", "'quoted", "@cmd", "-1");
            Results.in(SHOP, folder).csv("t.csv", Table.create("t", StringColumn.create("x", texts)));
            try (CSVParser parser = CSVParser.parse(
                    folder.resolve("t.csv"), java.nio.charset.StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
                List<String> back = parser.getRecords().stream()
                        .skip(1)
                        .map((CSVRecord each) -> each.get(0))
                        .map(each -> each.startsWith("'") ? each.substring(1) : each)
                        .toList();
                assertThat(back).isEqualTo(texts);
            }
        }
    }

    @Nested
    class Parquet {
        @Test
        void isReadBackWithItsTypesAndGaps(@TempDir Path folder) throws SQLException {
            Results.in(SHOP, folder).parquet("it's.parquet", everyType());
            String file = folder.resolve("it's.parquet").toString().replace("'", "''");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM '" + file + "'")) {
                rows.next();
                assertThat(rows.getString("text")).isEqualTo("=1+1");
                assertThat(rows.getInt("whole")).isEqualTo(1);
                assertThat(rows.getDouble("number")).isEqualTo(0.1 + 0.2);
                assertThat(rows.getObject("day", LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
                assertThat(rows.getObject("time", LocalDateTime.class))
                        .isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 59, 1));
                rows.next();
                rows.next();
                assertThat(rows.getObject("whole")).isNull();
                assertThat(rows.getObject("number")).isNull();
                assertThat(rows.getObject("day")).isNull();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Nested
    class TheSummary {
        private JsonNode read(Path folder) throws IOException {
            return new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
        }

        @Test
        void hasTheSameOrderWhicheverPageWritesFirst(@TempDir Path folder) throws IOException {
            Map<String, ?> lines = Map.of("lines_read", 7);
            Map<String, ?> segments = Map.of("segments", 1);
            Path first = folder.resolve("first");
            Path second = folder.resolve("second");
            Results.in(SHOP, first)
                    .summary("headline", lines)
                    .summary("headline", segments)
                    .summary("attributes", segments);
            Results.in(SHOP, second)
                    .summary("attributes", segments)
                    .summary("headline", segments)
                    .summary("headline", lines);
            String summary = Files.readString(first.resolve("summary.json"));
            assertThat(Files.readString(second.resolve("summary.json"))).isEqualTo(summary);
            assertThat(summary)
                    .containsSubsequence("\"name\"", "\"title\"", "\"lines_read\"", "\"segments\"", "\"environment\"");
        }

        @Test
        void keepsWhatOtherPagesPutInAndTheOrderOfSections(@TempDir Path folder) throws IOException {
            Results.in(SHOP, folder).summary("segments", Map.of("New", 3)).summary("headline", Map.of("segments", 1));
            Results.in(SHOP, folder)
                    .summary("headline", Map.of("lines_read", 7))
                    .summary("ledger", Map.of("a", 0.1 + 0.2));
            JsonNode summary = read(folder);
            assertThat(summary.fieldNames())
                    .toIterable()
                    .containsExactly("dataset", "headline", "choices", "ledger", "segments", "environment");
            assertThat(summary.at("/headline/segments").asInt()).isEqualTo(1);
            assertThat(summary.at("/headline/lines_read").asInt()).isEqualTo(7);
            assertThat(summary.at("/ledger/a").asText()).isEqualTo("0.3");
            assertThat(summary.at("/dataset/name").asText()).isEqualTo("shop");
        }

        @Test
        void choicesHoldTheFormatThatWasDetectedWhicheverPageWritesFirst(@TempDir Path folder) throws IOException {
            Map<String, Object> figures = InvoiceLines.read(SHOP).metrics();
            Results.in(SHOP, folder)
                    .summary("a", Map.of())
                    .summary("data", figures)
                    .summary("b", Map.of());
            assertThat(read(folder).at("/choices/format"))
                    .isEqualTo(read(folder).at("/data/format"));
            assertThat(read(folder).at("/choices/format/charset").asText()).isEqualTo("UTF-8");
            assertThat(read(folder).at("/choices").fieldNames())
                    .toIterable()
                    .last()
                    .isEqualTo("format");
        }

        @Test
        void losesNothingWhenProcessesWriteSideBySide(@TempDir Path folder) throws Exception {
            Process[] writers = new Process[3];
            for (int i = 0; i < writers.length; i++) {
                writers[i] = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SummaryWriter.class.getName(),
                                folder.toString(),
                                "page" + i)
                        .inheritIO()
                        .start();
            }
            for (Process writer : writers) {
                assertThat(writer.waitFor(5, TimeUnit.MINUTES))
                        .as("a writer ended within 5 minutes")
                        .isTrue();
                assertThat(writer.exitValue()).isZero();
            }
            JsonNode summary = read(folder);
            for (int i = 0; i < writers.length; i++) {
                assertThat(summary.get("page" + i)).hasSize(SummaryWriter.FIGURES);
            }
        }

        @Test
        void roundsTheNumbersOfAList(@TempDir Path folder) throws IOException {
            Results.in(SHOP, folder).summary("a", Map.of("list", List.of(1.0, 8972.999999999984, "b")));
            assertThat(Files.readString(folder.resolve("summary.json"))).contains("[ 1, 8973, \"b\" ]");
        }

        @Test
        void writesNotANumberAsNull(@TempDir Path folder) throws IOException {
            Results.in(SHOP, folder).summary("rfm", Map.of("skewness", Double.NaN));
            assertThat(read(folder).at("/rfm/skewness").isNull()).isTrue();
        }
    }

    @Test
    void writesAModelThatIsReadBack(@TempDir Path folder) {
        RfmTable rfm = RfmTable.of(Transactions.of(SHOP));
        FeatureMatrix features = FeatureMatrix.of(rfm.customerTable());
        Clustering clusters = new KMeans(3).fit(features);
        SavedModel model = SavedModel.of(rfm.score(5).segments(), clusters, ClusterNames.of(clusters));
        Table files = Results.in(SHOP, folder).model(model).files();
        assertThat(files.stringColumn("file").asList()).containsExactly("model.json");
        assertThat(files.intColumn("rows").isMissing(0)).isTrue();
        assertThat(SavedModel.read(folder.resolve("model.json")).json()).isEqualTo(model.json());
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void saysInTheLabInWhichFolderItsFilesAre(@TempDir Path project) {
        Results results = Results.ofLab(SHOP, project).summary("a", Map.of());
        assertThat(results.files().name()).isEqualTo("Results in out/shop-lab");
        assertThat(project.resolve("out/shop-lab/summary.json")).exists();
        assertThat(Results.in(SHOP, project).files().name()).isEqualTo("Results");
    }

    @Test
    void listsItsFilesWithTheirRows(@TempDir Path folder) {
        Table files = Results.in(SHOP, folder)
                .csv("all.csv", everyType())
                .summary("a", Map.of())
                .summary("b", Map.of())
                .files();
        assertThat(files.stringColumn("file").asList()).containsExactly("all.csv", "summary.json");
        assertThat(files.intColumn("rows").get(0)).isEqualTo(3);
        assertThat(files.intColumn("rows").isMissing(1)).isTrue();
    }
}
