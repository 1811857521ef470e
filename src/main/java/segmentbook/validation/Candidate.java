package segmentbook.validation;

import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;

/**
 * The metrics of one number of clusters.
 *
 * @param k number of clusters
 * @param wcss within-cluster sum of squares, less is tighter
 * @param silhouette mean, -1 to 1, more is better
 * @param daviesBouldin less is better
 * @param calinskiHarabasz more is better
 * @param dunn more is better
 * @param bootstrapAri mean adjusted Rand index of bootstrap samples to the clusters of all, more is more stable
 * @param smallestShare of all customers that the smallest cluster holds, 0 to 1
 */
public record Candidate(
        int k,
        double wcss,
        double silhouette,
        double daviesBouldin,
        double calinskiHarabasz,
        double dunn,
        double bootstrapAri,
        double smallestShare) {
    static final Columns<Candidate> COLUMNS = Columns.<Candidate>none()
            .whole("k", "k", Candidate::k)
            .number("WCSS", "wcss", Candidate::wcss)
            .number("silhouette", "silhouette", Candidate::silhouette)
            .number("Davies-Bouldin", "davies_bouldin", Candidate::daviesBouldin)
            .number("Calinski-Harabasz", "calinski_harabasz", Candidate::calinskiHarabasz)
            .number("Dunn", "dunn", Candidate::dunn)
            .number("bootstrap ARI", "bootstrap_ari", Candidate::bootstrapAri)
            .share("smallest cluster %", "smallest_share", Candidate::smallestShare);

    static Candidate of(Clustering clusters, double wcss, double stability) {
        return new Candidate(
                clusters.k(),
                wcss,
                Silhouette.of(clusters).mean(),
                Indices.daviesBouldin(clusters),
                Indices.calinskiHarabasz(clusters),
                Indices.dunn(clusters),
                stability,
                (double) clusters.size(clusters.k()) / clusters.rows());
    }
}
