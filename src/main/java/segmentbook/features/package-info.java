/**
 * Customers as points: numbers ready for methods that measure distances.
 *
 * <p>{@link segmentbook.features.FeatureMatrix} has one row a customer and one column a feature, every value finite.
 * {@code FeatureMatrix.of(rfm)} is the usual road: recency, frequency and monetary, log1p, standardised. Each matrix
 * knows its {@link segmentbook.features.Scaling}, the way from the raw measures to its values, so that later customers
 * can be put on the same footing with frozen means and deviations, and centres be read in days, orders and money.
 * {@link segmentbook.features.PrincipalComponents} turn the points so that the first two axes show the most.
 */
@NullMarked
package segmentbook.features;

import org.jspecify.annotations.NullMarked;
