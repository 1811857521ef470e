/**
 * The description file: where the data is, which column is what, how it is written.
 *
 * <p>{@link segmentbook.dataset.Dataset#read} is the one door: it reads {@code NAME.yaml}, refuses what it does not
 * know, and hands out small checked records ({@link segmentbook.dataset.Columns}, {@link segmentbook.dataset.Format},
 * {@link segmentbook.dataset.CleaningRules}, {@link segmentbook.dataset.RfmOptions}) that the later packages take.
 * A mistake in a file, here and everywhere else, is a {@link segmentbook.dataset.DataException}: what, rule, value
 * found, place and choices in one line, and no stack trace.
 */
@NullMarked
package segmentbook.dataset;

import org.jspecify.annotations.NullMarked;
