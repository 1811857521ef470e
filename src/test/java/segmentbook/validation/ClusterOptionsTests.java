package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;

class ClusterOptionsTests {
    private final Path folder;

    ClusterOptionsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Dataset dataset() throws IOException {
        Files.writeString(folder.resolve("shop.csv"), "When,Who\n");
        return Dataset.read(Files.writeString(folder.resolve("shop.yaml"), """
                name: shop
                file: shop.csv
                columns: {time: When, customer: Who}
                clusters:
                  names:
                    1: Regulars
                    4: Late comers
                """));
    }

    @Test
    void aNameForAClusterThatDoesNotExistIsRefusedWithItsLine() throws IOException {
        Dataset shop = dataset();
        assertThatThrownBy(() -> shop.options(ClusterOptions.class).requireNamesOf(3, shop))
                .isInstanceOf(DataException.class)
                .hasMessage("clusters.names.4: the number of a cluster, 1 to 3, found 4, named Late comers"
                        + " (shop.yaml, line 7)");
    }

    @Test
    void namesForClustersThatExistPass() throws IOException {
        Dataset shop = dataset();
        assertThatCode(() -> shop.options(ClusterOptions.class).requireNamesOf(4, shop))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutTheDescriptionFileTheWholeFileIsThePlace() throws IOException {
        Dataset shop = dataset();
        Files.delete(shop.source());
        assertThatThrownBy(() -> shop.options(ClusterOptions.class).requireNamesOf(3, shop))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("found 4, named Late comers (shop.yaml)");
    }
}
