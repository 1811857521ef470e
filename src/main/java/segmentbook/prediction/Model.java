package segmentbook.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;

/**
 * What a learner learned, as probabilities calibrated on a cut that it had not seen (Platt 1999).
 *
 * @param features the customers it learned from, and the steps of their features
 * @param isSimple whether it looks at one column only
 * @param bought the log-odds of a purchase before calibration, by the features of a customer
 * @param line slope and intercept of the log-odds by which it is calibrated, the slope above zero
 */
record Model(FeatureMatrix features, boolean isSimple, ToDoubleFunction<double[]> bought, List<Double> line) {
    /**
     * Learns from all cuts to learn from; calibrated on the last of them, by the same learner taught with those whose outcome
     * was known then. Where either has one outcome only, and for one measure, probabilities stay as they are.
     */
    static Model of(Learner learner, Cuts cuts) {
        Examples last = cuts.training().get(cuts.training().size() - 1);
        List<Examples> earlier = cuts.knownBy(last.cut());
        Model whole = fit(learner, cuts.training());
        return learner.isSimple() || areAlike(earlier) || areAlike(List.of(last))
                ? whole
                : whole.calibrated(fit(learner, earlier).odds(last.known()), last.returned());
    }

    private static boolean areAlike(List<Examples> some) {
        return outcomes(some).distinct().count() < 2;
    }

    private static IntStream outcomes(List<Examples> some) {
        return some.stream().flatMapToInt(each -> IntStream.of(each.returned()));
    }

    /** Where nothing tells customers apart, or all do the same, everybody has the share of those who bought. */
    private static Model fit(Learner learner, List<Examples> from) {
        FeatureMatrix features = FeatureMatrix.of(Examples.together(from, learner.columns()));
        int[] bought = outcomes(from).toArray();
        boolean flat = features.columns().isEmpty() || areAlike(from);
        double share = IntStream.of(bought).average().orElseThrow();
        return new Model(
                features,
                learner.isSimple(),
                flat ? row -> Logistic.odds(share) : learner.fit().of(features.toArray(), bought),
                List.of(1.0, 0.0));
    }

    private Model calibrated(double[] said, int[] returned) {
        double[][] odds =
                Arrays.stream(said).mapToObj(each -> new double[] {-each}).toArray(double[][]::new);
        double[] weights = Logistic.weights(odds, returned, 0);
        return weights[0] > 0 ? new Model(features, isSimple, bought, List.of(weights[0], weights[1])) : this;
    }

    /** The log-odds of no purchase for each customer: they rank even those whose probabilities are the same when rounded. */
    double[] odds(CustomerTable known) {
        return Arrays.stream(features.apply(known).toArray())
                .parallel()
                .mapToDouble(row -> -line.get(0) * bought.applyAsDouble(row) - line.get(1))
                .toArray();
    }

    /** What it says of customers whose outcome is known, under the name of its method. */
    Judged on(String method, Examples test) {
        double[] odds = odds(test.known());
        return new Judged(method, odds, Arrays.stream(odds).map(Logistic::share).toArray(), test.left());
    }

    /** The probability of no purchase for each customer, 0 to 1. */
    double[] leaving(CustomerTable known) {
        return Arrays.stream(odds(known)).map(Logistic::share).toArray();
    }
}
