package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Expectation.Fitted;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;

/**
 * A mixture of normal distributions fitted by expectation and maximisation (Dempster, Laird, Rubin 1977), the most probable
 * of several starts.
 *
 * <p>Clusters may be long, tilted and of different width, and every customer belongs to each with a probability. Starts
 * are those of k-means, and the mixture of one component less with each of its components cut in two, so that more
 * components make the data more probable. Passes end when the mean log-likelihood of a row rises by less than a
 * thousandth, those of the best start by less than a hundred-thousandth.
 *
 * @param k number of components, 1 or more
 * @param seed of the k-means it starts from
 * @param restarts how many starts of k-means it goes on from
 * @param covariance the shapes allowed
 * @param floor what is added to the variances of each component, as a share of those of the columns: no component can be a
 *     needle on customers who share a value (all with one order, say); above 0, at most 1
 */
public record GaussianMixture(int k, long seed, int restarts, Covariance covariance, double floor)
        implements WithK.AtOnce {
    /** The variance of a number of orders within its integer, about, as a share of that of all customers' logarithms. */
    public static final double FLOOR = .05;

    private static final int MIN_KEPT = 4;
    private static final double WORK = 1e9; // products in a pass of all starts; wide tables get fewer starts
    private static final double FIRST_TOLERANCE = 1e-2;
    private static final double TOLERANCE = 1e-3;
    private static final double LAST_TOLERANCE = 1e-5;

    /** @throws IllegalArgumentException as {@link KMeans}, or where the floor is out of range */
    public GaussianMixture {
        new KMeans(k, seed, restarts);
        Validate.isTrue(floor > 0 && floor <= 1, "Gaussian mixture: floor above 0, at most 1, found %s", floor);
    }

    /** Of any shapes, with a floor of a twentieth, from fifty starts, fewer of a table of many columns, with seed 42. */
    public GaussianMixture(int k) {
        this(k, 42, 50, Covariance.FULL, FLOOR);
    }

    @Override
    public String name() {
        return "Gaussian mixture";
    }

    @Override
    public GaussianMixture withK(int other) {
        return new GaussianMixture(other, seed, restarts, covariance, floor);
    }

    /** The same with another floor; a millionth is scikit-learn's, and lets needles grow. */
    public GaussianMixture withFloor(double other) {
        return new GaussianMixture(k, seed, restarts, covariance, other);
    }

    @Override
    public GaussianMixture forSample(int i) {
        return new GaussianMixture(k, seed + i, restarts, covariance, floor);
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
        return matrix.columns().isEmpty()
                ? List.of(withK(1).fit(matrix))
                : Rows.list(mixtures(matrix, min, max), MixtureFit::clustering);
    }

    /**
     * All that was found for each k of a range, fewest components first; the range ends early, and may be empty, where
     * there are fewer different customers than components.
     *
     * @throws IllegalArgumentException unless {@code 1 <= min <= max}
     */
    public List<MixtureFit> mixtures(FeatureMatrix matrix, int min, int max) {
        WithK.range(min, max);
        int last = matrix.columns().isEmpty() ? 0 : Math.min(max, matrix.distinctRows());
        List<MixtureFit> all = new ArrayList<>();
        if (last < min) {
            return all;
        }
        double[][] rows = Lloyd.sorted(matrix);
        double[][] searched = Lloyd.searched(rows);
        Search search = new Search(searched);
        Expectation passes = new Expectation(searched, covariance, floor);
        Fitted before = passes.from(search.starts(new KMeans(1, seed, 1)).get(0), LAST_TOLERANCE);
        for (int each = 1; each <= last; each++) {
            before = each == 1 ? before : best(search, passes, before, each);
            if (each >= min) {
                all.add(mixture(matrix, searched == rows ? before : onAll(rows, before)));
            }
        }
        return all;
    }

    /** What was found in a sample, fitted to all rows. */
    private Fitted onAll(double[][] rows, Fitted sampled) {
        return new Expectation(rows, covariance, floor).from(sampled.components(), TOLERANCE);
    }

    /** Short searches from all starts, fewer of a wide table, longer ones from the best quarter, the last one from the best. */
    private Fitted best(Search search, Expectation passes, Fitted before, int components) {
        int fewer = (int) Math.min(restarts, Math.max(MIN_KEPT, WORK / passes.products() / components));
        List<double[][]> starts = search.starts(new KMeans(components, seed, fewer));
        List<Fitted> found = Stream.concat(
                        starts.parallelStream().map(centres -> passes.from(centres, FIRST_TOLERANCE)),
                        passes.splits(before, FIRST_TOLERANCE))
                .sorted(Comparator.comparingDouble(each -> -each.logLikelihood()))
                .limit(Math.max(MIN_KEPT, fewer / 4))
                .toList();
        Fitted best = found.parallelStream()
                .map(each -> passes.on(each, TOLERANCE))
                .max(Comparator.comparingDouble(Fitted::logLikelihood))
                .orElseThrow();
        return passes.on(best, LAST_TOLERANCE);
    }

    MixtureFit mixture(FeatureMatrix matrix, Fitted fitted) {
        Components components = fitted.components();
        int[] labels = Arrays.stream(matrix.toArray())
                .parallel()
                .mapToInt(components::mostProbable)
                .toArray();
        Clustering clustering = Clustering.of(
                withK(components.means().length), matrix, labels, components.means(), components::predictor);
        return new MixtureFit(clustering, fitted.logLikelihood());
    }
}
