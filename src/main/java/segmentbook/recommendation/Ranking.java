package segmentbook.recommendation;

import java.util.Arrays;
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
        int[] best = new int[Math.min(count, scores.length)];
        int size = 0;
        double least = Double.MIN_VALUE;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= least) {
                int place = place(i, scores, best, size, tie);
                if (place < best.length) {
                    size = Math.min(size + 1, best.length);
                    System.arraycopy(best, place, best, place + 1, size - place - 1);
                    best[place] = i;
                    least = size < best.length ? least : scores[best[size - 1]];
                }
            }
        }
        return Arrays.copyOf(best, size);
    }

    private static int place(int number, double[] scores, int[] best, int size, IntUnaryOperator tie) {
        int place = size;
        while (place > 0 && isBetter(number, best[place - 1], scores, tie)) {
            place--;
        }
        return place;
    }

    private static boolean isBetter(int number, int other, double[] scores, IntUnaryOperator tie) {
        return scores[number] > scores[other]
                || (scores[number] == scores[other] && tie.applyAsInt(number) > tie.applyAsInt(other));
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
