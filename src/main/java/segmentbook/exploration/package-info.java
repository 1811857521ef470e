/**
 * What a first look at transactions computes: distributions, inequality, time.
 *
 * <p>{@link segmentbook.exploration.Distribution} sums up one number a customer, {@link
 * segmentbook.exploration.Histogram} counts it in bins, {@link segmentbook.exploration.Inequality} says how unequal it
 * is; {@link segmentbook.exploration.Timeline} follows lines, orders, customers and money through the months, and {@link
 * segmentbook.exploration.ProductRanking} names what sells. Each is a value with a {@code table()}; the charts over them
 * are in {@code plots}, and nothing is drawn here.
 */
@NullMarked
package segmentbook.exploration;

import org.jspecify.annotations.NullMarked;
