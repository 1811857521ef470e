/**
 * Guesses a description file for data that has none yet.
 *
 * <p>{@link segmentbook.mapping.Draft} is the one door: it reads a file without a mapping, and writes what it takes each
 * column for, with the evidence in a comment and all that it could not decide as a question. {@code HeaderWords} knows the usual words of
 * headers in several languages, {@code Traits} what the texts of a column look like, {@code Relations} how columns hang
 * together; {@code LineMapping} and {@code CustomerMapping} decide from these, {@code CleaningHints} what should be left
 * out. Nothing is decided by less than is said, and no value of a customer or of a column that is not used is ever shown.
 */
@NullMarked
package segmentbook.mapping;

import org.jspecify.annotations.NullMarked;
