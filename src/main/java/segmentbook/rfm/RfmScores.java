package segmentbook.rfm;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Better;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Demographics;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * Scores of recency, frequency and monetary from 1 to the number of bins, best last.
 *
 * <p>A score is 1 + the number of inner quantile edges strictly below the value, recency reversed. So equal values get
 * equal scores, and the order of rows does not matter. Where many customers share a value, edges are equal and a bin
 * stays empty: {@link #counts()} shows it.
 */
public final class RfmScores extends Columns.Tabled {
    private final RfmTable rfm;
    private final RfmEdges edges;
    private final Measure recency;
    private final Measure frequency;
    private final Measure monetary;

    RfmScores(RfmTable rfm, RfmEdges edges) {
        this.rfm = rfm;
        this.edges = edges;
        recency = measure("recency", edges.recency());
        frequency = measure("frequency", edges.frequency());
        monetary = measure("monetary", edges.monetary());
    }

    private Measure measure(String name, List<Double> inner) {
        Column column = rfm.customerTable().column(name);
        int[] scores = Arrays.stream(rfm.customerTable().numbers(name))
                .mapToInt(v -> RfmEdges.score(v, inner, column.better()))
                .toArray();
        return new Measure(column.header(), inner, scores);
    }

    /** Whether a customer has one order, a recent one. */
    public boolean isNewcomer(int row) {
        RfmRow customer = rfm.rows().get(row);
        return customer.frequency() == 1
                && RfmEdges.score(customer.tenureDays(), edges.recency(), Better.LOW) >= Segment.MIN_RECENT;
    }

    /** The table that was scored. */
    public RfmTable rfm() {
        return rfm;
    }

    /** Number of bins. */
    public int bins() {
        return edges.bins();
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
        Columns<Measure> columns = Columns.<Measure>none().text("measure", "", Measure::name);
        for (int i = 1; i < bins(); i++) {
            int edge = i;
            columns = columns.number("edge " + edge, "", each -> each.edges.get(edge - 1));
        }
        return columns.table("Edges", measures());
    }

    /** How many customers have each score, one row a measure. */
    public Table counts() {
        Columns<Measure> columns = Columns.<Measure>none().text("measure", "", Measure::name);
        for (int i = 1; i <= bins(); i++) {
            int score = i;
            columns = columns.whole("score " + score, "", each -> each.count(score));
        }
        return columns.table("Customers by score", measures());
    }

    /** What readers should know about the bins: each that is empty, and why; empty where all are filled. */
    public List<String> notes() {
        return measures().stream()
                .flatMap(each -> IntStream.rangeClosed(1, bins())
                        .filter(score -> each.count(score) == 0)
                        .mapToObj(score -> each.name + ": nobody scores " + score + ", because " + whyEmpty()))
                .toList();
    }

    private String whyEmpty() {
        String few = rfm.size() < bins() ? "there are fewer customers than bins" : "too many customers share one value";
        return areGiven() ? "the edges are given, not those of these customers" : few;
    }

    /** Whether the frequency scores have equal shares of the customers, and which one has the most, in a sentence. */
    public String sentence() {
        int largest = 1 + Rows.greatest(Rows.values(bins(), bin -> frequency.count(bin + 1)));
        double equal = (double) rfm.size() / bins();
        if (areGiven()) {
            return say(
                    "Given edges, unequal bins: frequency score %d holds %,d customers, equal shares would be %,.0f",
                    largest, frequency.count(largest), equal);
        }
        return frequency.count(largest) <= Math.ceil(equal)
                ? say("Each frequency score has its equal share of the customers, about %,.0f", equal)
                : say(
                        "Ties cannot be split: %,d customers share frequency score %d, equal shares would be %,.0f",
                        frequency.count(largest), largest, equal);
    }

    /** Whether edges are not the quantiles of these customers. */
    private boolean areGiven() {
        return !edges.equals(RfmEdges.of(rfm.customerTable(), bins()));
    }

    private List<Measure> measures() {
        return List.of(recency, frequency, monetary);
    }

    /** The measures with their scores, by the number of the row. */
    Columns<Integer> columns() {
        return Columns.<Integer>none()
                .of(RfmRow.COLUMNS, rfm.rows()::get)
                .whole("R", "r_score", this::recency)
                .whole("F", "f_score", this::frequency)
                .whole("M", "m_score", this::monetary);
    }

    List<Integer> rows() {
        return Rows.list(rfm.size(), i -> i);
    }

    /** One row a customer: the measures with their scores. */
    public Table table() {
        return columns().table("Scores", rows());
    }

    /** The same with the column names of {@code segments.csv}. */
    public Table results() {
        return columns().results("Scores", rows());
    }

    /**
     * The named segments: by {@code rfm.rules} where the description file has them for so many bins, else by the grid.
     *
     * @throws IllegalArgumentException where there are no such rules, and not five bins
     * @throws segmentbook.description.DataException as {@link #segments(SegmentRules)}
     */
    public Segments segments() {
        return rules().map(this::segments).orElseGet(() -> Segments.of(this));
    }

    /**
     * The segments by rules.
     *
     * @throws segmentbook.description.DataException where a rule asks for a column that these customers do not have, or for a range of words
     */
    public Segments segments(SegmentRules rules) {
        return Segments.of(this, rules);
    }

    /** The rules of the description file, if it has some for so many bins. */
    public Optional<SegmentRules> rules() {
        RfmOptions options = rfm.transactions().dataset().options(RfmOptions.class);
        return Optional.ofNullable(options.rules())
                .filter(given -> options.bins() == bins())
                .map(SegmentRules::new);
    }

    /** All that rules may ask for: measures, tenure, country, scores, and attributes where they are needed. */
    CustomerTable ruleColumns(SegmentRules rules) {
        CustomerTable own = withScores(rfm.describedTable());
        var known = own.columns().stream().map(Column::name).collect(Collectors.toSet());
        return known.containsAll(rules.columns())
                ? own
                : own.join(Demographics.of(rfm.transactions()).customers());
    }

    private CustomerTable withScores(CustomerTable table) {
        return table.with(Column.number("r"), this::recency)
                .with(Column.number("f"), this::frequency)
                .with(Column.number("m"), this::monetary);
    }

    /**
     * One number for how good a customer is: the weighted mean of the three scores, stretched so that the lowest is 0 and the
     * highest 100.
     *
     * @return the scores {@code r}, {@code f} and {@code m} and the column {@code loyalty}
     */
    public CustomerTable loyalty(LoyaltyWeights by) {
        double sum = by.recency() + by.frequency() + by.monetary();
        return withScores(CustomerTable.of(rfm.customerTable().ids())).with(Column.number("loyalty"), row -> {
            double all = by.recency() * recency(row) + by.frequency() * frequency(row) + by.monetary() * monetary(row);
            return 100 * (all / sum - 1) / (bins() - 1);
        });
    }

    private record Measure(String name, List<Double> edges, int[] scores) {
        int count(int score) {
            return (int) Arrays.stream(scores).filter(each -> each == score).count();
        }
    }
}
