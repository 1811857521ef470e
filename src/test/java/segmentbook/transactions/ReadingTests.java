package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Columns;
import segmentbook.description.CustomerColumns;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.tables.Cells;

/** Files in all dresses, and what is said of those that cannot be used. */
class ReadingTests {
    private static final Field[] FIELDS = {Field.TIME, Field.CUSTOMER, Field.DESCRIPTION};
    private static final String TEXT = """
            time,customer,description
            2011-05-01 10:00:00,7,tea
            2011-05-02 10:00:00,8,pot
            """;

    private final Path folder;

    ReadingTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private InvoiceLines read(String text) {
        return read(text.getBytes(UTF_8), Format.DEFAULT);
    }

    private InvoiceLines read(byte[] bytes, Format format) {
        return InvoiceLines.read(SmallShop.dataset(folder, bytes, format, FIELDS));
    }

    private static List<String> descriptions(InvoiceLines lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(line -> lines.column(Field.DESCRIPTION).at(line))
                .toList();
    }

    private static List<String> places(InvoiceLines lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(line -> lines.place(line, null).toString())
                .toList();
    }

    private static Format format(Charset charset, char separator, char quote, boolean header, int skipLines) {
        return SmallShop.given(charset, separator, quote, Format.DEFAULT.time(), header, skipLines);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    @Nested
    class DetectedFormat {
        @Test
        void quotedCellsHoldSeparatorsQuotesAndLineBreaks() {
            InvoiceLines lines = read("""
                    time,customer,description
                    2011-05-01 10:00:00,7,"tea, ""green""\n and black"
                    "2011-05-02 10:00:00","8",pot
                    """);
            assertThat(descriptions(lines)).containsExactly("tea, \"green\"\n and black", "pot");
        }

        @Test
        void placesCountPhysicalLines() {
            InvoiceLines lines = read("time,customer,description\n\n2011-05-01 10:00:00,7,\"a\nb\"\n\n\n"
                    + "2011-05-01 10:00:00,8,c\n2011-05-01 10:00:00,9,d");
            assertThat(places(lines)).containsExactly("shop.csv, line 4", "shop.csv, line 7", "shop.csv, line 8");
            assertThat(lines.place(2, Field.CUSTOMER)).hasToString("shop.csv, line 8, column customer");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n", "\r"})
        void lineEndsOfAnySystemAreRead(String end) {
            InvoiceLines lines = read(TEXT.replace("\n", end));
            assertThat(descriptions(lines)).containsExactly("tea", "pot");
            assertThat(places(lines)).containsExactly("shop.csv, line 2", "shop.csv, line 3");
        }

        @Test
        void theLastLineNeedsNoEnd() {
            InvoiceLines lines = read(TEXT.stripTrailing());
            assertThat(descriptions(lines)).containsExactly("tea", "pot");
            assertThat(places(lines)).containsExactly("shop.csv, line 2", "shop.csv, line 3");
        }

        @ParameterizedTest
        @ValueSource(strings = {TEXT_WITH_QUOTES, "time,customer,description\n2011-05-01 10:00:00,7,tea\n"})
        void aByteOrderMarkIsNoPartOfTheHeader(String text) {
            assertThat(descriptions(read("\uFEFF" + text))).containsExactly("tea");
        }

        private static final String TEXT_WITH_QUOTES =
                "\"time\",\"customer\",\"description\"\n2011-05-01 10:00:00,7,tea\n";

        @Test
        void aByteOrderMarkIsNoPartOfTheFirstCell() {
            Columns columns = new Columns(Map.of(Field.TIME, "1", Field.CUSTOMER, "2"));
            byte[] bytes = "\uFEFF2011-05-01 10:00:00,7\n".getBytes(UTF_8);
            InvoiceLines lines =
                    InvoiceLines.read(SmallShop.dataset(folder, bytes, format(UTF_8, ',', '"', false, 0), columns));
            assertThat(lines.size()).isEqualTo(1);
            assertThat(lines.customers().at(0)).isEqualTo("7");
        }

        @ParameterizedTest
        @CsvSource({"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252"})
        void charsetsAreThoseOfTheFormat(String name) {
            Charset charset = Charset.forName(name);
            InvoiceLines lines =
                    read(TEXT.replace("tea", "thé glacé").getBytes(charset), format(charset, ',', '"', true, 0));
            assertThat(descriptions(lines)).containsExactly("thé glacé", "pot");
        }

        @Test
        void gzipIsKnownByItsContentNotItsName() {
            assertThat(descriptions(read(gzip(TEXT.getBytes(UTF_8)), Format.DEFAULT)))
                    .containsExactly("tea", "pot");
        }

        @Test
        void gzipOfSeveralPartsIsReadWhole() {
            ByteArrayOutputStream parts = new ByteArrayOutputStream();
            parts.writeBytes(gzip(TEXT.getBytes(UTF_8)));
            parts.writeBytes(gzip("2011-05-03 10:00:00,9,jam\n".getBytes(UTF_8)));
            assertThat(descriptions(read(parts.toByteArray(), Format.DEFAULT))).containsExactly("tea", "pot", "jam");
        }

        @Test
        void separatorAndQuoteAreThoseOfTheFormat() {
            String text = TEXT.replace(',', ';').replace("tea", "'tea; green'");
            assertThat(descriptions(read(text.getBytes(UTF_8), format(UTF_8, ';', '\'', true, 0))))
                    .containsExactly("tea; green", "pot");
        }

        @Test
        void linesBeforeTheHeaderNeedNotBeCells() {
            InvoiceLines lines = read(
                    ("Sales of \"The Shop\n\n  by day\n" + TEXT).getBytes(UTF_8), format(UTF_8, ',', '"', true, 3));
            assertThat(descriptions(lines)).containsExactly("tea", "pot");
            assertThat(places(lines)).containsExactly("shop.csv, line 5", "shop.csv, line 6");
        }

        @Test
        void columnsMayBeNumbersWhereThereIsNoHeader() {
            Columns columns = new Columns(Map.of(Field.TIME, "3", Field.CUSTOMER, "1", Field.DESCRIPTION, "2"));
            byte[] bytes = "7,tea,2011-05-01 10:00:00\n8,pot,2011-05-02 10:00:00\n".getBytes(UTF_8);
            InvoiceLines lines =
                    InvoiceLines.read(SmallShop.dataset(folder, bytes, format(UTF_8, ',', '"', false, 0), columns));
            assertThat(descriptions(lines)).containsExactly("tea", "pot");
            assertThat(places(lines)).containsExactly("shop.csv, line 1", "shop.csv, line 2");
        }

        @Test
        void spacesAroundHeadersGo() {
            assertThat(descriptions(read(TEXT.replace("time,customer", " time , customer\t"))))
                    .containsExactly("tea", "pot");
        }
    }

    @Nested
    class Cell {
        @ParameterizedTest
        @CsvSource({
            "17850.0, 17850",
            "17850, 17850",
            "' 17850.0 ', 17850",
            "' anna b ', anna b",
            "17850.00, 17850.00",
            "v1.0, v1.0",
            ".0, .0",
            "'  ', ''",
        })
        void customerIdsAreRepaired(String written, String id) {
            assertThat(Cells.id(written)).isEqualTo(id);
            assertThat(Cells.isDecimalId(written)).isEqualTo(!id.equals(written.strip()));
        }

        @ParameterizedTest
        @CsvSource({
            "3, 3",
            "-3, -3",
            "+3, 3",
            "' 3 ', 3",
            "3., 3",
            ".5, .5",
            "-0, -0.0",
            "1e3, 1000",
            "1E-3, .001",
            "007, 7",
            "999999999999999, 999999999999999",
            "0.000000000001, 1e-12",
            "0.0000, 0",
        })
        void numbersHaveADecimalPoint(String text, double value) {
            assertThat(Cells.number(text)).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    ".",
                    "-",
                    "3,5",
                    "1,000",
                    "1 000",
                    "3-",
                    "--3",
                    "£3",
                    "NaN",
                    "Infinity",
                    "0x10",
                    "1e",
                    "1e100",
                    "1d",
                    "1f",
                    "٣",
                    "1e15",
                    "-1e15",
                    "1e99",
                    "1e-13",
                    "-1e-99",
                    "1.1102230246251565E-16"
                })
        void whatIsNoNumberOfAnInvoiceIsNotGuessed(String text) {
            assertThat(Cells.number(text)).isNaN();
        }

        @Test
        void longDigitsDoNotOverflow() {
            assertThat(Cells.number("9".repeat(400))).isNaN();
            assertThat(Cells.number("0." + "0".repeat(400) + "1")).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "yyyy-MM-dd HH:mm:ss, 2011-05-01 10:20:30, 1304245230",
            "yyyy-MM-dd HH:mm:ss, ' 2011-05-01 10:20:30 ', 1304245230",
            "yyyy-MM-dd HH:mm:ss, 1969-12-31 23:59:59, -1",
            "yyyy-MM-dd HH:mm:ss, 1900-01-01 00:00:00, -2208988800",
            "yyyy-MM-dd HH:mm:ss, 2012-02-29 00:00:00, 1330473600",
            "yyyy-MM-dd, 2011-05-01, 1304208000",
            "dd/MM/yyyy HH:mm, 01/05/2011 10:20, 1304245200",
            "d.M.yy, 1.5.11, 1304208000",
            "d MMM yyyy, 1 May 2011, 1304208000",
        })
        void timesAreThoseOfTheFormat(String pattern, String text, long seconds) {
            assertThat(Cells.times(Format.DEFAULT.withTime(pattern)).applyAsLong(text))
                    .isEqualTo(seconds);
        }

        @ParameterizedTest
        @CsvSource({
            "yyyy-MM-dd HH:mm:ss, ''",
            "yyyy-MM-dd HH:mm:ss, 2011-05-01",
            "yyyy-MM-dd HH:mm:ss, 2011-05-01_10:20:30",
            "yyyy-MM-dd HH:mm:ss, 2011-02-29 00:00:00",
            "yyyy-MM-dd HH:mm:ss, 2011-13-01 00:00:00",
            "yyyy-MM-dd HH:mm:ss, 2011-05-01 24:00:00",
            "yyyy-MM-dd HH:mm:ss, 2011-05-0x 10:20:30",
            "yyyy-MM-dd HH:mm:ss, 0000-00-00 00:00:00",
            "yyyy-MM-dd HH:mm:ss, 0000-01-01 00:00:00",
            "yyyy-MM-dd HH:mm:ss, 0001-01-01 00:00:00",
            "yyyy-MM-dd HH:mm:ss, 1899-12-31 23:59:59",
            "yyyy-MM-dd HH:mm:ss, 2200-01-01 00:00:00",
            "yyyy-MM-dd HH:mm:ss, 9999-12-31 23:59:59",
            "dd/MM/yyyy, 30/02/2011",
            "dd/MM/yyyy, 2011-05-01",
            "dd/MM/yyyy, 01/05/9999",
        })
        void timesThatAreNoneAreNotGuessed(String pattern, String text) {
            assertThat(Cells.times(Format.DEFAULT.withTime(pattern)).applyAsLong(text))
                    .isEqualTo(Cells.NO_TIME);
        }
    }

