package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static segmentbook.transactions.AsRead.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.rfm.RfmTable;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Several files that are read as one. */
class SeveralFilesTests {
    private static final String COLUMNS =
            "columns: {invoice: order, product: code, description: name, quantity: units, time: time, price: price,"
                    + " customer: customer}\n";
    private static final String JAN = """
            order,code,name,units,time,price,customer
            1,P1,tea,2,2024-01-02 10:00:00,2.50,7
            2,P2,cup,1,2024-01-03 10:00:00,4.00,8
            """;
    private static final String FEB = """
            customer,price,time,units,name,code,order
            7,2.50,2024-02-02 10:00:00,3,tea,P1,3
            """;

    private final Path folder;

    SeveralFilesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private void write(String name, String text, Charset charset) {
        try {
            Files.write(folder.resolve(name), text.getBytes(charset));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private InvoiceLines described(String files) {
        write("shop.yaml", "name: shop\nfile: " + files + "\n" + COLUMNS, UTF_8);
        return InvoiceLines.read(Dataset.read(folder.resolve("shop.yaml")));
    }

    private InvoiceLines read(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            write((char) ('a' + i) + ".csv", texts[i], UTF_8);
        }
        return described("'*.csv'");
    }

    @Nested
    class AsOne {
        @Test
        void columnsAreMatchedByTheirHeadersAndLinesFollowEachOther() {
            InvoiceLines lines = read(JAN, FEB);
            assertThat(texts(lines, Field.INVOICE)).containsExactly("1", "2", "3");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("tea", "cup", "tea");
            assertThat(lines.linesByFile()).containsExactly(Map.entry("a.csv", 2), Map.entry("b.csv", 1));
            assertThat(lines.place(2, Field.PRICE)).hasToString("b.csv, line 2, column price");
        }

        @Test
        void theyGiveWhatOneFileGives() {
            Transactions several = Cleaning.of(read(JAN, FEB, JAN.replace("2024-01", "2024-03")))
                    .transactions();
            String all = JAN + "3,P1,tea,3,2024-02-02 10:00:00,2.50,7\n"
                    + JAN.replace("2024-01", "2024-03").lines().skip(1).reduce("", (a, b) -> a + b + "\n");
            write("all.txt", all, UTF_8);
            Transactions one = Cleaning.of(described("all.txt")).transactions();
            assertThat(RfmTable.of(several).table().printAll())
                    .isEqualTo(RfmTable.of(one).table().printAll());
        }

        @Test
        void eachHasItsOwnDress() {
            write("a.csv", JAN.replace("tea", "thé"), UTF_8);
            write(
                    "b.csv",
                    "Export\n" + FEB.replace("tea", "thé").replace(',', ';').replace("2.50", "\"2.50\""),
                    Charset.forName("windows-1252"));
            write("c.csv", JAN.replace(',', '\t').replace("tea", "thé"), Charset.forName("UTF-16"));
            InvoiceLines lines = described("[a.csv, b.csv, c.csv]");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("thé", "cup", "thé", "thé", "cup");
            assertThat(lines.place(2, null)).hasToString("b.csv, line 3");
            assertThat(because(lines, "separator"))
                    .isEqualTo("line 1 holds the headers; \";\" in b.csv; \"\\t\" in c.csv");
            assertThat(because(lines, "charset"))
                    .isEqualTo("its first characters beyond ASCII are; windows-1252 in b.csv; UTF-16 in c.csv");
            assertThat(because(lines, "skipLines")).isEqualTo("line 1 holds the headers; 1 in b.csv");
        }

        private static String because(InvoiceLines lines, String key) {
            for (Row row : lines.format()) {
                if (row.getString("format").equals(key)) {
                    return row.getString("because");
                }
            }
            throw new AssertionError(key);
        }

        @Test
        void aFurtherColumnIsEmptyInTheOthers() {
            InvoiceLines lines =
                    read(JAN, FEB.replace("order\n", "order,shop\n").replace("3\n", "3,web\n"), JAN);
            assertThat(lines.allColumns()).extracting(each -> each.header()).endsWith("shop");
            assertThat(lines.head(5).stringColumn("shop").asList()).containsExactly("", "", "web", "", "");
        }

        @Test
        void aLineThatTwoFilesShareIsADuplicate() {
            InvoiceLines lines = read(JAN, FEB, JAN.replace("cup", "mug"));
            Finding found = Findings.of(lines).finding("duplicate").orElseThrow();
            assertThat(found.count()).isEqualTo(1);
            assertThat(found.places()).containsExactly("c.csv, line 2, order: 1");
            Finding overlap = Findings.of(lines).finding("files_overlap").orElseThrow();
            assertThat(overlap.places()).isEqualTo(found.places());
        }

        @Test
        void aLineTwiceInOneFileIsNoOverlap() {
            String line =
                    JAN.substring(JAN.indexOf('\n') + 1).lines().findFirst().orElseThrow() + "\n";
            Findings findings = Findings.of(read(JAN + line, FEB));
            assertThat(findings.finding("duplicate")).isPresent();
            assertThat(findings.finding("files_overlap")).isEmpty();
        }

        @Test
        void placesNameTheFileOnlyWhereThereAreSeveral() {
            String empty = JAN.replace(",8\n", ",\n");
            assertThat(Findings.of(read(empty))
                            .finding("customer_missing")
                            .orElseThrow()
                            .places())
                    .containsExactly("line 3, customer: empty");
            assertThat(Findings.of(read(empty, FEB, empty))
                            .finding("customer_missing")
                            .orElseThrow()
                            .places())
                    .containsExactly("a.csv, line 3, customer: empty", "c.csv, line 3, customer: empty");
        }

        @Test
        void aFileWithAHeaderAloneCountsNoLine() {
            InvoiceLines lines = read(JAN, FEB.lines().findFirst().orElseThrow() + "\n", FEB);
            assertThat(lines.linesByFile().values()).containsExactly(2, 0, 1);
            assertThat(lines.place(2, null)).hasToString("c.csv, line 2");
        }

        @Test
        void figuresHaveTheChecksumAndTheLinesOfEach() {
            InvoiceLines lines = read(JAN, FEB);
            assertThat(lines.metrics())
                    .containsEntry("lines_by_file", Map.of("a.csv", 2, "b.csv", 1))
                    .containsEntry("bytes", Map.of("a.csv", (long) JAN.length(), "b.csv", (long) FEB.length()))
                    .containsEntry("sha256", lines.dataset().checksums());
            assertThat(lines.dataset().checksums().values()).allMatch(each -> each.matches("[0-9a-f]{64}"));
            Table files = lines.files();
            assertThat(files.stringColumn("file").asList()).containsExactly("a.csv", "b.csv");
            assertThat(files.intColumn("lines").asList()).containsExactly(2, 1);
            assertThat(files.longColumn("bytes").asList()).containsExactly((long) JAN.length(), (long) FEB.length());
            assertThat(files.stringColumn("SHA-256").asList())
                    .containsExactlyElementsOf(lines.dataset().checksums().values().stream()
                            .map(each -> each.substring(0, 16) + "…")
                            .toList());
        }
    }

    @Nested
    class Refused {
        private void fails(String message, String... texts) {
            assertThatThrownBy(() -> read(texts))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }

        @Test
        void aFileWithoutAMappedColumnIsNamed() {
            fails(
                    "columns.price: no column price (b.csv, line 1); the file has: customer, cost, time, units, name,"
                            + " code, order",
                    JAN,
                    FEB.replace("price", "cost"));
        }

        @Test
        void anEmptyFileIsNamed() {
            fails("file: no line in it (b.csv); needs a header and lines", JAN, "");
        }

        @Test
        void headersAloneAreNoData() {
            fails(
                    "file: a header and no line below it (a.csv)",
                    JAN.lines().findFirst().orElseThrow());
        }

        @Test
        void filesOfOneNameInTwoFoldersAreToldApart() throws IOException {
            Files.createDirectories(folder.resolve("x/1"));
            Files.createDirectories(folder.resolve("x/2"));
            write("x/1/orders.csv", JAN, UTF_8);
            write("x/2/orders.csv", FEB, UTF_8);
            assertThat(described("'x/*/orders.csv'").linesByFile())
                    .containsExactly(Map.entry("1/orders.csv", 2), Map.entry("2/orders.csv", 1));
            write("x/2/orders.csv", FEB.replace("time", "when"), UTF_8);
            assertThatThrownBy(() -> described("'x/*/orders.csv'"))
                    .hasMessageStartingWith("columns.time: no column time (2/orders.csv, line 1); ");
        }
    }
}
