package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTests {
    /**
     * Lists of five beside {@code pytrec_eval.RelevanceEvaluator(relevant, {"P.5", "recall.5", "ndcg_cut.5", "map_cut.5",
     * "success.5"})}; trec_eval divides the average precision by all relevant products, this library by at most five of them
     * (so 1 can be reached), as {@code implicit.evaluation.mean_average_precision_at_k} does.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 7 1 9 4 | 1 2 3 4 5 6 7 | 0.8 | 0.5714285714285714 | 0.8539316501572937  | 1 | 0.5428571428571428
            5 2 8 6 0 | 6             | 0.2 | 1.0                | 0.43067655807339306 | 1 | 0.25
            9 8       | 0 4           | 0.0 | 0.0                | 0.0                 | 0 | 0.0
            1 2 3 4 5 | 2 5           | 0.4 | 1.0                | 0.6240505200038379  | 1 | 0.45
            """)
    void measuresAreThoseOfTrecEval(
            String list, String relevant, double precision, double recall, double ndcg, double hit, double map) {
        int[] bought = numbers(relevant);
        double average = map * bought.length / Math.min(5, bought.length);
        assertThat(Ranking.measures(numbers(list), bought, 5))
                .containsExactly(new double[] {precision, recall, ndcg, hit, average}, within(1e-12));
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
