/**
 * A segmentation that outlives its run, and what becomes of its customers.
 *
 * <p>{@link segmentbook.models.SavedModel} is what a page found, frozen: the steps from columns to features, what
 * places a customer among the clusters, their names, and, where there are purchases, the edges between scores and the grid
 * of names. It is written as {@code model.json}, which people can read, and places customers of other data; those it was
 * made from get what the page gave them. What the file holds is stated in {@code docs/results.md}; it is read strictly, and
 * refused with the key that is wrong.
 *
 * <p>{@link segmentbook.models.Migration} has the same customers at two dates, by {@link segmentbook.models.Rules} kept and made
 * anew; {@link segmentbook.models.Movement} counts who went where. {@link segmentbook.models.Monitor} compares months with what
 * was before, within limits that chance sets; {@link segmentbook.models.Refit} says when rules are made anew, {@link
 * segmentbook.models.Forecast} what segments will bring.
 */
@NullMarked
package segmentbook.models;

import org.jspecify.annotations.NullMarked;
