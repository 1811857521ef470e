package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.stream.IntStream;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.features.FeatureMatrix;

/**
 * A mixture of normal distributions, each with a covariance of its own, fitted by expectation and maximisation
 * (Dempster, Laird, Rubin 1977) from the clusters of k-means.
 *
 * <p>Clusters may be long, tilted and of different width, and every customer belongs to each with a probability. A
 * millionth of the mean variance of the columns is added to the diagonal of each covariance, so that customers with
 * equal values do not make a covariance vanish. Passes end when the mean log-likelihood of a row rises by less than a
 * thousandth. Both are as in scikit-learn, so that figures can be compared.
 *
 * @param k number of components, 1 or more
 * @param seed of the k-means it starts from
 * @param restarts of that k-means
 */
public record GaussianMixture(int k, long seed, int restarts) implements WithK {

    /** @throws IllegalArgumentException as {@link KMeans} */
    public GaussianMixture {
        new KMeans(k, seed, restarts);
    }

    /** Started from k-means with the usual options. */
    public GaussianMixture(int k) {
        this(k, 42, 10);
    }

    @Override
    public String name() {
        return "Gaussian mixture";
    }

    @Override
    public GaussianMixture withK(int other) {
        return new GaussianMixture(other, seed, restarts);
    }

    @Override
    public GaussianMixture forSample(int i) {
        KMeans start = start().forSample(i);
        return new GaussianMixture(k, start.seed(), start.restarts());
    }

    private KMeans start() {
        return new KMeans(k, seed, restarts);
    }

    @Override
    public String whyNot(FeatureMatrix matrix) {
        return matrix.distinctRows() >= k && !matrix.columns().isEmpty()
                ? ""
                : say(
                        "A Gaussian mixture of %d is not possible here: it needs as many different customers, and there %s %d",
                        k, matrix.distinctRows() == 1 ? "is" : "are", matrix.distinctRows());
    }

    @Override
    public Clustering fit(FeatureMatrix matrix) {
        return whyNot(matrix).isEmpty()
                ? mixtures(matrix, k, k).get(0).clustering()
                : Clustering.impossible(this, matrix);
    }

    @Override
    public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
        return mixtures(matrix, min, max).stream().map(MixtureFit::clustering).toList();
    }

    /**
     * All that was found for each k of a range, fewest components first; the range ends early, and may be empty, where
     * there are fewer different customers than components.
     *
     * @throws IllegalArgumentException unless {@code 1 <= min <= max}
     */
    public List<MixtureFit> mixtures(FeatureMatrix matrix, int min, int max) {
        int[] possible = WithK.range(min, max)
                .filter(each -> withK(each).whyNot(matrix).isEmpty())
                .toArray();
        return possible.length == 0
                ? List.of()
                : start().fitRange(matrix, min, possible[possible.length - 1]).stream()
                        .map(this::mixture)
                        .toList();
    }

    private MixtureFit mixture(Clustering start) {
        FeatureMatrix matrix = start.matrix();
        double[][] rows = matrix.toArray();
        Expectation fitted = new Expectation(rows, start);
        Components components = fitted.run();
        int[] labels = IntStream.range(0, rows.length)
                .parallel()
                .map(row -> components.mostProbable(rows[row]))
                .toArray();
        Clustering clustering =
                Clustering.of(withK(start.k()), matrix, labels, components.means(), components::predictor);
        return new MixtureFit(
                clustering, ((Predictor.Component) clustering.predictor()).components(), fitted.logLikelihood());
    }
}
