package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The total of small files whose cells are easily read wrong: it is right, or a question stands first. */
class NewTotalsTests {
    private static final String HEADER = "date;customer;order;sku;qty;price";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Path project;

    NewTotalsTests(@TempDir Path project) {
        this.project = project;
    }

    /** What is printed, then the exit code; {@code ~} ends a line of the file. */
    private String said(String name, String text) throws IOException {
        return said(Files.writeString(project.resolve(name), text.replace('~', '\n')));
    }

    private String said(Path data) {
        int code = Main.guarded(() -> NewCommand.run(project, data, out, out), out, false);
        return bytes.toString(StandardCharsets.UTF_8) + "exit " + code;
    }

    private String said(String text) throws IOException {
        return said("odd.csv", text);
    }

    private static String dates(String pattern, int years, int months, int days) {
        StringBuilder text = new StringBuilder("date;customer;amount");
        for (int i = 0; i < years * months * days; i++) {
            text.append('\n').append(pattern.formatted(23 + i % years, 1 + i % months, 1 + i % days));
            text.append(";k").append(i % 5).append(";2.50");
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'date;customer;amount~2024-01-13;A;1,250.50~2024-01-14;B;9.25', 'worth 1,259.75\n'",
        "'date;customer;amount~2024-01-13;A;10,50 \u20AC~2024-01-14;B;9,25 \u20AC', 'worth 19.75 EUR\n'"
    })
    void theMoneyThatIsKeptIsSaidWithItsCurrency(String text, String total) throws IOException {
        assertThat(said(text)).contains("- cleaning keeps 2 lines of 2 customers", total);
    }

    @Test
    void moneyOfTwoCurrenciesHasNoTotal() throws IOException {
        assertThat(said("date;customer;amount;currency~2024-01-13;A;10.00;USD~2024-01-14;B;9.00;EUR"))
                .startsWith("first: 2 currencies, which cannot be added: ")
                .contains("- cleaning keeps 2 lines of 2 customers\n")
                .endsWith("exit 1");
    }

    @ParameterizedTest
    @CsvSource({
        "%02d-%02d-%02d, time: yy-M-d, from 2023-01-01 to 2024-12-28",
        "%02d/%2$d/%3$d, time: yy/M/d, from 2023-01-01 to 2024-12-28",
        "%3$02d.%2$02d.%1$02d, time: d.M.yy, from 2023-01-01 to 2024-12-28",
        "%2$02d/%3$02d/%1$02d, time: M/d/yy, from 2023-01-01 to 2024-12-28"
    })
    void aYearOfTwoDigitsHasFewerDifferentValuesThanADay(String pattern, String time, String days) throws IOException {
        assertThat(said(dates(pattern, 2, 12, 28)))
                .contains("- format." + time, days)
                .endsWith("exit 0");
    }

    @ParameterizedTest
    @CsvSource({
        "%02d/%02d/%02d, d/M/yy, 2001-01-23, yy/M/d, 2023-01-01",
        "%3$02d.%2$02d.%1$02d, d.M.yy, 2023-01-01, yy.M.d, 2001-01-23"
    })
    void aYearOfTwoDigitsThatMayStandFirstOrLastIsAsked(
            String pattern, String last, String one, String first, String other) throws IOException {
        assertThat(said(dates(pattern, 2, 12, 1)))
                .startsWith("first: format.time: a year of two digits that stands first or last, found \"")
                .contains("give format: {time: \"" + last + "\"} for " + one + " or {time: \"" + first + "\"} for "
                        + other)
                .endsWith("exit 1");
    }

    @Test
    void daysThatAllDifferBesideOneYearAreDays() throws IOException {
        assertThat(said(HEADER + "~13/01/24;A;1;X1;2;10.00~14/01/24;B;2;X2;1;8.00~"))
                .contains("- format.time: d/M/yy", "2 lines from 2024-01-13 to 2024-01-14")
                .endsWith("exit 0");
    }

