/**
 * What is in a segment, why it is called what it is called, what it buys, and what it is offered.
 *
 * <p>{@link segmentbook.segments.ChosenClusters} are the clusters that a description file asks for, chosen once.
 * {@link segmentbook.segments.Segmentation} is any partition of the customers of a table with a name for each part: the
 * R x F grid, or clusters named by {@link segmentbook.segments.ClusterNames} from what their customers are like. {@link
 * segmentbook.segments.Profiles} sums each segment up beside everybody, {@link segmentbook.segments.BestSellers} finds
 * what it buys most and what it buys more than others (lift), and {@link segmentbook.segments.Offers} joins the rules
 * of a file that people edit to the segments and writes one list of customers a segment. {@link
 * segmentbook.segments.OutOfTime} asks what groups made before a day say of purchases after it. Shares go from 0 to 1 in
 * records and result files, and are per cent where a reader sees them in a table.
 */
@NullMarked
package segmentbook.segments;

import org.jspecify.annotations.NullMarked;
