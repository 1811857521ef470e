package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values say where headers do not: prices and totals, days without marks, both sides of an account. */
class NewValuesTests {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Path project;

    NewValuesTests(@TempDir Path project) {
        this.project = project;
    }

    private String said(String header, int lines, IntFunction<String> line) throws IOException {
        String text = IntStream.range(0, lines).mapToObj(line).collect(Collectors.joining("\n", header + "\n", "\n"));
        Path data = Files.writeString(project.resolve("odd.csv"), text);
        int code = Main.guarded(() -> NewCommand.run(project, data, out, out), out, false);
        return bytes.toString(StandardCharsets.UTF_8) + "exit " + code;
    }

    /** Twenty-four lines of the products s0 to s3 for 10.00 to 13.00, one to three of each; a day and what it cost last. */
    private static String sale(int i, String time, double money) {
        return "%s,c%d,s%d,%d,%.2f".formatted(time, i % 5, i % 4, 1 + i % 3, money);
    }

    private static String sale(int i, double money) {
        return sale(i, "2024-01-%02d".formatted(1 + i), money);
    }

    private static double price(int i) {
        return 10 + i % 4;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Amount", "Value", "Item amount", "Betrag"})
    void whatIsTheSameHoweverManyAreBoughtIsAPrice(String header) throws IOException {
        assertThat(said("date,customer,sku,qty," + header, 24, i -> sale(i, price(i))))
                .contains("columns.price: " + header + ", it is the same for 4 of 4 products")
                .doesNotContain("first:")
                .contains("worth 552.00\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Amount", "Value", "Item amount", "Betrag"})
    void whatGrowsWithTheQuantityStaysATotal(String header) throws IOException {
        assertThat(said("date,customer,sku,qty," + header, 24, i -> sale(i, price(i) * (1 + i % 3))))
                .contains("columns.amount: " + header + ", its header says so")
                .doesNotContain("first:")
                .contains("worth 552.00\n");
    }

    @Test
    void withoutProductsFewValuesThatDivisionMakesMoreArePrices() throws IOException {
        assertThat(said("date,customer,qty,amount", 24, i -> sale(i, price(i)).replaceFirst(",s[0-9]", "")))
                .contains("columns.price: amount, it has 4 different values, and divided by the quantity 12")
                .contains("worth 552.00\n");
    }

    @Test
    void aTotalThatHardlyGrowsIsAskedForFirst() throws IOException {
        assertThat(said("date,customer,sku,qty,amount", 24, i -> sale(i, price(i) + .01 * i)))
                .contains("first: columns.price: amount (open), instead of amount, if it is of one unit: where the"
                        + " quantity is 2 or more its median is 1.0 times as much\n");
    }

    @Test
    void aPriceThatGrowsIsAskedForFirst() throws IOException {
        assertThat(said("date,customer,sku,qty,price", 24, i -> sale(i, (price(i) + .01 * i) * (1 + i % 3))))
                .contains(
                        "first: columns.amount: price (open), instead of price, if it is a total: where the quantity");
    }

    @ParameterizedTest
    @CsvSource({
        "24%3$02d%1$02d, yyMMdd",
        "%1$02d%3$02d24, ddMMyy",
        "%3$02d%1$02d24, MMddyy",
        "%1$02d%3$02d2024, ddMMyyyy",
        "%3$02d%1$02d2024, MMddyyyy",
        "2024. %3$d. %1$d., yyyy. M. d.",
        "2024.%3$02d.%1$02d., yyyy.M.d.",
        "%1$d. %3$d. 2024, d. M. yyyy"
    })
    void daysWithoutMarksOrWithBlanksAreRead(String written, String pattern) throws IOException {
        assertThat(said("date,customer,sku,qty,price", 24, i -> sale(i, written.formatted(1 + i, i, 1 + i % 2), 5)))
                .contains("format.time: " + pattern)
                .contains("24 lines from 2024-01-01 to 2024-02-24\n")
                .endsWith("exit 0");
    }

    @Test
    void eightDigitsOfDaysUpToTwelveAreAskedFor() throws IOException {
        assertThat(said(
                        "date,customer,sku,qty,price",
                        24,
                        i -> sale(i, "%02d%02d2024".formatted(1 + i % 12, 1 + i % 11), 5)))
                .contains("days above 12 that tell day-month from month-day, found \"01012024\"")
                .endsWith("exit 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {110101, 10012001})
    void numbersAreNoDaysWhereNoHeaderSaysSo(int first) throws IOException {
        assertThat(said(
                        "order,date,customer,qty,price",
                        24,
                        i -> (first + i) + "," + sale(i, 5).replaceFirst(",s[0-9]", "")))
                .contains("columns.invoice: order, ", "columns.time: date, ")
                .endsWith("exit 0");
    }

    @Test
    void monthsWithoutMarksAreNoDays() throws IOException {
        assertThat(said("date,customer,sku,qty,price", 24, i -> sale(i, "2012%02d".formatted(1 + i % 12), 5)))
                .contains("first: no time: date has months without a day, such as 201201; their first days are taken")
                .endsWith("exit 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Debit,Credit", "Debit Amount,Credit Amount", "Soll,Haben", "Withdrawals,Deposits"})
    void twoSidesOfAnAccountAreNoAmount(String headers) throws IOException {
        assertThat(said(
                        "date,customer," + headers,
                        24,
                        i -> "2024-01-%02d,c%d,".formatted(1 + i, i % 5) + (i % 4 == 0 ? ",5.50" : "9.50,")))
                .contains("first: no price and no amount, so money would count units; open: "
                        + headers.replace(",", ", "))
                .endsWith("exit 1");
    }

    @Test
    void oneSideAloneIsTakenAndAnAmountComesBeforeBoth() throws IOException {
        assertThat(said("date,customer,Debit,Credit,Amount", 24, i -> "2024-01-%02d,c%d,9.50,,9.50"
                        .formatted(1 + i, i % 5)))
                .contains("columns.amount: Amount, its header says so")
                .endsWith("exit 0");
    }

    @ParameterizedTest
    @CsvSource({
        "Dr/Cr, Dr, Cr, true",
        "S/H, S, H, true",
        "type, CREDIT, WITHDRAWAL, true",
        "paid by, Credit card, Cash, false"
    })
    void wordsForTheSidesOfAnAccountAreAskedFor(String header, String one, String other, boolean asked)
            throws IOException {
        String said = said("date,customer,amount," + header, 24, i -> "2024-01-%02d,c%d,9.50,%s"
                .formatted(1 + i, i % 5, i % 4 == 0 ? one : other));
        assertThat(said.contains("any no sale? " + other + " on 18 lines, " + one + " on 6"))
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "refunded_amount, 2.50, true",
        "refunded_amount, 0.00, false",
        "qty_refunded, 2.00, false",
        "refunds_later, 2.50, false"
    })
    void aRefundInAColumnIsSaidFirst(String header, String refund, boolean first) throws IOException {
        String said = said("date,customer,order,total," + header, 24, i -> "2024-01-%02d,c%d,o%d,9.50,%s"
                .formatted(1 + i, i % 5, i, i % 4 == 0 ? refund : "0.00"));
        assertThat(said.contains("first: " + header + " is not taken off total; where it has to be, a query does it"))
                .isEqualTo(first);
    }

    @Test
    void aSecondHeaderInAnotherOrderIsRefusedByCheck() throws IOException {
        assertThat(said("date,customer,sku,qty,price", 24, i -> i == 12 ? "date,customer,sku,price,qty" : sale(i, 5)))
                .contains("file: the header again, in another order (odd.csv, line 14); part the file there\n")
                .endsWith("exit 1");
    }

    @Test
    void aSecondHeaderInTheSameOrderIsLeftOut() throws IOException {
        assertThat(said("date,customer,sku,qty,price", 24, i -> i == 12 ? "date,customer,sku,qty,price" : sale(i, 5)))
                .contains("time or number unreadable, 1 line (line 14")
                .endsWith("exit 0");
    }

    @Test
    void unitsPerPackAndNumbersOfGuestsAreNotWhatWasBought() throws IOException {
        assertThat(said("date,customer,sku,Units per pack,Guest Count,Qty,price", 24, i -> sale(i, 5)
                        .replaceFirst("(s[0-9])", "$1,6,4")))
                .contains("columns.quantity: Qty, its header says so", "worth 240.00\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rider_id", "person"})
    void personsWhoComeBackAreCustomers(String header) throws IOException {
        assertThat(said("ride_id,date,fare," + header, 24, i -> "r%d,2024-01-%02d,9.50,p%d".formatted(i, 1 + i, i % 5)))
                .contains("kind: transactions", "columns.customer: " + header)
                .contains("24 lines of 5 customers, worth 228.00\n");
    }

    @Test
    void rupiahAreRead() throws IOException {
        assertThat(said("tanggal,pelanggan,total", 24, i -> "2024-01-%02d,c%d,Rp 1.250.000".formatted(1 + i, i % 5)))
                .contains("worth 30,000,000.00 IDR\n");
    }
}
