package segmentbook.prediction;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;

/**
 * A letter to customers who may leave: assumptions, to be edited.
 *
 * @param value what a customer who stays because of it is worth, above zero
 * @param cost of one letter, from 0
 * @param success the share of those who would leave whom it keeps, above 0 to 1
 */
public record Campaign(double value, double cost, double success) {
    private static final int PERCENT = 100;

    /** @throws IllegalArgumentException where an assumption is not as said above */
    public Campaign {
        boolean holds = value > 0 && cost >= 0 && success > 0 && success <= 1;
        String rule = "campaign: a value above zero, a cost from 0, a success above 0 to 1, found %s, %s, %s";
        Validate.isTrue(holds, rule, value, cost, success);
    }

    /**
     * What the letter would have earned on the test by the probability from which customers get it.
     *
     * @param byPercent the profit for each percent, from 0 to 100
     * @param threshold the percent with the greatest profit, with its interval
     * @param profit at this percent, with its interval; a little too good, since the percent was picked on it
     */
    public record Profit(List<Double> byPercent, Bootstrap threshold, Bootstrap profit) {

        /** Who should get a letter, what that would have earned in this unit of money, and what letters to all, in a sentence. */
        public String sentence(String unit) {
            String most = Words.money(profit.whole(), unit);
            String all = Words.money(byPercent.get(0), unit);
            String to = threshold.whole() == 0 ? ", to all," : "";
            String from = "If the assumptions hold, letters from %.0f %% on (%.0f to %.0f)" + to;
            var earned = "would have earned %s (%,.0f to %,.0f, 95 %%)" + (to.isEmpty() ? ", letters to all %s" : "");
            return profit.whole() <= 0
                    ? "No letter pays under these assumptions, from whatever probability on"
                    : Words.say(from, threshold.whole(), threshold.low(), threshold.high()) + " "
                            + Words.say(earned, most, profit.low(), profit.high(), all);
        }
    }

    /** The probability from which a letter earns more than it costs, where probabilities are true; above 1 it never does. */
    public double breakEven() {
        return cost / (success * value);
    }

    /** What the letter would have earned from the customers of the test, sent by what a method said. */
    public Profit on(Judged judged) {
        double[] whole = profits(judged, IntStream.range(0, judged.size()).toArray());
        int best = Rows.greatest(whole);
        return new Profit(
                DoubleStream.of(whole).boxed().toList(),
                Bootstrap.of(judged.size(), rows -> Rows.greatest(profits(judged, rows))),
                Bootstrap.of(judged.size(), rows -> profits(judged, rows)[best]));
    }

    private double[] profits(Judged judged, int[] rows) {
        double[] profits = new double[PERCENT + 1];
        for (int row : rows) {
            profits[(int) (PERCENT * judged.leaving(row))] += judged.left(row) * success * value - cost;
        }
        for (int percent = PERCENT - 1; percent >= 0; percent--) {
            profits[percent] += profits[percent + 1];
        }
        return profits;
    }
}
