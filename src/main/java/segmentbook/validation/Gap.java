package segmentbook.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import segmentbook.statistics.Rows;

/**
 * Gap statistic (Tibshirani, Walther, Hastie 2001): how much smaller the within-cluster sum of squares is than in clouds of
 * {@link NullCloud#UNIFORM}, in logarithms, for k from 1; more is better. NaN where a sum of squares is 0.
 *
 * @param values mean logarithm of the clouds' sums of squares a row, less that of the data
 * @param errors deviation of the clouds' logarithms (divided by their number) times the root of 1 + 1 / their number
 */
record Gap(List<Double> values, List<Double> errors) {

    /** Of sums of squares a row by k from 1: those of the data, and those of some clouds. */
    static Gap of(double[] data, List<double[]> clouds) {
        List<Double> values = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < data.length; i++) {
            int k = i;
            double[] logs = Rows.values(clouds, each -> k < each.length ? StrictMath.log(each[k]) : Double.NaN);
            double gap = StatUtils.mean(logs) - StrictMath.log(data[k]);
            values.add(Double.isFinite(gap) ? gap : Double.NaN);
            errors.add(Math.sqrt(StatUtils.populationVariance(logs) * (1 + 1.0 / logs.length)));
        }
        return new Gap(List.copyOf(values), List.copyOf(errors));
    }

    /** The least k whose value is at least that of k + 1 less its error; empty where none is. */
    OptionalInt k() {
        return IntStream.range(1, values.size())
                .filter(k -> values.get(k - 1) >= values.get(k) - errors.get(k))
                .findFirst();
    }
}
