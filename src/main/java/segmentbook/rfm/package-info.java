/**
 * Recency, frequency and monetary: lines become a picture of a customer.
 *
 * <p>{@link segmentbook.rfm.RfmTable} has one row a customer, at the snapshot or any other day; {@link
 * segmentbook.rfm.RfmScores} puts each measure into bins of equal counts, or between cut points that are given, equal values
 * always into the same one, and shows the edges, which {@link segmentbook.rfm.RfmEdges} keeps to score other customers by.
 * {@link segmentbook.rfm.Segments} names each customer by the grid of recency and frequency in {@link
 * segmentbook.rfm.Segment}, a full partition, or by the first of {@link segmentbook.rfm.SegmentRules} that holds; what is
 * wrong with such rules {@link segmentbook.rfm.RuleCheck} says.
 */
@NullMarked
package segmentbook.rfm;

import org.jspecify.annotations.NullMarked;