    @Nested
    class OddLines {
        @Test
        void linesOfAnotherWidthAreUnreadable() {
            InvoiceLines lines = read(TEXT + "2011-05-03 10:00:00,9\n2011-05-03 10:00:00,9,jam,and more\n" + TEXT_TAIL);
            assertThat(unreadable(lines)).containsExactly(2, 3);
            assertThat(Findings.of(lines).finding("unreadable").orElseThrow().places())
                    .containsExactly("line 4: another number of cells", "line 5: another number of cells");
        }

        private static final String TEXT_TAIL = "2011-05-04 10:00:00,9,jam\n";

        @Test
        void aSecondHeaderIsUnreadable() {
            InvoiceLines lines = read(TEXT.replace("description\n", "description\nTime,Customer,Description\n"));
            assertThat(unreadable(lines)).containsExactly(0);
            assertThat(Findings.of(lines).finding("unreadable").orElseThrow().places())
                    .containsExactly("line 2, time: Time");
        }

        @Test
        void aLineOfSpacesIsUnreadable() {
            assertThat(unreadable(read(TEXT + "   \n"))).containsExactly(2);
        }

        private static List<Integer> unreadable(InvoiceLines lines) {
            return IntStream.range(0, lines.size())
                    .filter(lines::isUnreadable)
                    .boxed()
                    .toList();
        }
    }