    @Test
    void rowsOfEmptyCellsAreNoLines() throws IOException {
        assertThat(said(HEADER + "~2024-01-13;A;1;X1;2;10.00~;;;;;~2024-01-14;B;2;X2;1;8.00~;;;;;~;;;;;;;~;;~"))
                .contains("2 lines from 2024-01-13 to 2024-01-14", "keeps 2 lines of 2 customers, worth 28.00\n")
                .endsWith("exit 0");
    }

    @Test
    void aRowWithOneCellIsALineAndPlacesStayThose() throws IOException {
        assertThat(said(HEADER
                        + "~2024-01-13;A;1;X1;2;10.00~;;;;;~;;;;;0~2024-01-14;B;2;X2;1;8.00~2024-01-15;;2;X2;1;8.00~"))
                .contains(
                        "time or number unreadable, 1 line (line 4, date: empty)", "customer missing, 2 lines (line 4,")
                .contains("line 6, customer: empty");
    }

    @ParameterizedTest
    @CsvSource({
        "2.0, 1.0, 12.500, 8.000, '\"2.0\" in line 2 and \"12.500\" (odd.csv, line 2, column price)'",
        "2.0, 1.0, 9.500, 1.249.000, '\"2.0\" in line 2 and \"1.249.000\" (odd.csv, line 3, column price)'",
        "2.000, 1.000, '12,50', '8,00', '\"12,50\" in line 2 and \"2.000\" (odd.csv, line 2, column qty)'",
        "'2,5', '1,5', 12.50, 8.00, '\"2,5\" in line 2 and \"12.50\" (odd.csv, line 2, column price)'"
    })
    void columnsThatDisagreeOnMarksAreAskedWithBothPlaces(String q1, String q2, String p1, String p2, String found)
            throws IOException {
        assertThat(said(HEADER + "~2024-01-13;A;1;X1;" + q1 + ";" + p1 + "~2024-01-14;B;2;X2;" + q2 + ";" + p2))
                .startsWith("first: format.decimal: one mark before decimals in all columns, found " + found
                        + "; give format")
                .endsWith("exit 1");
    }

    @ParameterizedTest
    @CsvSource({
        "2.0, 1.0, 12.500, 8.75, 33.75",
        "'1,200', 3, 12.50, 8.00, '15,024.00'",
        "'1,200', '3,400', 12.50, 8.00, '42,200.00'",
        "1.200, 3, '12,50', '8,00', '15,024.00'",
        "2.0, 1.0, 12.00, 8.00, 32.00",
        "2.000, 1.000, 12.50, 8.25, 33.25"
    })
    void columnsThatAgreeAreNotAsked(String q1, String q2, String p1, String p2, String total) throws IOException {
        assertThat(said(HEADER + "~2024-01-13;A;1;X1;" + q1 + ";" + p1 + "~2024-01-14;B;2;X2;" + q2 + ";" + p2))
                .contains("keeps 2 lines of 2 customers, worth " + total + "\n")
                .endsWith("exit 0");
    }

    @ParameterizedTest
    @CsvSource({
        "'45,-', 66.00",
        "'45,- \u20AC', 66.00 EUR",
        "'\u20AC 45,\u2014', 66.00 EUR",
        "'45,00-', 21.00",
        "45-, 21.00"
    })
    void aDashBehindTheDecimalMarkStandsForZeros(String price, String total) throws IOException {
        assertThat(said(HEADER + "~2024-01-13;A;1;X1;2;10,50~2024-01-14;B;2;X2;1;" + price))
                .contains("worth " + total + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "qty;amount, 2;20.00, 2;-20.00",
        "qty;price, 2;10.00, 2;-10.00",
        "qty;price, 2;10.00, -2;10.00",
        "amount, 20.00, -20.00"
    })
    void moneyThatIsGivenBackIsTakenOff(String headers, String purchase, String refund) throws IOException {
        String other = purchase.replace("2;", "1;").replaceAll("[0-9.]+$", "8.00");
        assertThat(said("date;customer;order;sku;" + headers + "~2024-01-13;A;1;X1;" + purchase + "~2024-01-14;B;2;X2;"
                        + other + "~2024-01-15;A;3;X1;" + refund + "~2024-01-16;B;4;X2;" + other))
                .contains(
                        "- cleaning.cancelledPrefix: null, 1 line are below zero, and no prefix of their invoices tells them")
                .contains("keeps 2 lines of 1 customers, worth 16.00\n")
                .contains("quantity not positive, 1 line (line 4, ");
    }

