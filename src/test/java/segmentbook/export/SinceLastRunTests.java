package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.segments.Segmentation;

class SinceLastRunTests {
    private static final Segmentation NOW = Segmentation.of(
            "grid",
            CustomerTable.of(List.of("1", "2", "=3", "4")).with(Column.number("monetary"), 10, 20, 30, 40),
            List.of("New", "Loyal", "Loyal", "Loyal"));

    private final Path folder;

    SinceLastRunTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private SinceLastRun since(String last) throws IOException {
        Files.writeString(folder.resolve("segments.csv"), last);
        return SinceLastRun.of(NOW, "GBP", folder);
    }

    @Test
    void whoIsNewGoneOrElsewhereIsCountedWithMoney() throws IOException {
        SinceLastRun since = since("customer_id,monetary,segment\n2,15,New\n'=3,30,Loyal\n4,35,Loyal\n5,7.5,Loyal\n");
        assertThat(since.sentence())
                .isEqualTo(
                        "Customers since the last run: 1 new, 1 gone and 1 of 3 in another segment; all bring 100.00 GBP, +12.50");
        assertThat(since.table().print())
                .containsPattern("Loyal +\\| +3 +\\| +0 +\\| +1 +\\| +0 +\\| +1 +\\| +90 +\\| +72.5 ")
                .containsPattern("New +\\| +1 +\\| +1 +\\| +0 +\\| +1 +\\| +0 +\\| +10 +\\| +15 ");
        assertThat(since.metrics()).containsAllEntriesOf(Map.of("new", 1L, "gone", 1L, "moved", 1L, "money", 100.0));
    }

    @Test
    void theSameAgainIsNoChange() throws IOException {
        assertThat(since("customer_id,monetary,segment\n1,10,New\n2,20,Loyal\n'=3,30,Loyal\n4,40,Loyal\n")
                        .sentence())
                .isEqualTo(
                        "Customers since the last run: 0 new, 0 gone and 0 of 4 in another segment; all bring 100.00 GBP, 0.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "customer_id,cluster\n1,2\n",
                "customer_id,monetary,segment\n1,many,New\n",
                "customer_id,monetary,segment\n1,\"2"
            })
    void aFileThatIsNotWholeIsNoEarlierRun(String last) throws IOException {
        SinceLastRun none = since(last);
        assertThat(none.sentence()).startsWith("There is no earlier run to compare with");
        assertThat(none.table().name()).isEqualTo(none.sentence());
        assertThat(none.metrics()).containsOnlyKeys("why_not");
    }

    @Test
    void withoutAnEarlierRunThatIsSaid() {
        assertThat(SinceLastRun.of(NOW, "").sentence()).startsWith("There is no earlier run to compare with");
    }
}
