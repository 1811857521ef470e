package segmentbook.validation;

import segmentbook.clustering.Agglomerative;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Covariance;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.KMedoids;
import segmentbook.clustering.LatentClasses;
import segmentbook.clustering.Linkage;
import segmentbook.clustering.MiniBatch;
import segmentbook.clustering.Spectral;

/** How clusters are found: {@code clusters.algorithm}. */
public enum Algorithm {
    KMEANS,
    MINIBATCH,
    KMEDOIDS,
    WARD,
    COMPLETE,
    AVERAGE,
    SINGLE,
    MIXTURE,
    SPECTRAL,
    LATENT;

    /** Finds so many clusters. */
    WithK clusterer(int k, long seed, int restarts) {
        return switch (this) {
            case KMEANS -> new KMeans(k, seed, restarts);
            case MINIBATCH -> new MiniBatch(k, seed);
            case KMEDOIDS -> new KMedoids(k, seed);
            case WARD, COMPLETE, AVERAGE, SINGLE -> new Agglomerative(Linkage.valueOf(name()), k);
            case MIXTURE -> new GaussianMixture(k, seed, restarts, Covariance.FULL, GaussianMixture.FLOOR);
            case SPECTRAL -> new Spectral(k, seed);
            case LATENT -> new LatentClasses(k, seed, restarts);
        };
    }
}
