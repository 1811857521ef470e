/**
 * A segmentation that outlives its run.
 *
 * <p>{@link segmentbook.tracking.SavedModel} is what a page found, frozen: the edges between scores, the grid of names,
 * the scaling and the centres of the clusters with their names. It is written as {@code model.json}, which people can
 * read, and places customers of other data; those it was made from get what the page gave them. What the file holds is
 * stated in {@code docs/results.md}; it is read strictly, and refused with the key that is wrong.
 */
@NullMarked
package segmentbook.tracking;

import org.jspecify.annotations.NullMarked;
