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
 * @param bought the probability of a purchase before calibration, by the features of a customer
 * @param line slope and intercept of the log-odds by which it is calibrated
 */
record Model(FeatureMatrix features, boolean isSimple, ToDoubleFunction<double[]> bought, List<Double> line) {
    private static final double SURE = 1e-6;

    /**
     * Learns from all cuts to learn from; calibrated on the last of them, by the same learner taught with those whose outcome
     * was known then. Where there is none, and for one measure, probabilities stay as they are.
     */
    static Model of(Learner learner, Cuts cuts) {
        Examples last = cuts.training().get(cuts.training().size() - 1);
        List<Examples> earlier = cuts.knownBy(last.cut());
        Model whole = fit(learner, cuts.training());
        return learner.isSimple() || outcomes(earlier).distinct().count() < 2
                ? whole
                : whole.calibrated(fit(learner, earlier).probabilities(last.known()), last.returned());
    }

    private static IntStream outcomes(List<Examples> some) {
        return some.stream().flatMapToInt(each -> IntStream.of(each.returned()));
    }

    /** Where nothing tells customers apart, or all do the same, everybody has the share of those who bought. */
    private static Model fit(Learner learner, List<Examples> from) {
        FeatureMatrix features = FeatureMatrix.of(Examples.together(from, learner.columns()));
        int[] bought = outcomes(from).toArray();
        double share = IntStream.of(bought).average().orElseThrow();
        boolean flat = features.columns().isEmpty() || share == 0 || share == 1;
        return new Model(
                features,
                learner.isSimple(),
                flat ? row -> share : learner.fit().of(features.toArray(), bought),
                List.of(1.0, 0.0));
    }

    private Model calibrated(double[] said, int[] returned) {
        double[][] odds =
                Arrays.stream(said).mapToObj(each -> new double[] {odds(each)}).toArray(double[][]::new);
        double[] weights = Learner.weights(odds, returned, 0);
        return weights[0] > 0 ? new Model(features, isSimple, bought, List.of(weights[0], weights[1])) : this;
    }

    private static double odds(double probability) {
        double inside = Math.min(1 - SURE, Math.max(SURE, probability));
        return StrictMath.log(inside / (1 - inside));
    }

    private double[] probabilities(CustomerTable known) {
        return Arrays.stream(features.apply(known).toArray())
                .parallel()
                .mapToDouble(bought)
                .toArray();
    }

    /** The probability of no purchase for each customer, 0 to 1. */
    double[] leaving(CustomerTable known) {
        double[] weights = {line.get(0), line.get(1)};
        return Arrays.stream(probabilities(known))
                .map(each -> 1 - Learner.probability(weights, odds(each)))
                .toArray();
    }
}
