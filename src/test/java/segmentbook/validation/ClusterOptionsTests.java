package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Labels;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.features.Points;

class ClusterOptionsTests {
    private final Path folder;

    ClusterOptionsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Dataset dataset() throws IOException {
        return dataset("");
    }

    private Dataset dataset(String more) throws IOException {
        Files.writeString(folder.resolve("shop.csv"), "When,Who\n");
        return Dataset.read(Files.writeString(folder.resolve("shop.yaml"), """
                name: shop
                file: shop.csv
                columns: {time: When, customer: Who}
                clusters:
                  names:
                    1: Regulars
                    4: Late comers
                """ + more));
    }

    @Nested
    class Merging {
        private final Clustering five =
                Labels.on(Points.line(1, 2, 3, 4, 5, 11, 12, 13, 21), 1, 1, 2, 2, 2, 3, 4, 4, 5);

        @Test
        void takesClustersTogether() throws IOException {
            Dataset shop = dataset("  merge: [[3, 4], [1, 5]]\n");
            Clustering three = shop.options(ClusterOptions.class).merged(five, shop);
            assertThat(five.labels()).containsExactly(2, 2, 1, 1, 1, 4, 3, 3, 5);
            assertThat(three.labels()).containsExactly(3, 3, 1, 1, 1, 2, 2, 2, 1);
        }

        @Test
        void refusesAClusterThatIsNotThereWithItsLine() throws IOException {
            Dataset shop = dataset("  merge: [[3, 4], [1, 6]]\n");
            assertThatThrownBy(() -> shop.options(ClusterOptions.class).merged(five, shop))
                    .isInstanceOf(DataException.class)
                    .hasMessage("clusters.merge: numbers of clusters, 1 to 5, found 6 (shop.yaml, line 8);"
                            + " page 05 shows them before merging");
        }

        @Test
        void namesTheClustersThatAreLeft() throws IOException {
            Dataset shop = dataset("  merge: [[3, 4], [1, 5]]\n");
            assertThatThrownBy(() -> shop.options(ClusterOptions.class).requireNamesOf(3, shop))
                    .isInstanceOf(DataException.class)
                    .hasMessage("clusters.names.4: the number of a cluster after merging, 1 to 3, found 4,"
                            + " named Late comers (shop.yaml, line 7)");
        }
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
