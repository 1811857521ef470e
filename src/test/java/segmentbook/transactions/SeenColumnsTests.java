package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Place;
import segmentbook.tables.TextColumn;
import tech.tablesaw.api.Table;

/** What is left of the cells of a file where the description file hides ids. */
class SeenColumnsTests {
    private static final String P17850 = "p-rrkwf5nhg5n7"; // PrivacyTests has the recipe
    private static final String HEADER = "Order,Code,Name,Units,When,Price,Who,Land,Member\n";

    private final Path folder;

    SeenColumnsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private InvoiceLines hidden(String lines) {
        String yaml = SecretShop.COLUMNS + SecretShop.HIDDEN;
        return InvoiceLines.read(Dataset.read(SecretShop.described(folder, "shop", HEADER + lines, yaml)));
    }

    private static List<String> finding(InvoiceLines lines, String key) {
        return Findings.of(lines).finding(key).map(Finding::places).orElse(List.of());
    }

    @Test
    void idsAreRepairedFirstSoThatOneCustomerHasOnePseudonym() {
        InvoiceLines lines = hidden("""
                1,A,Apple,1,2024-01-01 10:00:00,2,17850.0,UK,x
                2,A,Apple,1,2024-01-02 10:00:00,2, 17850 ,UK,x
                3,A,Apple,1,2024-01-03 10:00:00,2,,UK,x
                """);
        assertThat(lines.head(3).stringColumn("Who").asList()).containsExactly(P17850, P17850, "");
        assertThat(finding(lines, "decimal_id")).containsExactly("line 2, Who: " + P17850);
        assertThat(finding(lines, "customer_missing")).containsExactly("line 4, Who: empty");
    }

    @Test
    void columnsThatAreNotUsedHavePseudonymsInAllCells() {
        Table head = hidden("""
                        1,A,Apple,1,2024-01-01 10:00:00,2,17850,UK,17850
                        2,A,Apple,1,2024-01-02 10:00:00,2,17850,UK,anna@shop.org
                        3,A,Apple,1,2024-01-02 10:00:00,2,17850,UK,anna@shop.org
                        """).head(3);
        List<String> members = head.stringColumn("Member").asList();
        assertThat(members.get(0)).isEqualTo(P17850);
        assertThat(members.get(1)).isEqualTo(members.get(2)).startsWith("p-").isNotEqualTo(P17850);
    }

    @Test
    void exactDuplicatesStayDuplicatesAndOthersStayApart() {
        InvoiceLines lines = hidden("""
                1,A,Apple,1,2024-01-01 10:00:00,2,17850,UK,x
                1,A,Apple,1,2024-01-01 10:00:00,2,17850,UK,x
                1,A,Apple,1,2024-01-01 10:00:00,2,17850,UK,y
                """);
        assertThat(finding(lines, "duplicate")).containsExactly("line 3, Order: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'1,A,Apple,17850,17850,2,17850,UK,x', When, #####",
        "'1,A,Apple,1,2024-01-01 10:00:00,CUST-1,17850,UK,x', Price, xxxx-#",
        "'1,A,Apple,1,2024-01-01 10:00:00,0.0000000000001,17850,UK,x', Price, #.#############",
    })
    void aCellThatCannotBeReadShowsItsShape(String line, String column, String shape) {
        InvoiceLines lines = hidden(
                line + "\n2,A,Apple,1,2024-01-02 10:00:00,2,17850,UK,x\n3,A,Apple,1,2024-01-02 10:00:00,2,1,UK,x\n");
        assertThat(finding(lines, "unreadable")).containsExactly("line 2, " + column + ": " + shape);
        assertThat(Cleaning.of(lines).ledger().entry(Rule.UNREADABLE).lines()).isEqualTo(1);
    }

    @Test
    void aLineWithAnotherNumberOfCellsShowsNone() {
        InvoiceLines lines = hidden("""
                1,A,Apple, red,1,2024-01-01 10:00:00,2,17850,UK,x
                2,A,Apple,1,2024-01-02 10:00:00,2,17850,UK
                3,A,Apple,1,2024-01-03 10:00:00,2,17850,UK,x
                4,A,Apple,1,2024-01-04 10:00:00,2,17850,UK,x
                5,A,Apple,1,2024-01-05 10:00:00,2,17850,UK,x
                """);
        Table head = lines.head(2);
        for (String header : List.of("Order", "Code", "Name", "Units", "When", "Price", "Land")) {
            assertThat(head.stringColumn(header).asList()).containsOnly("");
        }
        assertThat(head.print()).doesNotContain("17850");
        assertThat(finding(lines, "unreadable"))
                .containsExactly("line 2: another number of cells", "line 3: another number of cells");
    }

    @Test
    void aLineThatIsShiftedShowsTheShapeOfWhatCannotBeReadAndNothingElse() {
        InvoiceLines lines = hidden("""
                1,A,Apple, red,1,2024-01-01 10:00:00,2,17850,UK
                2,A,Apple,1,2024-01-02 10:00:00,2,17850,UK,x
                3,A,Apple,1,2024-01-03 10:00:00,2,17850,UK,x
                """);
        Table head = lines.head(1);
        assertThat(head.row(0).getString("When")).isEqualTo("#");
        assertThat(head.row(0).getString("Price")).isEqualTo("####-##-## ##:##:##");
        assertThat(head.row(0).getString("Land")).isEmpty();
        assertThat(head.print()).doesNotContain("17850");
        assertThat(finding(lines, "unreadable")).containsExactly("line 2, When: #");
    }

    @Test
    void anIdInAWordOfAnotherColumnIsAWarning() {
        InvoiceLines lines = hidden("""
                17850-1,A,Apple,1,2024-01-01 10:00:00,2,17850,UK,x
                2,A,Apple for 17850.,1,2024-01-01 10:00:00,2,17850,UK,x
                3,A,Apple 217850,1,2024-01-01 10:00:00,2,17850,UK,17850
                4,A,Apple 178501 no. 17850,1,2024-01-01 10:00:00,2,17850,UK,x
                5,A,Apple 123,1,2024-01-01 10:00:00,2,123,UK,x
                """);
        Finding finding = Findings.of(lines).finding("id_elsewhere").orElseThrow();
        assertThat(finding.words()).isEqualTo("customer id in another column");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.count()).isEqualTo(3);
        assertThat(finding.unit()).isEqualTo("lines");
        assertThat(finding.places()).containsExactly("line 2, Order", "line 3, Name", "line 5, Name");
        assertThat(finding.action()).isEqualTo("not hidden there; leave the column out of columns");
    }

    @Test
    void twoIdsWithOnePseudonymAreRefused() {
        TextColumn ids = new TextColumn("Who");
        List.of("a", "b", "a").forEach(ids::add);
        assertThat(segmentbook.tables.IdColumn.hidden(ids, id -> "p-" + id, Place.file("shop.csv"))
                        .distinct())
                .isEqualTo(2);
        assertThatThrownBy(() -> segmentbook.tables.IdColumn.hidden(ids, id -> "p-same", Place.file("shop.csv")))
                .isInstanceOf(DataException.class)
                .hasMessage("privacy: a pseudonym for each id, found two ids with one (shop.csv); take another key");
    }
}
