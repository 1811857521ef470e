/**
 * Result files, each with one owner page that writes it in its last step.
 *
 * <p>{@link segmentbook.export.Results} is the folder of a run: tables go out as CSV or Parquet, headline figures into
 * {@code summary.json}, which pages that run side by side extend under a lock. What the files hold is stated in
 * {@code docs/results.md}. Text cells that a spreadsheet would run as a formula are guarded; numbers are written in
 * full, rounded to six decimals, the same in every locale.
 */
@NullMarked
package segmentbook.export;

import org.jspecify.annotations.NullMarked;
