/**
 * More measures of a customer, and customers as points: numbers ready for methods that measure distances.
 *
 * <p>{@link segmentbook.features.Measures} are what invoice lines say beyond recency, frequency and monetary.
 *
 * <p>{@link segmentbook.features.FeatureMatrix} has one row a customer and one column a feature, every value finite. It
 * is made from a {@link segmentbook.customers.CustomerTable} by steps, each fitted to what the one before it gave: {@link
 * segmentbook.features.Floor}, {@link segmentbook.features.Log1p}, {@link segmentbook.features.Standardise}, {@link
 * segmentbook.features.OneHot}; their order is free. {@code FeatureMatrix.of(table)} is the usual road. A matrix keeps the
 * raw table and its steps, so that later customers are put on the same footing, and centres are read in days, orders and
 * money. {@link segmentbook.features.PrincipalComponents} turn the points so that the first two axes show the most.
 */
@NullMarked
package segmentbook.features;

import org.jspecify.annotations.NullMarked;