    @Test
    void aSmallRebateTakesNoUnitBack() throws IOException {
        assertThat(said(HEADER + "~2024-01-13;A;1;X1;2;10.00~2024-01-15;A;3;X1;1;-2.00~2024-01-16;B;4;X2;1;8.00"))
                .contains("keeps 2 lines of 2 customers, worth 28.00\n");
    }

    @Test
    void aCustomerOnTheFirstLineOfEachOrderIsFilledDown() throws IOException {
        assertThat(said("order,date,customer,sku,qty,price~1,2024-01-13,A,X1,1,10.00~1,2024-01-13,,X2,1,8.00"
                        + "~1,2024-01-13,,X3,1,9.00~2,2024-01-14,B,X2,1,8.00~2,2024-01-14,,X1,1,10.00~"))
                .startsWith(
                        "first: customer stands on the first line of each order only, and 3 of 5 lines have none: the query"
                                + " below fills them\n")
                .contains("keeps 5 lines of 2 customers, worth 45.00\n");
    }

    @Test
    void theHeadsOfOrdersWithPathsAsHeadersAreFilledDown() throws IOException {
        Path data = Files.writeString(project.resolve("odoo.csv"), """
                        Order Reference,Order Date,Customer,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price
                        S1,2024-01-13,Ann Lee,Mug,2,10.00
                        ,,,Bowl,1,8.00
                        S2,2024-01-14,Bob Ray,Mug,1,10.00
                        ,,,Bowl,3,8.00
                        S3,2024-01-15,Ann Lee,Mug,1,10.00
                        """);
        NewCommand.run(project, data, out, out);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("first: Order Date stands on the first line of each order only, and 2 of 5 lines have none")
                .contains("keeps 5 lines of 2 customers, worth 72.00\n");
    }

    @Test
    void aCustomerAboveSeveralOrdersIsAsked() throws IOException {
        assertThat(said(
                        "customer;date;order;sku;amount~A;2024-01-13;1;X1;5.00~;2024-02-13;4;X2;5.00~;2024-03-13;6;X2;5.00"
                                + "~B;2024-01-14;2;X1;5.00~;2024-02-14;3;X1;5.00~;2024-02-14;5;X1;5.00~"))
                .startsWith(
                        "first: customer stands on the first line of each customer only, and 4 of 6 lines have none: the query"
                                + " below fills them, unless nobody is known there\n")
                .contains("keeps 2 lines of 2 customers, worth 10.00\n");
    }

    @Test
    void aNarrowBlankStandsBeforeAm() throws IOException {
        assertThat(said("date;customer;amount|1-4-24, 3:39\u202FAM;A;5.00|1-13-24, 5:41\u202FPM;B;5.00"
                        .replace('|', '\n')))
                .contains("2 lines from 2024-01-04 to 2024-01-13", "worth 10.00\n");
    }

    @Test
    void aSecondHeaderInAnotherOrderStandsFirst() throws IOException {
        assertThat(
                        said(
                                "date;customer;referrer;amount~2024-01-13;A;R1;5.00~2024-01-14;B;R1;5.00"
                                        + "~2024-01-15;A;R2;5.50~date;referrer;customer;amount~2024-01-15;R1;A;5.00~2024-01-16;R1;B;5.00"))
                .startsWith(
                        "first: the header again, its columns in another order, at odd.csv, line 5: what stands below is read as"
                                + " other columns; put it into a file of its own\n");
    }

