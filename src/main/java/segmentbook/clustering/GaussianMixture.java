package segmentbook.clustering;

import java.util.List;
import java.util.stream.IntStream;
import segmentbook.dataset.DataException;
import segmentbook.features.FeatureMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * A mixture of normal distributions, each with a covariance of its own, fitted by expectation and maximisation
 * (Dempster, Laird, Rubin 1977) from the clusters of k-means.
 *
 * <p>Clusters may be long, tilted and of different width, and every customer belongs to each with a probability. A
 * millionth of the mean variance of the columns is added to the diagonal of each covariance, so that customers with
 * equal values do not make a covariance vanish. Passes end when the mean log-likelihood of a row rises by less than a
 * thousandth. Both are as in scikit-learn, so that figures can be compared.
 */
public final class GaussianMixture {
    private final Clustering clustering;
    private final Components components;
    private final double logLikelihood;
    private final int rows;

    private GaussianMixture(Clustering clustering, Components components, double logLikelihood) {
        this.clustering = clustering;
        this.components = components;
        this.logLikelihood = logLikelihood;
        rows = clustering.rows();
    }

    /**
     * k components, started from k-means with the usual options.
     *
     * @throws IllegalArgumentException where k is below 1
     * @throws DataException where fewer than k rows are different
     */
    public static GaussianMixture fit(FeatureMatrix matrix, int k) {
        return fit(matrix, k, KMeansOptions.DEFAULT);
    }

    /**
     * k components.
     *
     * @param options of the k-means it starts from
     * @throws IllegalArgumentException where k is below 1
     * @throws DataException where fewer than k rows are different
     */
    public static GaussianMixture fit(FeatureMatrix matrix, int k, KMeansOptions options) {
        return fit(matrix, KMeans.on(matrix, options).fit(k));
    }

    private static GaussianMixture fit(FeatureMatrix matrix, Clustering start) {
        double[][] rows = matrix.toArray();
        Expectation fitted = new Expectation(rows, start);
        Components components = fitted.run();
        int[] labels = IntStream.range(0, rows.length)
                .parallel()
                .map(row -> components.mostProbable(rows[row]))
                .toArray();
        Clustering clustering =
                Clustering.of("Gaussian mixture", matrix, labels, components.means(), components::mostProbable);
        return new GaussianMixture(clustering, components, fitted.logLikelihood());
    }

    /**
     * Mixtures for each k of a range, fewest components first.
     *
     * @throws IllegalArgumentException unless {@code 1 <= least <= most}
     * @throws DataException where fewer than {@code most} rows are different
     */
    public static List<GaussianMixture> fitRange(FeatureMatrix matrix, int least, int most, KMeansOptions options) {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("range: 1 <= least <= most, found " + least + " to " + most);
        }
        KMeans starts = KMeans.on(matrix, options);
        return IntStream.rangeClosed(least, most)
                .mapToObj(k -> fit(matrix, starts.fit(k)))
                .toList();
    }

    /** The same from k-means with the usual seed and restarts. */
    public static List<GaussianMixture> fitRange(FeatureMatrix matrix, int least, int most) {
        return fitRange(matrix, least, most, KMeansOptions.DEFAULT);
    }

    /** The mixture with the least BIC, of equals the one with fewest components. */
    public static GaussianMixture best(List<GaussianMixture> mixtures) {
        return mixtures.stream()
                .min(java.util.Comparator.comparingDouble(GaussianMixture::bic))
                .orElseThrow(() -> new IllegalArgumentException("mixtures: at least one, found none"));
    }

    /** Components, free parameters, log-likelihood, BIC and least width of each, one row a mixture. */
    public static Table table(List<GaussianMixture> mixtures) {
        return Table.create(
                "Gaussian mixtures",
                IntColumn.create("k", mixtures.stream().mapToInt(each -> each.clustering.k())),
                IntColumn.create("parameters", mixtures.stream().mapToInt(GaussianMixture::parameters)),
                DoubleColumn.create("log-likelihood", mixtures.stream().mapToDouble(GaussianMixture::logLikelihood)),
                DoubleColumn.create("BIC (less is better)", mixtures.stream().mapToDouble(GaussianMixture::bic)),
                DoubleColumn.create("narrowest", mixtures.stream().mapToDouble(GaussianMixture::narrowest)));
    }

    /** Each customer in the cluster it most probably belongs to. */
    public Clustering clustering() {
        return clustering;
    }

    /** The logarithm of how probable the matrix is under the mixture. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Number of free parameters: weights less one, means, covariances. */
    public int parameters() {
        int width = clustering.centres().columns().size();
        return clustering.k() * (1 + width + width * (width + 1) / 2) - 1;
    }

    /** Bayesian information criterion: parameters x ln(rows) - 2 log-likelihood. Less is better (Schwarz 1978). */
    public double bic() {
        return parameters() * StrictMath.log(rows) - 2 * logLikelihood;
    }

    /**
     * The least standard deviation of a component in any direction, in units of the matrix. Near .001 times the spread
     * of a column, a component has collapsed onto customers with equal values (all with one order, say): the more of
     * that, the better BIC looks, and the less it means.
     */
    public double narrowest() {
        return components.narrowest();
    }

    /** How probable it is that a point belongs to a cluster (from 1), 0 to 1. */
    public double probability(double[] point, int cluster) {
        double[] logs = new double[clustering.k()];
        double all = components.logDensity(point, logs);
        return StrictMath.exp(logs[clustering.raw(cluster)] - all);
    }
}
