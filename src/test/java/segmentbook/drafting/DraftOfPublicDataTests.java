package segmentbook.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

/** Kinds of files that are often tried because they are public; beside each a file that differs in one thing. */
class DraftOfPublicDataTests {
    private final Path folder;

    DraftOfPublicDataTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A draft of 240 lines. */
    private Draft drafted(String header, IntFunction<String> line) throws IOException {
        return drafted(StandardCharsets.UTF_8, header, line);
    }

    private Draft drafted(Charset charset, String header, IntFunction<String> line) throws IOException {
        return drafted(240, charset, header, line);
    }

    private Draft drafted(int lines, Charset charset, String header, IntFunction<String> line) throws IOException {
        String start = header.isEmpty() ? "" : header + "\n";
        String text = IntStream.range(0, lines).mapToObj(line).collect(Collectors.joining("\n", start, "\n"));
        return Draft.of(Files.writeString(folder.resolve("public.csv"), text, charset), folder.resolve("data"));
    }

    /** The notes on some keys, cut before the facts. */
    private static List<String> notes(Draft draft, String... keys) {
        return draft.notes().stream()
                .filter(note -> Stream.of(keys).anyMatch(note::startsWith))
                .map(note -> note.replaceFirst("; [0-9,]+ different.*", ""))
                .toList();
    }

    private static String date(int line) {
        return "2024-%02d-%02d".formatted(1 + line % 12, 1 + line % 28);
    }

    @Nested
    class Lines {
        @ParameterizedTest
        @CsvSource({"%d, Total_Cost, Total_Items", "%d.25, Total_Items, none"})
        void countTotalItemsWhereTheyAreWholeAndFew(String items, String amount, String quantity) throws IOException {
            Draft draft = drafted(
                    "Date,Customer_ID,Total_Items,Total_Cost",
                    i -> date(i) + ",C" + i % 40 + "," + items.formatted(1 + i % 6) + "," + (20 + i * 7 % 90) + ".5");
            assertThat(notes(draft, "columns.amount: " + amount))
                    .containsExactly("columns.amount: " + amount + ", its header says so");
            assertThat(notes(draft, "columns.quantity:"))
                    .isEqualTo(
                            quantity.equals("none")
                                    ? List.of()
                                    : List.of("columns.quantity: Total_Items, small whole numbers"));
        }

        @ParameterizedTest
        @CsvSource({"2, false", "40, true"})
        void takeNoColumnOfTwoAnswersForTheCustomer(int answers, boolean customer) throws IOException {
            Draft draft = drafted("date,repeated_guest,total", i -> date(i) + "," + i % answers + "," + i + ".5");
            assertThat(notes(draft, "columns.customer: ")
                            .equals(List.of("columns.customer: repeated_guest, its header may say so")))
                    .isEqualTo(customer);
            assertThat(draft.first())
                    .isEqualTo(
                            customer
                                    ? List.of()
                                    : List.of("no customer: required;"
                                            + " where each line is one: kind: customers, and the query below"));
        }

        @Test
        void findTheCustomersBesideAColumnOfTwoAnswers() throws IOException {
            Draft draft = drafted("msno,transaction_date,amount,is_cancel", i -> "m%dx,%s,149,%d"
                    .formatted(i % 40, date(i), i % 20 == 0 ? 1 : 0));
            assertThat(notes(draft, "columns.customer"))
                    .containsExactly("columns.customer: msno, the only column of ids that come back");
        }

        @Test
        void takeTheOrderIdWhereTheOrderNumberCountsThoseOfACustomer() throws IOException {
            Draft draft = drafted("order_id,user_id,order_number,date", i -> "%d,%d,%d,%s"
                    .formatted(9000 + i, 1 + i % 40, 1 + i / 40, date(i)));
            assertThat(notes(draft, "columns.invoice"))
                    .containsExactly(
                            "columns.invoice: order_id, its header says so",
                            "columns.invoice: order_number (open), 0 of the 6 on two lines or more have one customer,"
                                    + " so it names no orders");
        }