    @Nested
    class Unusable {
        private void fails(byte[] bytes, Format format, String message) {
            assertThatThrownBy(() -> read(bytes, format))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }

        private void fails(String text, String message) {
            fails(text.getBytes(UTF_8), Format.DEFAULT, message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "\n\r\n\n", "\uFEFF"})
        void isAFileWithoutALine(String text) {
            fails(text, "file: no line in it (shop.csv); needs a header and lines");
        }

        @Test
        void isAHeaderAlone() {
            fails("time,customer,description\n", "file: a header and no line below it (shop.csv)");
        }

        @Test
        void isAFileOfLinesToSkip() {
            fails(
                    "a\nb\n".getBytes(UTF_8),
                    format(UTF_8, ',', '"', true, 9),
                    "file: no line in it (shop.csv); needs a header and lines");
        }

        @Test
        void isAMissingFile() throws IOException {
            Dataset dataset = SmallShop.dataset(folder, TEXT);
            Files.delete(folder.resolve("shop.csv"));
            assertThatThrownBy(() -> InvoiceLines.read(dataset))
                    .isInstanceOf(DataException.class)
                    .hasMessage("file: no data file shop.csv beside the description file");
        }

        @Test
        void isAMissingHeader() {
            fails(
                    "time,client,description\n2011-05-01 10:00:00,7,tea\n",
                    "columns.customer: no column customer (shop.csv, line 1); the file has: time, client, description");
        }

