/**
 * Numbers only, the ground that all packages stand on.
 *
 * <p>{@link segmentbook.statistics.Distribution} holds values with their quantiles, by the one definition used everywhere
 * (linear interpolation, type 7), {@link segmentbook.statistics.Histogram} counts them in bins, {@link
 * segmentbook.statistics.Inequality} says how unequally a sum is spread, and {@link segmentbook.statistics.Agreement} how
 * far two groupings say the same; {@link segmentbook.statistics.Bootstrap} gives a measure its interval; {@link segmentbook.statistics.KaplanMeier} follows those to whom something may still happen,
 * {@link segmentbook.statistics.Shares} holds what classes have of several things, {@link segmentbook.statistics.Rows} finds rows and what stands in them; {@link segmentbook.statistics.Words} puts
 * numbers into sentences.
 */
@NullMarked
package segmentbook.statistics;

import org.jspecify.annotations.NullMarked;