        @ParameterizedTest
        @CsvSource({
            "5, 'columns.invoice: booking_changes (open), 0 of the 5 on two lines or more have one time, so it names no orders'",
            "120, 'columns.invoice: booking_changes, its header may say so'"
        })
        void withoutCustomersTakeNoCountForTheInvoice(int different, String note) throws IOException {
            Draft draft = drafted(
                    "date,booking_changes,adr", i -> date(i / 2) + "," + i / 2 % different + ",9" + i % 7 + ".5");
            assertThat(notes(draft, "columns.invoice")).containsExactly(note);
        }

        @Test
        void withoutTimesOfferAQueryForATableOfCustomers() throws IOException {
            Draft draft = drafted(
                    "User_ID,Product_ID,Purchase", i -> "%d,P%d,%d".formatted(1000 + i % 40, i % 9, 900 + i % 60 * 37));
            assertThat(notes(draft, "columns.amount"))
                    .containsExactly("columns.amount: Purchase, numbers that name no orders, so what was paid");
            assertThat(draft.first())
                    .containsExactly(
                            "no time: required, and no column looks like it; the query below makes a table of customers");
            assertThat(notes(draft, "query"))
                    .containsExactly(
                            "query: \"SELECT \\\"User_ID\\\", count(*) AS lines, sum(CAST(\\\"Purchase\\\" AS DOUBLE)) AS amount"
                                    + " FROM read_csv('../public.csv', all_varchar = true) GROUP BY ALL\" (open), then kind: customers,"
                                    + " columns: {customer: User_ID, numeric: {lines: lines, amount: amount}}");
        }

        @Test
        void withoutTimesKeepWhatAllLinesOfACustomerSayAlike() throws IOException {
            Draft draft = drafted("User_ID,Product_ID,Gender,Age,Email,Colour,Amount", i -> {
                int who = i % 40;
                return "%d,P%d,%s,%d,u%d@example.com,%s,%d"
                        .formatted(
                                1000 + who,
                                i % 9,
                                who % 3 == 0 ? "F" : "M",
                                20 + who,
                                who,
                                "rgb".charAt(i % 3),
                                900 + i);
            });
            assertThat(String.join("", notes(draft, "query")))
                    .contains("AS amount, mode(\\\"Gender\\\") AS \\\"Gender\\\", mode(\\\"Age\\\") AS \\\"Age\\\"")
                    .endsWith("numeric: {lines: lines, amount: amount, age: Age}, categorical: {gender: Gender}}")
                    .doesNotContain("Colour", "Email");
        }

        @Test
        void withoutTimesSumPricesTimesQuantitiesAndReadOtherCharsets() throws IOException {
            Draft draft = drafted(
                    StandardCharsets.ISO_8859_1, "User_ID,Product,Quantity,Unit price", i -> "%d,Caf\u00e9 %d,%d,%d.5"
                            .formatted(1000 + i % 40, i % 9, 1 + i % 3, 3 + i % 9));
            assertThat(String.join("", notes(draft, "query")))
                    .contains("sum(CAST(\\\"Unit price\\\" AS DOUBLE) * CAST(\\\"Quantity\\\" AS DOUBLE)) AS amount"
                            + " FROM read_csv('../public.csv', all_varchar = true, encoding = 'latin-1')");
        }

        @ParameterizedTest
        @CsvSource({"'%d Main St, Dallas', true", "'Main St, Dallas', false"})
        void askWhetherAnAddressIsTheCustomer(String address, boolean asked) throws IOException {
            Draft draft = drafted("Order ID,Order Date,Amount,Purchase Address", i -> "%d,%s,%d.5,\"%s\""
                    .formatted(5000 + i, date(i), i, address.formatted(i % 90)));
            assertThat(draft.first().get(0).contains("open: Purchase Address")).isEqualTo(asked);
        }

        @ParameterizedTest
        @CsvSource({
            "trans_time, 28800, 'trans_time counts days, or hours (to_hours) or seconds (to_seconds), such as 28800;'",
            "trans_date, 45000, 'trans_date counts days as spreadsheets do, such as 45000;'"
        })
        void takeSecondsOfADayForNoDaysOfASpreadsheet(String header, int start, String said) throws IOException {
            int step = start == 28800 ? 240 : 1;
            Draft draft =
                    drafted("customer_id," + header + ",amount", i -> "C" + i % 40 + "," + (start + step * i) + ",3.5");
            assertThat(draft.first().get(0)).startsWith("no time: " + said);
        }

