package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.SharedData;
import segmentbook.description.Dataset;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Transactions;

/** What {@code new} says about files that are odd in one way: no column is lost, and no figure is made, in silence. */
class NewOddFilesTests {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Path project;

    NewOddFilesTests(@TempDir Path project) {
        this.project = project;
    }

    /** What is printed, then the exit code. */
    private String said(Path data) {
        int code = Main.guarded(() -> NewCommand.run(project, data, out, out), out, false);
        return bytes.toString(StandardCharsets.UTF_8) + "exit " + code;
    }

    private String said(String header, int lines, IntFunction<String> line) throws IOException {
        String text = IntStream.range(0, lines).mapToObj(line).collect(Collectors.joining("\n", header + "\n", "\n"));
        return said(Files.writeString(project.resolve("odd.csv"), text));
    }

    private static String day(int i) {
        return "2024-%02d-%02d".formatted(1 + i / 28 % 12, 1 + i % 28);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year,month     | 2023,%d    | 2023-10-01",
                "Jahr,Monat,Tag | 2023,%d,17 | 2023-10-17",
            })
    void yearsMonthsAndDaysInColumnsOfTheirOwnAreMadeTimesByTheQueryThatIsProposed(
            String headers, String cells, String day) throws IOException {
        assertThat(said(headers + ",user,total", 30, i -> cells.formatted(10 + i % 3) + ",u" + i % 7 + ",3.50"))
                .contains("first: no time: its parts stand in columns of their own, ")
                .endsWith("exit 1");
        assertThat(linesWithMadeTimes().firstDay()).hasToString(day);
    }

    @Test
    void debitsAndCreditsAreWarnedOf() throws IOException {
        IntFunction<String> lines = i -> day(i) + ",u" + i % 7 + "," + (5 + i) + ".50," + (i % 5 == 0 ? "Cr" : "Dr");
        assertThat(said("date,customer,amount,Dr/Cr", 30, lines))
                .contains(
                        "warning: money of the other side of an account, 6 lines (line 2, Dr/Cr: Cr; line 7, Dr/Cr: Cr;"
                                + " line 12, Dr/Cr: Cr); added like that of Dr; cleaning: {leaveOut: {\"Dr/Cr\": [Cr]}} leaves it out")
                .endsWith("exit 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header-again | - columns.quantity: Quantity, its header says so; 5 different on 120 lines, such as 5; cannot be read"
                        + " on 1, first Quantity in line 61 & - cleaning keeps 120 lines of 23 customers & exit 0",
                "price-without-quantity | first: no quantity: each line counts 1; the header InvoiceNo stands 4 times in the file;"
                        + " rename one to use it: columns 1, 2, 3, 4; or name columns by numbers: format: {header: false,"
                        + " skipLines: 1} & exit 0",
                "woo | - cleaning.leaveOut: {status: [wc-cancelled, wc-failed, wc-refunded, trash]}, no sales, by their words:"
                        + " wc-cancelled on 65 lines, wc-failed on 65, wc-refunded on 64, trash on 63; kept: wc-completed on 129"
                        + " lines, wc-processing on 64 & - currency: EUR, & - cleaning keeps 193 lines & exit 0",
                "two-currencies-code | first: 2 currencies, which cannot be added: USD on 80 lines, JPY on 40 & first: no price and"
                        + " no amount, so money would count units; open: Amount & exit 1",
                "na-customer | - warning: customer id that names nobody, & exit 0",
                "mixed-dates | first: format.time: times written in one way, found yyyy-M-d as \"2024-01-01\" in line 2, d/M/yyyy"
                        + " as \"02/01/2024\" in line 3, d-MMM-yy as \"03-Jan-24\" in line 4 & exit 1",
                "customers-with-dates | - kind: customers, & - columns.customer: master_id, & order_num_total: order_num_total, &"
                        + " customer_value_total: customer_value_total, & - columns: first_order_date, left out: times & exit 0",
                "one-order-each | - kind: transactions, & - columns.invoice: order_id, & - columns.time: order_purchase_timestamp, &"
                        + " - cleaning.leaveOut: {order_status: [canceled]}, & exit 0",
                "three-columns-no-header | - columns.product: 3, & - columns.time: 2, & - columns.customer: 1, & exit 0",
                "num-counts | - columns.numeric.num_web_purchases: NumWebPurchases, & - columns.numeric.web_purchases: & exit 0",
                "mixed-bytes | first: format.charset: text that is not UTF-8 (mixed-bytes.csv, line 10); give the charset & first: no"
                        + " customer: no column names each customer once; & - query: & exit 1"
            })
    void theSmallFilesEndAsTheyMust(String name, String parts) {
        String said = said(SharedData.small(name + ".csv"));
        assertThat(said).contains(parts.split(" & "));
        assertThat(project.resolve("data").resolve(name + ".yaml")).exists();
    }

    @Test
    void charactersThatSteerATerminalAreNotPrinted() throws IOException {
        String said = said(
                "order,date,customer,amount,item,qty",
                40,
                i -> i + "," + day(i) + ",k" + i % 7 + ",5.50,"
                        + (i == 0 ? "\u001b[31mtea,\u001b[1m" : "tea " + i % 5 + "," + (i < 9 ? 2 : "two")));
        assertThat(said).startsWith("first: no quantity: each line counts 1");
        assertThat(said.substring(0, said.indexOf("checked:"))).doesNotContain("\u001b");
    }

    @Test
    void whatIsUrgentStandsFirst() throws IOException {
        assertThat(said("order,date,customer,price", 20, i -> i + "," + day(i) + ",k" + i % 7 + "," + i % 5 + ".50"))
                .startsWith("first: no quantity: each line counts 1\nguessed:\n")
                .endsWith("exit 0");
    }

    @Test
    void cellsThatAreNoNumbersLoseNoColumn() throws IOException {
        assertThat(said("Beleg;Datum;Kunde;Menge;Einzelpreis", 40, i -> "%d;%s;k%d;%s;%s"
                        .formatted(i, day(i), i % 7, i % 4 == 3 ? "n/a" : i % 4 == 1 ? "\u22121" : "2", "2,50")))
                .contains(
                        "- columns.quantity: Menge, its header says so; 3 different on 40 lines, such as 2; cannot be read on 10,"
                                + " first n/a in line 5",
                        "- warning: time or number unreadable, 10 lines",
                        "- cleaning keeps 20 lines")
                .endsWith("exit 0");
    }

    @Test
    void aColumnThatIsMostlyNoNumbersIsAskedWithTheBadCell() throws IOException {
        assertThat(said(
                        "order,date,customer,quantity,total",
                        20,
                        i -> i + "," + day(i) + ",k" + i % 7 + "," + (i < 3 ? "4" : "two") + ",5.50"))
                .startsWith("first: no quantity: each line counts 1; open: quantity\n")
                .contains(
                        "- columns.quantity: quantity (open), its header says so, but its texts do not, such as two in line 5");
    }

    @Test
    void moneyThatStaysOpenIsNeverCountedInUnits() throws IOException {
        assertThat(said("order,date,customer,amount", 20, i -> i + "," + day(i) + ",k" + i % 7 + ",ask"))
                .startsWith("first: no price and no amount, so money would count units; open: amount\n")
                .contains("not usable yet: money would count units; map a column to price or amount")
                .endsWith("exit 1");
    }

    @ParameterizedTest
    @CsvSource({
        "Waehrung, EUR, CHF, 'first: 2 currencies, which cannot be added: CHF on 10 lines, EUR on 10'",
        "cc, usd, eur, 'first: 2 currencies, which cannot be added: eur on 10 lines, usd on 10'",
        "devise, \u20AC, $, 'first: 2 currencies, which cannot be added: $ on 10 lines, \u20AC on 10'"
    })
    void severalCurrenciesAreAsked(String header, String one, String other, String first) throws IOException {
        assertThat(said(
                        "order,date,customer,quantity,price," + header,
                        20,
                        i -> i + "," + day(i) + ",k" + i % 7 + ",2,5.50," + (i % 2 == 0 ? one : other)))
                .startsWith(first + "\n")
                .contains("- columns.price: price (open), 2 currencies")
                .endsWith("exit 1");
    }

    @Test
    void severalSignsOfCurrenciesAreAsked() throws IOException {
        assertThat(said(
                        "order,date,customer,amount",
                        20,
                        i -> i + "," + day(i) + ",k" + i % 7 + "," + "$\u20AC".charAt(i % 2) + "5.50"))
                .startsWith("first: currency: numbers of one currency, found")
                .endsWith("exit 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bestellstatus | abgeschlossen, storniert, in Bearbeitung, erstattet | {Bestellstatus: [erstattet, storniert]}",
                "financial_status | paid, voided, partially_refunded, refunded | {financial_status: [refunded, voided]}",
                "Statut | livr\u00E9e, annul\u00E9e, rembours\u00E9e, non annul\u00E9e | {Statut: [annul\u00E9e, rembours\u00E9e]}",
                "is_test | false, true, false, false | {is_test: [\"true\"]}",
                "storniert | nein, ja, nein, nein | {storniert: [ja]}",
                "x | done, cancelled, done, cancelled | {x: [cancelled]}",
            })
    void ordersThatAreNoSalesAreProposedToBeLeftOut(String header, String states, String proposal) throws IOException {
        List<String> each = Stream.of(states.split(", ")).toList();
        assertThat(said(
                        "order,date,customer,amount," + header,
                        20,
                        i -> i + "," + day(i) + ",k" + i % 7 + ",5.50," + each.get(i % 4)))
                .contains("- cleaning.leaveOut: " + proposal + ", no sales, by their words: ")
                .contains("- warning: value to leave out, ")
                .endsWith("exit 0");
    }

    @Test
    void idsThatNameNobodyAreShownWithTheirKey() throws IOException {
        assertThat(said(
                        "order,date,customer,amount",
                        40,
                        i -> i + "," + day(i) + ","
                                + (i % 4 == 0 ? "Guest" : i % 4 == 1 ? "0" : i < 7 ? "9999" : "k" + i % 7) + ",5.50"))
                .contains(
                        "- cleaning.missingCustomers: [\"0\", Guest] (open), they seem to name nobody: 0 on 10 lines, Guest on"
                                + " 10; without this line they are customers");
    }

    @ParameterizedTest
    @CsvSource({"P12, last", "Whole Milk, last", "'', none"})
    void theThirdOfThreeColumnsWithoutHeadersIsTheProduct(String product, String which) throws IOException {
        String said = said(
                1001 + "," + day(0) + "," + product,
                60,
                i -> 1001 + i % 9 + "," + day(i) + "," + (i % 5 == 0 ? "" : product + "abcde".charAt(i % 5)));
        String why = "of three columns without headers the %s beside the time";
        assertThat(said.contains("- columns.product: 3, " + why.formatted("last")))
                .isEqualTo(which.equals("last"));
        assertThat(said.contains("- columns.customer: 1, " + why.formatted("first")))
                .isEqualTo(which.equals("last"));
    }

    @Test
    void idsInScientificNotationAreCustomersAndAnError() {
        assertThat(said(SharedData.small("sci-ids.csv")))
                .contains(
                        "- columns.customer: CustomerID, its header says so",
                        "columns.customer: ids with all their digits, found ",
                        "export the column as text: different ids have become one")
                .endsWith("exit 1");
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "150, false"})
    void aRunWhoseRecommendersNobodyCanJudgeIsForeseen(int customers, boolean leftOut) throws IOException {
        String said =
                said("date,customer,product,amount", 300, i -> day(i) + ",k" + i % customers + ",p" + i % 7 + ",5.50");
        assertThat(said.contains(
                        "- a run leaves out judged recommenders: Nobody who bought until 2024-08-21 bought a known product"
                                + " that was new to them after it, so recommenders cannot be judged"))
                .isEqualTo(leftOut);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d/M/yyyy",
                "d MMM yyyy",
                "d MMMM yyyy",
                "MMMM d, yyyy",
                "dd.MM.yy",
                "yyyy-MM-dd HH:mm",
                "yyyy-MM-dd'T'HH:mm:ss'Z'"
            })
    void timesOfCustomersComeWithAQueryThatMakesDays(String pattern) throws IOException {
        DateTimeFormatter written = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        String said = said(
                "id,spent,last_order",
                30,
                i -> i + "," + i * 7 % 13 + ".5,\""
                        + LocalDate.of(2024, 1 + i % 12, 1 + i % 28)
                                .atTime(13, 48, 42)
                                .format(written)
                        + "\"");
        assertThat(said)
                .contains(
                        "- columns: last_order, left out: times",
                        "- note: column of times that is no attribute, last_order, 30 rows (line 2, last_order;",
                        "; left out; a query can make days of them, see docs/description-file.md");
        Path file = project.resolve("data/odd.yaml");
        String text = Files.readString(file)
                .replaceAll("(?m)^file:.*", "")
                .replaceAll("(?m)^# (jdbc|query)", "$1")
                .replaceAll("(?m)^(format:|  decimal:).*", "")
                .replaceFirst("numeric:", "numeric:\n    days: days_since_last_order");
        Files.writeString(file, text);
        bytes.reset();
        assertThat(CheckCommand.run(file, out)).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("- days: 30 known, 0.0 % missing, 30 different; 0 to 358, median 213");
    }

    @ParameterizedTest
    @CsvSource({"segment, control, test", "kind, sale, refund", "status, open, paid", "status, failed, failed"})
    void otherWordsAreNot(String header, String one, String other) throws IOException {
        assertThat(said(
                        "order,date,customer,amount," + header,
                        20,
                        i -> i + "," + day(i) + ",k" + i % 7 + "," + (i % 2 == 0 ? "5.50," + one : "-5.50," + other)))
                .doesNotContain("leaveOut");
    }

    @Test
    void aStateOnTheFirstLineOfAnOrderAloneIsSaid() throws IOException {
        assertThat(said(
                        "order,date,customer,amount,status",
                        20,
                        i -> i / 2 + "," + day(i / 2) + ",k" + i % 7 + ",5.50,"
                                + (i % 2 == 1 ? "" : i % 4 == 0 ? "paid" : "voided")))
                .contains("voided on 5 lines; kept: paid on 5 lines; empty on 10, which go or stay as"
                        + " other lines of their invoice do");
    }

    @ParameterizedTest
    @CsvSource({
        "Kundennr;Erste Bestellung;Letzte Bestellung;Anzahl Bestellungen;Umsatz, customers",
        "email;first_purchase;last_purchase;orders;total_spent, customers",
        "client_id;date_premiere_commande;date_derniere_commande;nb_commandes;montant_total, customers",
        "Customer;Customer since;Last order;Num orders;Revenue, customers",
        "order_id;order_date;delivery_date;quantity;total, transactions",
        "Kundennr;Bestelldatum;Lieferdatum;Menge;Betrag, transactions",
        "client;date;date livraison;n commandes;montant, transactions"
    })
    void datesTellCustomersFromOrders(String header, String kind) throws IOException {
        assertThat(said(header, 30, i -> "c%d@x.org;%s;%s;%d;%d,50"
                        .formatted(i, day(i), day(i + 300), 1 + i % 4, 7 + 13 * i)))
                .contains("- kind: " + kind + ", ");
    }

    @ParameterizedTest
    @CsvSource({"0 1 2", "2 0 1", "1 2 0"})
    void ofThreeColumnsWithoutHeadersTheTextsAreProducts(String order) throws IOException {
        int[] places = Stream.of(order.split(" ")).mapToInt(Integer::parseInt).toArray();
        String first = String.join(";", cells(0, places));
        String said = said(first, 60, i -> String.join(";", cells(i + 1, places)));
        for (int i = 0; i < places.length; i++) {
            assertThat(said)
                    .contains("- columns."
                            + List.of("customer", "time", "product").get(places[i]) + ": " + (i + 1) + ",");
        }
        assertThat(said).endsWith("exit 0");
    }

    private static List<String> cells(int i, int[] places) {
        List<String> cells = List.of(
                String.valueOf(1000 + i % 11),
                day(i),
                List.of("milk", "tea pot", "rolls/buns", "soda").get(i % 4));
        return IntStream.of(places).mapToObj(cells::get).toList();
    }

    @ParameterizedTest
    @CsvSource({"num_orders, numeric", "nb_visites, numeric", "NumberOfReturns, numeric", "store_no, categorical"})
    void countsAreNumbersAndNumbersOfThingsAreNot(String header, String group) throws IOException {
        assertThat(said("customer_id,age," + header, 40, i -> i + "," + (20 + i) + "," + i % 6))
                .contains("- columns." + group + ".")
                .containsPattern("- columns\\." + group + "\\.\\w+: " + header + ",");
    }

    @ParameterizedTest
    @CsvSource({"1, seconds", "1000, milliseconds"})
    void secondsSince1970AreMadeTimesByTheQueryThatIsProposed(long times, String unit) throws IOException {
        String said =
                said("created,user,total", 30, i -> times * (1_704_067_200L + 86_400L * i) + ",u" + i % 7 + ",3.50");
        assertThat(said)
                .contains("first: no time: created counts " + unit + " since 1970, such as 1704067200")
                .endsWith("exit 1");
        InvoiceLines lines = linesWithMadeTimes();
        assertThat(lines.firstDay()).hasToString("2024-01-01");
        assertThat(lines.lastDay()).hasToString("2024-01-30");
    }

    private InvoiceLines linesWithMadeTimes() throws IOException {
        Path file = project.resolve("data").resolve("odd.yaml");
        String mended = Files.readString(file)
                .replaceFirst("(?m)^file:.*\\R", "")
                .replaceFirst("(?ms)^format:.*?^# jdbc", "# jdbc")
                .replaceFirst("# jdbc", "jdbc")
                .replaceFirst("# query", "query")
                .replaceFirst("(?m)^columns:", "columns:\n  time: made_time");
        return InvoiceLines.read(Dataset.read(Files.writeString(file, mended)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DAY | 1 | DAY counts days, such as 1; write the day before its day 1 in place of 2000-01-01 | 2000-01-02",
                "InvoiceDate | 45292 | InvoiceDate counts days as spreadsheets do, such as 45292 | 2024-01-01",
                "InvoiceDate | 45292.999 | InvoiceDate counts days as spreadsheets do, such as 45292.999 | 2024-01-01",
            })
    void daysThatAreCountedAreMadeTimesByTheQueryThatIsProposed(
            String header, BigDecimal start, String first, String day) throws IOException {
        assertThat(said(header + ",user,total", 30, i -> start.add(BigDecimal.valueOf(i)) + ",u" + i % 7 + ",3.50"))
                .contains("first: no time: " + first + "; take the query below")
                .endsWith("exit 1");
        InvoiceLines lines = linesWithMadeTimes();
        assertThat(lines.firstDay()).hasToString(day);
        assertThat(lines.lastDay()).isEqualTo(lines.firstDay().plusDays(29));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_month | yyyy-MM  | such as 2023-10",
                "yyyymm      | yyyyMM   | such as 202310",
                "Month       | MM/yyyy  | such as 10/2023",
                "Month       | MMM-yy   | such as Oct-23",
                "Month       | MMM yyyy | such as Oct 2023",
            })
    void monthsAreMadeTheirFirstDaysByTheQueryThatIsProposed(String header, String pattern, String first)
            throws IOException {
        DateTimeFormatter months = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        assertThat(said(
                        header + ",user,total",
                        30,
                        i -> LocalDate.of(2023, 10 + i % 3, 1).format(months) + ",u" + i % 7 + ",3.50"))
                .contains("first: no time: " + header + " has months without a day, " + first + "; their first days are"
                        + " taken; take the query below")
                .endsWith("exit 1");
        InvoiceLines lines = linesWithMadeTimes();
        assertThat(lines.firstDay()).hasToString("2023-10-01");
        assertThat(lines.lastDay()).hasToString("2023-12-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9. Januar 2023 | 9. Dezember 2023 | d MMMM yyyy | 2023-01-09 to 2023-12-09",
                "9. Jan. 2023 | 9. Dez. 2023 | d MMM yyyy | 2023-01-09 to 2023-12-09",
                "09-Mrz-23 | 09-Okt-23 | d-MMM-yy | 2023-03-09 to 2023-10-09",
                "9 février 2023 | 9 août 2023 | d MMMM yyyy | 2023-02-09 to 2023-08-09",
                "9 janv. 2023 | 9 déc. 2023 | d MMM yyyy | 2023-01-09 to 2023-12-09",
                "9 fevrier 2023 | 9 aout 2023 | d MMMM yyyy | 2023-02-09 to 2023-08-09",
                "9 de enero de 2023 | 9 de diciembre de 2023 | d MMMM yyyy | 2023-01-09 to 2023-12-09",
                "9/ene/2023 | 9/dic/2023 | d/MMM/yyyy | 2023-01-09 to 2023-12-09",
                "9 gennaio 2023 | 9 dicembre 2023 | d MMMM yyyy | 2023-01-09 to 2023-12-09",
                "9 de março de 2023 | 9 de dezembro de 2023 | d MMMM yyyy | 2023-03-09 to 2023-12-09",
                "9 maart 2023 | 9 oktober 2023 | d MMMM yyyy | 2023-03-09 to 2023-10-09",
                "9 stycznia 2023 | 9 grudnia 2023 | d MMMM yyyy | 2023-01-09 to 2023-12-09",
                "9 Sept 2023 | 9 Oct 2023 | d MMM yyyy | 2023-09-09 to 2023-10-09",
                "9 September 2023 | 9 October 2023 | d MMMM yyyy | 2023-09-09 to 2023-10-09",
                "9. September 2023 | 9. November 2023 | d MMMM yyyy | 2023-09-09 to 2023-11-09",
                "9. Mai 2023 17:45 | 9. Juni 2023 08:00 | \"d MMM yyyy H:mm\" | 2023-05-09 to 2023-06-09",
            })
    void namesOfMonthsAreReadInTheLanguagesOfHeaders(String early, String late, String pattern, String days)
            throws IOException {
        assertThat(said("date;user;total", 30, i -> (i % 2 == 0 ? early : late) + ";u" + i % 7 + ";3.50"))
                .contains("- format.time: " + pattern + ", reads 2 of 2 different times")
                .contains("- 30 lines from " + days)
                .endsWith("exit 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09-01-2023 18.42 | 13-10-2023 08.05 | d-M-yyyy H.mm | 2023-01-09 to 2023-10-13",
                "09.01.2023 18.42.07 | 13.10.2023 08.05.00 | d.M.yyyy H.mm.ss | 2023-01-09 to 2023-10-13",
                "09JAN2023 | 13OCT2023 | ddMMMyyyy | 2023-01-09 to 2023-10-13",
                "09JAN2023:18:42:07 | 13OCT2023:08:05:00 | \"ddMMMyyyy:H:mm:ss\" | 2023-01-09 to 2023-10-13",
                "09/Jan/2023:18:42:07 | 13/Oct/2023:08:05:00 | \"d/MMM/yyyy:H:mm:ss\" | 2023-01-09 to 2023-10-13",
            })
    void timesOfSpreadsheetsBanksAndLogsAreRead(String early, String late, String pattern, String days)
            throws IOException {
        namesOfMonthsAreReadInTheLanguagesOfHeaders(early, late, pattern, days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9 Brumaire 2023", "09XYZ2023", "09-01-2023 18.75", "31. Februar 2023", "Januar 9 2023"})
    void otherNamesOfMonthsAndDaysThatAreNoneAreNoTimes(String text) throws IOException {
        assertThat(said("date;user;total", 30, i -> text + ";u" + i % 7 + ";3.50"))
                .contains("first: no time: required, and no column looks like it")
                .endsWith("exit 1");
    }

    /** A report with merged cells: three lines an order, of which the first alone has {@code head} */
    private static String merged(int line, String head, String rest) {
        return (line % 3 == 0 ? head.replace("#", String.valueOf(line / 3)) : head.replaceAll("[^,]", "")) + "," + rest;
    }

    @Test
    void whatOnlyTheFirstLineOfAnOrderHasIsFilledByAQuery() throws IOException {
        String said = said(
                "date,order,customer,status,item,quantity,price",
                60,
                i -> merged(
                        i,
                        "2024-01-" + (10 + i / 3) + ",A#,k" + i / 3 % 7 + "," + (i < 6 ? "cancelled" : "paid"),
                        "mug" + i % 4 + "," + (1 + i % 2) + ",2.50"));
        assertThat(said)
                .contains("first: date stands on the first line of each order only, and 40 of 60 lines have none: the"
                        + " query below fills them")
                .contains("cancelled on 6 lines; kept: paid on 54 lines")
                .contains("- cleaning.dropDuplicates: true, 0 lines repeat")
                .contains("- 60 lines from 2024-01-10 to 2024-01-29")
                .contains("- cleaning keeps 54 lines of 7 customers")
                .endsWith("exit 0");
        InvoiceLines lines =
                InvoiceLines.read(Dataset.read(project.resolve("data").resolve("odd.yaml")));
        assertThat(lines.size()).isEqualTo(60);
    }

    @Test
    void whatOnlyTheFirstLineOfAnOrderHasIsAQuestionWhereTheQueryMayReadTheFileInAnotherWay() throws IOException {
        Path file = project.resolve("odd.csv");
        String lines = IntStream.range(0, 60)
                .mapToObj(
                        i -> merged(i, "2024-01-" + (10 + i / 3) + ",A#,k" + i / 3 % 7, "caf\u00E9" + i % 4 + ",2.50"))
                .collect(Collectors.joining("\n", "date,order,customer,item,price\n", "\n"));
        assertThat(said(Files.write(file, lines.getBytes(StandardCharsets.ISO_8859_1))))
                .contains("- query: ")
                .contains("in place of file: only the first line of each order has date")
                .contains(" (open), then all lines have one")
                .contains("- file: ");
    }

    @ParameterizedTest
    @CsvSource({
        "guests, '2024-01-09,A#,k#', '2024-01-09,A#,'", // have a time
        "subtotals, '2024-01-09,A#,k#', ',,'", // have no product
        "orders not paid yet, '2024-01-09,A#,k#', ',A#,k#'", // go on with no order above
    })
    void otherLinesWithoutWhatOthersHaveAreNotFilled(String why, String head, String other) throws IOException {
        assertThat(said(
                        "date,order,customer,item,price",
                        60,
                        i -> (i % 3 == 0 ? head : other).replace("#", String.valueOf(i)) + ","
                                + (i % 3 > 0 && why.equals("subtotals") ? "" : "mug" + i % 4) + ",2.50"))
                .doesNotContain("made_order");
    }

    /** Seven customers named above their lines and once more with their sum: 42 lines of 14 invoices. */
    private static Stream<String> groups() {
        return IntStream.range(0, 7).boxed().flatMap(g -> {
            Stream<String> lines = IntStream.range(0, 6).mapToObj(i -> ",%s,A%d,tea%d,%d,%d.50"
                    .formatted(day(9 * g + i / 3), 2 * g + i / 3, i % 4, 1 + i % 3, 2 + i));
            return Stream.of(Stream.of("Ann " + g + ",,,,,"), lines, Stream.of("Total for Ann " + g + ",,,,12,"))
                    .flatMap(each -> each);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | Customer | Customer | \\\"Customer\\\"",
                "Craig's Shop\\nSales by Customer\\n\"1, 2\"\\n | ''       | column 1 | column0"
            })
    void customersOnALineAboveTheirsAreAskedForWithAQuery(String titles, String header, String name, String quoted)
            throws IOException {
        String text = groups().collect(Collectors.joining("\n", header + ",Date,Num,item,Qty,Price\n", "\n"));
        Path file = Files.writeString(project.resolve("odd.csv"), titles.translateEscapes() + text);
        String said = said(file);
        assertThat(said)
                .startsWith("first: no customer: " + name
                        + " stands on lines above those that are about it; take the query below,"
                        + " or add such a column\n")
                .contains("- query: \"SELECT last_value(" + quoted + " IGNORE NULLS) OVER (ROWS UNBOUNDED PRECEDING) AS"
                        + " made_customer, * FROM ")
                .contains(" (open), then columns.customer is made_customer\n")
                .doesNotContain("customer: Num")
                .endsWith("exit 1");
        String query = said.lines()
                .filter(line -> line.startsWith("- query: "))
                .map(line -> line.substring(2, line.lastIndexOf(" (open)")))
                .findFirst()
                .orElseThrow();
        Path answered = Files.writeString(
                project.resolve("data").resolve("answered.yaml"),
                "name: odd\ntitle: Odd\njdbc: \"jdbc:duckdb:\"\n" + query + "\nformat: {time: yyyy-M-d}\n"
                        + "columns: {customer: made_customer, time: Date, invoice: Num, product: item, quantity: Qty, price: Price}\n");
        Transactions bought = Transactions.of(Dataset.read(answered));
        assertThat(bought.size()).isEqualTo(42);
        assertThat(bought.customers()).containsExactly("Ann 0", "Ann 1", "Ann 2", "Ann 3", "Ann 4", "Ann 5", "Ann 6");
    }

    @ParameterizedTest
    @CsvSource({
        "one remark, 'k#,2024-01-0#,A#,tea,2.50'", // no second group
        "guests, ',2024-01-0#,A#,tea,2.50'", // have a time
        "heads at the end, ',,,,'" // have nothing below
    })
    void customersOnLinesOfTheirOwnAreNotAskedFor(String why, String second) throws IOException {
        assertThat(said("customer,date,order,item,price", 60, i -> (i == 0 && why.equals("one remark")
                                ? "all,,,,"
                                : i < 30 ? "k#,2024-01-0#,A#,tea,2.50" : second)
                        .replace("#", String.valueOf(1 + i % 9))))
                .doesNotContain("stands on lines above")
                .contains("- columns.customer: customer, its header says so");
    }

    @Test
    void aPriceIsTheColumnThatTheQuantityMakesAnotherOf() throws IOException {
        IntFunction<String> line =
                i -> day(i) + ";u" + i % 7 + ";" + (1 + i % 3) + ";" + (1 + i % 5) + ".25;" + (1 + i % 3) * (1 + i % 5);
        String header = "date;user;blub;";
        assertThat(said(header + "foo;bar", 60, i -> line.apply(i) + "." + 25 * (1 + i % 3)))
                .contains("- columns.quantity: blub, ", "- columns.price: foo, nearly always the quantity times it is")
                .endsWith("exit 0");
        Files.delete(project.resolve("data/odd.yaml"));
        bytes.reset();
        assertThat(said(header + "foo;bar", 60, i -> line.apply(i) + "." + (90 - i)))
                .contains("- columns.amount: foo (open), decimals, and there are other columns of such")
                .endsWith("exit 1");
    }

    @Test
    void namesOfCustomersServeWhereThereAreNoIds() throws IOException {
        IntFunction<String> line = i -> day(i) + ",Maier & Sons " + "abcdefg".charAt(i % 7) + ",3.5" + i % 10;
        assertThat(said("date,Client Name,total", 60, line))
                .contains(
                        "- columns.customer: Client Name, there are no ids, so the names serve as such: customers of one"
                                + " name are one; 7 different on 60 lines, such as xxxxx & xxxx x")
                .contains("- privacy: ")
                .endsWith("exit 0");
        Files.delete(project.resolve("data/odd.yaml"));
        bytes.reset();
        assertThat(said("date,Client Name,total,blub", 60, i -> line.apply(i) + "," + (100 + i % 14)))
                .contains("- columns.customer: blub, the only column of ids that come back");
        Files.delete(project.resolve("data/odd.yaml"));
        bytes.reset();
        IntFunction<String> misspelt = i -> i % 9 == 0 ? line.apply(i).replace("Maier", "Mayer") : line.apply(i);
        assertThat(said("date,Client Name,total,blub", 60, i -> misspelt.apply(i) + "," + (100 + i % 7)))
                .contains("- columns.customer: blub, the only column of ids that come back");
    }

    /** As the recommended price, the place in the order and the month do in an export of sales. */
    @Test
    void idsThatComeBackWithSeveralNamesAreNoCustomers() throws IOException {
        IntFunction<String> line =
                i -> "S" + i / 3 + "," + day(i / 3) + ",Maier & Sons " + "abcdefg".charAt(i / 3 % 7) + ",3.5" + i % 10;
        assertThat(said(
                        "ORDERNUMBER,ORDERDATE,CUSTOMERNAME,SALES,MSRP,ORDERLINENUMBER,MONTH_ID",
                        90,
                        i -> line.apply(i) + "," + (100 + i % 11) + "," + (1 + i % 3) + "," + (1 + i / 3 % 4)))
                .contains("- columns.customer: CUSTOMERNAME, there are no ids, so the names serve as such")
                .contains("- columns.invoice: ORDERNUMBER, its header says so")
                .endsWith("exit 0");
        Files.delete(project.resolve("data/odd.yaml"));
        bytes.reset();
        assertThat(said(
                        "ORDERNUMBER,ORDERDATE,SALES,MSRP",
                        90,
                        i -> "S" + i / 3 + "," + day(i / 3) + ",3.5" + i % 10 + "," + (100 + i % 11)))
                .contains("no customer: required");
    }

    @Test
    void smallNumbersOfItemsAreAQuantityAndCodesOfItemsStayProducts() throws IOException {
        IntFunction<String> line = i -> "S" + i + "," + day(i) + ",c" + i % 7 + ",3.5" + i % 10 + ",usd,";
        assertThat(said("order id,date,customer id,total,currency,Items", 60, i -> line.apply(i) + (1 + i % 4)))
                .contains("- columns.quantity: Items, small whole numbers; 4 different on 60 lines")
                .contains("- columns.product: Items (open), small whole numbers, so how many")
                .contains("- currency: USD, all lines say so")
                .endsWith("exit 0");
        Files.delete(project.resolve("data/odd.yaml"));
        bytes.reset();
        assertThat(said("order id,date,customer id,total,currency,Item id", 60, i -> line.apply(i) + (1 + i % 4)))
                .contains("- columns.product: Item id, its header says so");
        Files.delete(project.resolve("data/odd.yaml"));
        bytes.reset();
        assertThat(said("order id,date,customer id,total,currency,Items", 60, i -> line.apply(i) + (100 + i % 4)))
                .contains("- columns.product: Items, its header says so");
    }

    @Test
    void idsOfVisitorsAreNoDecimals() throws IOException {
        IntFunction<String> line =
                i -> day(i) + "," + (1_078_553_437L + i % 7) + "." + (1_617_181_920 + i % 7) + ",3.50";
        assertThat(said("event_date,user_pseudo_id,revenue", 60, line))
                .contains("- columns.customer: user_pseudo_id, its header may say so; 7 different on 60 lines")
                .contains("- cleaning keeps 60 lines of 7 customers");
    }

    @Test
    void secondsSince1970AreNoIds() throws IOException {
        assertThat(said(
                        "ts,uid,item,price",
                        60,
                        i -> 1_704_067_200L + 3600L * (i / 2) + "," + (100 + i % 7) + ",p" + i % 9 + ",3.50"))
                .contains("- columns.customer: uid, the only column of ids that come back");
    }

    @Test
    void listsOfTheLinesOfOrdersAreNoProducts() throws IOException {
        String said = said(Files.writeString(
                project.resolve("odd.json"),
                IntStream.range(0, 120)
                        .mapToObj(i -> "{\"date\": \"" + day(i) + "\", \"user\": \"u" + i % 7
                                + "\", \"total\": 3.5, \"items\": [{\"sku\": \"p" + i % 9 + "\", \"qty\": 1}]}")
                        .collect(Collectors.joining(",\n", "[", "]"))));
        assertThat(said)
                .contains("first: items holds lists, such as the lines of orders: a query parts them, see"
                        + " docs/description-file.md")
                .doesNotContain("- columns.product: items, ")
                .endsWith("exit 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"202", "2024990100"})
    void yearsAndOtherLongNumbersAreNoDaysThatAreCounted(String start) throws IOException {
        assertThat(said("order_date,user,total", 30, i -> start + i % 10 + ",u" + i % 7 + ",3.50"))
                .contains("first: no time: required, and no column looks like it")
                .doesNotContain("made_time");
    }

    @ParameterizedTest
    @CsvSource({
        "PhoneService, 2, categorical",
        "emails_opened, 9, numeric",
        "phone, 40, left",
        "zip, 40, left",
    })
    void headersOfPersonsOverCountsOrTwoAnswersTellNobody(String header, int different, String place)
            throws IOException {
        String[] answers = {"Yes", "No"};
        assertThat(said(
                        "customer_id,age,income," + header,
                        40,
                        i -> i + "," + (20 + i) + "," + (900 + 7 * i) + ","
                                + (different == 2 ? answers[i % 2] : different == 9 ? "" + i % 9 : "" + (71_000 + i))))
                .containsPattern(
                        place.equals("left")
                                ? "- columns: " + header + ", left out: it may tell who somebody is"
                                : "- columns\\." + place + "\\.\\w+: " + header + ",");
    }

    @Test
    void thousandsOfLinesStayOneNumberInALongList() throws IOException {
        assertThat(said(
                        "order,date,customer,amount,status",
                        2_400,
                        i -> i + "," + day(i) + ",k" + i % 7 + ",5.50,"
                                + (i % 2 == 0 ? "paid" : i % 4 == 1 ? "open" : "failed")))
                .contains("failed on 600 lines; kept: paid on 1,200 lines, open on 600");
    }

    @Test
    void aTableWithoutAnIdIsNumberedByTheQueryThatIsProposed() throws IOException {
        assertThat(said("age,income", 40, i -> (20 + i % 9) + "," + (1000 + i % 7)))
                .startsWith(
                        "first: no customer: no column names each customer once; take the query below, or add such a column\n")
                .endsWith("exit 1");
        Path file = project.resolve("data").resolve("odd.yaml");
        String mended = Files.readString(file)
                .replaceFirst("(?m)^file:.*\\R", "")
                .replaceFirst("(?ms)^format:.*?^# jdbc", "# jdbc")
                .replaceFirst("# jdbc", "jdbc")
                .replaceFirst("# query", "query")
                .replaceFirst("# customer:", "customer: line #");
        assertThat(CheckCommand.run(Files.writeString(file, mended), out)).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("40 rows read, 40 customers kept");
    }

    @Test
    void bytesOfTwoCharsetsAreNamedByTheirLineAndTheFileIsWritten() throws IOException {
        String lines = IntStream.range(0, 40)
                .mapToObj(i -> "k" + i % 7 + "," + day(i) + ",Caf\u00E9,5.50\n")
                .collect(Collectors.joining());
        byte[] text = ("customer,date,product,amount\n" + lines).getBytes(StandardCharsets.UTF_8);
        byte[] end = "k1,2024-03-01,Caf\u00E9,1.50\n".getBytes(StandardCharsets.ISO_8859_1);
        Path data = project.resolve("two.csv");
        Files.write(data, text);
        Files.write(data, end, java.nio.file.StandardOpenOption.APPEND);
        assertThat(said(data))
                .startsWith(
                        "first: format.charset: text that is not UTF-8 (two.csv, line 42); give the charset it is written in, for"
                                + " instance windows-1252, or mend the line if the others are UTF-8; windows-1252 reads all bytes, but characters beyond"
                                + " ASCII of the other lines wrong\n")
                .endsWith("exit 1");
        assertThat(project.resolve("data").resolve("two.yaml"))
                .content()
                .contains("# charset: windows-1252", "  customer: customer", "  amount: amount");
    }

    @Test
    void ordersWhoseIdsAreCalledIdAreNoCustomers() throws IOException {
        String made = said(
                "ID,Purchase Point,Purchase Date,Grand Total,Customer Email",
                120,
                i -> 9000 + i + ",Main Website," + day(i) + " 10:00," + (5 + i) + ".50,eve" + i % 40 + "@mail.org");
        assertThat(made)
                .contains(
                        "- kind: transactions, 40 customers on 120 lines",
                        "- columns.invoice: Purchase Point (open), 0 of the 1 on two lines or more have one customer, so it names no orders",
                        "- columns.customer: Customer Email, its header says so, and persons come back in it",
                        "- cleaning keeps 120 lines of 40 customers");
    }

    /** Counter-example: customers who have an e-mail address each, and two of them the same. */
    @Test
    void customersWithADateOfAnOrderAndAnAddressEachStayCustomers() throws IOException {
        String made = said(
                "ID,Purchase Date,Points,Customer Email",
                120,
                i -> 9000 + i + "," + day(i) + "," + i * 7 % 50 + ",eve" + i % 119 + "@mail.org");
        assertThat(made).contains("- kind: customers, no customer comes back");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'columns.price: NetPrice, where the quantity is 2 or more it is at most UnitPrice'",
        "2, 'columns.amount: NetPrice, its header says so'"
    })
    void aNetPriceIsThatOfAUnitOrOfALine(int of, String mapped) throws IOException {
        String made = said("OrderKey,OrderDate,CustomerKey,Quantity,UnitPrice,NetPrice", 200, i -> {
            int quantity = 1 + i % 5;
            double net = .9 * (10 + i % 17);
            return "%d,%s,%d,%d,%d.00,%.2f"
                    .formatted(i, day(i), i % 40, quantity, 10 + i % 17, of == 1 ? net : net * quantity);
        });
        assertThat(made).contains(mapped, "- cleaning keeps 200 lines of 40 customers");
    }

    /** Prices of eight goods, times the quantity or not; without codes of the goods. */
    @ParameterizedTest
    @CsvSource({
        "true, 'columns.amount: price, it has 40 different values, and divided by the quantity 8'",
        "false, 'columns.price: price, its header says so'"
    })
    void aPriceThatIsATotalIsKnownByItsValuesAlone(boolean total, String mapped) throws IOException {
        String made = said("invoice,date,customer,quantity,price", 200, i -> {
            int quantity = 1 + i % 5;
            int price = 101 + 211 * (i / 5 % 8);
            return i + "," + day(i) + ",C" + i % 40 + "," + quantity + "," + (total ? quantity : 1) * price;
        });
        assertThat(made).contains(mapped);
    }

    @ParameterizedTest
    @CsvSource({
        "'CPF,Cliente', '012.345.6%02d-00,Anna Weber', CPF",
        "'Party Name,City', 'Anna & Co %d,Rome', Party Name",
        "'Party Size,Guest', '4,g%d', Guest",
        "'Phone,City', '+49 151 43%02d,Rome', Phone",
        "'who,City', 'w%d,Rome', who"
    })
    void taxNumbersPartiesAndPhonesNameCustomers(String headers, String cells, String customer) throws IOException {
        String made =
                said("Data,Valor," + headers, 120, i -> day(i) + "," + (5 + i) + ".50," + cells.formatted(i % 40));
        assertThat(made).contains("columns.customer: " + customer + ", ");
    }

    /** An amount that is called a purchase, and falls together by chance, is no order. */
    @Test
    void whatNeverHasOneCustomerNamesNoOrders() throws IOException {
        String made =
                said("User_ID,Day,Purchase", 400, i -> 10_000 + i * 7 % 40 + "," + day(i) + "," + (900 + i / 2 * 37));
        assertThat(made)
                .contains("columns.amount: Purchase, numbers that name no orders, so what was paid; 200 different");
    }

    @Test
    void secondsBefore2001AreTimesWhereTheHeaderSaysSo() throws IOException {
        String made = said(
                "userId,movieId,rating,timestamp",
                120,
                i -> i % 40 + "," + i % 7 + ",3.5," + (964_980_000L + 86_400 * i));
        assertThat(made)
                .contains("first: no time: timestamp counts seconds since 1970, such as 9", "to_timestamp(CAST(");
    }
}
