package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static segmentbook.transactions.AsRead.texts;
import static segmentbook.transactions.XlsxFile.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import tech.tablesaw.api.Row;

/** Excel workbooks: what cells become, which sheet and header are taken, and what no workbook may do. */
class WorkbookTests {
    private static final String HEADER = row(1, "time", "customer", "description");
    private static final String DAY = "@140664.35138888889"; // 2011-05-01 08:26, as Excel writes it

    private final Path folder;

    WorkbookTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private InvoiceLines read(byte[] bytes, String more) {
        try {
            Files.write(folder.resolve("shop.xlsx"), bytes);
            String columns = more.contains("columns")
                    ? ""
                    : "columns: {time: time, customer: customer, description: description}\n";
            Files.writeString(folder.resolve("shop.yaml"), "name: shop\nfile: shop.xlsx\n" + columns + more);
            return InvoiceLines.read(Dataset.read(folder.resolve("shop.yaml")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private InvoiceLines read(XlsxFile file) {
        return read(file.bytes(), "");
    }

    private InvoiceLines sheet(String... rows) {
        return read(new XlsxFile().sheet("Orders", String.join("", rows)));
    }

    /** The text that a cell of the third column becomes. */
    private String text(String cell) {
        return texts(sheet(HEADER, row(2, DAY, "7").replace("</row>", cell + "</row>")), Field.DESCRIPTION)
                .get(0);
    }

    private static String written(InvoiceLines lines, String key) {
        for (Row row : lines.format()) {
            if (row.getString("format").equals(key)) {
                return row.getString("value") + " because " + row.getString("because");
            }
        }
        return "absent";
    }

    private void fails(XlsxFile file, String more, String message) {
        assertThatThrownBy(() -> read(file.bytes(), more))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Nested
    class Cells {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "<c r='C2'><v>2.5499999999999998</v></c>                         | 2.55",
                    "<c r='C2'><v>17850</v></c>                                      | 17850",
                    "<c r='C2'><v>1.7850000000000000E4</v></c>                       | 17850",
                    "<c r='C2'><v>-1E-3</v></c>                                      | -0.001",
                    "<c r='C2'><v>1234567890123456</v></c>                           | 1234567890123456",
                    "<c r='C2'><v>12345678901234567890</v></c>                       | 12345678901234567890",
                    "<c r='C2'><v>1.2345678901234567E18</v></c>                      | 1234567890123456700",
                    "<c r='C2'><v>1234567890.1234567</v></c>                         | 1234567890.12346",
                    "<c r='C2'><v>0</v></c>                                          | 0",
                    "<c r='C2'><v>1e999999999</v></c>                                | 1E+999999999",
                    "<c r='C2' s='4'><v>1234.5</v></c>                               | 1234.5",
                    "<c r='C2' s='5'><v>1.5</v></c>                                  | 1.5",
                    "<c r='C2' s='1'><v>40664.35138888889</v></c>                    | 2011-05-01 08:26:00",
                    "<c r='C2' s='1'><v>40664.999999999</v></c>                      | 2011-05-02 00:00:00",
                    "<c r='C2' s='2'><v>40664</v></c>                                | 2011-05-01 00:00:00",
                    "<c r='C2' s='6'><v>40664</v></c>                                | 2011-05-01 00:00:00",
                    "<c r='C2' s='2'><v>60</v></c>                                   | 1900-03-01 00:00:00",
                    "<c r='C2' s='2'><v>1</v></c>                                    | 1900-01-01 00:00:00",
                    "<c r='C2' s='3'><v>0.35</v></c>                                 | 08:24:00",
                    "<c r='C2' s='2'><v>-5</v></c>                                   | -5",
                    "<c r='C2' s='2'><v>99999999</v></c>                             | 99999999",
                    "<c r='C2' s='99'><v>40664</v></c>                               | 40664",
                    "<c r='C2' t='b'><v>1</v></c>                                    | true",
                    "<c r='C2' t='b'><v>0</v></c>                                    | false",
                    "<c r='C2' t='e'><v>#DIV/0!</v></c>                              | #DIV/0!",
                    "<c r='C2'><f>A2*2</f><v>3.5</v></c>                             | 3.5",
                    "<c r='C2' t='str'><f>A2&amp;B2</f><v>tea</v></c>                | tea",
                    "<c r='C2' t='b'><f>TRUE()</f><v>1</v></c>                       | true",
                    "<c r='C2' s='1'><f>NOW()</f><v>40664.35138888889</v></c>        | 2011-05-01 08:26:00",
                    "<c r='C2' t='e'><f>1/0</f><v>#DIV/0!</v></c>                    | #DIV/0!",
                    "<c r='C2'><f>A2*2</f></c>                                       | ``",
                    "<c r='C2' t='inlineStr'><is><r><t>gr</t></r><r><t>een</t></r></is></c> | green",
                    "<c r='C2' t='inlineStr'><is><t>0012</t></is></c>                | 0012",
                    "<c r='C2' s='1'/>                                               | ``",
                    "<c t='inlineStr'><is><t>no address</t></is></c>                 | no address",
                })
        void becomeWhatAPlainCsvHolds(String cell, String text) {
            assertThat(text(cell)).isEqualTo(text);
        }

        @Test
        void shareTexts() {
            XlsxFile file = new XlsxFile()
                    .shared(
                            "<t>time</t>",
                            "<t>customer</t>",
                            "<r><t>descrip</t></r><r><t>tion</t></r>",
                            "<t> thé &amp; </t>")
                    .sheet(
                            "Orders",
                            "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c>"
                                    + "</row>"
                                    + row(2, DAY, "=7").replace("</row>", "<c r='C2' t='s'><v>3</v></c></row>"));
            InvoiceLines lines = read(file);
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly(" thé & ");
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7");
        }

        @Test
        void countDaysFrom1904WhereTheWorkbookSaysSo() {
            InvoiceLines lines =
                    read(new XlsxFile().from1904().sheet("Orders", HEADER + row(2, "@239202", "7", "tea")));
            assertThat(texts(lines, Field.TIME)).containsExactly("2011-05-01 00:00:00");
        }

        @Test
        void ofDaysAloneAreReadWithoutAnyDetection() {
            InvoiceLines lines = sheet(HEADER, row(2, DAY, "7", "tea"), row(3, "@240665", "8", "tea"));
            assertThat(lines.lastDay()).hasToString("2011-05-02");
            assertThat(written(lines, "time")).isEqualTo("yyyy-MM-dd HH:mm:ss because reads 2 of 2 different times");
        }

        @Test
        void withoutStylesAreNumbers() {
            XlsxFile file = new XlsxFile().sheet("Orders", HEADER + row(2, "2011-05-01 08:26:00", "=7", "@140664"));
            file.parts.put("xl/styles.xml", "");
            assertThat(texts(read(file), Field.DESCRIPTION)).containsExactly("40664");
        }
    }

    @Nested
    class Rows {
        @Test
        void keepTheirNumberInTheSheet() {
            InvoiceLines lines = sheet(HEADER, row(2, DAY, "7", "tea"), row(5, DAY, "8", "cup"), row(9, "", "", " "));
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7", "8");
            assertThat(lines.place(1, null)).hasToString("shop.xlsx, line 5");
        }

        @Test
        void withoutNumbersAreCounted() {
            InvoiceLines lines =
                    sheet((HEADER + row(2, DAY, "7", "tea") + row(3, DAY, "8", "cup")).replaceAll(" r='[^']*'", ""));
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("tea", "cup");
            assertThat(lines.place(1, null)).hasToString("shop.xlsx, line 3");
        }

        @Test
        void beforeTheHeaderAreLeftOut() {
            InvoiceLines lines = sheet(
                    row(1, "Orders of May"),
                    row(3, "", "from", "@140664"),
                    row(6, "description", "time", "", "customer"),
                    row(7, "tea", DAY, "", "7", "", "", ""));
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7");
            assertThat(lines.allColumns())
                    .extracting(each -> each.header())
                    .containsExactly("description", "time", "customer");
            assertThat(written(lines, "skipLines")).isEqualTo("5 because row 6 holds the headers");
        }

        @Test
        void mayHaveNoHeader() {
            String rows = row(1, DAY, "7") + row(2, DAY, "8", "cup");
            InvoiceLines lines = read(
                    new XlsxFile().sheet("Orders", rows).bytes(),
                    "format: {header: false}\ncolumns: {time: 1, customer: 2, description: 3}\n");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("", "cup");
            assertThat(lines.place(0, null)).hasToString("shop.xlsx, line 1");
        }

        @Test
        void areSkippedAsGiven() {
            String rows = HEADER + row(2, "time", "customer", "description") + row(3, DAY, "8", "cup");
            InvoiceLines lines = read(new XlsxFile().sheet("Orders", rows).bytes(), "format: {skipLines: 1}\n");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("cup");
        }

        @Test
        void areReadOnceWhereAnotherFileHasToBeReadAgain() throws IOException {
            Files.write(
                    folder.resolve("a.xlsx"),
                    new XlsxFile().sheet("A", HEADER + row(2, DAY, "7", "tea")).bytes());
            Files.writeString(folder.resolve("b.csv"), "time,customer,description\n2011-05-02 10:00:00,8,\"a\" \n");
            Files.writeString(
                    folder.resolve("ab.yaml"),
                    "name: ab\nfile: [a.xlsx, b.csv]\n"
                            + "columns: {time: time, customer: customer, description: description}\n");
            InvoiceLines lines = InvoiceLines.read(Dataset.read(folder.resolve("ab.yaml")));
            assertThat(texts(lines, Field.DESCRIPTION)).hasSize(2).startsWith("tea");
        }

        @Test
        void withCellsBeyondTheHeaderCannotBeRead() {
            InvoiceLines lines =
                    sheet(HEADER, row(2, DAY, "7", "tea"), row(3, DAY, "8", "cup"), row(4, DAY, "8", "a", "b"));
            assertThat(IntStream.range(0, 3).filter(lines::isUnreadable)).containsExactly(2);
        }

        @Test
        void withoutTheHeadersAreAnsweredWithTheFirst() {
            fails(
                    new XlsxFile().sheet("Orders", row(2, "when", "who") + row(3, DAY, "7")),
                    "",
                    "columns.description: no column description (shop.xlsx, line 2); the file has: when, who");
        }

        @Test
        void areNeeded() {
            fails(new XlsxFile().sheet("Orders", ""), "", "file: no line in it (shop.xlsx); needs a header and lines");
            fails(new XlsxFile().sheet("Orders", HEADER), "", "file: a header and no line below it (shop.xlsx)");
        }
    }

    @Nested
    class Sheets {
        private final XlsxFile file = new XlsxFile()
                .sheet("Notes", "state='hidden'", row(1, "nothing"))
                .sheet("Orders", HEADER + row(2, DAY, "7", "tea"))
                .sheet("Returns", HEADER + row(2, DAY, "8", "cup"));

        @Test
        void areTheFirstThatIsSeenUnlessGiven() {
            InvoiceLines lines = read(file);
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7");
            assertThat(written(lines, "sheet"))
                    .isEqualTo("Orders because the first of 3, the only one that is read: Notes, Orders, Returns");
            assertThat(written(lines, "type")).isEqualTo("Excel workbook because its content");
            assertThat(written(lines, "separator")).isEqualTo("absent");
            InvoiceLines returns = read(file.bytes(), "format: {sheet: Returns}\n");
            assertThat(texts(returns, Field.CUSTOMER)).containsExactly("8");
            assertThat(written(returns, "sheet")).isEqualTo("Returns because given");
            assertThat(returns.metrics().toString()).contains("type=Excel workbook", "sheet=Returns");
        }

        @Test
        void ofOnePatternAreOneTable() {
            XlsxFile years = new XlsxFile()
                    .sheet("Year 1", HEADER + row(2, DAY, "7", "tea"))
                    .sheet("Notes", row(1, "nothing"))
                    .sheet(
                            "Year 2",
                            row(1, "a title")
                                    + row(2, "time", "customer", "description")
                                    + row(3, DAY, "8", "cup")
                                    + row(4, DAY, "9", "pot"))
                    .sheet("Year 3", "state='hidden'", HEADER + row(2, DAY, "5", "cake"));
            InvoiceLines lines = read(years.bytes(), "format: {sheet: Year *}\n");
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7", "8", "9");
            assertThat(lines.place(0, null)).hasToString("shop.xlsx, sheet Year 1, line 2");
            assertThat(lines.place(2, null)).hasToString("shop.xlsx, sheet Year 2, line 4");
            assertThat(written(lines, "sheet")).isEqualTo("Year * because given");
            assertThat(texts(read(years), Field.CUSTOMER)).containsExactly("7");
            fails(
                    years,
                    "format: {sheet: \"*\"}\n",
                    "columns.description: no column description (shop.xlsx, sheet Notes, line 1); the file has: nothing");
            fails(
                    years,
                    "format: {sheet: Month *}\n",
                    "format.sheet: a sheet of the workbook, found none called Month * (shop.xlsx); it has: Year 1, Notes, Year 2, Year 3");
        }

        @Test
        void thatAreNotThereAreAnsweredWithThoseThatAre() {
            fails(
                    file,
                    "format: {sheet: orders}\n",
                    "format.sheet: a sheet of the workbook, found none called orders (shop.xlsx); it has: Notes, Orders, Returns");
        }

        @Test
        void meanNothingInText() throws IOException {
            Files.writeString(folder.resolve("shop.csv"), "time,customer\n2011-05-01 10:00:00,7\n");
            Path yaml = folder.resolve("text.yaml");
            Files.writeString(
                    yaml, "name: a\nfile: shop.csv\nformat: {sheet: A}\ncolumns: {time: time, customer: customer}\n");
            assertThatThrownBy(() -> InvoiceLines.read(Dataset.read(yaml)))
                    .hasMessage(
                            "format.sheet: means nothing for this type, found delimited text (shop.csv); leave it out");
        }

        @Test
        void haveNoSeparator() {
            fails(
                    file,
                    "format: {separator: ;}\n",
                    "format.separator: means nothing for this type, found Excel workbook (shop.xlsx); leave it out");
        }
    }

    @Nested
    class Refused {
        private static final String DAMAGED = "file: an Excel workbook, found a damaged one or another Office document";

        private void guarded(String rule, String rows, String... shared) {
            XlsxFile file = new XlsxFile().sheet("Orders", HEADER + rows);
            if (shared.length > 0) {
                file.shared(shared);
            }
            fails(file, "", "file: a workbook with " + rule + ", found another (shop.xlsx); save it again as .csv");
        }

        @Test
        void aWorkbookWithAPasswordOrOfOldExcel() {
            byte[] ole = Arrays.copyOf("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1".getBytes(ISO_8859_1), 4_096);
            assertThatThrownBy(() -> read(ole, ""))
                    .isInstanceOf(DataException.class)
                    .hasMessage("file: a table, found an old .xls file or a workbook with a password; save it as .xlsx"
                            + " without one, or as .csv (shop.xlsx)");
        }

        @Test
        void aWorkbookInAGzipFile() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                zip.write(new XlsxFile().sheet("Orders", HEADER).bytes());
            }
            assertThatThrownBy(() -> read(out.toByteArray(), ""))
                    .hasMessage(
                            "file: a table, found unpack it first: a Parquet file, a workbook or another zip file (shop.xlsx)");
        }

        @Test
        void anotherOfficeDocument() {
            XlsxFile text = new XlsxFile().sheet("Orders", HEADER);
            text.parts.put("xl/workbook.xml", "");
            fails(text, "", DAMAGED + " (shop.xlsx); save it again as .xlsx or .csv");
        }

        @Test
        void aStyleWhoseNumberIsNone() {
            XlsxFile styled = new XlsxFile().sheet("Orders", HEADER + row(2, DAY, "7"));
            styled.parts.put("xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId='many'/></cellXfs></styleSheet>");
            fails(styled, "", DAMAGED + " (shop.xlsx, line 2); save it again as .xlsx or .csv");
        }

        @Test
        void aSheetWithoutAName() {
            XlsxFile nameless = new XlsxFile().sheet("Orders", HEADER);
            nameless.parts.put(
                    "xl/workbook.xml",
                    "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
                            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                            + "<sheets><sheet sheetId='1' r:id='rId1'/></sheets></workbook>");
            for (String sheet : List.of("", "format: {sheet: Orders}\n")) {
                fails(nameless, sheet, DAMAGED + " (shop.xlsx); save it again as .xlsx or .csv");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<row r='2'><c r='A2' t='d'><v>2011-05-01</v></c></row>",
                    "<row r='2'><c r='A2'><f t='shared' si='4'/><v>1</v></c></row>",
                    "<row r='2'><c r='A2' t='s'><v>x</v></c></row>",
                    "<row r='2'><c r='A2' s='x'><v>1</v></c></row>",
                    "<row r='x'><c r='A2'><v>1</v></c></row>",
                    "<row r='2'><c r='Ä2'><v>1</v></c></row>",
                    "<row r='2'><c r='2'><v>1</v></c></row>",
                    "<row r='2'><c r='A2'><v>1</v></c>",
                    "<row r='2'><c r='A2'><v>&lol;</v></c></row>",
                })
        void aSheetThatIsNotAsExcelWritesIt(String row) {
            assertThatThrownBy(() -> sheet(HEADER, row, row(3, DAY, "7", "tea")))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(DAMAGED + " (shop.xlsx, line ");
        }

        @Test
        void aWorkbookThatIsCutOffOrSpoiled() {
            byte[] whole = new XlsxFile()
                    .sheet("Orders", HEADER + row(2, DAY, "7", "tea"))
                    .bytes();
            Random chance = new Random(5);
            for (int i = 0; i < 300; i++) {
                byte[] spoiled =
                        i % 2 == 0 ? Arrays.copyOf(whole, 4 + chance.nextInt(whole.length - 4)) : whole.clone();
                spoiled[chance.nextInt(spoiled.length)] ^= (byte) (1 << chance.nextInt(8));
                try {
                    assertThat(read(spoiled, "").size()).isEqualTo(1);
                } catch (DataException said) {
                    assertThat(said).hasMessageContaining("shop.xlsx");
                }
            }
        }

        @Test
        void aColumnFarBeyondExcels() {
            guarded("at most 16,384 columns", "<row r='2'><c r='ZZZZZZ2'><v>1</v></c></row>");
            guarded("at most 16,384 columns", "<row r='2'>" + "<c/>".repeat(16_385) + "</row>");
        }

        @Test
        void aTextThatIsNotThere() {
            guarded(
                    "cells with texts that are there",
                    "<row r='2'><c r='A2' t='s'><v>2000000000</v></c></row>",
                    "<t>a</t>");
            guarded("cells with texts that are there", "<row r='2'><c r='A2' t='s'><v>1</v></c></row>", "<t>a</t>");
        }

        @Test
        void cellsAndNumbersThatAreTooLong() {
            String cell = "<row r='2'><c r='A2' t='inlineStr'><is>%s</is></c></row>";
            guarded("cells of at most 1 million characters", cell.formatted("<t>" + "a".repeat(1 << 21) + "</t>"));
            guarded("cells of at most 1 million characters", cell.formatted("<t>12345678</t>".repeat(1 << 18)));
            guarded(
                    "numbers of at most 1,000 digits",
                    "<row r='2'><c r='A2'><v>" + "1".repeat(1_001) + "</v></c></row>");
        }

        @Test
        void aBombAndADeepOne() {
            guarded("at most 200 times its packed size or 64 MB", "<row r='2'><c/></row>".repeat(3_500_000));
            guarded("parts with few levels", "<a>".repeat(200) + "</a>".repeat(200));
        }

        @Test
        void formulasThatWouldTakeHours() {
            String array = "<c><f t='array' ref='A2:A3'>1</f><v>1</v></c>";
            guarded(
                    "formulas that can be read in reasonable time",
                    ("<row>" + array.repeat(10_000) + "</row>").repeat(5));
        }
    }
}