        @ParameterizedTest
        @CsvSource({"'', 1", "',quantity', 0"})
        void sayFirstThatEqualLinesAreDroppedWhereTheyMayBeSeveralPieces(String header, int said) throws IOException {
            Draft draft = drafted(
                    "Member_number,Date,itemDescription" + header,
                    i -> (i / 2 % 40) + "," + date(i / 2) + ",item " + i / 2 % 9 + (header.isEmpty() ? "" : ",1"));
            assertThat(draft.first())
                    .hasSize(said)
                    .allMatch(
                            first -> first.equals(
                                    "cleaning.dropDuplicates: true, 120 lines repeat an earlier one in all columns;"
                                            + " without invoice and time of day these may be real, as several of a product: false keeps them"));
        }

        @ParameterizedTest
        @CsvSource({"discount, 1", "weight, 0"})
        void sayThatADiscountIsNotTakenOffAPriceOfALine(String header, int said) throws IOException {
            Draft draft = drafted(
                    "order_id,customer_id,date,product,quantity,price," + header, i -> "O%d,C%d,%s,P%d,%d,%.2f,0.%d"
                            .formatted(i, i % 40, date(i), i % 7, 1 + i % 4, (1 + i % 4) * (3.5 + i % 7), i % 3));
            assertThat(notes(draft, "columns.amount"))
                    .containsExactly(
                            "columns.amount: price, divided by the quantity it is the same for 7 of 7 products");
            assertThat(draft.first())
                    .hasSize(said)
                    .allMatch(first -> first.startsWith("discount is not taken off price;"));
        }

        @ParameterizedTest
        @CsvSource({"i % 40, CUSTOMERNAME", "i % 80, PHONE"})
        void takeNamesOfCompaniesBeforeTheirTelephones(String phone, String customer) throws IOException {
            int phones = phone.equals("i % 40") ? 40 : 80;
            Draft draft = drafted("ORDERDATE,SALES,CUSTOMERNAME,PHONE", i -> "%s,%d.5,\"Toys No %d, Ltd\",%d"
                    .formatted(date(i), i, i % 40, 2120000000L + i % phones));
            assertThat(notes(draft, "columns.customer").get(0)).startsWith("columns.customer: " + customer + ",");
        }

        @ParameterizedTest
        @CsvSource({"PRODUCTLINE, PRODUCTCODE", "PRODUCT_SUBCLASS, PRODUCT_ID"})
        void takeLinesAndClassesOfProductsForTheirCategory(String category, String product) throws IOException {
            Draft draft =
                    drafted("date,customer," + category + "," + product + ",amount", i -> "%s,C%d,Line %d,S%d,%d.5"
                            .formatted(date(i), i % 40, i % 7, i % 49, i));
            assertThat(notes(draft, "columns.product", "columns.category"))
                    .extracting(note -> note.replaceFirst(",.*", ""))
                    .containsExactly("columns.product: " + product, "columns.category: " + category);
        }

        @Test
        void takeWordsOfCategoriesBeforeTheirNumbers() throws IOException {
            Draft draft = drafted(
                    "event_time,product_id,category_id,category_code,price,user_id",
                    i -> "%s,%d,205301355563188265%d,home.part%d,%d.5,%d"
                            .formatted(date(i), 100 + i % 30, i % 5, i % 5, i % 30, 9000 + i % 40));
            assertThat(notes(draft, "columns.category"))
                    .containsExactly(
                            "columns.category: category_code, its header says so",
                            "columns.category: category_id (open), its header says so, too");
        }

        @ParameterizedTest
        @CsvSource({"card, true", "gift_card, false"})
        void takeNumbersOfCardsForCustomers(String header, boolean customer) throws IOException {
            Draft draft = drafted("receipt,timestamp," + header + ",item,qty,price", i -> "%d,%s,%d,Food %d,1,%d.5"
                    .formatted(i / 2, date(i / 2), 100 + i / 2 % 40, i % 9, 1 + i % 9));
            assertThat(notes(draft, "columns.customer")
                            .contains("columns.customer: card, the only column of ids that come back"))
                    .isEqualTo(customer);
        }