        @Test
        void isAMissingHeaderBelowSkippedLines() {
            fails(
                    "sales\n\ntime,client,description\n2011-05-01 10:00:00,7,tea\n".getBytes(UTF_8),
                    format(UTF_8, ',', '"', true, 2),
                    "columns.customer: no column customer (shop.csv, line 3); the file has: time, client, description");
        }

        @Test
        void isAHeaderThatStandsTwice() {
            fails(
                    "time,customer,description,customer\n2011-05-01 10:00:00,7,tea,8\n",
                    "columns.customer: the header customer stands twice (shop.csv, line 1); the file has: time,"
                            + " customer, description, customer");
        }

        @Test
        void isNotAHeaderThatStandsTwiceAndIsNotUsed() {
            assertThat(read(TEXT.replace("description", "description,x,x")
                                    .replace("tea", "tea,,")
                                    .replace("pot", "pot,,"))
                            .size())
                    .isEqualTo(2);
        }

        @Test
        void isAnotherSeparator() {
            fails(
                    TEXT.replace(',', ';').getBytes(UTF_8),
                    format(UTF_8, ',', '"', true, 0),
                    "columns.description: no column description (shop.csv, line 1); the file has:"
                            + " time;customer;description; is format.separator right?");
        }

        @Test
        void isAColumnNumberBeyondTheLast() {
            Columns columns = new Columns(Map.of(Field.TIME, "1", Field.CUSTOMER, "9"));
            byte[] bytes = "2011-05-01 10:00:00,7\n".getBytes(UTF_8);
            Dataset dataset = SmallShop.dataset(folder, bytes, format(UTF_8, ',', '"', false, 0), columns);
            assertThatThrownBy(() -> InvoiceLines.read(dataset))
                    .isInstanceOf(DataException.class)
                    .hasMessage("columns.customer: no column 9 (shop.csv, line 1); the file has: 1, 2");
        }

