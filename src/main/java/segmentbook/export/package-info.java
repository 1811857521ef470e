/**
 * Result files, each with one owner page that writes it in its last step.
 *
 * <p>{@link segmentbook.export.Results} is the folder of a run: tables go out as CSV or Parquet, headline metrics into
 * {@code summary.json}, which pages that run in parallel extend under a lock. {@code docs/results.md} describes the files. Text cells that a spreadsheet would run as a formula are guarded; numbers are written in
 * full, rounded to six decimals, the same in every locale.
 */
@NullMarked
package segmentbook.export;

import org.jspecify.annotations.NullMarked;
