/**
 * More measures of a customer, and customers as points: numbers ready for methods that measure distances.
 *
 * <p>{@link segmentbook.features.Measures} are what invoice lines say beyond recency, frequency and monetary.
 *
 * <p>{@link segmentbook.features.FeatureMatrix} has one row a customer and one column a feature, every value finite. It
 * is made from a {@link segmentbook.customers.CustomerTable} by steps, each fitted to what the one before it gave: {@link
 * segmentbook.features.Log1p} or {@link segmentbook.features.Power} against skew, {@link segmentbook.features.Standardise} or
 * {@link segmentbook.features.Rescale} for one scale, {@link segmentbook.features.Weigh}, {@link
 * segmentbook.features.OneHot} for words; their order is free. {@code FeatureMatrix.of(table)} is the usual road, {@link
 * segmentbook.features.FeatureOptions} say another. A matrix keeps the raw table and its steps, so that later customers
 * are put on the same footing, and centres are read in days, orders and money. {@link
 * segmentbook.features.PrincipalComponents} turn the points so that the first two axes show the most, {@link
 * segmentbook.features.FactorAnalysis} looks for what columns have in common; either can be a step, a {@link
 * segmentbook.features.Projection}.
 */
@NullMarked
package segmentbook.features;

import org.jspecify.annotations.NullMarked;
