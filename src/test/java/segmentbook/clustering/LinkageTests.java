package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.RetailFeatures;
import segmentbook.transactions.OnlineRetail;

/** The other linkages beside scipy 1.17, as {@link WardTests} has Ward's. */
class LinkageTests {
    private static final double FLOATS = 1e-6; // relative: distances are kept in four bytes

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static int[] wholes(String text) {
        return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static void requireHeights(Dendrogram tree, double... heights) {
        for (int k = 1; k <= heights.length; k++) {
            assertThat(tree.height(k)).isCloseTo(heights[k - 1], within(heights[k - 1] * FLOATS));
        }
    }

    private static int[] sizes(Dendrogram tree, int k) {
        return tree.cut(k).sizes().stream().mapToInt(each -> each).toArray();
    }

    /**
     * {@code L = linkage(x, method); L[::-1][:5, 2]; L[0, 2]; c = fcluster(L, 4, 'maxclust')}, sizes and, after numbering clusters
     * by size and then by their means, {@code (c * (i + 1)).sum()}, so that every label counts.
     */
    @ParameterizedTest
    @CsvSource({
        "COMPLETE, 13.90323703 12.05570404 10.50714043 9.86356933 9.59635347, .31622777, 19 15 14 12, 4193",
        "AVERAGE, 7.71523064 6.91181364 6.34134492 6.32186331 5.75341473, .31622777, 17 17 14 12, 4472",
        "SINGLE, 2.82311884 2.81780056 2.80535203 2.80178515 2.64764046, .31622777, 51 6 2 1, 2244"
    })
    void agreesWithScipy(Linkage linkage, String heights, double least, String sizes, int checksum) {
        Dendrogram tree = linkage.tree(Points.sixty());
        requireHeights(tree, numbers(heights));
        assertThat(tree.height(59)).isCloseTo(least, within(least * FLOATS));
        assertThat(sizes(tree, 4)).isEqualTo(wholes(sizes));
        int[] labels = tree.cut(4).labels();
        int sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += labels[i] * (i + 1);
        }
        assertThat(sum).isEqualTo(checksum);
    }

    /** The same of {@code features.csv} of the default cleaning, with the sizes of four and of six clusters; the labels of all are those of {@code fcluster}, adjusted Rand index 1. */
    @ParameterizedTest
    @CsvSource({
        "COMPLETE, 11.19433047 7.49386728 5.56878231 5.25472794 4.73926819, 2545 1020 520 239, 2545 826 520 215 194 24",
        "AVERAGE, 4.19889639 3.0895223 2.94649781 2.93564331 2.58598654, 4155 165 2 2, 2760 1395 155 10 2 2",
        "SINGLE, 1.4963508 1.18535097 1.14837041 1.11892761 1.06786387, 4320 2 1 1, 4318 2 1 1 1 1"
    })
    void agreesWithScipyOnOnlineRetail(Linkage linkage, String heights, String four, String six) {
        FeatureMatrix retail = RetailFeatures.of(OnlineRetail.D);
        Dendrogram tree = linkage.tree(retail);
        requireHeights(tree, numbers(heights));
        assertThat(sizes(tree, 4)).isEqualTo(wholes(four));
        assertThat(sizes(tree, 6)).isEqualTo(wholes(six));
    }
}