        @ParameterizedTest
        @CsvSource({"order_ref, true", "article_ref, false"})
        void takeReferencesOfOrdersForInvoices(String header, boolean invoice) throws IOException {
            Draft draft =
                    drafted(header + ",date,buyer,amount", i -> "M%d,%s,u%d,%d.5".formatted(i, date(i), i % 90, i));
            assertThat(notes(draft, "columns.invoice").size() == 1).isEqualTo(invoice);
        }

        @ParameterizedTest
        @CsvSource({"0, Customer User ID", "30, Customer Email"})
        void takeTheAddressWhereManyIdsNameNobody(int guests, String customer) throws IOException {
            Draft draft = drafted(
                    "Order ID,Order Date,Customer Email,Customer User ID,total", i -> "%d,%s,k%d@mail.example,%d,%d.5"
                            .formatted(3000 + i, date(i), i % 60, i % 60 < guests ? 0 : 500 + i % 60, i));
            assertThat(notes(draft, "columns.customer").get(0)).startsWith("columns.customer: " + customer + ", it");
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "7, 1"})
        void askForNoTotalInPlaceOfAPriceWhoseTotalIsThere(int wrong, int said) throws IOException {
            Draft draft = drafted("date,customer,item,qty,price,total", i -> {
                int units = i % 4 == 0 ? 1 : 5;
                double price = i % 4 == 0 ? 4.9 : 20 + i % 37;
                return "%s,C%d,P%d,%d,%.2f,%.2f"
                        .formatted(date(i), i % 40, i % 90, units, price, units * price + (i % 9 < wrong ? 1 : 0));
            });
            assertThat(draft.first()).noneMatch(first -> first.contains("instead of price"));
            assertThat(notes(draft, "columns.price: price,")).hasSize(1 - said);
        }

        @ParameterizedTest
        @CsvSource({
            "total_eur, 'currency: EUR, the header of the money says so'",
            "total, 'currency, 2 currencies, which cannot be added: EUR on 120 lines, SEK on 120;"
                    + " cleaning: {leaveOut: {currency: [SEK]}} keeps one'"
        })
        void addMoneyOfSeveralCurrenciesThatItsHeaderSaysIsInOne(String header, String note) throws IOException {
            Draft draft = drafted("date,buyer,unit_price,currency," + header, i -> "%s,u%d,%d.5,%s,%d.25"
                    .formatted(date(i), i % 40, i, i % 2 == 0 ? "EUR" : "SEK", 3 * i));
            assertThat(notes(draft, "currency")).containsExactly(note);
            assertThat(draft.isUsable()).isEqualTo(note.startsWith("currency: EUR"));
        }

        @ParameterizedTest
        @CsvSource({"order_id", "order_id %s %d"})
        void withoutTimesCountTheOrdersOfCustomers(String header) throws IOException {
            Draft draft = drafted(
                    header + ",user_id,product_id", i -> "%d,%d,%d".formatted(70 + i / 3, 1000 + i / 3 % 20, i % 9));
            assertThat(String.join("", notes(draft, "query")))
                    .contains("count(*) AS lines, count(DISTINCT \\\"" + header + "\\\") AS orders FROM")
                    .contains("numeric: {lines: lines, orders: orders}}");
        }

