package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartDescriptionTests {
    @Test
    void otherValuesStandInTheOrderOfTheirKeysAndDataLiesInFilesOnly(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("shop.yaml"),
                "name: 0123\nfile: lines.csv\nurl: https://example.org/lines\ncolumns: {customer: who, time: on}\n");
        PartDescription changed = PartDescription.read(file)
                .with(Map.of("snapshot", "2012-01-01", "currency", "GBP", "title", "No", "name", "part"));
        assertThat(changed.yaml())
                .isEqualTo("name: part\nfile: lines.csv\ncolumns:\n  customer: who\n  time: on\n"
                        + "currency: GBP\nsnapshot: 2012-01-01\ntitle: No\n");
        assertThat(changed.addresses())
                .containsExactly(folder.resolve("lines.csv").toString());
        assertThat(changed.dataset().title()).isEqualTo("No");
        assertThat(PartDescription.read(file).dataset().name()).isEqualTo("0123");
    }
}
