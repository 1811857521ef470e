package segmentbook.rfm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.exploration.Distribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Scores of recency, frequency and monetary from 1 to the number of bins, best last.
 *
 * <p>A score is 1 + the number of inner quantile edges strictly below the value, recency reversed. So equal values get
 * equal scores, and the order of rows does not matter. Where many customers share a value, edges are equal and a bin
 * stays empty: {@link #counts()} shows it.
 */
public final class RfmScores {
    private final RfmTable rfm;
    private final int bins;
    private final Measure recency;
    private final Measure frequency;
    private final Measure monetary;

    private RfmScores(RfmTable rfm, int bins) {
        this.rfm = rfm;
        this.bins = bins;
        List<RfmRow> rows = rfm.rows();
        recency = Measure.of(
                rfm.recency(), rows.stream().mapToDouble(RfmRow::recencyDays).toArray(), bins, true);
        frequency = Measure.of(
                rfm.frequency(), rows.stream().mapToDouble(RfmRow::frequency).toArray(), bins, false);
        monetary = Measure.of(
                rfm.monetary(), rows.stream().mapToDouble(RfmRow::monetary).toArray(), bins, false);
    }

    /**
     * Scores a table.
     *
     * @throws IllegalArgumentException unless {@code bins} is 2 to 10
     */
    static RfmScores of(RfmTable rfm, int bins) {
        if (bins < 2 || bins > 10) {
            throw new IllegalArgumentException("bins: 2 to 10, found " + bins);
        }
        return new RfmScores(rfm, bins);
    }

    /** The table that was scored. */
    public RfmTable rfm() {
        return rfm;
    }

    /** Number of bins. */
    public int bins() {
        return bins;
    }

    /** Recency score of the customer with this row number, from 0. */
    public int recency(int row) {
        return recency.scores[row];
    }

    /** Frequency score of the customer with this row number, from 0. */
    public int frequency(int row) {
        return frequency.scores[row];
    }

    /** Monetary score of the customer with this row number, from 0. */
    public int monetary(int row) {
        return monetary.scores[row];
    }

    /** The inner edges, one row a measure: a value scores by how many edges lie strictly below it. */
    public Table edges() {
        Table table = Table.create("Edges", StringColumn.create("measure"));
        for (int edge = 1; edge < bins; edge++) {
            table.addColumns(DoubleColumn.create("edge " + edge));
        }
        for (Measure each : measures()) {
            table.stringColumn(0).append(each.name);
            for (int edge = 1; edge < bins; edge++) {
                table.doubleColumn(edge).append(each.edges[edge - 1]);
            }
        }
        return table;
    }

    /** How many customers have each score, one row a measure. */
    public Table counts() {
        Table table = Table.create("Customers by score", StringColumn.create("measure"));
        for (int score = 1; score <= bins; score++) {
            table.addColumns(IntColumn.create("score " + score));
        }
        for (Measure each : measures()) {
            table.stringColumn(0).append(each.name);
            int[] counts = each.counts(bins);
            for (int score = 1; score <= bins; score++) {
                table.intColumn(score).append(counts[score]);
            }
        }
        return table;
    }

    /** What readers should know about the bins: each that is empty, and why; empty where all are filled. */
    public List<String> notes() {
        return measures().stream()
                .flatMap(each -> IntStream.rangeClosed(1, bins)
                        .filter(score -> each.counts(bins)[score] == 0)
                        .mapToObj(score -> each.name + ": nobody scores " + score + ", because "
                                + (rfm.size() < bins
                                        ? "there are fewer customers than bins"
                                        : "too many customers share one value")))
                .toList();
    }

    private List<Measure> measures() {
        return List.of(recency, frequency, monetary);
    }

    /** One row a customer: the measures with their scores. */
    public Table table() {
        Table table = rfm.table();
        table.removeColumns("tenure days");
        table.setName("Scores");
        table.addColumns(
                IntColumn.create("R", recency.scores),
                IntColumn.create("F", frequency.scores),
                IntColumn.create("M", monetary.scores));
        return table;
    }

    /**
     * The named segments of the grid.
     *
     * @throws IllegalArgumentException unless there are five bins
     */
    public Segments segments() {
        return Segments.of(this);
    }

    private record Measure(String name, double[] edges, int[] scores) {
        static Measure of(Distribution distribution, double[] values, int bins, boolean lessIsBetter) {
            double[] edges = IntStream.range(1, bins)
                    .mapToDouble(edge -> distribution.quantile(edge, bins))
                    .toArray();
            int[] scores = Arrays.stream(values)
                    .mapToInt(value -> 1
                            + (int) Arrays.stream(edges)
                                    .filter(edge -> edge < value)
                                    .count())
                    .map(score -> lessIsBetter ? bins + 1 - score : score)
                    .toArray();
            return new Measure(distribution.name(), edges, scores);
        }

        int[] counts(int bins) {
            int[] counts = new int[bins + 1];
            for (int score : scores) {
                counts[score]++;
            }
            return counts;
        }
    }
}
