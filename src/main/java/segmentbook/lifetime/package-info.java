/**
 * What a customer is worth: whether they still buy, how often, for how much money.
 *
 * <p>{@link segmentbook.lifetime.PurchaseHistory} sees of each customer how often they came back, when last, and how long they
 * have been known. {@link segmentbook.lifetime.LifetimeFits} fits models of buying and leaving to it, {@link
 * segmentbook.lifetime.Spending} one of money; both say what the history does not tell them. {@link
 * segmentbook.lifetime.CustomerValues} has the value of each customer and segment within a horizon, with intervals, and what is
 * left of it where the file has costs. {@link segmentbook.lifetime.ForecastCheck} goes back in time and holds forecasts against
 * what came. Seeds are fixed and sums run in a fixed order.
 */
@NullMarked
package segmentbook.lifetime;

import org.jspecify.annotations.NullMarked;