    @Test
    void aSecondHeaderInTheSameOrderIsNotUrgent() throws IOException {
        assertThat(said(
                        "date;customer;amount~2024-01-13;A;5.00~2024-01-14;B;5.50~2024-01-14;B;6.50~date;customer;amount"
                                + "~2024-01-15;A;5.00~2024-01-16;B;5.00"))
                .doesNotContain("first:")
                .contains("; the header again at odd.csv, line 5");
    }

    @Test
    void anObjectForEachColumnIsRefused() throws IOException {
        assertThat(
                        said(
                                "odd.json",
                                "{\"date\":{\"0\":\"2024-01-13\",\"1\":\"2024-01-14\"},\"customer\":{\"0\":\"A\",\"1\":\"B\"}}"))
                .isEqualTo(
                        "file: an object for each line, found one for each column; in pandas, to_json(orient=\"records\")"
                                + " (odd.json, line 1)\nexit 1");
    }

    @Test
    void anObjectForEachLineMayHaveNumbersAsKeysWithin() throws IOException {
        assertThat(
                        said(
                                "odd.json",
                                "[{\"date\":\"2024-01-13\",\"customer\":\"A\",\"amount\":5.5,\"tags\":{\"0\":\"x\"}},"
                                        + "{\"date\":\"2024-01-14\",\"customer\":\"B\",\"amount\":6.0,\"tags\":{\"0\":\"y\"}}]"))
                .contains("worth 11.50\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html><table><tr><td>date<\\td>                 | a web page; save its table as .xlsx or .csv",
                "<?xml version=`1.0`?>~<!DOCTYPE html><html>~    | a web page; save its table as .xlsx or .csv",
                "<?xml version=`1.0`?>~<Workbook><Worksheet>~    | XML; save its table as .xlsx or .csv",
                "%PDF-1.4~1 0 obj~                               | a PDF file; save the table that it was made from as .xlsx or .csv",
                "--~-- dump~--~SET timeout = 0;~                 | SQL; run it in a database, and give jdbc: and query:",
                "/*!40101 SET x */;~~DROP TABLE IF EXISTS a;~    | SQL; run it in a database, and give jdbc: and query:",
                "insert into a values (1, 2);~                   | SQL; run it in a database, and give jdbc: and query:"
            })
    void whatIsNoTableIsRefusedWithWhatToDo(String text, String found) throws IOException {
        assertThat(said("odd.xls", text)).isEqualTo("file: a table, found " + found + " (odd.xls)\nexit 1");
    }

    /** Headers that begin as SQL, a page or a comment do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set;Date;Customer;Amount",
                "create;date;customer;amount",
                "<TICKER>;<DATE>;<CUSTOMER>;<AMOUNT>",
                "--;date;customer;amount"
            })
    void headersMayLookLikeSomethingElse(String header) throws IOException {
        assertThat(said(header + "~a;2024-01-13;A;5.00~b;2024-01-14;B;5.00~a;2024-01-15;A;5.00~c;2024-01-16;B;5.00"))
                .contains("4 lines, 4 columns")
                .doesNotContain("found");
    }

    /** Such a file begins with its kind, which is not packed. */
    @Test
    void anOpenDocumentIsRefusedWithWhatToDo() throws IOException {
        Path data = project.resolve("odd.ods");
        byte[] kind = "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(kind);
        ZipEntry first = new ZipEntry("mimetype");
        first.setMethod(ZipEntry.STORED);
        first.setSize(kind.length);
        first.setCrc(check.getValue());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(data))) {
            zip.putNextEntry(first);
            zip.write(kind);
            zip.putNextEntry(new ZipEntry("content.xml"));
        }
        assertThat(said(data))
                .isEqualTo(
                        "file: a table, found an OpenDocument file; save its table as .xlsx or .csv (odd.ods)\nexit 1");
    }
}
