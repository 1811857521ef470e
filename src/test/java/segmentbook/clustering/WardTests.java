package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Dendrogram.Bracket;
import segmentbook.clustering.Dendrogram.Leaf;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.RetailFeatures;
import segmentbook.statistics.Agreement;
import segmentbook.transactions.OnlineRetail;
import segmentbook.validation.Silhouette;

class WardTests {

    @Nested
    class OnFiveNumbers {
        /** Joins by hand: 0 and 1 at 1; 10 and 12 at 2; with 16 at sqrt(4/3) 5; all at sqrt(12/5) times 73/6. */
        private final Dendrogram tree = Linkage.WARD.tree(Points.line(0, 10, 1, 16, 12));

        @Test
        void joinsWhatRaisesTheSquaresLeast() {
            assertThat(tree.height(4)).isCloseTo(1, within(1e-12));
            assertThat(tree.height(3)).isCloseTo(2, within(1e-12));
            assertThat(tree.height(2)).isCloseTo(Math.sqrt(4 / 3.0) * 5, within(1e-12));
            assertThat(tree.height(1)).isCloseTo(Math.sqrt(12 / 5.0) * 73 / 6, within(1e-12));
        }

        @Test
        void cutsAtAnyNumber() {
            assertThat(tree.cut(1).sizes()).containsExactly(5);
            assertThat(tree.cut(2).labels()).containsExactly(2, 1, 2, 1, 1);
            assertThat(tree.cut(3).labels()).containsExactly(1, 2, 1, 3, 2);
            assertThat(tree.cut(4).sizes()).containsExactly(2, 1, 1, 1);
            assertThat(tree.cut(5).labels()).containsExactly(1, 3, 2, 5, 4);
        }

        @Test
        void knowsTheMeansAndPlacesOthersByThem() {
            Clustering two = tree.cut(2);
            assertThat(two.algorithm()).isEqualTo("Ward");
            assertThat(two.centres().value(1, 0)).isCloseTo(38 / 3.0, within(1e-15));
            assertThat(two.predict(Points.line(-3, 6, 7, 99))).containsExactly(2, 2, 1, 1);
        }

        @Test
        void sayWhereTheTreeHasItsLongestGap() {
            assertThat(tree.longestGap(2, 3)).isEqualTo(2);
            assertThat(tree.longestGap(3, 3)).isEqualTo(3);
        }

        @Test
        void isDrawnFromTheTop() {
            Dendrogram.Top top = tree.top(3);
            assertThat(top.leaves().stream().map(Leaf::rows)).containsExactly(2, 1, 2);
            assertThat(top.leaves().stream().map(leaf -> Math.round(leaf.height())))
                    .containsExactly(1L, 0L, 2L);
            assertThat(top.brackets()).hasSize(2);
            Bracket root = top.brackets().get(1);
            assertThat(root.left()).isEqualTo(0);
            assertThat(root.right()).isEqualTo(1.5);
            assertThat(root.leftFoot()).isCloseTo(1, within(1e-6));
            assertThat(root.rightFoot()).isEqualTo(top.brackets().get(0).height());
            assertThat(root.height()).isEqualTo(tree.height(1));
        }

        @Test
        void isDrawnWhole() {
            assertThat(tree.top(5).leaves()).allMatch(leaf -> leaf.rows() == 1 && leaf.height() == 0);
            assertThat(tree.top(5).brackets()).hasSize(4);
        }
    }

    /** scipy: {@code L = linkage(x, 'ward'); L[-5:, 2], np.bincount(fcluster(L, 4, 'maxclust'))}. */
    @Test
    void agreesWithScipy() {
        Dendrogram tree = Linkage.WARD.tree(Points.sixty());
        double[] heights = {26.61516485, 25.53638175, 18.37324258, 13.8616664, 11.43261417};
        for (int k = 1; k <= heights.length; k++) {
            assertThat(tree.height(k)).isCloseTo(heights[k - 1], within(5e-9));
        }
        assertThat(tree.height(59)).isCloseTo(0.31622777, within(5e-9));
        assertThat(tree.cut(4).sizes()).containsExactly(22, 14, 12, 12);
    }

