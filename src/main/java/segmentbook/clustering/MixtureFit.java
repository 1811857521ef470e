package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/**
 * A fitted mixture of normal distributions: its clusters, and how probable it makes the data.
 *
 * @param clustering each customer in the cluster it most probably belongs to
 * @param logLikelihood the logarithm of how probable the matrix is under the mixture
 */
public record MixtureFit(Clustering clustering, double logLikelihood) {
    private static final Columns<MixtureFit> COLUMNS = Columns.<MixtureFit>none()
            .whole("k", "", each -> each.clustering.k())
            .whole("parameters", "", MixtureFit::parameters)
            .number("log-likelihood", "", MixtureFit::logLikelihood)
            .number("BIC (less is better)", "", MixtureFit::bic)
            .number("narrowest", "", MixtureFit::narrowest);

    private static final String NONE =
            "Gaussian mixtures are not possible here: they need at least two different customers";

    /** The mixture with the least BIC, of equals the one with fewest components. */
    public static MixtureFit best(List<MixtureFit> mixtures) {
        return mixtures.stream()
                .min(Comparator.comparingDouble(MixtureFit::bic))
                .orElseThrow(() -> new IllegalArgumentException("mixtures: at least one, found none"));
    }

    /** The mixture with the lowest BIC, and how narrow its narrowest component is, in a sentence. */
    public static String sentence(List<MixtureFit> mixtures) {
        if (mixtures.isEmpty()) {
            return NONE;
        }
        MixtureFit best = best(mixtures);
        int k = best.clustering.k();
        boolean last = best == mixtures.get(mixtures.size() - 1);
        String where = k == 1 ? ", one cloud without groups" : last ? ", the end of the range" : "";
        String lowest = "BIC is lowest at k = %d%s; the narrowest component there has a deviation of %.2g";
        return say(lowest, k, where, best.narrowest());
    }

    /** Components, free parameters, log-likelihood, BIC and least width of each, one row a mixture. */
    public static Table table(List<MixtureFit> mixtures) {
        return mixtures.isEmpty() ? Table.create(NONE) : COLUMNS.table("Gaussian mixtures", mixtures);
    }

    private Components components() {
        return ((Predictor.Component) clustering.predictor()).components();
    }

    /** Number of free parameters: weights less one, means, covariances. */
    public int parameters() {
        int width = clustering.centres().columns().size();
        int k = clustering.k();
        return k * (1 + width)
                - 1
                + ((GaussianMixture) clustering.clusterer()).covariance().parameters(k, width);
    }

    /** Bayesian information criterion: parameters x ln(rows) - 2 log-likelihood. Less is better (Schwarz 1978). */
    public double bic() {
        return parameters() * StrictMath.log(clustering.rows()) - 2 * logLikelihood;
    }

    /**
     * The least standard deviation of a component in any direction, in units of the matrix. Near .001 times the spread
     * of a column, a component has collapsed onto customers with equal values (all with one order, say): the more of
     * that, the better BIC looks, and the less it means.
     */
    public double narrowest() {
        return components().narrowest();
    }

    /** How probable it is that a point belongs to a cluster (from 1), 0 to 1. */
    public double probability(double[] point, int cluster) {
        double[] shares = new double[clustering.k()];
        components().logDensity(point, shares);
        return shares[cluster - 1];
    }
}
