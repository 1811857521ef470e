package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;

/** What holds for each algorithm. */
class EveryClustererTests {
    /** Sums of labels, each times its row number and one: reached on Java 17 and 25. */
    private static final Map<String, Integer> GOLDEN = Map.ofEntries(
            Map.entry("k-means", 4_307),
            Map.entry("mini-batch k-means", 4_307),
            Map.entry("k-medoids", 4_416),
            Map.entry("Ward", 4_069),
            Map.entry("complete linkage", 4_193),
            Map.entry("average linkage", 4_472),
            Map.entry("single linkage", 2_244),
            Map.entry("Gaussian mixture", 3_546),
            Map.entry("spectral clustering", 4_481),
            Map.entry("DBSCAN", 3_102),
            Map.entry("HDBSCAN", 3_984));

    static Stream<WithK> withK() {
        return Stream.concat(
                Stream.of(
                        new KMeans(4),
                        new MiniBatch(4, 42),
                        new KMedoids(4, 42),
                        new GaussianMixture(4),
                        new Spectral(4, 42)),
                Arrays.stream(Linkage.values()).map(linkage -> new Agglomerative(linkage, 4)));
    }

    static Stream<Clusterer> all() {
        return Stream.concat(withK(), Stream.of(new Dbscan(2.5, 5), new Hdbscan(3, 5)));
    }

    private static int checksum(int[] labels) {
        return IntStream.range(0, labels.length).map(i -> labels[i] * (i + 1)).sum();
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheSameLabelsOnAnyMachine(Clusterer clusterer) {
        assertThat(checksum(clusterer.fit(Points.sixty()).labels())).isEqualTo(GOLDEN.get(clusterer.name()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheSameLabelsOnAnyNumberOfThreadsAndInAnyLocale(Clusterer clusterer) {
        int[] expected = clusterer.fit(Points.sixty()).labels();
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                for (int threads : List.of(1, 2)) {
                    assertThat(Threads.with(
                                    threads, () -> clusterer.fit(Points.sixty()).labels()))
                            .isEqualTo(expected);
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void doesNotDependOnTheOrderOfRows(Clusterer clusterer) {
        for (FeatureMatrix matrix : List.of(Points.sixty(), Points.sixty().select(twice()))) {
            int[] labels = clusterer.fit(matrix).labels();
            for (int seed = 0; seed < 3; seed++) {
                List<Integer> order = new ArrayList<>(
                        IntStream.range(0, matrix.rows()).boxed().toList());
                Collections.shuffle(order, new Random(seed));
                int[] rows = order.stream().mapToInt(i -> i).toArray();
                assertThat(clusterer.fit(matrix.select(rows)).labels())
                        .isEqualTo(IntStream.of(rows).map(row -> labels[row]).toArray());
            }
        }
    }

    /** Every row twice, as customers who bought alike. */
    private static int[] twice() {
        return IntStream.range(0, 120).map(i -> i % 60).toArray();
    }

    @ParameterizedTest
    @MethodSource("withK")
    void givesEachNumberInARangeAsAlone(WithK clusterer) {
        for (Clustering each : clusterer.fitRange(Points.sixty(), 1, 6)) {
            assertThat(each.labels())
                    .isEqualTo(clusterer.withK(each.k()).fit(Points.sixty()).labels());
        }
    }

    @ParameterizedTest
    @MethodSource("withK")
    void takesConstantColumnsAndOneCustomer(WithK clusterer) {
        FeatureMatrix constant = Points.of(IntStream.range(0, 20)
                .mapToObj(i -> new double[] {i * 7 % 20, 3})
                .toArray(double[][]::new));
        assertThat(clusterer.fit(constant).sizes()).hasSize(4).allMatch(size -> size > 0);
        assertThat(clusterer.withK(1).fit(Points.line(7)).labels()).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("withK")
    void refusesOrSaysThatRowsAreTooFew(WithK clusterer) {
        FeatureMatrix two = Points.line(1, 1, 2, 2, 2);
        if (clusterer instanceof GaussianMixture) {
            assertThat(clusterer.fit(two).whyNot()).contains("it needs as many different customers");
        } else if (!(clusterer instanceof Agglomerative)) { // joins equal rows last
            assertThatThrownBy(() -> clusterer.fit(two))
                    .isInstanceOf(DataException.class)
                    .hasMessage(clusterer.name() + ": at most as many clusters as different customers, "
                            + "found k = 4 and 2 different customers");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesFewerThanOneCluster(int k) {
        withK().forEach(each -> assertThatThrownBy(() -> each.withK(k))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": k from 1, found " + k));
    }

    @Test
    void manyCustomersAreClusteredFromSamples() {
        double[] values = IntStream.range(0, 25_000)
                .mapToDouble(i -> i % 3 * 10 + i / 1e5)
                .toArray();
        FeatureMatrix many = Points.line(values);
        Stream.of(new KMeans(3), new MiniBatch(3, 42), new KMedoids(3, 42), new Agglomerative(Linkage.AVERAGE, 3))
                .forEach(each ->
                        assertThat(each.fit(many).sizes()).as(each.name()).containsExactly(8_334, 8_333, 8_333));
    }

    @Test
    void medoidsAreCustomers() {
        Clustering three = new KMedoids(3, 42).fit(Points.line(0, 1, 2, 100, 101, 103, 500));
        assertThat(three.labels()).containsExactly(1, 1, 1, 2, 2, 2, 3);
        assertThat(three.centres().toArray()).isDeepEqualTo(new double[][] {{1}, {101}, {500}});
    }

    @Test
    void dbscanSaysWhenItOnlyTellsSharedValuesApart() {
        FeatureMatrix orders = Points.of(IntStream.range(0, 40)
                .mapToObj(i -> new double[] {i < 20 ? 1 : 2, i % 20 * .1})
                .toArray(double[][]::new));
        assertThat(Dbscan.sharedValues(new Dbscan(.3, 3).fit(orders)))
                .isEqualTo("x0 alone tells the 2 clusters of DBSCAN apart, and 2 of them hold one value of it: "
                        + "numbers that many share, not kinds of customers");
        FeatureMatrix onceOrMore = Points.of(IntStream.range(0, 40)
                .mapToObj(i -> new double[] {i < 20 ? 1 : 2 + i % 4 * .2, i % 20 * .1})
                .toArray(double[][]::new));
        assertThat(Dbscan.sharedValues(new Dbscan(.5, 3).fit(onceOrMore)))
                .contains("2 clusters of DBSCAN apart, and 1 of them holds one value of it");
        assertThat(Dbscan.sharedValues(new Dbscan(2.5, 5).fit(Points.sixty()))).isEmpty();
    }
}
