package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.Linkage;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.statistics.Agreement;
import tech.tablesaw.api.Table;

class ComparisonTests {
    private static final FeatureMatrix MATRIX = Points.sixty();
    private static final Clustering KMEANS = new KMeans(4).fit(MATRIX);
    private static final Clustering WARD = Linkage.WARD.tree(MATRIX).cut(4);
    private static final Clustering DENSE = new Dbscan(2, 5).fit(MATRIX);
    private static final Comparison COMPARISON = Comparison.of(KMEANS, WARD, DENSE);

    @Nested
    class WithoutTruth {
        private final Table table = COMPARISON.table();

        @Test
        void hasARowForEachInOrder() {
            assertThat(table.stringColumn("algorithm").asList()).containsExactly("k-means", "Ward", "DBSCAN");
            assertThat(table.intColumn("k").asObjectArray()).containsExactly(4, 4, 3);
            assertThat(COMPARISON.clusterings()).containsExactly(KMEANS, WARD, DENSE);
        }

        @Test
        void hasTheMetricsOfEach() {
            assertThat(table.doubleColumn("silhouette").get(1))
                    .isEqualTo(Silhouette.of(WARD).mean());
            assertThat(table.doubleColumn("Dunn").get(0)).isEqualTo(Indices.dunn(KMEANS));
            assertThat(table.doubleColumn("noise %").get(2)).isEqualTo(75);
            assertThat(table.doubleColumn("largest %").get(1)).isCloseTo(2200 / 60.0, within(1e-12));
            assertThat(table.doubleColumn("smallest %").get(1)).isEqualTo(20);
        }

        @Test
        void comparesWithTheFirst() {
            assertThat(COMPARISON.agreement().doubleColumn("ARI to k-means").get(0))
                    .isEqualTo(1);
            assertThat(COMPARISON.adjustedRandToFirst(WARD))
                    .isEqualTo(Agreement.of(KMEANS.labels(), WARD.labels()).adjustedRand());
            assertThat(COMPARISON.adjustedRandToTruth(WARD)).isNaN();
        }

        @Test
        void takesNoiseAlone() {
            Table noise = Comparison.of(new Dbscan(.001, 5).fit(MATRIX)).table();
            assertThat(noise.doubleColumn("noise %").get(0)).isEqualTo(100);
            assertThat(noise.doubleColumn("largest %").isMissing(0)).isTrue();
            assertThat(noise.doubleColumn("silhouette").isMissing(0)).isTrue();
        }
    }

    @Nested
    class WithTruth {
        private final int[] groups = Points.groupsOfSixty();
        private final Map<String, String> truth = new HashMap<>();

        WithTruth() {
            IntStream.range(0, 60).forEach(i -> truth.put("c" + i, "kind " + groups[i]));
            truth.put("somebody else", "kind 9");
        }

        @Test
        void comparesWithItToo() {
            Comparison known = COMPARISON.withTruth(truth);
            assertThat(known.adjustedRandToTruth(KMEANS))
                    .isEqualTo(Agreement.of(KMEANS.labels(), groups).adjustedRand());
            assertThat(known.agreement().doubleColumn("NMI to truth").get(0))
                    .isEqualTo(Agreement.of(KMEANS.labels(), groups).normalisedMutualInformation());
        }

        @Test
        void namesWhoHasNoLabel() {
            truth.remove("c7");
            assertThatThrownBy(() -> COMPARISON.withTruth(truth))
                    .isInstanceOf(DataException.class)
                    .hasMessage("truth: a label for each customer, found none for c7");
        }

        @Test
        void hasTheColumnNamesOfResults() {
            assertThat(COMPARISON.withTruth(truth).results().columnNames())
                    .containsExactly(
                            "algorithm",
                            "k",
                            "noise_percent",
                            "largest_percent",
                            "smallest_percent",
                            "silhouette",
                            "davies_bouldin",
                            "calinski_harabasz",
                            "dunn",
                            "ari_to_first",
                            "nmi_to_first",
                            "ari_to_truth",
                            "nmi_to_truth");
            assertThat(COMPARISON.results().columnNames()).hasSize(11);
            assertThat(COMPARISON.withTruth(Map.of()).results().columnNames()).hasSize(11);
        }
    }

    @Test
    void hasMetricsForTheSummary() {
        Map<String, Object> metrics = COMPARISON.metrics();
        assertThat(metrics).containsKeys("line_set", "k-means", "Ward", "DBSCAN");
        assertThat(metrics.get("DBSCAN"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("k", 3)
                .containsEntry("noise", 45)
                .containsEntry("sizes", List.of(5, 5, 5))
                .doesNotContainKey("ari_to_truth");
    }

    @Test
    void wantsClusteringsOfTheSameCustomers() {
        assertThatThrownBy(() -> Comparison.of(new KMeans(2).fit(Points.line(1, 2)), KMEANS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("comparison: clusterings of the same customers, found k-means, k = 4");
        assertThatThrownBy(() -> Comparison.of())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("comparison: at least one clustering, found none");
    }
}
