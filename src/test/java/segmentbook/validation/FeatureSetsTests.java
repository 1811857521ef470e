package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import segmentbook.clustering.KMeans;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.features.FeatureOptions.Scaling;
import segmentbook.features.FeatureOptions.Transform;
import tech.tablesaw.api.Table;

class FeatureSetsTests {
    private static final ClusterOptions CLUSTERS = new ClusterOptions().withRange(2, 4);
    private static final FeatureOptions USUAL = new FeatureOptions();

    private static CustomerTable customers(int size) {
        return CustomerTable.of(IntStream.range(0, size).mapToObj(i -> "c" + i).toList())
                .with(
                        Column.number("money").byRatios(),
                        IntStream.range(0, size)
                                .mapToDouble(i -> Math.exp(i * 37 % 101 / 20.0))
                                .toArray())
                .with(
                        Column.number("age"),
                        IntStream.range(0, size).mapToDouble(i -> i * 53 % 97).toArray());
    }

    private static FeatureSets sets(CustomerTable table, FeatureOptions own, FeatureOptions... others) {
        return FeatureSets.of(KSelection.of(FeatureMatrix.of(table, own), CLUSTERS), own, CLUSTERS, others);
    }

    @Test
    void compareNineWaysWithTheOneThatWasChosen() {
        Table table = sets(customers(80), USUAL, USUAL.otherWays()).table();
        assertThat(table.stringColumn("features").asList())
                .hasSize(9)
                .doesNotHaveDuplicates()
                .contains("none + min-max", "yeo-johnson + robust")
                .endsWith("log1p + standard");
        assertThat(table.doubleColumn("ARI to the last").get(8)).isEqualTo(1);
        assertThat(USUAL.with(Transform.BOX_COX, Scaling.NONE).otherWays())
                .hasSize(9)
                .contains(USUAL);
    }

    @Test
    void nameWeights() {
        FeatureSets sets = sets(customers(80), USUAL, USUAL.byEntropy(), USUAL.weighing("money", 50));
        assertThat(sets.table().stringColumn("features").asList())
                .containsExactly("log1p + standard + entropy", "log1p + standard + weights", "log1p + standard");
        assertThat(sets.table().doubleColumn("ARI to the last").get(1)).isLessThan(.9);
    }

    @Test
    void sayWhichIsFarthest() {
        FeatureOptions raw = USUAL.with(Transform.NONE, Scaling.NONE);
        assertThat(sets(customers(80), USUAL, raw).leastSentence())
                .matches("The clusters by none \\+ none are farthest from those by log1p \\+ standard: "
                        + "adjusted Rand index -?\\d\\.\\d\\d");
        assertThat(sets(customers(80), USUAL).leastSentence())
                .isEqualTo("Of 1 ways to make features, none changes the clusters");
    }

    @Test
    void takeSomeOfVeryManyCustomersAndSayIt() {
        FeatureSets sets = sets(customers(5_001), USUAL, USUAL.with(Transform.NONE, Scaling.NONE));
        assertThat(sets.sentence()).endsWith(" (of every 2 customers one)");
        assertThat(sets.table().doubleColumn("ARI to the last").get(1)).isEqualTo(1);
    }

    @Test
    void areOneClusterWhereNobodyDiffers() {
        CustomerTable same = CustomerTable.of(List.of("a", "b")).with(Column.number("age"), 5, 5);
        assertThat(sets(same, USUAL, USUAL.otherWays()).leastSentence())
                .isEqualTo("Of 1 ways to make features, none changes the clusters");
    }

    @Test
    void withoutAnyFeatureAreNotCompared() {
        KSelection some = KSelection.of(FeatureMatrix.of(customers(40)), CLUSTERS);
        KSelection none = KSelection.of(FeatureMatrix.of(customers(40).select(each -> false)), CLUSTERS);
        assertThat(FeatureSets.none()
                        .with(some)
                        .with(none)
                        .table()
                        .stringColumn("features")
                        .asList())
                .containsExactly("money, age");
    }

    /** Both rows of a table of customers with twenty columns would else begin with the same line of names. */
    @Test
    void ofManyFeaturesNameTheFirstAndCountTheOthers() {
        CustomerTable seven = customers(40);
        for (String name : List.of("c", "d", "e", "f", "g")) {
            seven = seven.with(
                    Column.number(name), new Random(name.hashCode()).doubles(40).toArray());
        }
        CustomerTable six = seven.select(each -> !each.name().equals("g"));
        FeatureSets sets = FeatureSets.none()
                .with(KSelection.of(FeatureMatrix.of(six), CLUSTERS))
                .with(KSelection.of(FeatureMatrix.of(seven), CLUSTERS));
        assertThat(sets.table().stringColumn("features").asList())
                .containsExactly("money, age, c, d, e and 1 more", "money, age, c, d, e and 2 more");
        assertThat(sets.sentence()).startsWith("money, age, c, d, e and 1 more gives ");
    }

    @Nested
    class LeavingOneOut {
        /** Two groups that differ by far in each of these columns. */
        private static CustomerTable telling(String... telling) {
            Random random = new Random(1);
            CustomerTable table = CustomerTable.of(
                    IntStream.range(0, 100).mapToObj(String::valueOf).toList());
            for (String name : telling) {
                table = table.with(
                        Column.number(name),
                        IntStream.range(0, 100)
                                .mapToDouble(i -> i % 2 * 50 + random.nextGaussian())
                                .toArray());
            }
            return table;
        }

        private static FeatureSets dropped(CustomerTable customers) {
            return FeatureSets.dropOne(new KMeans(2).fit(FeatureMatrix.of(customers)));
        }

        @Test
        void theFeatureThatTellsGroupsApartMovesThemMost() {
            FeatureSets dropped = dropped(telling("telling")
                    .with(Column.number("noise"), new Random(2).doubles(100).toArray()));
            assertThat(dropped.sentence())
                    .startsWith("The clusters move most without telling, adjusted Rand index ")
                    .endsWith("; in other samples of the customers they move to 1.00");
            Table table = dropped.table();
            assertThat(table.stringColumn("features").asList())
                    .containsExactly("without telling", "without noise", "all");
            assertThat(table.doubleColumn("ARI to the last").get(0)).isLessThan(.2);
            assertThat(table.doubleColumn("ARI to the last").get(1)).isEqualTo(1);
        }

        @Test
        void whereTwoSayTheSameNeitherMovesAnything() {
            assertThat(dropped(telling("one", "other")).sentence())
                    .isEqualTo(
                            "No feature moves the clusters more than other samples of the customers do: without one 1.00, "
                                    + "in samples 1.00");
        }

        @Test
        void aSingleFeatureCannotBeLeftOut() {
            assertThat(dropped(telling("only")).sentence())
                    .isEqualTo("Leaving one out needs two features and two clusters or more");
        }
    }
}
