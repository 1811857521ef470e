package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.dataset.Cancellations;
import segmentbook.dataset.CleaningRules;
import segmentbook.transactions.Finding.Severity;

/** Each check on a file where the reader can count by hand. */
class FindingsTests {
    private static final String TEXT = """
            invoice,product,description,quantity,time,price,customer,country
            1,A,tea ,5,2011-05-01 10:00:00,2.50,7.0,Spain
            1,A,tea ,5,2011-05-01 10:00:00,2.50,7.0,Spain
            1,A,tea,5,2011-05-01 10:00:00,2.50,7.0,France
            C2,A,,-5,2011-05-01 10:00:00,2.50,8,Spain
            3,POST,post,1,2011-05-02 10:00:00,0,,Spain
            4,B,pot,0,2011-05-02 10:00:00,-1,9,Spain
            5,B,jar,x,2011-05-02 10:00:00,1,9,Spain
            6,B,pot,1,2011-05-02 10:00:00,1e99,9,Spain
            7,B,pot,1,2011-05-02 10:00:00,1,9,Spain
            """;
    private static final CleaningRules RULES = CleaningRules.DEFAULT.withNotProducts(Set.of("POST"));

    private final Path folder;

    FindingsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Findings find(CleaningRules rules) {
        return Findings.of(InvoiceLines.read(SmallShop.dataset(folder, TEXT).withCleaning(rules)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unreadable            | WARNING | 2 | lines     | line 8: x; line 9: 1e99          | left out",
                "duplicate             | WARNING | 1 | lines     | line 3: 1                        | left out",
                "customer_missing      | WARNING | 1 | lines     | line 6: 3                        | left out",
                "decimal_id            | NOTE    | 3 | lines     | line 2: \"7.0\"; line 3: \"7.0\"; line 4: \"7.0\" | repaired",
                "not_a_product         | WARNING | 1 | lines     | line 6: POST                     | left out",
                "description_missing   | NOTE    | 1 | lines     | line 5: A      | named by the product's other lines",
                "untrimmed_description | NOTE    | 2 | lines     | line 2: \"tea \"; line 3: \"tea \" | trimmed",
                "cancellation          | WARNING | 1 | lines     | line 5: C2     | drawn from earlier purchases",
                "quantity_not_positive | WARNING | 2 | lines     | line 5: -5; line 7: 0 | left out, or drawn from earlier purchases",
                "price_not_positive    | WARNING | 2 | lines     | line 6: 0; line 7: -1            | left out",
                "no_purchase           | NOTE    | 1 | customers | 8              | left out with their lines",
                "several_descriptions  | NOTE    | 1 | products  | B              | the most frequent is used",
                "several_countries     | NOTE    | 1 | customers | 7              | nothing",
            })
    void sayWhatIsOddWhereAndWhatIsDone(
            String key, Severity severity, int count, String unit, String places, String action) {
        Finding finding = find(RULES).finding(key).orElseThrow();
        assertThat(finding)
                .isEqualTo(
                        new Finding(key, finding.words(), severity, count, unit, List.of(places.split("; ")), action));
    }

    @Test
    void areATableInTheOrderOfTheChecks() {
        Findings findings = find(RULES);
        assertThat(findings.all()).hasSize(13);
        assertThat(findings.table(Severity.WARNING).stringColumn("finding").asList())
                .startsWith("time or number unreadable", "exact duplicate of an earlier line")
                .hasSize(7);
        assertThat(findings.table(Severity.NOTE).rowCount()).isEqualTo(6);
        assertThat(findings.figures()).hasSize(14).containsEntry("cancellation", 1);
    }

    @ParameterizedTest
    @CsvSource({"DROP, left out", "KEEP, 'kept, in monetary only'"})
    void sayWhatBecomesOfCancellations(Cancellations way, String action) {
        assertThat(find(RULES.withCancellations(way))
                        .finding("cancellation")
                        .orElseThrow()
                        .action())
                .isEqualTo(action);
    }

    @Test
    void sayThatDuplicatesAreKept() {
        assertThat(find(RULES.withDropDuplicates(false))
                        .finding("duplicate")
                        .orElseThrow()
                        .action())
                .isEqualTo("kept");
    }

    @Test
    void areSilentAboutCleanLines() {
        assertThat(Findings.of(SmallShop.lines(
                                folder, "invoice,time,customer\n1,2011-05-01 10:00:00,7\n2,2011-05-02 10:00:00,8\n"))
                        .all())
                .isEmpty();
    }

    @Test
    void warnOfASingleDay() {
        assertThat(Findings.of(SmallShop.lines(folder, "time,customer\n2011-05-01 10:00:00,7\n2011-05-01 11:00:00,8\n"))
                        .all())
                .extracting(Finding::key)
                .containsExactly("one_day");
    }
}
