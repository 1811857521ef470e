package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;
import smile.math.MathEx;
import tech.tablesaw.api.Table;

/**
 * Of each segment the customer nearest to its centre, and the one who is as near to another segment's as to it, or nearer.
 * Distances are those by which customers are clustered, whatever made the segments.
 *
 * @param rows one a segment, in the order of the segmentation
 */
public record TypicalCustomers(List<Row> rows) {
    /**
     * One segment.
     *
     * @param segment its name
     * @param typical the customer with the smallest distance to the mean of the segment
     * @param borderline the customer whose distance to it is greatest beside that to the nearest other mean; empty where there is no
     *     other segment, or all of this one are alike
     * @param beside the segment of that mean
     * @param ratio of these two distances: above 1 the customer lies nearer to the other segment
     * @param nearer how many customers of the segment do
     */
    public record Row(String segment, String typical, String borderline, String beside, double ratio, int nearer) {}

    /**
     * By the features of the same customers.
     *
     * @throws IllegalArgumentException where the features are of other customers
     */
    public static TypicalCustomers of(Segmentation segmentation, FeatureMatrix features) {
        boolean same = segmentation.customers().ids().equals(features.customers());
        Validate.isTrue(same, "features: of the customers of the segmentation, found those of others");
        double[][] points = features.toArray();
        List<String> names = segmentation.segments();
        double[][] means = names.stream()
                .map(name -> MathEx.colMeans(Arrays.stream(segmentation.rows(name))
                        .mapToObj(row -> points[row])
                        .toArray(double[][]::new)))
                .toArray(double[][]::new);
        return new TypicalCustomers(Rows.list(names.size(), segment -> row(segmentation, segment, points, means)));
    }

    private static Row row(Segmentation segmentation, int segment, double[][] points, double[][] means) {
        List<String> names = segmentation.segments();
        int[] own = segmentation.rows(names.get(segment));
        IntToDoubleFunction far = row -> MathEx.distance(points[row], means[segment]);
        IntUnaryOperator other = row -> nearest(segment, points[row], means);
        IntToDoubleFunction ratio = row -> {
            double to = MathEx.distance(points[row], means[other.applyAsInt(row)]);
            return to == 0 ? 1 : far.applyAsDouble(row) / to;
        };
        String typical = segmentation.customers().ids().get(first(own, far));
        if (means.length == 1 || IntStream.of(own).noneMatch(row -> far.applyAsDouble(row) > 1e-9)) {
            return new Row(names.get(segment), typical, "", "", Double.NaN, 0);
        }
        int borderline = first(own, row -> -ratio.applyAsDouble(row));
        return new Row(
                names.get(segment),
                typical,
                segmentation.customers().ids().get(borderline),
                names.get(other.applyAsInt(borderline)),
                ratio.applyAsDouble(borderline),
                Rows.where(own, row -> ratio.applyAsDouble(row) > 1).length);
    }

    /** The segment of the nearest mean but its own. */
    private static int nearest(int segment, double[] point, double[][] means) {
        return first(Rows.where(means.length, i -> i != segment), each -> MathEx.distance(point, means[each]));
    }

    private static int first(int[] rows, IntToDoubleFunction by) {
        return IntStream.of(rows)
                .boxed()
                .min(Comparator.comparingDouble(by::applyAsDouble))
                .orElseThrow();
    }

    /** How many customers lie nearer to the middle of another segment than to that of theirs, in a sentence without its full stop. */
    public String sentence() {
        int nearer = rows.stream().mapToInt(Row::nearer).sum();
        return nearer == 0
                ? "Every customer lies nearest to the middle of their own segment"
                : say("Nearer to the middle of another segment than to that of their own: %,d customers", nearer);
    }

    /** One row a segment. */
    public Table table() {
        return Columns.<Row>none()
                .text("segment", "", Row::segment)
                .text("typical", "", Row::typical)
                .text("borderline", "", Row::borderline)
                .text("to", "", Row::beside)
                .number("times as far from own", "", Row::ratio)
                .whole("nearer to others", "", Row::nearer)
                .table(sentence(), rows);
    }
}
