package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;

/** Smile runs here without its BLAS natives, which are no part of the library. */
class NativesTests {
    @Test
    void areNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.bytedeco.openblas.global.openblas"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("org.bytedeco.javacpp.Loader"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void areNotMissed() {
        FeatureMatrix matrix = Points.sixty();
        assertThat(new KMeans(3).fit(matrix).k()).isEqualTo(3);
        assertThat(Linkage.WARD.tree(matrix).cut(3).k()).isEqualTo(3);
        assertThat(new Dbscan(2, 5).fit(matrix).k()).isEqualTo(3);
        assertThat(new GaussianMixture(3).fit(matrix).k()).isEqualTo(3);
    }
}
