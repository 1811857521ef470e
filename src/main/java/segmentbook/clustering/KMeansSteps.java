package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import segmentbook.features.FeatureMatrix;

/**
 * k-means from one start, pass by pass, to see how it works (Lloyd 1982).
 *
 * @param matrix the customers
 * @param passes from the first centres to the pass after which nobody changes; two at least
 */
public record KMeansSteps(FeatureMatrix matrix, List<Pass> passes) {

    /**
     * Some centres, and who is nearest to which.
     *
     * @param centres as placed, or moved to the means of those who were nearest before
     * @param labels the nearest centre of each row, from 1
     */
    public record Pass(Centres centres, List<Integer> labels) {}

    /**
     * From centres placed on some customers until nobody changes.
     *
     * @param first rows from 0, each different from the others
     * @throws IllegalArgumentException where a centre loses everybody
     */
    public static KMeansSteps of(FeatureMatrix matrix, int... first) {
        List<Pass> passes = new ArrayList<>();
        double[][] rows = matrix.toArray();
        double[][] centres = Arrays.stream(first).mapToObj(row -> rows[row]).toArray(double[][]::new);
        int[] before;
        int[] labels = new int[rows.length];
        do {
            before = labels;
            Centres placed = Centres.of(matrix.columns(), centres);
            labels = Arrays.stream(rows).mapToInt(placed::nearest).toArray();
            passes.add(new Pass(placed, Arrays.stream(labels).boxed().toList()));
            centres = Centres.means(
                    rows, Arrays.stream(labels).map(label -> label - 1).toArray(), first.length);
        } while (!Arrays.equals(labels, before));
        return new KMeansSteps(matrix, List.copyOf(passes));
    }

    /** How many moves it took, in a sentence without its full stop. */
    public String sentence() {
        return say("After %d moves of the centres nobody changes any more", passes.size() - 1);
    }
}
