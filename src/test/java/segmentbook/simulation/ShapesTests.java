package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import segmentbook.WhenChanged;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.KMeans;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.CustomerBase;
import segmentbook.validation.TruthCheck;

/** The shipped shapes: each is found by the algorithm that looks for it, and missed by k-means. */
@WhenChanged({"src/simulation", "data", "src/main/java"})
class ShapesTests {
    private final CustomerBase moons = CustomerBase.of(Dataset.read(Path.of("data/moons.yaml")));
    private final CustomerBase widths = CustomerBase.of(Dataset.read(Path.of("data/widths.yaml")));

    private static double found(CustomerBase base, Clustering clustering) {
        return TruthCheck.of(base).with(clustering).rows().get(0).agreement();
    }

    @Test
    void moonsAreFoundByDensityAndCutByKMeans() {
        FeatureMatrix points = FeatureMatrix.raw(moons.table());
        assertThat(points.rows()).isEqualTo(300);
        assertThat(found(moons, new Dbscan(.2, 5).fit(points))).isEqualTo(1);
        assertThat(found(moons, new KMeans(2).fit(points))).isBetween(.2, .3);
    }

    @Test
    void cloudsOfUnequalWidthAreFoundByAMixtureAndCutByKMeans() {
        FeatureMatrix points = FeatureMatrix.raw(widths.table());
        assertThat(points.rows()).isEqualTo(300);
        assertThat(found(widths, new GaussianMixture(3).fit(points))).isGreaterThan(.85);
        assertThat(found(widths, new KMeans(3).fit(points))).isBetween(.4, .6);
    }
}
