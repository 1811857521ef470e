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
                        .mapToObj(row -> named(scores, row))
                        .toList());
    }

    /**
     * By the grid; but whoever has ordered several times, or first long ago, is no newcomer, even where the lowest
     * frequency score holds such customers.
     */
    private static Segment named(RfmScores scores, int row) {
        Segment byScores = Segment.of(scores.recency(row), scores.frequency(row));
        RfmRow customer = scores.rfm().rows().get(row);
        boolean newcomer =
                customer.frequency() == 1 && scores.recencyScore(customer.tenureDays()) >= Segment.MIN_RECENT;
        return byScores.isNewcomer() && !newcomer ? Segment.POTENTIAL_LOYALIST : byScores;
    }

    /** What each name means, and the scores that it stands for. */
    public Table names() {
        return Columns.<Segment>none()
                .text("segment", "", Segment::title)
                .text("its customers, beside the others", "", Segment::meaning)
                .text("scores", "", Segment::rule)
                .table("What the names mean", List.of(Segment.values()));
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
        return (int) with(recencyScore, frequencyScore).count();
    }

    /** The segment that the grid shows for a pair of scores: its own, unless nobody with these scores is in it. */
    public Segment segment(int recencyScore, int frequencyScore) {
        Segment byScores = Segment.of(recencyScore, frequencyScore);
        return with(recencyScore, frequencyScore).anyMatch(row -> segment(row) == byScores)
                ? byScores
                : with(recencyScore, frequencyScore)
                        .mapToObj(this::segment)
                        .findFirst()
                        .orElse(byScores);
    }

    private IntStream with(int recencyScore, int frequencyScore) {
        return IntStream.range(0, segments.size())
                .filter(row -> scores.recency(row) == recencyScore && scores.frequency(row) == frequencyScore);
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
