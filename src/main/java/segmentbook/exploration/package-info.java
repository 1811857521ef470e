/**
 * What a first look at transactions computes: distributions, time, places, products, inequality, coming back.
 *
 * <p>{@link segmentbook.statistics.Distribution} sums up one number a customer or order, {@link
 * segmentbook.statistics.Histogram} counts it in bins, {@link segmentbook.statistics.Inequality} says how unequal it
 * is. {@link segmentbook.exploration.Timeline}, {@link segmentbook.exploration.NewAndReturning} and {@link
 * segmentbook.exploration.Cohorts} follow months, {@link segmentbook.exploration.WeekHours} hours, {@link
 * segmentbook.exploration.Orders} and {@link segmentbook.exploration.OrderGaps} single orders, {@link
 * segmentbook.exploration.ProductRanking} and {@link segmentbook.exploration.ProductClasses} what sells, {@link
 * segmentbook.exploration.Countries} where. {@link segmentbook.exploration.SecondOrders} says
 * who comes back, {@link segmentbook.exploration.RevenueBridge} why revenue changed, {@link
 * segmentbook.exploration.Seasons} who and what has a season, {@link segmentbook.exploration.PriceLevels} what cheap and dear
 * products bring. Each is a value with a {@code table()} and metrics for the summary; sums of
 * money do not depend on the order of lines. The charts over them are in {@code plots}; nothing is drawn here.
 */
@NullMarked
package segmentbook.exploration;

import org.jspecify.annotations.NullMarked;
