package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/**
 * The metrics of one number of clusters.
 *
 * @param k number of clusters
 * @param wcss within-cluster sum of squares, less is tighter
 * @param silhouette mean, -1 to 1, more is better
 * @param silhouetteError its standard error over customers, the clusters as they are
 * @param daviesBouldin less is better
 * @param calinskiHarabasz more is better
 * @param dunn more is better
 * @param bootstrapAri mean adjusted Rand index of bootstrap samples to the clusters of all, more is more stable
 * @param ariError its standard error over the samples; NaN for a single sample
 * @param jaccard mean Jaccard index of each cluster to the most similar one of a bootstrap sample, 0 to 1 (Hennig 2007)
 * @param smallestShare of all customers that the smallest cluster holds, 0 to 1
 */
public record Candidate(
        int k,
        double wcss,
        double silhouette,
        double silhouetteError,
        double daviesBouldin,
        double calinskiHarabasz,
        double dunn,
        double bootstrapAri,
        double ariError,
        List<Double> jaccard,
        double smallestShare) {
    static final Columns<Candidate> COLUMNS = Columns.<Candidate>none()
            .whole("k", "k", Candidate::k)
            .number("WCSS", "wcss", Candidate::wcss)
            .number("silhouette", "silhouette", Candidate::silhouette)
            .number("Davies-Bouldin", "davies_bouldin", Candidate::daviesBouldin)
            .number("Calinski-Harabasz", "calinski_harabasz", Candidate::calinskiHarabasz)
            .number("Dunn", "dunn", Candidate::dunn)
            .number("", "bootstrap_ari", Candidate::bootstrapAri)
            .share("smallest cluster %", "smallest_share", Candidate::smallestShare);

    /** Standard errors on either side of an interval at 95 %. */
    public static final double TWO_SIDED = 1.96;

    static Candidate of(Clustering clusters, double wcss, Stability stability) {
        Silhouette silhouette = Silhouette.of(clusters);
        return new Candidate(
                clusters.k(),
                wcss,
                silhouette.mean(),
                silhouette.standardError(),
                Indices.daviesBouldin(clusters),
                Indices.calinskiHarabasz(clusters),
                Indices.dunn(clusters),
                stability.mean(),
                stability.standardError(),
                stability.jaccard(),
                smallest(clusters));
    }

    /** Without the other metrics. */
    static Candidate of(int k, double silhouette, double error, double ari, double ariError, double smallest) {
        double none = Double.NaN;
        return new Candidate(k, none, silhouette, error, none, none, none, ari, ariError, List.of(), smallest);
    }

    /** What is known without bootstrap samples. */
    static Candidate undrawn(Clustering clusters) {
        Silhouette silhouette = Silhouette.of(clusters);
        double none = Double.NaN;
        return of(clusters.k(), silhouette.mean(), silhouette.standardError(), none, none, smallest(clusters));
    }

    static double smallest(Clustering clusters) {
        return (double) clusters.size(clusters.k()) / clusters.rows();
    }

    /** Silhouettes and the Jaccard index of each of its clusters, one row each. */
    Table clusters(Clustering clustering) {
        List<Integer> all = IntStream.rangeClosed(1, clustering.k()).boxed().toList();
        var columns = Silhouette.of(clustering).columns();
        return columns.number("bootstrap Jaccard", "", each -> jaccard.get(each - 1))
                .table("Clusters", all);
    }

    /** Half the width of the interval at 95 % about {@link #bootstrapAri}; 0 where the error is not known. */
    double ariMargin() {
        return Double.isNaN(ariError) ? 0 : TWO_SIDED * ariError;
    }

    /** True where the index is .75 at least, and that can be told. */
    boolean comesBack() {
        return bootstrapAri >= KDecision.MIN_STABILITY && !cannotBeTold();
    }

    /** True where the interval at 95 % about the index holds .75. */
    boolean cannotBeTold() {
        return Math.abs(bootstrapAri - KDecision.MIN_STABILITY) < ariMargin();
    }

    /** Whether clusters come back in other samples, in a sentence without its full stop. */
    String back() {
        String words = cannotBeTold()
                ? "Whether the %d clusters come back in other samples cannot be told (adjusted Rand index %.2f ± %.2f, .75 is asked for)"
                : "The %d clusters do not come back in other samples (adjusted Rand index %.2f ± %.2f, .75 is asked for)";
        return comesBack()
                ? say("In other samples they come back with an adjusted Rand index of %.2f", bootstrapAri)
                : say(words, k, bootstrapAri, ariMargin());
    }

    /** The Jaccard index of the cluster that comes back worst in bootstrap samples, 0 to 1, more is better. */
    public double leastJaccard() {
        return jaccard.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    /** Why these clusters are not to be trusted, in sentences without their full stops; {@code none} where no k passed the rule. */
    List<String> doubts(boolean none) {
        String few = "The smallest of the %d clusters holds %.2f %% of the customers, at least 1 %% is asked for";
        var most = "No number of clusters from 3 on is stable without a tiny one: the %d taken come back most of all";
        if (smallestShare() < KDecision.MIN_SHARE) {
            return List.of(say(few, k(), 100 * smallestShare()));
        }
        List<String> doubts = comesBack() ? List.of() : List.of(back());
        return none ? Stream.concat(doubts.stream(), Stream.of(say(most, k()))).toList() : doubts;
    }
}
