package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;

/** Values of {@code cleaning.leaveOut}: which lines they name, and what is said about them. */
class LeaveOutTests {
    private static final String LINES = """
            order,when,who,total,status
            1,2024-01-03,K1,1.50,completed
            2,2024-01-04,K2,2.50,Cancelled
            2,2024-01-04,K2,2.50,Cancelled
            3,2024-01-05,,3.50, cancelled
            4,2024-01-06,K1,x,failed
            5,2024-01-07,K3,5.50,failed
            """;

    private final Path folder;

    LeaveOutTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Dataset dataset(String leaveOut) throws IOException {
        Files.writeString(folder.resolve("shop.csv"), LINES);
        return Dataset.read(Files.writeString(folder.resolve("shop.yaml"), """
                name: shop
                file: shop.csv
                columns: {invoice: order, time: when, customer: who, amount: total}
                cleaning: {leaveOut: %s}
                """.formatted(leaveOut)));
    }

    private Ledger ledger(String leaveOut) throws IOException {
        return Cleaning.of(InvoiceLines.read(dataset(leaveOut))).ledger();
    }

    @Test
    void aLineLeavesByItAfterUnreadableAndRepeatedOnesAndBeforeThoseWithoutACustomer() throws IOException {
        Ledger ledger = ledger("{status: [cancelled, failed]}");
        assertThat(ledger.entry(Rule.UNREADABLE).lines()).isOne();
        assertThat(ledger.entry(Rule.DUPLICATE).lines()).isOne();
        assertThat(ledger.entry(Rule.LEAVE_OUT)).isEqualTo(new Ledger.Entry(3, 2, 3, 11.5));
        assertThat(ledger.entry(Rule.CUSTOMER_MISSING).lines()).isZero();
        assertThat(ledger.kept()).isEqualTo(new Ledger.Entry(1, 1, 1, 1.5));
        assertThat(ledger.imbalance()).isEqualTo(new Ledger.Entry(0, 0, 0, 0));
        assertThat(ledger.table().stringColumn("step").asList())
                .containsSubsequence("exact duplicate", "value to leave out");
    }

    /** The file's 5 EUR, 7 USD and 2 without a customer are no 14 of anything. */
    @Test
    void moneyOfOtherCurrenciesIsNotAddedUp() throws IOException {
        Files.writeString(folder.resolve("shop.csv"), """
                order,when,who,total,currency
                1,2024-01-03,K1,5,EUR
                2,2024-01-04,K2,7,USD
                3,2024-01-05,,2,eur
                """);
        String yaml =
                "name: shop\nfile: shop.csv\ncolumns: {invoice: order, time: when, customer: who, amount: total}\n";
        Path file = folder.resolve("money.yaml");
        Files.writeString(file, yaml + "currency: EUR\ncleaning: {leaveOut: {currency: [USD]}}\n");
        Ledger ledger = Cleaning.of(InvoiceLines.read(Dataset.read(file))).ledger();
        assertThat(ledger.read()).isEqualTo(new Ledger.Entry(3, 2, 3, 7));
        assertThat(ledger.entry(Rule.LEAVE_OUT).money()).isNaN();
        assertThat(ledger.entry(Rule.LEAVE_OUT).units()).isEqualTo(1);
        assertThat(ledger.imbalance()).isEqualTo(new Ledger.Entry(0, 0, 0, 0));
        assertThat(ledger.table().name())
                .isEqualTo("Ledger; of lines left out for their currency no money is added up");
        Files.writeString(file, yaml + "currency: EUR\ncleaning: {leaveOut: {who: [K2]}}\n");
        Ledger one = Cleaning.of(InvoiceLines.read(Dataset.read(file))).ledger();
        assertThat(one.entry(Rule.LEAVE_OUT).money()).isEqualTo(7);
        assertThat(one.table().name()).isEqualTo("Ledger");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                              | 0",
                "{status: [CANCELLED ]}          | 2",
                "{status: [cancel]}              | 0",
                "{status: [failed], who: [K2]}   | 2",
            })
    void caseAndBlanksAroundMakeNoDifferenceAndWholeCellsAreCompared(String leaveOut, int lines) throws IOException {
        assertThat(ledger(leaveOut).entry(Rule.LEAVE_OUT).lines()).isEqualTo(lines);
    }

    @Test
    void eachValueIsAFindingAndOneThatNoLineHasIsAnother() throws IOException {
        Findings findings = Findings.of(InvoiceLines.read(dataset("{status: [failed, canceled]}")));
        assertThat(findings.all())
                .filteredOn(each -> each.key().startsWith("leave_out"))
                .extracting(
                        each -> each.words() + ", " + each.count() + " " + each.unit() + each.places() + each.action())
                .containsExactly(
                        "value to leave out, status failed, 2 lines[line 6, status, line 7, status]left out",
                        "value to leave out that no line has, status canceled, 1 values[]is it written in another way?");
    }

    @Test
    void anEmptyCellCountsAsThatOfAnotherLineOfItsInvoice() throws IOException {
        Dataset shop = dataset("{status: [failed]}");
        Files.writeString(folder.resolve("shop.csv"), """
                order,when,who,total,status
                1,2024-01-03,K1,1.50,completed
                1,2024-01-03,K1,2.50,
                2,2024-01-04,K2,3.50,failed
                2,2024-01-04,K2,4.50,
                2,2024-01-04,K2,5.50,completed
                ,2024-01-05,K3,6.50,failed
                ,2024-01-06,K3,7.50,
                """);
        InvoiceLines lines = InvoiceLines.read(shop);
        assertThat(Cleaning.of(lines).ledger().entry(Rule.LEAVE_OUT).lines()).isEqualTo(3);
        Finding finding = Findings.of(lines).finding("leave_out status failed").orElseThrow();
        assertThat(finding.places()).containsExactly("line 4, status", "line 5, status", "line 7, status");
        assertThat(finding.action()).isEqualTo("left out, with 1 empty of the same invoices");
    }

    @Test
    void aColumnThatIsNotThereIsAnErrorThatNamesThose() throws IOException {
        InvoiceLines lines = InvoiceLines.read(dataset("{state: [failed]}"));
        assertThatThrownBy(() -> Cleaning.of(lines))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "cleaning.leaveOut.state: no column state (shop.csv, line 1); the file has: order, when, who,"
                                + " total, status");
    }

    @Test
    void whatIsNoListOfValuesIsAnError() {
        assertThatThrownBy(() -> dataset("{status: failed}"))
                .isInstanceOf(DataException.class)
                .hasMessage("cleaning.leaveOut.status: a list such as [A, B], found failed (shop.yaml, line 4)");
        assertThatThrownBy(() -> dataset("[failed]"))
                .isInstanceOf(DataException.class)
                .hasMessage("cleaning.leaveOut: keys with values, found a list of 1 (shop.yaml, line 4); such as"
                        + " {status: [cancelled]}");
    }

    @Test
    void theValuesStandAmongTheChoices() throws IOException {
        assertThat(dataset("{status: [failed]}").choices().get("cleaning"))
                .hasFieldOrPropertyWithValue("leaveOut", java.util.Map.of("status", List.of("failed")));
        assertThat(dataset("{status: [failed]}").table().printAll()).contains("cleaning.leaveOut", "status=[failed]");
    }
}
