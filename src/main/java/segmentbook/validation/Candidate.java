package segmentbook.validation;

/**
 * One number of clusters in figures.
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
        double smallestShare) {}
