package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContentTests {
    private static final List<String> NAMES =
            List.of("Red retrospot mug", "Blue retrospot MUG", "red lunch bag", "Lunch box, lunch bag", "x 5");

    /**
     * {@code X = TfidfVectorizer(token_pattern=r"(?u)\b\w\w+\b").fit_transform(names); X @ X.T} of scikit-learn, times the lower
     * price by the higher one.
     */
    @Test
    void weightsAreThoseOfScikitLearn() {
        double[][] expected = {
            {0, 0.30701885383748023, 0.16666666666666666, 0, 0},
            {0.30701885383748023, 0, 0, 0, 0},
            {0.16666666666666666, 0, 0, 0.6774773186621419, 0},
            {0, 0, 0.6774773186621419, 0, 0},
            {0, 0, 0, 0, 0}
        };
        Weights[] weights = Content.weights(NAMES, 2, 4, 1, 1, 3);
        for (int product = 0; product < expected.length; product++) {
            Weights row = weights[product];
            assertThat(IntStream.range(0, 5).mapToDouble(row::weight).toArray())
                    .containsExactly(expected[product], within(1e-12));
        }
    }

    @Test
    void productsWithoutWordsHaveNoNeighbours() {
        Weights[] weights = Content.weights(List.of("1", "", "a b"), 1, 1, 1);
        assertThat(IntStream.range(0, 3).mapToDouble(weights[0]::weight).sum()).isZero();
    }

    @Test
    void aWordOfMoreThan2500ProductsDoesNotCountAndOneOf2500Does() {
        for (int products : new int[] {2_500, 2_501}) {
            List<String> names = IntStream.range(0, products)
                    .mapToObj(product -> "thing pair" + product / 2)
                    .toList();
            double[] prices = new double[products];
            Arrays.fill(prices, 2);
            Weights row = Content.weights(names, prices)[0];
            assertThat(row.products()).hasSize(products == 2_500 ? 100 : 1).contains(1);
        }
    }
}
