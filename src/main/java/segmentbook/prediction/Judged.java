package segmentbook.prediction;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import segmentbook.statistics.TwoShares;

/** What one method said of the customers of the test, and how right it was. */
public final class Judged {
    private static final int PARTS = 10;

    private final String method;
    private final double[] leaving;
    private final int[] left;
    private final int[] riskiest; // rows, those likeliest to leave first
    private final double[] placements;

    /**
     * Customers with about the same probability.
     *
     * @param said their mean probability of leaving
     * @param left the share who did, with its interval at 95 % (Wilson 1927)
     */
    public record Part(double said, Bootstrap left) {}

    /**
     * Of at least one customer who left and one who did not.
     *
     * @param scores by customer, the likeliest to leave highest: log-odds rank even where their probabilities round to the same
     * @param leaving by customer the probability of no purchase in the days after the cut
     * @param left by customer 1 where there was none, else 0
     */
    Judged(String method, double[] scores, double[] leaving, int[] left) {
        this.method = method;
        this.leaving = leaving.clone();
        this.left = left.clone();
        riskiest = Rows.sorted(left.length, Comparator.comparingDouble(row -> -scores[row]));
        placements = new double[left.length];
        double[] ranks = new NaturalRanking().rank(scores); // equal ones have their mean rank
        place(1, ranks);
        place(0, ranks);
    }

    /** Ranked by the probabilities. */
    Judged(String method, double[] leaving, int[] left) {
        this(method, leaving, leaving, left);
    }

    /** Of each who left the share of the others with a lower probability, of each other that of those with a higher one. */
    private void place(int own, double[] ranks) {
        int[] rows = Rows.where(left.length, row -> left[row] == own);
        double[] within = new NaturalRanking().rank(of(ranks, own));
        for (int i = 0; i < rows.length; i++) {
            double below = (ranks[rows[i]] - within[i]) / (left.length - rows.length);
            placements[rows[i]] = own == 1 ? below : 1 - below;
        }
    }

    /** The name of the method. */
    public String method() {
        return method;
    }

    /** The area under the ROC curve: .5 by chance, 1 without an error; with its interval at 95 % (DeLong and others 1988). */
    public Bootstrap auc() {
        Bootstrap area = area(placements);
        return new Bootstrap(area.whole(), Math.max(0, area.low()), Math.min(1, area.high()));
    }

    /** How much greater the area is than that of another method for the same customers, with its interval. */
    public Bootstrap minus(Judged other) {
        return area(MathArrays.ebeSubtract(placements, other.placements));
    }

    private Bootstrap area(double[] values) {
        double[] ones = of(values, 1);
        double[] zeros = of(values, 0);
        double error = Math.sqrt(StatUtils.variance(ones) / ones.length + StatUtils.variance(zeros) / zeros.length);
        double area = StatUtils.mean(ones);
        return new Bootstrap(area, area - TwoShares.NORMAL_975 * error, area + TwoShares.NORMAL_975 * error);
    }

    private double[] of(double[] values, int outcome) {
        return Rows.pick(values, Rows.where(left.length, row -> left[row] == outcome));
    }

    /** The mean squared difference of probability and outcome: from 0, less is better. */
    public double brier() {
        return IntStream.range(0, left.length)
                .mapToDouble(row -> (leaving[row] - left[row]) * (leaving[row] - left[row]))
                .average()
                .orElseThrow();
    }

    double leaving(int row) {
        return leaving[row];
    }

    int left(int row) {
        return left[row];
    }

    /** Number of customers. */
    int size() {
        return left.length;
    }

    private IntStream riskiest(int from, int to, int of) {
        return IntStream.range(size() * from / of, size() * to / of).map(place -> riskiest[place]);
    }

    /** The customers in ten parts of about the same size, those likeliest to leave first. */
    public List<Part> parts() {
        return Rows.list(Math.min(size(), PARTS), this::part);
    }

    private Part part(int part) {
        int[] rows = riskiest(part, part + 1, Math.min(size(), PARTS)).toArray();
        int gone = IntStream.of(rows).map(this::left).sum();
        var interval = new WilsonScoreInterval().createInterval(rows.length, gone, .95);
        return new Part(
                IntStream.of(rows).mapToDouble(this::leaving).average().orElseThrow(),
                new Bootstrap((double) gone / rows.length, interval.getLowerBound(), interval.getUpperBound()));
    }

    /** The share of all who left that is found among so many percent of the customers, those likeliest to leave first. */
    public double found(int percent) {
        return riskiest(0, percent, 100).map(this::left).sum()
                / (double) IntStream.of(left).sum();
    }

    /** The greatest share that so many percent of the customers can hold of all who left. */
    double most(int percent) {
        return Math.min(1, size() * percent / 100 / (double) IntStream.of(left).sum());
    }

    /** The mean probability of leaving. */
    public double said() {
        return StatUtils.mean(leaving);
    }

    /** What was said of all customers and what came of it, in a sentence. */
    public String sentence() {
        long holds = parts().stream()
                .filter(each -> each.said >= each.left.low() && each.said <= each.left.high())
                .count();
        var words = "%s said that %.0f %% would leave, and %.0f %% did; within chance of the truth in %d of %d parts";
        return say(words, method, 100 * said(), 100.0 * IntStream.of(left).sum() / size(), holds, parts().size());
    }
}
