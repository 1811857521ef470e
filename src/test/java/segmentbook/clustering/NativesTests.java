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
        assertThat(KMeans.fit(matrix, 3).k()).isEqualTo(3);
        assertThat(Ward.fit(matrix).cut(3).k()).isEqualTo(3);
        assertThat(Dbscan.fit(matrix, 2, 5).k()).isEqualTo(3);
        assertThat(GaussianMixture.fit(matrix, 3).clustering().k()).isEqualTo(3);
    }
}