    /** By trying all pairs of groups before each join. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9, 40, 120})
    void alwaysJoinsTheTwoNearest(int rows) {
        Random random = new Random(rows);
        double[][] points = Stream.generate(() -> new double[] {random.nextGaussian(), random.nextInt(3), rows})
                .limit(rows)
                .toArray(double[][]::new);
        List<double[][]> groups = new ArrayList<>();
        Stream.of(points).forEach(point -> groups.add(new double[][] {point}));
        Joins joins = WardJoins.of(points);
        for (int join = 0; join < rows - 1; join++) {
            int[] pair = nearest(groups);
            double height = height(groups.get(pair[0]), groups.get(pair[1]));
            assertThat(joins.heights()[join]).isCloseTo(height, within(1e-12));
            double[][] second = groups.remove(pair[1]);
            double[][] first = groups.remove(pair[0]);
            groups.add(Stream.of(first, second).flatMap(Stream::of).toArray(double[][]::new));
        }
    }

    private static int[] nearest(List<double[][]> groups) {
        int[] best = {0, 1};
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (height(groups.get(i), groups.get(j)) < height(groups.get(best[0]), groups.get(best[1]))) {
                    best = new int[] {i, j};
                }
            }
        }
        return best;
    }

    private static double height(double[][] one, double[][] other) {
        double squared = 0;
        for (int column = 0; column < one[0].length; column++) {
            int c = column;
            double apart = Stream.of(one).mapToDouble(row -> row[c]).average().orElseThrow()
                    - Stream.of(other).mapToDouble(row -> row[c]).average().orElseThrow();
            squared += apart * apart;
        }
        return Math.sqrt(2.0 * one.length * other.length / (one.length + other.length) * squared);
    }

    /** scikit-learn: {@code AgglomerativeClustering(5).fit_predict(x)}. */
    @Test
    void findsTheFiveGroupsOfMallCustomers() {
        FeatureMatrix matrix = Points.mall("income", "score");
        Clustering five = Linkage.WARD.tree(matrix).cut(5);
        assertThat(five.sizes()).containsExactly(85, 39, 32, 23, 21);
        assertThat(Silhouette.of(five).mean()).isCloseTo(.5530, within(5e-5));
        assertThat(Agreement.of(five.labels(), new KMeans(5).fit(matrix).labels())
                        .adjustedRand())
                .isCloseTo(.942, within(5e-4));
    }

    @Test
    void doesNotDependOnTheOrderOfRowsWithoutTies() {
        FeatureMatrix sixty = Points.sixty();
        int[] backwards = IntStream.range(0, 60).map(i -> 59 - i).toArray();
        int[] labels = Linkage.WARD.tree(sixty).cut(6).labels();
        assertThat(Linkage.WARD.tree(sixty.select(backwards)).cut(6).labels())
                .isEqualTo(IntStream.of(backwards).map(i -> labels[i]).toArray());
    }

    @Test
    void joinsEveryHeightInOrder() {
        Dendrogram tree = Linkage.WARD.tree(RetailFeatures.of(OnlineRetail.D));
        for (int k = 1; k < 50; k++) {
            assertThat(tree.height(k)).isGreaterThanOrEqualTo(tree.height(k + 1));
        }
        assertThat(tree.cut(4).sizes().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(4_324);
    }

    @Nested
    class RefusesClearly {
        private final Dendrogram tree = Linkage.WARD.tree(Points.line(0, 1, 3));

        @Test
        void oneCustomerHasNothingToJoin() {
            assertThat(Linkage.WARD.tree(Points.line(1)).canShow(2)).isFalse();
            assertThat(Linkage.WARD.tree(Points.line(1)).sentence(2))
                    .isEqualTo("There are no two different customers to join in a tree");
            assertThat(Linkage.WARD.tree(Points.line(1)).cut(1).sizes()).containsExactly(1);
        }

        @Test
        void ofMoreThanItCanHoldItJoinsASampleAndPlacesTheOthers() {
            FeatureMatrix many = Points.line(IntStream.rangeClosed(0, Linkage.WARD.maxRows())
                    .mapToDouble(i -> i % 2 == 0 ? i / 1e6 : 5 + i / 1e6)
                    .toArray());
            assertThat(Linkage.WARD.limits(many))
                    .startsWith("Ward's tree joins 10,000 of 50,001 customers, because its time grows with the square");
            assertThat(Linkage.SINGLE.limits(many)).startsWith("The tree of single linkage joins 10,000 of 50,001");
            assertThat(Linkage.WARD.limits(Points.line(1, 2))).isEmpty();
            Dendrogram sample = Linkage.WARD.tree(many);
            assertThat(sample.rows()).isEqualTo(10_000);
            assertThat(sample.cut(2).sizes()).containsExactly(25_001, 25_000);
        }

        @Test
        void moreClustersThanRows() {
            assertThatThrownBy(() -> tree.cut(4))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("Ward: at most as many clusters as");
            assertThatThrownBy(() -> tree.cut(0)).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3})
        void aHeightThatIsNotThere(int k) {
            assertThatThrownBy(() -> tree.height(k))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("height: k from 1 to 2, found " + k);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 4})
        void leavesThatAreNotThere(int leaves) {
            assertThatThrownBy(() -> tree.top(leaves))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("leaves: 2 to 3, found " + leaves);
        }

        @ParameterizedTest
        @CsvSource({"1, 3", "3, 2", "2, 58", "2, 59"})
        void aRangeThatIsNone(int min, int max) {
            Dendrogram four = Linkage.WARD.tree(Points.line(0, 1, 3, 7));
            assertThatThrownBy(() -> four.longestGap(min, max))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("range: 2 <= min <= max < 4");
        }
    }
}