        @Test
        void isTextOfAnotherCharset() {
            fails(
                    TEXT.replace("tea", "thé").getBytes(ISO_8859_1),
                    format(UTF_8, ',', '"', true, 0),
                    "format.charset: text that is not UTF-8 (shop.csv, line 2); give the charset it is"
                            + " written in, for instance windows-1252, or mend the line if the others are UTF-8");
        }

        @Test
        void isTextOfHalfCharacters() {
            byte[] bytes = TEXT.getBytes(UTF_16);
            fails(
                    Arrays.copyOf(bytes, bytes.length - 1),
                    format(UTF_16, ',', '"', true, 0),
                    "format.charset: text that is not UTF-16 (shop.csv, line 3); give the charset it is"
                            + " written in, for instance UTF-8, or mend the line if the others are UTF-16");
        }

        @Test
        void isADamagedGzipFile() {
            byte[] whole = gzip(TEXT.getBytes(UTF_8));
            String message = "file: the gzip or zip file is damaged or cut off (shop.csv, line 1); copy it again";
            fails(Arrays.copyOf(whole, whole.length / 2), Format.DEFAULT, message);
            fails(Arrays.copyOf(whole, 2), Format.DEFAULT, message);
            whole[whole.length - 6] ^= 1; // the checksum at its end
            fails(whole, Format.DEFAULT, message);
        }

        @Test
        void isAQuoteThatIsNeverClosed() {
            fails(
                    TEXT + "2011-05-03 10:00:00,9,\"jam\n",
                    "format.quote: cells with a quote \" that is never closed, or text after it (shop.csv, line 4);"
                            + " mend the line, or give the quote the file uses");
        }

        @Test
        void isTextAfterAClosedQuote() {
            fails(
                    TEXT + "2011-05-03 10:00:00,9,\"jam\"x\n",
                    "format.quote: cells with a quote \" that is never closed, or text after it (shop.csv, line 4);"
                            + " mend the line, or give the quote the file uses");
        }

        @Test
        void isAFileWhereHalfOfTheTimesCannotBeRead() {
            fails(
                    TEXT.replace("2011-05-02 10:00:00", "02/05/2011 10:00"),
                    "1 of 2 lines cannot be read: no time in \"02/05/2011 10:00\" (shop.csv, line 3, column time);"
                            + " format.time is yyyy-MM-dd HH:mm:ss");
        }

        @Test
        void isAFileWhereHalfOfTheNumbersCannotBeRead() {
            String text = IntStream.range(0, 2_000)
                    .mapToObj(i -> "2011-05-01 10:00:00,7," + (i < 1_000 ? "1,5" : "1") + "\n")
                    .collect(Collectors.joining("", "time;customer;quantity\n", ""))
                    .replaceAll("(00),(\\d+),", "$1;$2;");
            byte[] bytes = text.getBytes(UTF_8);
            Dataset dataset = SmallShop.dataset(
                    folder, bytes, format(UTF_8, ';', '"', true, 0), Field.TIME, Field.CUSTOMER, Field.QUANTITY);
            assertThatThrownBy(() -> InvoiceLines.read(dataset))
                    .isInstanceOf(DataException.class)
                    .hasMessage("1,000 of 2,000 lines cannot be read: no quantity in \"1,5\" (shop.csv, line 2, column"
                            + " quantity); columns.quantity must be a column of numbers with a decimal point, or format.decimal and"
                            + " format.thousands be given");
        }

        @Test
        void isAFileWhereHalfOfTheLinesAreRagged() {
            fails(
                    TEXT.replace(",pot", ""),
                    "1 of 2 lines cannot be read: another number of cells than the header has (shop.csv, line 3); is"
                            + " format.separator right?");
        }

        @Test
        void isNotAFileWhereFewerThanHalfAreRagged() {
            assertThat(read(TEXT + "2011-05-03 10:00:00,9\n").size()).isEqualTo(3);
        }

        @Test
        void isAFolder() throws IOException {
            Dataset dataset = SmallShop.dataset(folder, TEXT);
            Files.delete(folder.resolve("shop.csv"));
            Files.createDirectory(folder.resolve("shop.csv"));
            assertThatThrownBy(() -> InvoiceLines.read(dataset)).isInstanceOf(DataException.class);
        }