        @Test
        void doNotTakeATaxForAProduct() throws IOException {
            Draft draft = drafted(
                    "date,customer,item-tax,amount", i -> "%s,C%d,%d,%d.5".formatted(date(i), i % 40, i % 7, i));
            assertThat(notes(draft, "columns.product")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"9998, 0", "9997, 0", "9900, 1"})
        void take9999AmongRunningNumbersForACustomer(int busy, int said) throws IOException {
            Draft draft = drafted("date,customer_id,amount", i -> "%s,%d,%d.5"
                    .formatted(date(i), i < 20 ? 9999 : i < 40 ? busy : 9800 + i % 90, i));
            assertThat(notes(draft, "cleaning.missingCustomers")).hasSize(said);
        }
    }

    @Nested
    class TablesOfCustomers {
        @Test
        void mayHaveAnswersUnderHeadersOfAccounts() throws IOException {
            Draft draft = drafted("ID,Income,Securities Account,CD Account", i -> "%d,%d,%d,%d"
                    .formatted(i, 9 * i, i % 2, i % 3 / 2));
            assertThat(notes(draft, "kind", "columns.customer"))
                    .containsExactly(
                            "kind: customers, no customer comes back",
                            "columns.customer: ID, one line each: 240 different on 240 lines, such as #");
        }

        @ParameterizedTest
        @CsvSource({
            "240, Guests, 5, customers",
            "240, PersonsNights, 40, customers",
            "240, GuestID, 5, transactions",
            "93, Passengers, 6, customers",
            "93, PassengerID, 6, transactions"
        })
        void mayCountPersons(int lines, String header, int different, String kind) throws IOException {
            String headers = "ID,Age,AverageLeadTime,LodgingRevenue," + header;
            Draft draft = drafted(lines, StandardCharsets.UTF_8, headers, i -> "%d,%d,%d,%d.5,%d"
                    .formatted(1 + i, 20 + i % 60, i % 90, i % 200, i % different));
            assertThat(notes(draft, "kind").get(0)).startsWith("kind: " + kind);
        }

        @ParameterizedTest
        @CsvSource({"\u20AC, true", "\u00A3, false"})
        void withSignsThatLatin1LacksAreSavedAsUnicodeFirst(String currency, boolean saved) throws IOException {
            Draft draft = drafted(
                    Charset.forName("windows-1252"), "Stra\u00DFe;Umsatz (" + currency + ")", i -> "N\u00FC%d;%d"
                            .formatted(i % 9, i));
            assertThat(notes(draft, "jdbc").get(0).endsWith("; save the file as UTF-8 first"))
                    .isEqualTo(saved);
            assertThat(notes(draft, "query").get(0).contains(", encoding = 'latin-1')"))
                    .isNotEqualTo(saved);
        }

        @ParameterizedTest
        @CsvSource({"payment_value, transactions", "age, customers"})
        void areNoTablesOfWhatWasPaidForOrders(String header, String kind) throws IOException {
            Draft draft = drafted("order_id,payment_type," + header, i -> "o%dx,card,%d".formatted(i, 20 + i % 60));
            assertThat(notes(draft, "kind").get(0)).startsWith("kind: " + kind);
        }

        @ParameterizedTest
        @CsvSource({"Surname, New York, Los Angeles, false", "TechSupport, No, No internet, true"})
        void keepWordsThatOnlyLookLikePlaces(String header, String one, String other, boolean kept) throws IOException {
            Draft draft = drafted("Customer ID,Age," + header, i -> "%d,%d,%s"
                    .formatted(101 + i, 20 + i % 50, i % 3 == 0 ? "Yes" : i % 3 == 1 ? one : other));
            assertThat(notes(draft, "columns.categorical").size() == 1).isEqualTo(kept);
        }

        @Test
        void haveNoAgeInPercentages() throws IOException {
            Draft draft = drafted(
                    "Customer ID,Age,Fat_Percentage", i -> "%d,%d,%d.5".formatted(101 + i, 20 + i % 50, i % 30));
            assertThat(notes(draft, "limits")).containsExactly("limits: {age: [0, 110]} (open), ages");
        }

        @ParameterizedTest
        @CsvSource({"string, discrete, 1", "bob, red, 0"})
        void mayHaveALineOfTypesBelowHeadersOfWords(String name, String colour, int said) throws IOException {
            Draft draft = drafted(
                    "name,colour", i -> i == 0 ? name + "," + colour : "c" + i + "," + (i % 2 == 0 ? "red" : "blue"));
            assertThat(draft.first())
                    .hasSize(said)
                    .allMatch(first -> first.equals(
                            "line 2 has no values, as a second header has none; delete it, or it is a customer"));
        }

        @Test
        void withoutHeadersAndIdsComeWithAQueryThatNumbersTheirColumns() throws IOException {
            Draft draft = drafted("", i -> "A1%d %d A3%d".formatted(i % 4, 6 + i % 5, i % 3));
            assertThat(String.join("", notes(draft, "query")))
                    .contains(
                            "read_csv('../public.csv', all_varchar = true, header = false, delim = ' ', names = ['1', '2', '3'])");
        }
    }
}
