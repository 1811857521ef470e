package segmentbook.rfm;

import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
    private final RfmEdges edges;
    private final int bins;
    private final Measure recency;
    private final Measure frequency;
    private final Measure monetary;

    RfmScores(RfmTable rfm, RfmEdges edges) {
        this.rfm = rfm;
        this.edges = edges;
        bins = edges.bins();
        recency = measure(rfm.recency().name(), edges.recency(), true, RfmRow::recencyDays);
        frequency = measure(rfm.frequency().name(), edges.frequency(), false, RfmRow::frequency);
        monetary = measure(rfm.monetary().name(), edges.monetary(), false, RfmRow::monetary);
    }

    private Measure measure(String name, List<Double> inner, boolean lessIsBetter, ToDoubleFunction<RfmRow> value) {
        int[] scores = rfm.rows().stream()
                .mapToDouble(value)
                .mapToInt(v -> 1 + (int) inner.stream().filter(edge -> edge < v).count())
                .map(score -> lessIsBetter ? bins + 1 - score : score)
                .toArray();
        return new Measure(name, inner, scores);
    }

    /**
     * Scores a table by its own quantiles.
     *
     * @throws IllegalArgumentException unless {@code bins} is 2 to 10
     */
    static RfmScores of(RfmTable rfm, int bins) {
        if (bins < 2 || bins > 10) {
            throw new IllegalArgumentException("bins: 2 to 10, found " + bins);
        }
        return RfmEdges.of(rfm, bins).score(rfm);
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

    /** The inner edges, to score other customers by. */
    public RfmEdges frozenEdges() {
        return edges;
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
                table.doubleColumn(edge).append(each.edges.get(edge - 1));
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
                        .mapToObj(score -> each.name + ": nobody scores " + score + ", because " + whyEmpty()))
                .toList();
    }

    private String whyEmpty() {
        if (!edges.equals(RfmEdges.of(rfm, bins))) {
            return "the edges are those of other customers";
        }
        return rfm.size() < bins ? "there are fewer customers than bins" : "too many customers share one value";
    }

    /** Whether the frequency scores have equal shares of the customers, and which one has the most, in a sentence. */
    public String sentence() {
        int[] counts = frequency.counts(bins);
        int largest = IntStream.rangeClosed(1, bins)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElseThrow();
        double equal = (double) rfm.size() / bins;
        return counts[largest] <= Math.ceil(equal)
                ? say("Each frequency score has its equal share of the customers, about %,.0f", equal)
                : say(
                        "Ties cannot be split: %,d customers share frequency score %d, equal shares would be %,.0f",
                        counts[largest], largest, equal);
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

    /** The same with the column names of {@code segments.csv}. */
    public Table results() {
        Table table = table();
        String[] names = {"customer_id", "recency_days", "frequency", "monetary", "r_score", "f_score", "m_score"};
        for (int i = 0; i < names.length; i++) {
            table.column(i).setName(names[i]);
        }
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

    private record Measure(String name, List<Double> edges, int[] scores) {
        int[] counts(int bins) {
            int[] counts = new int[bins + 1];
            for (int score : scores) {
                counts[score]++;
            }
            return counts;
        }
    }
}
