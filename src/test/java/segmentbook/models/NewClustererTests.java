package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.CompleteLinkage;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Customers;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.segments.ClusterNames;
import segmentbook.segments.Profiles;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.Comparison;
import segmentbook.validation.KSelection;

/** A clusterer that the library does not know goes the whole road, as docs/architecture.md says. */
class NewClustererTests {
    private final Dataset mall = Dataset.read(Path.of("data/mall.yaml"));
    private final CustomerTable table = Customers.read(mall).customerTable();
    private final FeatureMatrix features = FeatureMatrix.of(table.select(List.of("income", "score")));

    @Test
    void isChosenComparedProfiledSavedAndScored(@TempDir Path folder) throws IOException {
        KSelection selection =
                KSelection.of(features, new CompleteLinkage(2), new ClusterOptions().withRange(2, 7), 10);
        Clustering clustering = selection.clustering(selection.decide().k());
        assertThat(clustering.k()).isEqualTo(5);
        assertThat(Comparison.of(clustering).withTruth(mall.trueKinds()).adjustedRandToTruth(clustering))
                .isGreaterThan(.8);
        ClusterNames names = ClusterNames.of(table, clustering.labels());
        assertThat(Profiles.of(names.segmentation("complete linkage")).all()).hasSize(5);

        Path file = Files.writeString(
                folder.resolve("model.json"),
                SavedModel.of(mall, clustering, names).json());
        SavedModel model = SavedModel.read(file);
        assertThat(model).hasToString("complete linkage, k = 5, from mall");
        assertThat(model.score(table, mall).intColumn("cluster").asIntArray()).isEqualTo(clustering.predict(features));
    }
}
