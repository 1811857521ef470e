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
import segmentbook.clustering.Labels;
import segmentbook.clustering.Linkage;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.statistics.Agreement;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Words;
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
            assertThat(COMPARISON.results().doubleColumn("dunn").get(0)).isEqualTo(Indices.dunn(KMEANS));
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
                            "silhouette_se",
                            "davies_bouldin",
                            "calinski_harabasz",
                            "dunn",
                            "ari_to_first",
                            "ari_to_first_from",
                            "ari_to_first_to",
                            "nmi_to_first",
                            "ari_to_truth",
                            "nmi_to_truth");
            assertThat(COMPARISON.results().columnNames()).hasSize(14);
            assertThat(COMPARISON.withTruth(Map.of()).results().columnNames()).hasSize(14);
        }
    }

    /** scikit-learn 1.9.1, points and groups of {@link Points}: {@code s = silhouette_samples(x, y); s.std(ddof=1) / 60**.5}. */
    @Test
    void saysHowSureTheSilhouetteIs() {
        Table table = Comparison.of(Labels.on(MATRIX, Points.groupsOfSixty())).table();
        assertThat(table.doubleColumn("silhouette").get(0)).isCloseTo(.08414243527824367, within(1e-12));
        assertThat(table.doubleColumn("± se").get(0)).isCloseTo(.013989283516338151, within(1e-12));
    }

    @Test
    void saysHowSureTheAgreementIs() {
        Table table = COMPARISON.agreement();
        Bootstrap index = Bootstrap.adjustedRand(KMEANS.labels(), WARD.labels());
        assertThat(table.doubleColumn("from").get(1)).isEqualTo(index.low());
        assertThat(table.doubleColumn("to").get(1)).isEqualTo(index.high());
        assertThat(index.low()).isLessThan(COMPARISON.adjustedRandToFirst(WARD));
        assertThat(COMPARISON.agreementSentence())
                .startsWith(Words.say(
                        "Adjusted Rand index to k-means: Ward %.2f (%.2f to %.2f), DBSCAN ",
                        index.whole(), index.low(), index.high()));
        assertThat(COMPARISON.sentences()).hasSize(3).contains(COMPARISON.agreementSentence());
        assertThat(Comparison.of(KMEANS).agreementSentence())
                .isEqualTo("There is no other clustering to compare with k-means");
    }

    /** Of {@link Points#sixty}; by hand, and in Python with {@code pd.crosstab} and the definition, cut by cut. */
    @Nested
    class OneCutOfAll {
        private final double[] first = MATRIX.column(0);

        private Clustering halves(int column, double at) {
            int[] labels = IntStream.range(0, 60)
                    .map(i -> first[i] <= 3 ? 1 : MATRIX.value(i, column) <= at ? 2 : 3)
                    .toArray();
            return Labels.on(MATRIX, labels);
        }

        @Test
        void saysAllWhereBothCutThereAndNowhereElseAlike() {
            Comparison.OneCut cut = Comparison.OneCut.of(halves(1, 4), halves(2, 5));
            assertThat(cut.column()).isEqualTo("x0");
            assertThat(cut.at()).isEqualTo(3);
            assertThat(cut.share()).isCloseTo(.9845252209193935, within(1e-12));
            assertThat(Comparison.oneCut(halves(1, 4), halves(2, 5)))
                    .isEqualTo("98 % of what by hand and by hand tell about each other is one cut, up to x0 3:"
                            + " they agree about little more");
        }

        @Test
        void isTheSameWhicheverClusteringComesFirst() {
            Clustering groups = Labels.on(MATRIX, Points.groupsOfSixty());
            assertThat(Comparison.OneCut.of(groups, halves(2, 5)).share()).isCloseTo(.9254717056247573, within(1e-12));
            assertThat(Comparison.OneCut.of(halves(2, 5), groups).share()).isCloseTo(.9254717056247573, within(1e-12));
        }

        @Test
        void saysLessWhereTheyAgreeBeyondIt() {
            Clustering groups = Labels.on(MATRIX, Points.groupsOfSixty());
            Comparison.OneCut cut = Comparison.OneCut.of(groups, groups);
            assertThat(cut.share()).isLessThan(.6);
            assertThat(Comparison.oneCut(groups, groups)).endsWith("they agree about more than that");
        }

        @Test
        void saysThatTheyAgreeAboutNothingWhereTheyDoNoMoreThanByChance() {
            int[] by = IntStream.range(0, 60).map(i -> 1 + i % 2).toArray();
            int[] other = IntStream.range(0, 60).map(i -> 1 + i / 2 % 2).toArray();
            other[0] = 2;
            assertThat(Comparison.oneCut(Labels.on(MATRIX, by), Labels.on(MATRIX, other)))
                    .isEqualTo("by hand and by hand agree about next to nothing, adjusted Rand index -0.02");
        }

        /** One cluster and a tenth of noise: what it says of these customers is next to nothing, and why. */
        @Test
        void saysThatOneClusterAndNoiseAgreesAboutNextToNothing() {
            int[] halves = IntStream.range(0, 60).map(i -> 1 + i % 2).toArray();
            int[] noise = IntStream.range(0, 60)
                    .map(i -> i < 12 && i % 2 == 0 ? 0 : 1)
                    .toArray();
            Clustering one = Labels.on(MATRIX, noise);
            assertThat(Comparison.oneCut(Labels.on(MATRIX, halves), one))
                    .startsWith(
                            "by hand and by hand with 1 cluster and 10.0 % of the customers left out as noise agree "
                                    + "about next to nothing, adjusted Rand index 0.0");
        }

        @Test
        void theHighestSilhouetteSaysWhomItLeavesOut() {
            int[] groups = Points.groupsOfSixty();
            groups[0] = 0;
            assertThat(Comparison.of(Labels.on(MATRIX, groups)).sentences().get(2))
                    .startsWith(
                            "Highest mean silhouette: by hand with 4 clusters and 1.7 % of the customers left out as noise, ");
        }

        @Test
        void allWithTheHighestSilhouetteAreNamed() {
            Clustering same = Labels.on(MATRIX, KMEANS.labels());
            assertThat(Comparison.of(KMEANS, same).sentences())
                    .contains("Highest mean silhouette: k-means and by hand, 0.343");
        }

        @Test
        void saysNothingWhereTheyTellNothing() {
            Clustering one =
                    Labels.on(MATRIX, IntStream.range(0, 60).map(i -> 1).toArray());
            assertThat(Comparison.OneCut.of(KMEANS, one).column()).isEmpty();
            assertThat(Comparison.oneCut(KMEANS, one))
                    .isEqualTo("No cut through one column is what k-means and by hand agree about");
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
