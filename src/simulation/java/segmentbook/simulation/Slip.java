package segmentbook.simulation;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Something that becomes an invoice at a minute of the day.
 *
 * @param minute of the day
 * @param lines its lines, given the number of the invoice
 */
record Slip(int minute, IntFunction<List<Line>> lines) {}
