/**
 * Columns declared once.
 *
 * <p>{@link segmentbook.columns.Columns} says of each column of a result what readers call it, what it is called in files
 * and how it is computed. The table on a page, the CSV file and the entry of {@code summary.json} are made from the same
 * declaration, so that they cannot disagree, and no column is renamed by its position.
 */
@NullMarked
package segmentbook.columns;

import org.jspecify.annotations.NullMarked;
