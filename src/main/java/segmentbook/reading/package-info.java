/**
 * Everything that can be read becomes one {@link segmentbook.reading.RawTable}: columns of texts as they are written, with
 * the place of each. A format is one class that hands lines over; what the description file does not say of how a text file
 * is written is detected, kept with its evidence in {@link segmentbook.reading.Dress}, and asked for where two readings are
 * possible. {@link segmentbook.reading.Cells} reads numbers, times and ids. What the columns mean is not known here.
 */
@NullMarked
package segmentbook.reading;

import org.jspecify.annotations.NullMarked;
