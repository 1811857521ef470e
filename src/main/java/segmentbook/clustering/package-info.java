/**
 * Customers who are alike, found by different algorithms behind one result.
 *
 * <p>A {@link segmentbook.clustering.Clusterer} is a record of options that fits a matrix: {@link
 * segmentbook.clustering.KMeans}, {@link segmentbook.clustering.MiniBatch}, {@link segmentbook.clustering.KMedoids}, {@link
 * segmentbook.clustering.Agglomerative} (whose tree is a {@link segmentbook.clustering.Dendrogram}), {@link segmentbook.clustering.Dbscan}, {@link
 * segmentbook.clustering.GaussianMixture}, {@link segmentbook.clustering.Spectral}, {@link
 * segmentbook.clustering.LatentClasses}. All give a {@link segmentbook.clustering.Clustering}: its matrix, a label for
 * each row, clusters numbered from 1 by size, 0 for noise, and a {@link segmentbook.clustering.Predictor} that places other
 * customers. The same matrix, options and version give the same labels on any machine and with any number of threads.
 * Smile does the passes of k-means, trees and the search for neighbours; the mixture is ours, and so is every last pass over the rows, so
 * that labels, centres and {@code predict} agree to the last bit.
 */
@NullMarked
package segmentbook.clustering;

import org.jspecify.annotations.NullMarked;
