package segmentbook.statistics;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** How well a score puts those to whom something happens before the others. */
public final class RankOrder {
    private RankOrder() {}

    /**
     * The area under the ROC curve: how often one of those has a higher score than one of the others, equal scores counting
     * half; .5 is chance, 1 perfect.
     *
     * @return NaN where it happens to all or nobody
     */
    public static double auc(double[] scores, IntPredicate happens) {
        int[] hits = Rows.where(scores.length, happens);
        if (hits.length == 0 || hits.length == scores.length) {
            return Double.NaN;
        }
        double[] ranks = new NaturalRanking().rank(scores); // equal scores share the mean of their ranks
        double sum = IntStream.of(hits).mapToDouble(i -> ranks[i]).sum();
        return (sum - hits.length * (hits.length + 1.0) / 2) / ((double) hits.length * (scores.length - hits.length));
    }
}
