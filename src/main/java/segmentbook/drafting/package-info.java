/**
 * Guesses a description file for data that has none yet.
 *
 * <p>{@link segmentbook.drafting.Draft} is the entry point: it reads a file without a mapping, and writes the meaning of each
 * column with its evidence in a comment; what cannot be decided becomes a question. {@code HeaderWords} knows the
 * usual words of headers in several languages ({@code words.txt}), {@code HeaderMeaning} the field that they name
 * ({@code fields.txt}), {@code ColumnProfile} describes the texts of a column, {@code Relations}
 * measures how columns depend on each other. {@code LineMapping} and {@code CustomerMapping} decide from these, {@code
 * CleaningHints} proposes what to leave out. Values of customers and of unused columns are never shown, only shapes.
 */
@NullMarked
package segmentbook.drafting;

import org.jspecify.annotations.NullMarked;
