package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.clustering.KMeans;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;
import tech.tablesaw.api.Table;

class FeatureSetsTests {
    /** Two groups that differ by far in each of these columns. */
    private static CustomerTable customers(String... telling) {
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
        FeatureSets dropped = dropped(customers("telling")
                .with(Column.number("noise"), new Random(2).doubles(100).toArray()));
        assertThat(dropped.sentence())
                .startsWith("The clusters move most without telling, adjusted Rand index ")
                .endsWith("; in other samples of the customers they move to 0.99");
        Table table = dropped.table();
        assertThat(table.stringColumn("features").asList()).containsExactly("without telling", "without noise", "all");
        assertThat(table.doubleColumn("ARI to the last").get(0)).isLessThan(.2);
        assertThat(table.doubleColumn("ARI to the last").get(1)).isEqualTo(1);
    }

    @Test
    void whereTwoSayTheSameNeitherMovesAnything() {
        assertThat(dropped(customers("one", "other")).sentence())
                .isEqualTo(
                        "No feature moves the clusters more than other samples of the customers do: without one 1.00, "
                                + "in samples 1.00");
    }

    @Test
    void aSingleFeatureCannotBeLeftOut() {
        assertThat(dropped(customers("only")).sentence())
                .isEqualTo("Leaving one out needs two features and two clusters or more");
    }
}
