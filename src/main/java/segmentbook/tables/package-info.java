/**
 * Whatever can be read becomes one {@link segmentbook.tables.RawTable}: columns of texts as written, with the place
 * of each. Each format has one class that hands over lines. What the description file does not give of a format is
 * detected, kept with its evidence in {@link segmentbook.tables.DetectedFormat}, and refused with a question if it
 * can be read in two ways. {@link segmentbook.tables.Cells} reads numbers, times and ids. The meaning of columns is
 * not known here.
 */
@NullMarked
package segmentbook.tables;

import org.jspecify.annotations.NullMarked;
