package segmentbook.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.tables.IdRules;

/** Exports of sales that were once read wrongly, and what is said of them now; beside each a file that differs in one thing. */
class DraftOfSalesTests {
    private final Path folder;

    DraftOfSalesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Draft drafted(String text) throws IOException {
        Path data = Files.writeString(folder.resolve("sales.csv"), text);
        return Draft.of(data, folder.resolve("data"));
    }

    /** The notes on some keys, cut before the facts. */
    private List<String> notes(String text, String... keys) throws IOException {
        return drafted(text).notes().stream()
                .filter(note -> Stream.of(keys).anyMatch(note::startsWith))
                .map(note -> note.replaceFirst("; [0-9,]+ different.*", ""))
                .toList();
    }

    private List<String> first(String text) throws IOException {
        return drafted(text).first();
    }

    @Nested
    class Prices {
        private static final String LINES = """
                date;customer;order;sku;qty;%s
                2024-01-13;A;1;X1;3;10.00
                2024-01-14;B;2;X2;1;20.00
                2024-01-15;A;3;X1;5;10.00
                2024-01-16;B;4;X2;2;20.00
                """;

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Nettopreis",
                    "Net price",
                    "Gross price",
                    "Preis netto",
                    "Prix HT",
                    "Prix TTC",
                    "Prezzo netto",
                    "Cena brutto",
                    "VK netto",
                    "Netto je Stück"
                })
        void withoutOrWithTaxAreOfAUnit(String header) throws IOException {
            assertThat(notes(LINES.formatted(header), "columns.price", "columns.amount"))
                    .containsExactly("columns.price: " + header + ", its header says so");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Netto", "Total HT", "Gesamtpreis netto", "Net sales", "Montant TTC"})
        void areNotWhatIsCalledATotalOrNothing(String header) throws IOException {
            assertThat(notes(LINES.formatted(header), "columns.price", "columns.amount"))
                    .containsExactly("columns.amount: " + header + ", its header says so");
        }

        @Test
        void areEnoughBesideTheirTotal() throws IOException {
            String lines = """
                    date;customer;order;sku;qty;Net price;Line total
                    2024-01-13;A;1;X1;3;10.00;30.00
                    2024-01-14;B;2;X2;1;20.00;20.00
                    2024-01-15;A;3;X1;5;10.00;50.00
                    """;
            assertThat(notes(lines, "columns.price", "columns.amount"))
                    .containsExactly(
                            "columns.price: Net price, its header says so",
                            "columns.amount: Line total (open), quantity times price is the total on 100.0 % of lines, so"
                                    + " the price is enough");
        }

        @ParameterizedTest
        @CsvSource({
            "Original Price, Final Price, Final Price",
            "List Price, Discounted Price, Discounted Price",
            "regular_price, price_paid, price_paid",
            "Price, Sale Price, Sale Price",
            "Original Price, Price, Price",
            "UnitPrice, NetPrice, NetPrice",
            "Gross Sales, Net Sales, Net Sales",
            "Gross, Net, Gross",
        })
        void afterDiscountsComeFirst(String one, String other, String taken) throws IOException {
            String lines = """
                    date,customer,order,sku,qty,%s,%s
                    2024-01-13,A,1,X1,2,10.00,5.00
                    2024-01-14,B,2,X2,1,8.00,8.00
                    2024-01-15,A,3,X1,3,10.00,5.00
                    """.formatted(one, other);
            assertThat(notes(lines, "columns.price", "columns.amount"))
                    .anyMatch(note -> note.matches("columns[.](price|amount): " + taken + ", its header says so"));
        }

        @Test
        void afterDiscountsThatFewLinesHaveDoNot() throws IOException {
            String lines = """
                    date,customer,order,sku,qty,Price,Sale Price
                    2024-01-13,A,1,X1,2,10.00,5.00
                    2024-01-14,B,2,X2,1,8.00,
                    2024-01-15,A,3,X1,3,10.00,
                    """;
            assertThat(notes(lines, "columns.price").get(0)).isEqualTo("columns.price: Price, its header says so");
        }

        @ParameterizedTest
        @CsvSource({
            "unit_price, 0.5, true",
            "unit_price, 50 %, true",
            "unit_price, 0.00, false",
            "Final Price, 0.5, false",
            "total, 0.5, false"
        })
        void beforeADiscountAreAskedFor(String header, String discount, boolean asked) throws IOException {
            String lines = """
                    date,customer,order,sku,qty,%s,discount
                    2024-01-13,A,1,X1,2,10.00,%2$s
                    2024-01-14,B,2,X2,1,8.00,0
                    2024-01-15,A,3,X1,3,10.00,%2$s
                    """.formatted(header, discount);
            String question =
                    "discount is not taken off unit_price; where it has to be, a query does it: docs/description-file.md";
            assertThat(first(lines)).isEqualTo(asked ? List.of(question) : List.of());
        }

        @Test
        void inCentsAreAskedFor() throws IOException {
            String lines = """
                    date,customer,amount_cents
                    2024-01-13,A,1050
                    2024-01-14,B,900
                    2024-01-15,A,1200
                    """;
            assertThat(first(lines))
                    .containsExactly("no price and no amount, so money would count units; open: amount_cents");
            assertThat(notes(lines, "columns.amount"))
                    .containsExactly(
                            "columns.amount: amount_cents (open), its header says hundredths: a query divides it by 100");
            assertThat(drafted(lines).isUsable()).isFalse();
            assertThat(first(lines.replace("1050", "10.50").replace("900", "9.00")))
                    .isEmpty();
        }
    }

    @Nested
    class Totals {
        private static final String LINES = """
                order_id,order_date,customer,product,order_total%s
                1,2024-01-13,A,X1,30.00%s
                1,2024-01-13,A,X2,%s
                2,2024-01-14,B,X1,10.00%s
                3,2024-01-15,A,X2,8.00%s
                """;

        @Test
        void ofOneOrderOnSeveralLinesAreNotAddedUp() throws IOException {
            assertThat(first(LINES.formatted("", "", "30.00", "", "")))
                    .containsExactly("no price and no amount, so money would count units; open: order_total");
            assertThat(first(LINES.formatted("", "", "31.00", "", ""))).isEmpty();
        }

        @Test
        void ofLinesAreTakenThough() throws IOException {
            String lines = LINES.formatted(",line_total", ",22.00", "30.00,8.00", ",10.00", ",8.00");
            assertThat(notes(lines, "columns.amount"))
                    .containsExactly(
                            "columns.amount: line_total, its header says so, and it differs within orders",
                            "columns.amount: order_total (open), it is the same on all lines of 1 of 1 orders: a total of"
                                    + " the order, which would count once a line");
        }
    }

    @Nested
    class Customers {
        @Test
        void buyRatherThanPay() throws IOException {
            String lines = """
                    date,Bill-to Customer No.,Sell-to Customer No.,doc,sku,qty,price
                    2024-01-13,G1,A,1,X1,2,10.00
                    2024-01-14,G1,B,2,X2,1,8.00
                    2024-01-15,G1,A,3,X1,3,10.00
                    """;
            assertThat(notes(lines, "columns.customer"))
                    .containsExactly(
                            "columns.customer: Sell-to Customer No., its header says so",
                            "columns.customer: Bill-to Customer No. (open), its header says so, too");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Loyalty Card", "card_id", "Card Number"})
        void mayHaveCardsAndAreNoTimes(String header) throws IOException {
            String lines = """
                    Transaction Date,%s,Basket ID,Barcode,Units,Net Spend
                    04012024,6335000012340002,5001,5000000000001,2,15.80
                    04012024,6335000012340002,5001,5000000000007,1,45.00
                    06012024,6335000012340009,5002,5000000000006,2,49.90
                    13012024,6335000012340009,5003,5000000000001,1,7.90
                    """.formatted(header);
            assertThat(notes(lines, "columns.customer"))
                    .containsExactly("columns.customer: " + header + ", its header says so");
            assertThat(notes(lines.replace(header, "Gift card no"), "columns.customer"))
                    .noneMatch(note -> note.contains("Gift card no,") || note.contains("Transaction Date"));
        }

        @Test
        void areNoNumbersOfOrdersAndMayBeCompanies() throws IOException {
            String lines = """
                    Order,Created at,Mail address,Id,sku,qty,price
                    #1,2024-01-13 10:00,ann@example.org,450001,X1,1,10.00
                    #1,2024-01-13 10:00,ann@example.org,450001,X2,1,8.00
                    #2,2024-01-14 10:00,bob@example.org,450002,X1,1,10.00
                    #2,2024-01-14 10:00,bob@example.org,450002,X2,1,8.00
                    #3,2024-01-15 10:00,ann@example.org,450003,X1,1,10.00
                    #3,2024-01-15 10:00,ann@example.org,450003,X2,1,8.00
                    """;
            assertThat(notes(lines, "columns.customer"))
                    .containsExactly("columns.customer: Mail address, its header says so, and persons come back in it");
            String deals = """
                    Record ID,Close Date,Amount,Associated Company,Associated Company IDs
                    1,2024-01-13,10.50,Wolf Ltd 1,7001
                    2,2024-01-14,9.00,Kurz Ltd 2,7002
                    3,2024-01-15,12.00,Wolf Ltd 1,7001
                    4,2024-01-16,12.50,Kurz Ltd 2,7002
                    """;
            assertThat(notes(deals, "columns.product", "columns.customer"))
                    .containsExactly("columns.customer: Associated Company IDs, the only column of ids that come back");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Consumidor Final", "Laufkunde", "Barverkauf", "Cliente Varios", "散客", "k.A.", "ゲスト"})
        void ofNoNameAreNobody(String id) {
            assertThat(IdRules.isNobody(id)).isTrue();
            assertThat(IdRules.isNobody(id + " 7")).isFalse();
        }

        @Test
        void haveLevelsAndPlansAsGroups() throws IOException {
            String lines = """
                    member_id,Plan Name,Home City,visits
                    M1,Gold Plus,San Diego,7
                    M2,Gold Plus,San Diego,2
                    M3,Gold Plus,San Diego,3
                    M4,Gold Plus,New York,4
                    M5,Gold Plus,New York,5
                    M6,Blue Basic,New York,6
                    M7,Blue Basic,San Diego,8
                    M8,Blue Basic,San Diego,9
                    M9,Blue Basic,New York,1
                    M10,Blue Basic,New York,3
                    """;
            assertThat(notes(lines, "columns.categorical"))
                    .containsExactly("columns.categorical.plan_name: Plan Name, 2 groups");
            for (String header : List.of("num_cars_owned", "num5_17")) {
                assertThat(notes(lines.replace("visits", header), "columns.numeric"))
                        .containsExactly("columns.numeric." + header + ": " + header
                                + ", 9 different numbers, 1 to 9; categorical, if they are codes");
            }
            String persons = lines.replace("M10,Blue Basic", "M10,Ann Lee").replace("M9,Blue Basic", "M9,Bob Ray");
            assertThat(notes(persons, "columns.categorical")).isEmpty();
        }
    }

    /** Lines of orders whose headers have the letters of their table, as in a warehouse of data. */
    @Nested
    class TablesOfADatabase {
        private static String lines(String header, IntFunction<String> line) {
            return IntStream.range(0, 120).mapToObj(line).collect(Collectors.joining("\n", header + "\n", "\n"));
        }

        @Test
        void withoutTimesAndCustomersAreLinesOfOrdersToBeJoined() throws IOException {
            String lines = lines("id,order_id,sku", line -> "L" + line + "x,O" + line / 2 + "x,S" + line % 5);
            assertThat(notes(lines, "kind", "columns.invoice"))
                    .containsExactly(
                            "kind: transactions, something is bought on each line",
                            "columns.invoice: order_id, its header says so");
            assertThat(first(lines))
                    .containsExactly(
                            "no time: required, and no column looks like it",
                            "no customer: required; or join the table that names the customer of each order:"
                                    + " docs/description-file.md");
        }

        @ParameterizedTest
        @CsvSource({"customer_id,order_id,sku", "id,last_order_id,sku", "id,order_id,size"})
        void haveOneRowACustomerWhereTheIdIsTheirsOrNothingIsBought(String id, String order, String other)
                throws IOException {
            String header = String.join(",", id, order, other);
            assertThat(notes(lines(header, line -> "L" + line + "x,O" + line / 2 + "x,S" + line % 5), "kind"))
                    .containsExactly("kind: customers, no customer comes back");
        }

        @Test
        void haveTheTotalOfALineBesideThatOfTheOrder() throws IOException {
            String lines = lines(
                    "o_orderkey,o_custkey,o_orderdate,o_totalprice,l_partkey,l_extendedprice",
                    line -> "%d,%d,2024-01-%02d,%d.50,%d,%d.25"
                            .formatted(line / 2, line / 4, 1 + line / 5, 50 + line / 2, line % 30, 10 + line));
            assertThat(notes(lines, "columns.product", "columns.amount"))
                    .containsExactly(
                            "columns.product: l_partkey, its header may say so",
                            "columns.amount: l_extendedprice, its header says so, and it differs within orders",
                            "columns.amount: o_totalprice (open), it is the same on all lines of 60 of 60 orders: a total of"
                                    + " the order, which would count once a line");
        }

        @Test
        void nameCustomersBetweenWordsThatNobodyKnows() throws IOException {
            String header = "ss_sold_date,ss_%s_sk,ss_addr_sk,ss_ext_wholesale_cost,ss_ext_sales_price";
            IntFunction<String> line = each -> "2024-01-%02d,%d,%d,%d.10,%d.20"
                    .formatted(1 + each / 5, each % 40, each % 35, 10 + each, 20 + each);
            assertThat(notes(lines(header.formatted("customer"), line), "columns.customer", "columns.amount"))
                    .containsExactly(
                            "columns.amount: ss_ext_sales_price, its header may say so",
                            "columns.customer: ss_customer_sk, its header may say so, and its ids come back");
            assertThat(notes(lines(header.formatted("blub"), line), "columns.customer"))
                    .hasSize(2)
                    .allMatch(note -> note.contains("(open), ids that come back, and so do others"));
        }

        @ParameterizedTest
        @CsvSource({"3,", "1,'columns.customer: sk, the only column of ids that come back'"})
        void nameNoCustomersWhereNearlyAllOrdersHaveSeveral(int ids, String customer) throws IOException {
            String lines = lines("orderkey,orderdate,sk,total", line -> "O%dx,2024-01-%02d,%d,%d.50"
                    .formatted(line / 3, 1 + line / 6, line % ids + line / 6, line));
            assertThat(notes(lines, "columns.customer: "))
                    .isEqualTo(Stream.ofNullable(customer).toList());
        }
    }

    @Nested
    class Ids {
        @ParameterizedTest
        @CsvSource({"1,1", "2,0"})
        void withOneTimeEachMayBeThoseOfOrders(int days, int said) throws IOException {
            String lines = IntStream.range(0, 120)
                    .mapToObj(line -> "2015-%06d,2015-01-%02d,12.50".formatted(line / 2, 1 + line / 10 + line % days))
                    .collect(Collectors.joining("\n", "id,date,price\n", "\n"));
            assertThat(first(lines).stream().filter(each -> each.startsWith("id ")))
                    .containsExactlyElementsOf(
                            List.of("id may name orders: each of its 60 ids has one time; then customers are not known")
                                    .subList(0, said));
        }
    }

    @Nested
    class Cleaning {
        @Test
        void takesNoNumberOfReturnsForAFlag() throws IOException {
            String lines = """
                    date,customer,order,sku,Qty Returned,Qty Sold,Price
                    2024-01-13,A,1,X1,1,6,10.00
                    2024-01-14,B,2,X2,0,1,8.00
                    2024-01-15,A,3,X1,0,3,10.00
                    """;
            assertThat(notes(lines, "cleaning.leaveOut")).isEmpty();
            assertThat(notes(lines, "columns.quantity").get(0))
                    .isEqualTo("columns.quantity: Qty Sold, its header says so");
            assertThat(notes(lines.replace("Qty Returned", "Returned"), "cleaning.leaveOut"))
                    .containsExactly(
                            "cleaning.leaveOut: {Returned: [\"1\"]}, no sales, by their words: 1 on 1 line; kept: 0 on"
                                    + " 2 lines");
        }

        @ParameterizedTest
        @CsvSource({
            "stage, Closed Won, Closed Lost",
            "durum, Tamamlandı, İptal Edildi",
            "Status, Paid, Denied",
            "Status, Paid, Reversed",
            "Status, Betald, Makulerad",
            "Status, Betald, Annullerad",
            "Статус, Оплачен, Отменен",
            "Статус, Оплачен, Возврат",
            "状态, 交易成功, 交易关闭",
            "状态, 已付款, 已取消",
            "状态, 已付款, 已退款",
            "ステータス, 発送済み, キャンセル",
            "ステータス, 発送済み, 返品",
            "상태, 배송완료, 취소",
            "Document type, Invoice, Quotation",
            "Payment status, Paid, Unpaid"
        })
        void leavesOutWhatIsNoSale(String header, String sale, String none) throws IOException {
            assertThat(notes(states(header, sale, none), "cleaning.leaveOut"))
                    .containsExactly("cleaning.leaveOut: {" + header + ": [" + none + "]}, no sales, by their words: "
                            + none + " on 1 line; kept: " + sale + " on 2 lines");
        }

        @Test
        void asksWhereNoStateIsKnown() throws IOException {
            assertThat(notes(states("Order status", "Zugestellt", "Wartend"), "cleaning: "))
                    .containsExactly("cleaning: Order status, any no sale? Zugestellt on 2 lines, Wartend on 1");
            assertThat(notes(states("Colour", "Red", "Blue"), "cleaning: ", "cleaning.leaveOut"))
                    .isEmpty();
        }

        private static String states(String header, String sale, String none) {
            return """
                    date,customer,amount,%s
                    2024-01-13,A,10.00,%2$s
                    2024-01-14,B,900.00,%3$s
                    2024-01-15,A,12.00,%2$s
                    """.formatted(header, sale, none);
        }

        @ParameterizedTest
        @CsvSource({"'',true", "',qty',false"})
        void saysThatEqualScansMayBeReal(String header, boolean said) throws IOException {
            String lines = """
                    receipt,time,member,barcode,price%1$s
                    1,2024-01-13 10:00,A,X1,10.00%2$s
                    1,2024-01-13 10:00,A,X1,10.00%2$s
                    1,2024-01-13 10:00,A,X1,10.00%2$s
                    2,2024-01-14 10:00,B,X2,8.00%2$s
                    """.formatted(header, header.isEmpty() ? "" : ",1");
            assertThat(notes(lines, "cleaning.dropDuplicates"))
                    .containsExactly("cleaning.dropDuplicates: true, 2 lines repeat an earlier one in all columns"
                            + (said
                                    ? "; without quantity these may be real, as several of a product: false keeps them"
                                    : ""));
        }

        @Test
        void countsOneCurrencyInCapitalsAndSmallLettersOnce() throws IOException {
            String lines = """
                    date,customer,amount,currency
                    2024-01-13,A,10.00,USD
                    2024-01-14,B,9.00,usd
                    2024-01-15,A,12.00,USD
                    2024-01-16,B,12.00,%s
                    """;
            assertThat(first(lines.formatted("USD"))).isEmpty();
            assertThat(notes(lines.formatted("USD"), "currency")).containsExactly("currency: USD, all lines say so");
            assertThat(notes(lines.formatted("EUR"), "currency"))
                    .containsExactly(
                            "currency, 2 currencies, which cannot be added: USD on 2 lines, EUR on 1, usd on 1; cleaning:"
                                    + " {leaveOut: {currency: [EUR]}} keeps one");
        }
    }

    @Nested
    class Payments {
        private static String payments(String headers, IntFunction<String> customer) {
            return IntStream.range(0, 60)
                    .mapToObj(i -> "P%d,%s,2024-%02d-%02d,%d.50\n"
                            .formatted(i, customer.apply(i), 1 + i % 12, 1 + i % 28, 5 + i))
                    .collect(Collectors.joining("", headers + "\n", ""));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "payment_id,account_number,paid_on,amount",
                    "payment_id,payer_id,paid_on,amount",
                    "Payment No,loan_number,Payment Date,Payment Amount"
                })
        void areTransactionsEvenWhereNobodyPaysTwice(String headers) throws IOException {
            String payer = "columns.customer: " + headers.split(",")[1];
            assertThat(notes(payments(headers, i -> "A" + i % 7), "kind", "columns.customer"))
                    .anyMatch(note -> note.startsWith("kind: transactions"))
                    .anyMatch(note -> note.startsWith(payer));
            assertThat(notes(payments(headers.replace("loan_number", "customer"), i -> "A" + i), "kind"))
                    .containsExactly("kind: transactions, 60 customers on 60 lines");
        }

        @Test
        void ofACardAreThoseOfItsCustomer() throws IOException {
            String lines = """
                    id,Created,Amount,Card ID,Customer ID
                    ch1,2024-01-13,10.50,card_1,cus_1
                    ch2,2024-01-14,11.50,card_2,cus_1
                    ch3,2024-01-15,12.50,card_3,cus_2
                    """;
            assertThat(notes(lines, "columns.customer").get(0))
                    .isEqualTo("columns.customer: Customer ID, its header says so");
        }

        @Test
        void inHundredthsAreAskedFor() throws IOException {
            String lines = "date,customer,order,amount_minor\n2024-01-13,A,1,1050\n2024-01-14,A,2,2050\n";
            assertThat(first(lines)).contains("no price and no amount, so money would count units; open: amount_minor");
        }
    }

    @Nested
    class TotalsBeforeDiscounts {
        private static final String LINES = """
                date,customer,order,item,Subtotal,Discounts,Total
                2024-01-13,A,1,X1,10.00,-0.50,9.50
                2024-01-14,B,2,X2,8.00,0.00,8.00
                2024-01-15,A,3,X1,10.00,-1.00,%s
                """;

        @Test
        void lessADiscountAreWhatIsPaid() throws IOException {
            assertThat(notes(LINES.formatted("9.00"), "columns.amount"))
                    .containsExactly("columns.amount: Total, it is Subtotal less Discounts");
        }

        @Test
        void withMoreThanTheDiscountAreNot() throws IOException {
            assertThat(notes(LINES.formatted("10.70"), "columns.amount").get(0))
                    .isEqualTo("columns.amount: Subtotal, its header says so");
        }
    }

    @Nested
    class Columns {
        private static String lines(String headers, IntFunction<String> cells) {
            return IntStream.range(0, 120)
                    .mapToObj(i ->
                            "2024-%02d-%02d,%d.50,%s\n".formatted(1 + i % 12, 1 + i % 28, 5 + i % 9, cells.apply(i)))
                    .collect(Collectors.joining("", headers + "\n", ""));
        }

        @Test
        void thatAreTheSameEverywhereAreNoCustomers() throws IOException {
            assertThat(notes(
                            lines("date,amount,AccountCode,ContactName", i -> "200,Name " + i % 9), "columns.customer"))
                    .containsExactly(
                            "columns.customer: ContactName, there are no ids, so the names serve as such: customers of one name"
                                    + " are one",
                            "columns.customer: AccountCode (open), its header says so, but all lines have one");
        }

        @Test
        void ofTextsThatNeverComeTwiceAreNoProducts() throws IOException {
            assertThat(notes(lines("date,amount,customer,description", i -> i % 9 + ",Order " + i), "columns.product"))
                    .isEmpty();
            assertThat(notes(
                            lines("date,amount,customer,description", i -> i % 9 + ",tea " + i % 5), "columns.product"))
                    .hasSize(1);
        }

        @Test
        void ofProductsNameThemBesideTheirCodes() throws IOException {
            assertThat(notes(
                            lines(
                                    "date,amount,customer,Artikelnr,Artikel",
                                    i -> i % 9 + ",1" + i % 5 + ",tea " + i % 5),
                            "columns.product",
                            "columns.description"))
                    .containsExactly(
                            "columns.product: Artikelnr, its header says so",
                            "columns.product: Artikel (open), its header says so, too",
                            "columns.description: Artikel, its texts go with the product");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "session_id | s%d        | day | d%d",
                    "tags       | {\"a\":1.%d} | day | d%d",
                })
        void ofSessionsAndOfObjectsAreNoProducts(String header, String cell, String other, String text)
                throws IOException {
            assertThat(notes(
                            lines(
                                    "date,amount,customer," + header + "," + other,
                                    i -> i % 9 + "," + cell.formatted(i / 3) + "," + text.formatted(i / 30)),
                            "columns.product"))
                    .noneMatch(note -> note.contains(header));
        }

        @Test
        void ofTheShopsStaffAreNoCustomersBesideTheirIds() throws IOException {
            assertThat(notes(lines("date,amount,user_id,customer_id", i -> i % 3 + "," + i % 9), "columns.customer"))
                    .containsExactly(
                            "columns.customer: customer_id, its header says so",
                            "columns.customer: user_id (open), its header says so, too");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Purchase,Price|No,1.50",
                    "Sells for,Price|3,7.25",
                    "saving_accounts,Age|little,30",
                    "Assets,Price|0,9.75"
                })
        void ofTablesWithoutTimesAndIdsAreThoseOfCustomers(String table) throws IOException {
            String[] parts = table.split("\\|");
            String lines = IntStream.range(0, 120)
                    .mapToObj(i -> parts[1] + i % 7 + "," + i % 2)
                    .collect(Collectors.joining("\n", parts[0] + ",wanted\n", "\n"));
            assertThat(notes(lines.replaceAll("No,", "Yes,").replaceFirst("Yes,", "No,"), "kind"))
                    .containsExactly("kind: customers, no customer comes back");
        }

        @Test
        void ofWaysToShipAreNoCustomers() throws IOException {
            assertThat(notes(
                            lines("date,amount,Ship Mode", i -> i % 2 == 0 ? "Second Class" : "First Class"),
                            "columns.customer"))
                    .containsExactly("columns.customer, required, and no column looks like it");
        }

        @Test
        void ofRemarksAreNoStates() throws IOException {
            assertThat(notes(
                            lines(
                                    "date,amount,customer,remark",
                                    i -> i % 9
                                            + (i % 2 == 0
                                                    ? ","
                                                    : ",We agreed to cancel it as the order had not left yet")),
                            "cleaning.leaveOut"))
                    .isEmpty();
        }

        @Test
        void ofMoneyAreFoundWhateverTheyAreCalledAndInTwoCurrenciesRefused() throws IOException {
            String lines = "Sale Date,Buyer,Item,Sold For\n2024-01-13,A,tea,$10.50\n2024-01-14,A,pot,%s20.50\n";
            assertThat(notes(lines.formatted("$"), "columns.amount").get(0)).startsWith("columns.amount: Sold For");
            assertThat(first(lines.formatted("£")).get(0))
                    .startsWith("currency: numbers of one currency, found \"$10.50\" and \"£20.50\"");
        }

        @Test
        void ofKindsOfDocumentsLeaveCreditMemosOut() throws IOException {
            assertThat(notes(
                            lines(
                                    "date,amount,customer,Type",
                                    i -> i % 9 + "," + (i % 9 == 0 ? "Credit Memo" : "Invoice")),
                            "cleaning.leaveOut"))
                    .hasSize(1)
                    .allMatch(note -> note.startsWith("cleaning.leaveOut: {Type: [Credit Memo]}"));
        }
    }

    @Nested
    class Headers {
        @ParameterizedTest
        @CsvSource({
            "주문일시, TIME",
            "주문번호, INVOICE",
            "회원번호, CUSTOMER",
            "상품코드, PRODUCT",
            "상품명, DESCRIPTION",
            "수량, QUANTITY",
            "단가, PRICE",
            "결제금액, AMOUNT",
            "商品标题, DESCRIPTION",
            "买家账号, CUSTOMER",
            "实付金额, AMOUNT",
            "VBELN, INVOICE",
            "KUNNR, CUSTOMER",
            "MATNR, PRODUCT",
            "ARKTX, DESCRIPTION",
            "KWMENG, QUANTITY",
            "NETWR, AMOUNT",
            "ERDAT, TIME",
            "payment_id, INVOICE",
            "payer_id, CUSTOMER",
            "Contact ID, CUSTOMER",
            "Bill No, INVOICE",
            "unit_sales, QUANTITY",
            "store_sales, AMOUNT",
            "sales_store_id, CHANNEL",
            "TrackId, PRODUCT"
        })
        void inOtherLanguagesAndOfBooks(String header, String field) {
            assertThat(HeaderMeaning.of(header).field()).hasToString(field);
            assertThat(HeaderMeaning.of(header).score()).isGreaterThanOrEqualTo(HeaderMeaning.ENOUGH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bill-to Name", "Billing Name", "ContactName"})
        void ofNamesOfWhoPaysAreNoInvoices(String header) {
            assertThat(HeaderMeaning.of(header).field()).isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "price_eur, EUR",
            "priceUSD, USD",
            "gift_amount_usd, USD",
            "Preço (R$), BRL",
            "Preis €, EUR",
            "Amount PKR, PKR",
            "Cena (zł), PLN",
            "Harga (Rp), IDR",
            "Price, ''",
            "Total for all, ''"
        })
        void ofMoneyTellTheCurrency(String header, String currency) throws IOException {
            String lines = "date,customer,order," + header + "\n2024-01-13,A,1,10.50\n2024-01-14,A,2,20.50\n";
            String found = currency.isEmpty() ? "currency, nothing tells" : "currency: " + currency;
            assertThat(notes(lines, "currency").get(0)).startsWith(found);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Assets",
                    "Expenses",
                    "review",
                    "reject",
                    "session_id",
                    "account_length",
                    "total_day_minutes",
                    "day_calls"
                })
        void ofMeasuresAndOfWordsOfOtherPartsAreNone(String header) {
            assertThat(HeaderMeaning.of(header).field()).isNull();
        }

        @Test
        void ofDevicesAreNoDescriptions() {
            assertThat(HeaderMeaning.of("Device Name").field()).isNull();
            assertThat(HeaderMeaning.of("Item Name").field()).hasToString("DESCRIPTION");
        }
    }
}