        @Test
        void isATableOfCustomers() {
            Dataset lines = SmallShop.dataset(folder, TEXT);
            Dataset customers = SmallShop.dataset(
                    "mall",
                    "mall",
                    lines.source(),
                    lines.origin(),
                    lines.format(),
                    new CustomerColumns("customer", Map.of(), Map.of("what", "description"), Map.of(), Map.of()),
                    "");
            assertThatThrownBy(() -> InvoiceLines.read(customers))
                    .isInstanceOf(DataException.class)
                    .hasMessage("kind: this needs transactions, found customers (shop.yaml)");
        }
    }

    @Nested
    class Overview {
        private final String text = """
                invoice,product,quantity,time,price,customer,memo
                1,A,10,2011-05-01 10:00:00,2.50, 7.0,x
                1,B,9,2011-05-01 10:00:00,12.00,7,
                2,A,1,2011-05-02 10:00:00,2.50,,y
                """;

        @Test
        void columnsAreDescribed() {
            var table = SmallShop.lines(folder, text).columns();
            assertThat(table.stringColumn("field").asList())
                    .containsExactly("invoice", "product", "quantity", "time", "price", "customer", "not used");
            assertThat(table.intColumn("distinct").asList()).containsExactly(2, 2, 3, 2, 2, 1, 2);
            assertThat(table.intColumn("empty").asList()).containsExactly(0, 0, 0, 0, 0, 1, 1);
            assertThat(table.stringColumn("min").asList())
                    .containsExactly("1", "A", "1", "2011-05-01 10:00:00", "2.50", "7", "x");
            assertThat(table.stringColumn("max").asList())
                    .containsExactly("2", "B", "10", "2011-05-02 10:00:00", "12.00", "7", "y");
            assertThat(table.doubleColumn("sum").asList()).containsExactly(null, null, 20.0, null, 17.0, null, null);
        }

        @Test
        void numbersOfNoFieldAreInTheOrderOfTheirSize() {
            var table = SmallShop.lines(folder, """
                            time,price,customer,freight,seller
                            2012-01-02,1,7,9.99,9
                            2012-01-02,1,7,10.0,10b
                            2012-01-02,1,7,,
                            """).columns();
            assertThat(table.stringColumn("min").asList()).endsWith("9.99", "10b");
            assertThat(table.stringColumn("max").asList()).endsWith("10.0", "9");
        }

        @Test
        void timesAreInTheirOrderAndCellsThatAreNoneDoNotCount() {
            var table = SmallShop.lines(folder, """
                            time,price,customer
                            02.01.2012,10,7
                            30.12.2011,x,7
                            13.01.2012,0.1,7
                            never,0.2,7
                            15.01.2012,0.2,7
                            15.01.2012,0.2,7
                            """).columns();
            assertThat(table.stringColumn("min").get(0)).isEqualTo("30.12.2011");
            assertThat(table.stringColumn("max").get(0)).isEqualTo("15.01.2012");
            assertThat(table.doubleColumn("sum").get(1)).isEqualTo(10.7);
        }

        @Test
        void linesAreShownAsWrittenButForIds() {
            InvoiceLines lines = SmallShop.lines(folder, text);
            assertThat(lines.head(2).stringColumn("price").asList()).containsExactly("2.50", "12.00");
            assertThat(lines.lines("7", "A").stringColumn("customer").asList()).containsExactly("7");
            assertThat(lines.head(100).rowCount()).isEqualTo(3);
        }

        @Test
        void figuresNameTheirLineSet() {
            assertThat(SmallShop.lines(folder, text).metrics())
                    .containsEntry("line_set", "raw lines")
                    .containsEntry("lines", 3)
                    .containsEntry("invoices", 2)
                    .containsEntry("products", 2)
                    .containsEntry("customers", 1)
                    .containsEntry("countries", 0)
                    .containsEntry("first_day", "2011-05-01")
                    .containsEntry("last_day", "2011-05-02");
        }
    }
}
