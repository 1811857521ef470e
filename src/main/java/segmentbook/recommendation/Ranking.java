package segmentbook.recommendation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Finds the best of many scores, and says how good a ranked list was. */
final class Ranking {
    private Ranking() {}

    /**
     * The numbers of the greatest scores above zero, best first: of equal scores the one with the greater {@code tie}, then
     * the smaller number.
     */
    static int[] best(double[] scores, int count, IntUnaryOperator tie) {
        Comparator<Integer> worstFirst = Comparator.<Integer>comparingDouble(i -> scores[i])
                .thenComparingInt(tie::applyAsInt)
                .thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst);
        double least = Double.MIN_VALUE;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= least) {
                best.add(i);
                if (best.size() > count) {
                    best.remove();
                }
                least = best.size() < count ? least : scores[best.element()];
            }
        }
        return best.stream()
                .sorted(worstFirst.reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Precision, recall, nDCG, hit and average precision of one list; {@code relevant} rises and is not empty. */
    static double[] measures(int[] products, int[] relevant, int k) {
        int hits = 0;
        double gain = 0;
        double precisions = 0;
        for (int rank = 0; rank < products.length; rank++) {
            if (Arrays.binarySearch(relevant, products[rank]) >= 0) {
                hits++;
                gain += discount(rank);
                precisions += hits / (rank + 1.);
            }
        }
        int most = Math.min(k, relevant.length);
        double ideal = IntStream.range(0, most).mapToDouble(Ranking::discount).reduce(0, Double::sum);
        return new double[] {
            (double) hits / k, (double) hits / relevant.length, gain / ideal, hits > 0 ? 1 : 0, precisions / most
        };
    }

    private static double discount(int rank) {
        return StrictMath.log(2) / StrictMath.log(rank + 2);
    }
}
