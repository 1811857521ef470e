package segmentbook.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.CustomerColumns;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.Transactions;

/** Small files by hand, each of another kind, and the description files that are made for them. */
class DraftTests {
    private final Path folder;

    DraftTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The draft for a file of this text, written anew. */
    private Draft drafted(String text) {
        try {
            Files.deleteIfExists(folder.resolve("data/orders.yaml"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Draft draft = Draft.of(file("orders.csv", text), folder.resolve("data"));
        draft.write();
        return draft;
    }

    private Dataset dataset(String text) {
        return Dataset.read(drafted(text).file());
    }

    private Map<Field, String> columns(String text) {
        return dataset(text).columns().headers();
    }

    private String yaml(String text) {
        try {
            return Files.readString(drafted(text).file());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static int customers(Dataset dataset) {
        return Transactions.of(dataset).customers().size();
    }

    @Nested
    class InvoicesWithQuantityAndPrice {
        private static final String LINES = """
                Export vom 31.01.2024;;;;;;;
                ;;;;;;;
                Rechnungsnr.;Kd-Nr;Rechnungsdatum;Artikelnr;Bezeichnung;Menge;Einzelpreis (EUR);Land
                R1001;K17;13.01.2024;A-1;Teekanne;2;1.012,50;DE
                R1001;K17;13.01.2024;A-2;Tasse;6;3,20;DE
                R1002;K18;14.01.2024;A-1;Teekanne;1;1.012,50;AT
                R1003;K17;15.01.2024;A-2;Tasse;3;3,20;DE
                S1004;K17;16.01.2024;A-2;Tasse;-1;3,20;DE
                R1005;K18;16.01.2024;VERSAND;Versandkosten;1;4,90;AT
                """;

        @Test
        void areFoundByTheirHeaders() {
            assertThat(columns(LINES))
                    .isEqualTo(Map.of(
                            Field.INVOICE, "Rechnungsnr.",
                            Field.PRODUCT, "Artikelnr",
                            Field.DESCRIPTION, "Bezeichnung",
                            Field.QUANTITY, "Menge",
                            Field.TIME, "Rechnungsdatum",
                            Field.PRICE, "Einzelpreis (EUR)",
                            Field.CUSTOMER, "Kd-Nr",
                            Field.COUNTRY, "Land"));
        }

        @Test
        void areReadAndCleanedAsProposed() {
            Dataset dataset = dataset(LINES);
            assertThat(dataset.currency()).isEqualTo("EUR");
            assertThat(dataset.options(CleaningRules.class).cancelledPrefix()).isEqualTo("S");
            assertThat(dataset.options(CleaningRules.class).notProducts()).containsExactly("VERSAND");
            assertThat(customers(dataset)).isEqualTo(2);
        }

        @Test
        void areExplained() {
            assertThat(yaml(LINES).lines().map(line -> line.replaceAll(" +", " ")
                            .strip()))
                    .contains(
                            "name: orders",
                            "kind: transactions # 2 customers on 6 lines",
                            "file: \"../orders.csv\" # 6 lines, 8 columns",
                            "time: d.M.yyyy # reads 4 of 4 different times, among them 13.01.2024",
                            "thousands: \".\" # as in 1.012,50",
                            "# # header true: line 3 is unlike those below; detected again at each reading",
                            "invoice: Rechnungsnr. # its header says so; 5 different on 6 lines, such as x####; 1 of the 1 on"
                                    + " two lines or more have one customer",
                            "customer: Kd-Nr # its header says so; 2 different on 6 lines, such as x##",
                            "cancelledPrefix: \"S\" # 1 of the 1 lines below zero have an invoice that begins so, and 0 others",
                            "- VERSAND # lines: 1, Versandkosten, prices 4.90 to 4.90",
                            "dropDuplicates: true # 0 lines repeat an earlier one in all columns");
        }
    }

    @Nested
    class OrdersWithATotalOnly {
        private static final String LINES = """
                order;client;date de commande;montant total;email
                1;77;13/02/2024;12,50;anna@example.org
                2;78;14/02/2024;13,00;bob@example.org
                3;77;15/02/2024;1,25;anna@example.org
                """;

        @Test
        void areFoundByTheirHeaders() {
            Dataset dataset = dataset(LINES);
            assertThat(dataset.columns().headers())
                    .isEqualTo(Map.of(
                            Field.INVOICE, "order",
                            Field.CUSTOMER, "client",
                            Field.TIME, "date de commande",
                            Field.AMOUNT, "montant total"));
            assertThat(customers(dataset)).isEqualTo(2);
        }

        @Test
        void showNoCustomerAndNoValueOfUnusedColumns() {
            Draft draft = drafted(LINES);
            assertThat(draft.file()).content().doesNotContain("77", "78", "anna", "example");
            assertThat(String.join("\n", draft.notes()))
                    .contains("columns: email, not used: 2 different, such as xxxx@xxxxxxx.xxx")
                    .doesNotContain("77", "78", "anna");
        }

        @Test
        void ofSeveralLinesWithOneTotalAreAskedFor() {
            String lines = IntStream.range(0, 24)
                    .mapToObj(
                            i -> "%d;%d;2024-02-%02d;p%d;%d.50\n".formatted(i / 2, i / 4, 1 + i / 2, i % 3, 10 + i / 2))
                    .collect(Collectors.joining("", "order id;customer id;date;product id;order total\n", ""));
            assertThat(yaml(lines).replaceAll(" +", " "))
                    .contains(
                            "# amount: order total # it is the same on all lines of 12 of 12 orders: a total of the order,"
                                    + " which would count once a line");
        }
    }

    @Nested
    class BasketsWithoutAPrice {
        @Test
        void needNoMoney() {
            Dataset dataset = dataset("""
                    Member_number,Date,itemDescription
                    1808,21-07-2015,tropical fruit
                    2552,05-01-2015,whole milk
                    1808,12-12-2015,whole milk
                    """);
            assertThat(dataset.columns().headers())
                    .isEqualTo(Map.of(
                            Field.CUSTOMER, "Member_number", Field.TIME, "Date", Field.PRODUCT, "itemDescription"));
            assertThat(customers(dataset)).isEqualTo(2);
        }
    }

    @Nested
    class LinesWithoutAnInvoiceNumber {
        @Test
        void areOfACustomerAndADay() {
            String lines = """
                    data acquisto|codice cliente|articolo|qtà|prezzo|importo
                    2024-01-13 10:00|C1|T1|2|3.50|7.00
                    2024-01-13 11:00|C2|T1|1|3.50|3.50
                    2024-01-14 10:00|C1|T2|4|1.25|5.00
                    """;
            assertThat(columns(lines))
                    .isEqualTo(Map.of(
                            Field.TIME, "data acquisto",
                            Field.CUSTOMER, "codice cliente",
                            Field.PRODUCT, "articolo",
                            Field.QUANTITY, "qtà",
                            Field.PRICE, "prezzo"));
            assertThat(yaml(lines).replaceAll(" +", " "))
                    .contains(
                            "# amount: importo # quantity times price is the total on 100.0 % of lines, so the price is enough");
        }

        @Test
        void ofWhichTotalsAreNotPricesTakeTheTotal() {
            assertThat(columns("""
                    date,customer,qty,price,total
                    2024-01-13,a1,2,3.50,6.00
                    2024-01-14,a2,1,3.50,3.00
                    2024-01-15,a1,1,3.50,3.50
                    """)).containsEntry(Field.AMOUNT, "total").doesNotContainKey(Field.PRICE);
        }

        @Test
        void whoseAmountIsAQuantityTakeItForOne() {
            String lines = IntStream.range(0, 40)
                    .mapToObj(i -> "2024-01-%02d,C%d,P%d,%d,%d\n"
                            .formatted(1 + i % 28, i % 7, i % 5, 1 + i % 2, 40 * (1 + i % 2) + i % 5))
                    .collect(Collectors.joining("", "date,customer_id,product_id,amount,sales_price\n", ""));
            assertThat(columns(lines))
                    .containsEntry(Field.QUANTITY, "amount")
                    .containsEntry(Field.PRICE, "sales_price");
            assertThat(yaml(lines).replaceAll(" +", " "))
                    .contains(
                            "# amount: sales_price # instead of price, if it is a total: where the quantity is 2 or more its"
                                    + " median is 2.0 times as much");
        }

        @Test
        void whoseTotalStandsOnSomeLinesOnlyTakeThePrice() {
            String lines = IntStream.range(0, 40)
                    .mapToObj(i -> "2024-01-%02d,c%d@ex.org,P%d,%d,%s,%d.50\n"
                            .formatted(1 + i / 2, i / 2 % 7, i % 9, 1 + i % 4, i % 2 == 0 ? i + ".25" : "", 3 + i % 9))
                    .collect(Collectors.joining(
                            "", "Created at,Email,Lineitem sku,Lineitem quantity,Total,Lineitem price\n", ""));
            assertThat(columns(lines))
                    .isEqualTo(Map.of(
                            Field.TIME, "Created at",
                            Field.CUSTOMER, "Email",
                            Field.PRODUCT, "Lineitem sku",
                            Field.QUANTITY, "Lineitem quantity",
                            Field.PRICE, "Lineitem price"));
        }

        @Test
        void whoseRepetitionsMayBeRealSaySo() {
            assertThat(yaml("customer,date,product\nx1,2024-01-13,tea\nx1,2024-01-13,tea\nx2,2024-01-13,tea\n"))
                    .contains(
                            "1 line repeats an earlier one in all columns; without invoice and time of day these may be real,"
                                    + " as several of a product: false keeps them");
        }
    }

    @Nested
    class LinesWithACost {
        /** Forty lines of seven customers: price 3.50 to 7.50, bought one to four at a time. */
        private static String lines(String headers, String cells) {
            return IntStream.range(0, 40)
                    .mapToObj(i -> "%d,2024-01-%02d,C%d,P%d,%d,".formatted(i / 2, 1 + i % 28, i % 7, i % 5, 1 + i % 4)
                            + Stream.of(cells.split(","))
                                    .map(cell -> switch (cell) {
                                        case "price" -> 3 + i % 5 + ".50";
                                        case "total" -> "%.2f".formatted((1 + i % 4) * (3.5 + i % 5));
                                        case "cost" -> 1 + i % 5 + ".25";
                                        case "costs" -> "%.2f".formatted((1 + i % 4) * (1.25 + i % 5));
                                        default -> "";
                                    })
                                    .collect(Collectors.joining(","))
                            + "\n")
                    .collect(Collectors.joining(
                            "", "order_id,date,customer_id,product_id,quantity," + headers + "\n", ""));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "unit_price,unit_cost     | price,cost  | unit_price    | unit_cost",
                    "Unit Cost,Unit Price     | cost,price  | Unit Price    | Unit Cost",
                    "price,COGS               | price,cost  | price         | COGS",
                    "Einzelpreis,Kosten       | price,cost  | Einzelpreis   | Kosten",
                    "Preis,Einkaufspreis      | price,cost  | Preis         | Einkaufspreis",
                    "selling price,cost       | price,cost  | selling price | cost",
                    "prix unitaire,co\u00fbt     | price,cost  | prix unitaire | co\u00fbt",
                })
        void haveItBesideThePrice(String headers, String cells, String price, String cost) {
            assertThat(columns(lines(headers, cells)))
                    .containsEntry(Field.PRICE, price)
                    .containsEntry(Field.COST, cost)
                    .doesNotContainKey(Field.AMOUNT);
        }

        @Test
        void haveItBesideATotal() {
            assertThat(columns(lines("Sales,Cost", "total,cost")))
                    .containsEntry(Field.AMOUNT, "Sales")
                    .containsEntry(Field.COST, "Cost")
                    .doesNotContainKey(Field.PRICE);
        }

        @ParameterizedTest
        @CsvSource({"COGS", "cost"})
        void areAskedWhereItIsThatOfALine(String header) {
            String lines = lines("price," + header, "price,costs");
            assertThat(columns(lines)).containsEntry(Field.PRICE, "price").doesNotContainKey(Field.COST);
            assertThat(yaml(lines).replaceAll(" +", " "))
                    .containsPattern(
                            "# cost: " + header + " # where the quantity is 2 or more its median is \\d\\.\\d times"
                                    + " as much, so it is the cost of a line, and that of one unit is needed: divide it by the quantity");
        }

        @Test
        void takeAProfitForNone() {
            assertThat(columns(lines("Sales,Profit", "total,costs")))
                    .containsEntry(Field.AMOUNT, "Sales")
                    .doesNotContainKeys(Field.COST, Field.PRICE);
        }

        @Test
        void takeAShippingCostForNone() {
            assertThat(columns(lines("price,Shipping Cost", "price,cost"))).doesNotContainKey(Field.COST);
        }

        @Test
        void whoseOnlyMoneyIsCalledCostTakeItForThePrice() {
            assertThat(columns(lines("unit_cost", "price")))
                    .containsEntry(Field.PRICE, "unit_cost")
                    .doesNotContainKey(Field.COST);
        }

        @Test
        void mayHaveNoneOnSomeLines() {
            String lines = lines("price,cost", "price,cost").replaceAll("(?m)^(1\\d,.*),\\d\\.25$", "$1,");
            assertThat(columns(lines)).containsEntry(Field.COST, "cost");
            assertThat(yaml(lines)).containsPattern("cost: cost +# .*; cannot be read on \\d+, first an empty cell");
            assertThat(customers(dataset(lines))).isEqualTo(7);
        }
    }

    @Nested
    class CustomerTables {
        private static final String LINES = """
                id,signup,e-mail,name,region code,age,income (EUR),plan,children,country,vip,note,key
                1,2020-01-01,a@b.org,Anna Berg,3,33,12000.5,basic,0,DE,1,hello one,x-1
                2,2020-01-02,b@b.org,Bob Stone,3,44,22000.5,plus,2,DE,0,hello two,x-2
                3,2021-01-01,c@b.org,Carl Wood,2,55,32000,plus,1,DE,0,hello three,x-3
                4,2021-05-01,d@b.org,Dora Hill,1,23,42000,basic,3,DE,1,other,x-4
                5,2021-06-01,e@b.org,Emma Lake,1,28,52000,basic,0,DE,0,last,x-5
                """;

        @Test
        void haveNumbersAndCategoriesToldApart() {
            CustomerColumns columns = dataset(LINES).customers();
            assertThat(columns.customer()).isEqualTo("id");
            assertThat(columns.numeric())
                    .isEqualTo(Map.of("age", "age", "income", "income (EUR)", "children", "children"));
            assertThat(columns.categorical())
                    .isEqualTo(Map.of("region_code", "region code", "plan", "plan", "vip", "vip"));
        }

        @Test
        void sayWhatIsLeftOutAndWhy() {
            String yaml = yaml(LINES);
            assertThat(yaml.lines().map(line -> line.replaceAll(" +", " ").strip()))
                    .contains(
                            "# signup # left out: times",
                            "# \"e-mail\" # left out: it may tell who somebody is".replace("\"", ""),
                            "# name # left out: it may tell who somebody is",
                            "# country # left out: the same on all lines that have it",
                            "# note # left out: an id, another on each line",
                            "# key # left out: an id, another on each line",
                            "# limits: {age: [0, 110]} # ages",
                            "age: age # 5 different numbers, 23 to 55; categorical, if they are codes",
                            "plan: plan # 2 groups");
            assertThat(yaml).doesNotContain("Anna", "a@b", "hello", "x-1", "DE");
        }

        @Test
        void showSmallAndLargeNumbersWithoutAnExponent() {
            String lines = IntStream.range(0, 30)
                    .mapToObj(i -> "%d,0.000%03d,%d00000000\n".formatted(i, 101 + i, 1 + i % 17))
                    .collect(Collectors.joining());
            assertThat(yaml("id,share,turnover\n" + lines))
                    .contains("# 30 different numbers, 0.000101 to 0.00013")
                    .contains("# 17 different numbers, 100000000 to 1700000000");
        }

        @Test
        void nameTheLogarithmBesideNumbersThatAreSkewed() {
            String lines = IntStream.range(0, 30)
                    .mapToObj(i -> "%d,%d.5,%d.5\n".formatted(i, i == 7 ? 900 : i, i == 7 ? -900 : 900 + i))
                    .collect(Collectors.joining());
            assertThat(yaml("id,milk,growth\n" + lines))
                    .contains(
                            "# 30 different numbers, 0.5 to 900.5; skewed: features.transform: log1p-all evens it out\n")
                    .contains("# 30 different numbers, -900.5 to 929.5\n");
        }

        @Test
        void haveYearsOfBirthAsNumbersAndMeasuresForNoIds() {
            String lines = IntStream.range(0, 30)
                    .mapToObj(i -> "%d,%d,%d\n".formatted(i % 2, 1950 + i, 5_000 + 37 * i))
                    .collect(Collectors.joining("", "channel,Year_Birth,fresh\n", ""));
            assertThat(yaml(lines)).contains("# customer:", "  numeric:", "year_birth: Year_Birth", "fresh: fresh");
        }

        @Test
        void withoutAnIdAskForOne() {
            assertThatThrownBy(() -> dataset("age,plan\n1.5,a\n2.5,b\n3.5,a\n"))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("columns.customer: required, found nothing (orders.yaml");
        }
    }

    @Nested
    class WithoutHeaders {
        private static final String LINES = """
                1001|C7|2024-01-03 10:00|SKU1|tea pot|2|3.50
                1001|C7|2024-01-03 10:00|SKU2|tea cup|1|2.50
                1002|C8|2024-01-03 11:00|SKU1|tea pot|1|3.50
                1002|C8|2024-01-03 11:00|SKU3|spoon|12|1.25
                1003|C7|2024-01-05 12:00|SKU1|tea pot|3|3.50
                1003|C7|2024-01-05 12:00|SKU2|tea cup|2|2.50
                1004|C8|2024-01-06 12:00|SKU3|spoon|2|1.25
                1004|C8|2024-01-06 12:00|SKU2|tea cup|4|2.50
                """;

        @Test
        void columnsAreFoundByWhatDecidesWhat() {
            Dataset dataset = dataset(LINES);
            assertThat(dataset.columns().headers())
                    .isEqualTo(Map.of(
                            Field.INVOICE, "1",
                            Field.CUSTOMER, "2",
                            Field.TIME, "3",
                            Field.PRODUCT, "4",
                            Field.DESCRIPTION, "5",
                            Field.QUANTITY, "6",
                            Field.PRICE, "7"));
            assertThat(dataset.format().header()).isFalse();
            assertThat(dataset.format().given()).contains("separator", "time");
            assertThat(customers(dataset)).isEqualTo(2);
        }

        @Test
        void severalColumnsOfIdsAreAskedFor() {
            assertThat(yaml("""
                    C7,S1,2024-01-03,1.50
                    C7,S2,2024-01-03,2.50
                    C8,S1,2024-01-03,3.50
                    C8,S3,2024-01-03,4.50
                    C9,S2,2024-01-03,5.50
                    """).replaceAll(" +", " "))
                    .contains(
                            "# customer: 1 # ids that come back, and so do others: 3 different, such as x#",
                            "# customer: 2 # ids that come back, and so do others: 3 different, such as x#");
        }
    }

    @Nested
    class Questions {
        @ParameterizedTest
        @CsvSource({"01/02/2024, 03/02/2024, 04/02/2024", "13/02/2024, 14/02/2024, 02/13/2024"})
        void dayMonthOrMonthDayIsForTheReader(String one, String two, String three) {
            String lines = "customer,date,amount\n7," + one + ",1.50\n7," + two + ",2.50\n8," + three + ",1.50\n";
            Dataset dataset = dataset(lines);
            assertThatThrownBy(() -> Transactions.of(dataset))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("format.time: days above 12 that tell day-month from month-day, found");
            assertThat(folder.resolve("data/orders.yaml"))
                    .content()
                    .contains("  # time: d/M/yyyy\n", "  # time: M/d/yyyy\n", "# format.time: days above 12");
        }

        @Test
        void dayMonthIsDecidedByADayAboveTwelve() {
            assertThat(dataset("customer,date\n7,01/02/2024\n7,13/02/2024\n")
                            .format()
                            .time())
                    .isEqualTo("d/M/yyyy");
            assertThat(dataset("customer,date\n7,01/02/2024\n7,02/13/2024\n")
                            .format()
                            .time())
                    .isEqualTo("M/d/yyyy");
        }

        @Test
        void aNumberThatMayBeOfThousandsIsForTheReader() {
            Dataset dataset = dataset("customer,date,amount\n7,2024-01-13,\"1,234\"\n7,2024-01-14,\"2,345\"\n");
            assertThatThrownBy(() -> Transactions.of(dataset))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("format.decimal: a number that tells decimals from thousands");
            assertThat(folder.resolve("data/orders.yaml")).content().contains("  # decimal:", "{thousands: \",\"}");
        }

        @Test
        void severalCurrenciesCannotBeAdded() {
            String header = "customer,date,amount,currency\n";
            assertThat(dataset(header + "7,2024-01-13,1.50,SEK\n7,2024-01-14,2.50,SEK\n")
                            .currency())
                    .isEqualTo("SEK");
            assertThat(yaml(header + "7,2024-01-13,1.50,SEK\n7,2024-01-14,2.50,EUR\n"))
                    .contains("# currency:")
                    .contains("2 currencies, which cannot be added");
        }

        @Test
        void idsThatTellWhoSomebodyIsShouldBeHidden() {
            String yaml = yaml(
                    "customer,date,amount\nanna@b.org,2024-01-13,1.50\nanna@b.org,2024-01-14,2.50\nbo@b.org,2024-01-14,2\n");
            assertThat(yaml)
                    .contains("# privacy: {pseudonymise: true, keyFile: ids.key}")
                    .doesNotContain("anna");
        }

        @Test
        void headersThatStandTwiceCannotBeMapped() {
            assertThat(yaml("customer,date,date,amount\n7,2024-01-13,x,1.50\n7,2024-01-14,y,2.50\n"))
                    .contains("  # date ")
                    .contains("stands twice in the file; rename one to use it")
                    .contains("required, and no column looks like it");
        }

        @Test
        void lettersThatAreNotUtf8MayBeOfSeveralCharsets() throws IOException {
            Path file = folder.resolve("polska.csv");
            Files.write(
                    file,
                    "klient,data,kwota\n\u0141ucja,2024-01-13,1.50\n\u0141ucja,2024-01-14,2.50\nEwa,2024-01-15,2\n"
                            .getBytes(Charset.forName("windows-1250")));
            Draft draft = Draft.of(file, folder.resolve("data"));
            assertThat(String.join("\n", draft.notes()))
                    .contains(
                            "format.charset: windows-1252 (open), taken because it is not UTF-8; where words look wrong:"
                                    + " windows-1250");
        }

        @Test
        void aDiscountOrATaxIsNoTotal() {
            String lines = "date,buyer,quantity,discount amount,tax,item total\n2024-01-13,7,1,0.00,0.20,5.50\n"
                    + "2024-01-14,7,2,0.00,0.30,6.50\n2024-01-14,8,1,0.00,0.40,7.50\n";
            assertThat(columns(lines)).containsEntry(Field.AMOUNT, "item total");
            assertThat(columns(lines.replace("item total", "total incl. tax")))
                    .containsEntry(Field.AMOUNT, "total incl. tax");
        }

        @Test
        void ofTwoNumbersOfInvoicesTheOneThatComesTwiceIsTaken() {
            assertThat(columns("date,buyer,total,transaction id,order id\n2024-01-13,7,5.50,380,29\n"
                            + "2024-01-13,7,6.50,381,29\n2024-01-14,8,7.50,382,30\n"))
                    .containsEntry(Field.INVOICE, "order id");
        }

        @Test
        void aNumberWithAHashIsOneOfAnInvoice() {
            assertThat(columns("Name,Created at,Email,Lineitem quantity,Lineitem price\n"
                            + "#1001,2024-01-05 10:22:11 +0100,a@b.org,1,5.50\n"
                            + "#1001,2024-01-05 10:22:11 +0100,a@b.org,2,6.50\n"
                            + "#1002,2024-01-06 10:22:11 +0100,c@b.org,1,5.50\n"
                            + "#1002,2024-01-06 10:22:11 +0100,c@b.org,1,7.50\n"
                            + "#1003,2024-02-06 10:22:11 +0100,a@b.org,1,7.50\n"
                            + "#1004,2024-02-07 10:22:11 +0100,c@b.org,1,7.50\n"))
                    .containsEntry(Field.INVOICE, "Name")
                    .containsEntry(Field.CUSTOMER, "Email");
        }

        @Test
        void numbersOfOrdersAreFoundWhereMostPersonsOrderedOnce() {
            String orders = IntStream.range(0, 240)
                    .mapToObj(i -> "#%d,2024-01-%02d %02d:00:00 +0100,a%d@b.org,%d,%d.50\n"
                            .formatted(1001 + i / 2, 1 + i / 48, i / 2 % 24, i / 2 % 100, 1 + i % 2, 5 + i % 7))
                    .collect(Collectors.joining());
            assertThat(columns("Name,Created at,Email,Lineitem quantity,Lineitem price\n" + orders))
                    .containsEntry(Field.INVOICE, "Name")
                    .containsEntry(Field.CUSTOMER, "Email");
        }

        @Test
        void aTableOfARestaurantIsNoProductWhoeverServesIt() {
            String orders = IntStream.range(0, 240)
                    .mapToObj(i -> "%d,%d,2024-01-%02d,%s,%d.50,%s\n"
                            .formatted(
                                    i / 4,
                                    i / 4 % 24,
                                    1 + i / 10,
                                    List.of("Rice", "Naan Bread", "Lamb Korma", "Chicken Masala")
                                            .get(i % 4),
                                    3 + i % 4,
                                    List.of("Anna", "Bo", "Cy").get(i / 4 % 3)))
                    .collect(Collectors.joining());
            assertThat(yaml("Order Number,Table No,Order Date,Item Name,Product Price,Waiter\n" + orders))
                    .contains("product: Item Name", "required, and no column looks like it", "# Table No  ");
        }

        @Test
        void addressesOfMailAreTheCustomersWhereMostOrderedOnce() {
            StringBuilder lines = new StringBuilder("Name,Created at,Email,Lineitem quantity,Lineitem price\n");
            for (int i = 0; i < 60; i++) {
                String order = "#" + (1001 + i / 2) + ",2024-01-05 10:22:1" + i / 2 % 10;
                lines.append(order + ",a" + i / 2 % 28 + "@b.org,1," + (5 + i % 7) + ".50\n");
            }
            assertThat(columns(lines.toString())).containsEntry(Field.CUSTOMER, "Email");
        }

        @Test
        void aPlaceIsNoCustomer() {
            String lines = "order,date,quantity,total,ship-postal-code\n1,2024-01-13,1,9.90,10115\n"
                    + "1,2024-01-13,2,19.80,10115\n2,2024-01-14,1,9.90,80331\n2,2024-01-14,2,19.80,80331\n";
            assertThat(yaml(lines))
                    .contains("required, and no column looks like it")
                    .contains("# ship-postal-code");
        }

        @Test
        void aPriceThatGrowsWithTheQuantityOfEachProductIsATotal() {
            StringBuilder lines = new StringBuilder("order,date,customer,sku,quantity,item price\n");
            for (int i = 0; i < 24; i++) {
                int quantity = 1 + i % 3;
                lines.append("%d,2024-01-%02d,%d,S-%d,%d,%d.50%n"
                        .formatted(i, 1 + i, i % 5, i % 4, quantity, quantity * (1 + i % 4)));
            }
            String wholes = lines.toString().replace(".50", ".00");
            assertThat(columns(wholes))
                    .containsEntry(Field.AMOUNT, "item price")
                    .doesNotContainKey(Field.PRICE);
            assertThat(yaml(wholes)).contains("divided by the quantity it is the same for 4 of 4 products");
        }

        @Test
        void tinyPricesAreToldApartInFinerPartsThanHundredths() {
            StringBuilder lines = new StringBuilder("order,date,customer,sku,quantity,unit_price\n");
            for (int i = 0; i < 24; i++) {
                lines.append("%d,2024-01-%02d,%d,S-%d,%d,0.0002%d%n"
                        .formatted(i, 1 + i, i % 5, i % 4, 1 + i % 3, 4271 + i % 4));
            }
            assertThat(columns(lines.toString()))
                    .containsEntry(Field.PRICE, "unit_price")
                    .doesNotContainKey(Field.AMOUNT);
        }

        @Test
        void personsAreNoProducts() {
            assertThat(
                            columns(
                                    "date,customer,amount,Customer Description\n2024-01-13,7,1.50,Anna Maier\n"
                                            + "2024-01-14,7,2.50,Anna Maier\n2024-01-15,8,2.50,Ben Smith\n2024-01-16,8,3.50,Ben Smith\n"))
                    .doesNotContainKey(Field.PRODUCT);
        }

        @Test
        void theSignOfACurrencyTellsIt() {
            assertThat(dataset("customer,date,amount\n7,2024-01-13,€1.50\n7,2024-01-14,€2.50\n")
                            .currency())
                    .isEqualTo("EUR");
            assertThat(yaml("customer,date,amount\n7,2024-01-13,$1.50\n7,2024-01-14,$2.50\n"))
                    .contains("# currency:");
        }

        @Test
        void timesThatNobodyReadsDoNotMakeATableOfCustomers() {
            assertThat(
                            yaml(
                                    "Order Number,Buyer,Quantity,Sale Date\n0-1,ann,1,week 1\n1-1,ben,1,week 2\n2-1,ann,1,week 3\n"))
                    .contains("kind: transactions")
                    .contains("# time: Sale Date");
        }

        @Test
        void aMarkThatTearsQuotedCellsIsNotTaken() {
            assertThat(columns("""
                            Order No,Date,Customer No,Customer,Item No,Qty,Price
                            100,2024-01-01,500,"Maier, Anna",70,1,10.50
                            100,2024-01-01,500,"Maier, Anna",71,2,11.50
                            101,2024-02-02,501,"Smith, Ben",72,3,12.50
                            101,2024-02-02,501,"Smith, Ben",73,1,13.50
                            """))
                    .containsEntry(Field.PRODUCT, "Item No")
                    .containsEntry(Field.QUANTITY, "Qty")
                    .containsEntry(Field.PRICE, "Price");
        }

        @Test
        void aHeaderThatItsTextsDenyIsNotTaken() {
            assertThat(yaml("customer,date,when,amount\n7,x,2024-01-13,1.50\n7,y,2024-01-14,2.50\n")
                            .replaceAll(" +", " "))
                    .contains("# time: date # its header says so, but its texts do not, such as x", " time: when ");
        }
    }

    @Nested
    class Cleaning {
        private static String line(String invoice, String product, int quantity) {
            return invoice + ",2024-01-13 10:00:00,7," + product + "," + quantity + ",2.50\n";
        }

        private static final String HEADER = "invoice,date,customer,product id,quantity,price\n";

        @Test
        void withoutLettersAnyQuantityBelowZeroIsACancellation() {
            assertThat(dataset(HEADER + line("1", "10", 2) + line("2", "10", -1))
                            .options(CleaningRules.class)
                            .cancelledPrefix())
                    .isNull();
        }

        @Test
        void lettersOfInvoicesTellNothingWhereNoLineIsBelowZero() {
            Dataset dataset = dataset(HEADER + line("CA-1", "10", 2) + line("US-2", "10", 1) + line("CA-3", "11", 1));
            assertThat(dataset.options(CleaningRules.class).cancelledPrefix()).isNull();
            assertThat(customers(dataset)).isEqualTo(1);
            assertThat(yaml(HEADER + line("1", "10", 2) + line("2", "10", 1))).doesNotContain("cancelledPrefix");
        }

        @Test
        void lettersOfOtherInvoicesTellNothing() {
            assertThat(dataset(HEADER + line("A1", "10", 2) + line("A2", "10", -1))
                            .options(CleaningRules.class)
                            .cancelledPrefix())
                    .isNull();
        }

        @Test
        void codesOfOneFamilyAreProducts() {
            String codes = IntStream.range(0, 60)
                    .mapToObj(i -> line("" + i, "1%04d".formatted(i), 1))
                    .collect(Collectors.joining());
            String family =
                    line("70", "TEAM1", 1) + line("71", "TEAM2", 1) + line("72", "TEAM3", 1) + line("73", "TEAMX", 1);
            String odd =
                    line("74", "POST", 1) + line("75", "C2", 1) + line("76", "GIFT_10", 1) + line("77", "GIFT_20", 1);
            Dataset dataset = dataset(HEADER + codes + family + odd);
            assertThat(dataset.options(CleaningRules.class).notProducts()).containsExactlyInAnyOrder("POST", "C2");
            assertThat(dataset.options(CleaningRules.class).notProductPatterns())
                    .containsExactly("GIFT_.*");
        }

        @Test
        void whereCodesAreWordsOnlyFeesAreNone() {
            assertThat(dataset(HEADER + line("1", "tea", 1) + line("2", "milk", 1) + line("3", "Shipping", 1))
                            .options(CleaningRules.class)
                            .notProducts())
                    .containsExactly("Shipping");
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @CsvSource({
            "OnlineRetail.csv, online-retail",
            "Monats Umsätze (März).CSV.GZ, monats-umsatze-marz",
            "orders_2024-01.tsv, orders-2024-01",
            ".csv, csv",
            "\u6CE8\u6587.csv, data",
            "-.csv, data",
            "data, data"
        })
        void ofFilesBecomeNamesOfResults(String file, String name) {
            assertThat(Draft.name(file)).isEqualTo(name);
        }

        @Test
        void areCutWhereTheyAreTooLong() {
            assertThat(Draft.name("a".repeat(200) + ".csv")).hasSize(64);
        }

        @Test
        void thatAreTakenAreNeverOverwritten() throws IOException {
            Path yaml = Files.createDirectories(folder.resolve("data")).resolve("orders.yaml");
            Files.writeString(yaml, "mine");
            assertThatThrownBy(
                            () -> Draft.of(file("orders.csv", "customer,date\n7,2024-01-13\n"), folder.resolve("data")))
                    .isInstanceOf(DataException.class)
                    .hasMessage("orders.yaml: there already, and never overwritten; try ./run check on it, or rename"
                            + " it to get a new one");
            assertThat(yaml).hasContent("mine");
        }

        @Test
        void thatAreTakenMeanwhileAreNotOverwrittenEither() throws IOException {
            Draft draft = Draft.of(file("orders.csv", "customer,date\n7,2024-01-13\n7,2024-01-14\n"), folder);
            Files.writeString(folder.resolve("orders.yaml"), "mine");
            assertThatThrownBy(draft::write)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("never overwritten");
            assertThat(folder.resolve("orders.yaml")).hasContent("mine");
        }

        @Test
        void ofFoldersMayHoldAnything() throws IOException {
            Path odd = Files.createDirectories(folder.resolve("it's: #1 \"{odd}\" \u00FC"));
            Path data = Files.writeString(odd.resolve("a b.csv"), "customer,date\n7,2024-01-13\n7,2024-01-14\n");
            Draft draft = Draft.of(data, folder.resolve("data"));
            draft.write();
            assertThat(Dataset.read(draft.file()).files()).containsExactly(data.toAbsolutePath());
        }
    }

    /** {@code docs/description-file.md} shows what comes of its example. */
    @Test
    void theDocumentShowsWhatIsMadeOfItsExample() throws IOException {
        String[] blocks =
                Files.readString(Path.of("docs", "description-file.md")).split("```text\n|```\n");
        List<String> texts = Stream.of(blocks)
                .filter(block -> block.startsWith("Kd-Nr;") || block.startsWith("kind: transactions  "))
                .toList();
        assertThat(texts).hasSize(2);
        assertThat(yaml(texts.get(0)).lines())
                .containsSubsequence(texts.get(1).lines().toList());
    }

    /** Files as public data sets and web shops have them, each of which was misread. */
    @Nested
    class FilesOfOthers {
        private static String lines(String header, String line) {
            return IntStream.range(0, 60)
                    .mapToObj(i -> line.replace("{order}", "o" + i)
                            .replace("{day}", "2024-0%d-%02d".formatted(1 + i / 20, 1 + i % 20))
                            .replace("{customer}", "c" + i % 11)
                            .replace("{few}", String.valueOf(i % 4))
                            .replace("{i}", String.valueOf(i))
                            .replace(
                                    "{event}",
                                    List.of("view", "cart", "remove_from_cart", "purchase")
                                            .get(i % 4))
                            .replace("{kind}", i % 9 == 0 ? "Return" : "Sale")
                            .replace(
                                    "{name}",
                                    List.of("Mug", "Card", "Gift", "Gift Card", "Bag")
                                            .get(i % 5)))
                    .collect(Collectors.joining("\n", header + "\n", "\n"));
        }

        @Test
        void takeTheGiftsOfDonorsForMoneyAndNoCampaignForAQuantity() {
            assertThat(columns(lines("donor_id,gift_date,gift_amount,campaign", "{customer},{day},$25.00,{few}")))
                    .containsEntry(Field.AMOUNT, "gift_amount")
                    .doesNotContainKey(Field.QUANTITY);
        }

        @Test
        void leaveOutWhatWasOnlyLookedAt() {
            String events =
                    lines("event_time,event_type,product_id,price,user_id", "{day},{event},p{few},2.50,{customer}");
            assertThat(dataset(events).options(CleaningRules.class).leaveOut())
                    .containsEntry("event_type", List.of("cart", "remove_from_cart", "view"));
        }

        @Test
        void leaveOutReturnsWhoseUnitsAreAboveZero() {
            String lines = lines("date,client,type,units,price", "{day},{customer},{kind},2,3.50");
            assertThat(dataset(lines).options(CleaningRules.class).leaveOut()).containsEntry("type", List.of("Return"));
        }

        @Test
        void sellCardsAndGiftsButNoGiftCards() {
            String lines = lines("order,date,customer,item,price", "{order},{day},{customer},{name},3.50");
            assertThat(dataset(lines).options(CleaningRules.class).notProducts())
                    .containsExactly("Gift Card");
        }

        @Test
        void takeTheCustomerWhoComesBackNotTheOneOfEachOrder() {
            assertThat(columns(lines(
                            "order_id,customer_id,order_purchase_timestamp,customer_unique_id,price",
                            "{order},x{i},{day} 10:00:00,{customer},3.50")))
                    .containsEntry(Field.CUSTOMER, "customer_unique_id");
        }

        @Test
        void haveNoProductBesideTheSameTextOnAllLines() {
            String lines =
                    lines("Created,Amount,Customer ID,Description,Card Last4", "{day},{i}.5,{customer},Sub,40{few}4");
            assertThat(columns(lines))
                    .containsEntry(Field.AMOUNT, "Amount")
                    .doesNotContainEntry(Field.PRODUCT, "Card Last4");
        }

        @Test
        void countNoDaysOfGaps() {
            String lines = lines(
                    "order_id,user_id,days_since_prior_order,order_hour_of_day,product_id",
                    "{i},{customer},{few},{few},p{few}");
            assertThat(yaml(lines)).doesNotContain("counts days");
        }

        @Test
        void takeNoWayOfContactForACustomer() {
            String lines = lines("age,contact,balance", "4{few},{kind},{i}5");
            assertThat(yaml(lines)).contains("kind: customers").doesNotContain("customer: contact");
        }

        @Test
        void nameTheirRowsInAFirstColumnWithoutAHeader() {
            String lines = lines(",income,age", "Name of {customer} {i},4{i}0,3{few}");
            assertThat(yaml(lines)).contains("kind: customers").contains("customer: column 1");
        }

        @Test
        void haveAnswersThatAreNotKnown() {
            String lines = IntStream.range(0, 60)
                    .mapToObj(i -> "C%d,%s,%s,%s"
                            .formatted(
                                    i,
                                    i % 9 == 0 ? "NA" : i % 2,
                                    i % 9 == 0 ? "NA" : 10 + i % 3,
                                    i % 9 == 0 ? "NA" : 1))
                    .collect(Collectors.joining("\n", "customer,member,visits,same\n", "\n"));
            assertThat(yaml(lines))
                    .containsPattern("categorical:\\s+member: member +# 2 groups, written as numbers")
                    .containsPattern("visits: visits +# 3 different numbers, 10 to 12")
                    .containsPattern("# same +# left out: the same on all lines that have it");
        }

        @ParameterizedTest
        @CsvSource({
            "30, nationkey, 'categorical:\\s+nationkey: nationkey +# 30 groups, written as numbers'",
            "30, nation, 'numeric:\\s+nation: nation +# 30 different numbers'",
            "60, store_id, '# store_id +# left out: 60 ids on 600 lines'",
            "60, store_code, '# store_code +# left out: 60 different texts, too many for groups'",
            "60, store_km, 'numeric:\\s+store_km: store_km +# 60 different numbers'",
            "9, Family, 'categorical:\\s+family: Family +# 9 groups, written as numbers'",
            "9, Family_Size, 'numeric:\\s+family_size: Family_Size +# 9 different numbers'",
            "5, Nearest shop, 'categorical:\\s+nearest_shop: Nearest shop +# 5 groups, written as numbers'",
            "5, Q10. I enjoy browsing shops, 'numeric:\\s+q10_i_enjoy_browsing_shops: .* # 5 different numbers'"
        })
        void haveCodesOfCountriesAndShopsThatNoDistanceMeasures(int codes, String header, String entry) {
            String lines = IntStream.range(0, 600)
                    .mapToObj(i -> "C%d,%d".formatted(i, 100 + i % codes))
                    .collect(Collectors.joining("\n", "customer," + header + "\n", "\n"));
            assertThat(yaml(lines)).containsPattern(entry);
        }

        @ParameterizedTest
        @CsvSource({"'years,EUR', 1", "'40,EUR', 0", "'NA,NA', 0", "',', 0"})
        void haveASecondHeaderThatWouldBeACustomer(String second, int said) {
            String lines = IntStream.range(0, 60)
                    .mapToObj(i -> "C%d,%d,%d.5".formatted(i, 20 + i % 50, i))
                    .collect(Collectors.joining("\n", "customer,age,spent\nname," + second + "\n", "\n"));
            assertThat(drafted(lines).first())
                    .hasSize(said)
                    .allMatch(first -> first.equals(
                            "line 2 has no values, as a second header has none; delete it, or it is a customer"));
        }

        @Test
        void askWhoseIdsComeBackOnLinesWithoutTimes() {
            String lines = IntStream.range(0, 90)
                    .mapToObj(i -> "%d,%d,b%d,%d".formatted(i, 100 + i % 30, i % 4, 4000 + 7 * i))
                    .collect(Collectors.joining("\n", ",id,choice,income\n", "\n"));
            assertThat(drafted(lines).first())
                    .contains("id has 30 different ids on 90 lines; where they are the customers, lines need a time");
            assertThat(yaml(lines)).contains("customer: column 1").doesNotContain("id: id");
        }

        @Test
        void haveChineseDates() {
            String lines = lines("date,customer,price", "2024\u5E741\u67081{few}\u65E5,{customer},3.50");
            assertThat(dataset(lines).format().time()).isEqualTo("yyyy\u5E74M\u6708d\u65E5");
        }
    }

    @Nested
    class HostileFiles {
        @Test
        void ofOneColumnAreRefused() {
            assertThatThrownBy(() -> drafted("customer\n1\n2\n"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "file: two columns or more, each with a header of its own, found 1 (orders.csv); is another mark"
                                    + " than , ; tab | or blanks between its cells?");
            assertThat(folder.resolve("data")).doesNotExist();
        }

        @Test
        void ofNothingAreRefused() {
            assertThatThrownBy(() -> drafted(" \n \n \n")).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> drafted("")).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> drafted("customer,date\n")).isInstanceOf(DataException.class);
            assertThat(folder.resolve("data")).doesNotExist();
        }

        @Test
        void ofTwoThousandColumnsAreDescribed() {
            String header =
                    IntStream.range(0, 2_000).mapToObj(i -> "measure " + i).collect(Collectors.joining(","));
            String lines = IntStream.range(0, 5)
                    .mapToObj(line -> IntStream.range(0, 2_000)
                            .mapToObj(i -> String.valueOf(i * line + .5))
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n"));
            String text = "customer," + header + "\n"
                    + lines.replaceAll("(?m)^", "c,").replaceFirst("c", "d");
            assertThat(yaml(text)).contains("more columns are not used");
        }

        @Test
        void ofManyColumnsOfIdsTakeNoTime() {
            String text = IntStream.range(0, 2_000)
                    .mapToObj(line -> "2024-01-%02d".formatted(1 + line % 28) + ("," + line % 700).repeat(300))
                    .collect(Collectors.joining("\n"));
            assertThat(yaml(text)).contains("time: 1 ", "customer: 2 ");
        }

        @Test
        void ofLongCellsTakeNoTime() {
            String digits = "1_".repeat(300_000);
            String brackets = "(".repeat(50_000);
            String lines = "customer,date,invoice,product,quantity," + brackets + "\n"
                    + ("7,2024-01-13," + digits + "," + digits + ",-1," + digits + "\n").repeat(3);
            assertThat(columns(lines)).containsEntry(Field.CUSTOMER, "customer");
        }

        @Test
        void withAnythingInTheirHeadersStayReadable() {
            String odd = "\"it's: #1\n{odd} \"\"x\"\" \u0001\u0085\u2028\uFFFE total\"";
            Dataset dataset =
                    dataset("customer,date," + odd + ",- a,null\n7,2024-01-13,1.50,x,1\n7,2024-01-14,2.50,y,2\n");
            assertThat(dataset.columns().header(Field.CUSTOMER)).contains("customer");
        }
    }
}
