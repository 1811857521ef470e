package segmentbook.rfm;

import java.util.List;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/** Each customer's named segment, by the scores of recency and frequency. */
public final class Segments {
    private final RfmScores scores;
    private final List<Segment> segments;

    private Segments(RfmScores scores, List<Segment> segments) {
        this.scores = scores;
        this.segments = List.copyOf(segments);
    }

    static Segments of(RfmScores scores) {
        if (scores.bins() != Segment.BINS) {
            throw new IllegalArgumentException(
                    "segments: the grid of names needs 5 bins, found " + scores.bins() + "; score(5) has names");
        }
        return new Segments(
                scores,
                IntStream.range(0, scores.rfm().size())
                        .mapToObj(row -> Segment.of(scores.recency(row), scores.frequency(row)))
                        .toList());
    }

    /** The scores behind the names. */
    public RfmScores scores() {
        return scores;
    }

    /** The segment of the customer with this row number, from 0. */
    public Segment segment(int row) {
        return segments.get(row);
    }

    /** The segment of one customer. */
    public Segment segment(String customer) {
        return segments.get(scores.rfm().rows().indexOf(scores.rfm().row(customer)));
    }

    /** How many customers have this pair of scores. */
    public int customers(int recencyScore, int frequencyScore) {
        return (int) IntStream.range(0, segments.size())
                .filter(row -> scores.recency(row) == recencyScore && scores.frequency(row) == frequencyScore)
                .count();
    }

    /** One row a customer: measures, scores and segment. */
    public Table table() {
        return columns().table("Customers", scores.rows());
    }

    /** The same with the column names of {@code segments.csv}. */
    public Table results() {
        return columns().results("Customers", scores.rows());
    }

    private Columns<Integer> columns() {
        return scores.columns().text("segment", "segment", row -> segment(row).title());
    }
}
