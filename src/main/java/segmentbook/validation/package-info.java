/**
 * How good a clustering is, and how many clusters there are.
 *
 * <p>{@link segmentbook.validation.Silhouette} and {@link segmentbook.validation.Indices} look at distances,
 * {@link segmentbook.statistics.Agreement} compares two groupings of the same customers,
 * {@link segmentbook.validation.Stability} asks whether the clusters come back when the customers are drawn anew, and
 * {@link segmentbook.validation.NullClouds} what the same rules say where no groups are.
 * {@link segmentbook.validation.KSelection} runs a clusterer for a range of k, shows what each rule would choose, and
 * decides; {@link segmentbook.validation.ClusterOptions} are the section {@code clusters} of a description file;
 * {@link segmentbook.validation.KDistances} help to choose DBSCAN's eps; and
 * {@link segmentbook.validation.Comparison} puts clusterings side by side. All pairs of customers are looked at (up to a
 * limit for silhouettes), in memory that grows with customers only, and sums are added in a fixed order: the same digits with any number of
 * threads. Noise (label 0) is left out, since it is no cluster.
 */
@NullMarked
package segmentbook.validation;

import org.jspecify.annotations.NullMarked;
