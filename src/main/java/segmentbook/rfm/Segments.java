package segmentbook.rfm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.statistics.Frequency;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Each customer's named segment: by the grid of recency and frequency scores, or by a table of rules. */
public final class Segments extends Columns.Tabled {
    private final RfmScores scores;
    private final Optional<SegmentRules> rules;
    private final List<String> segments;

    private Segments(RfmScores scores, Optional<SegmentRules> rules, List<String> segments) {
        this.scores = scores;
        this.rules = rules;
        this.segments = List.copyOf(segments);
    }

    static Segments of(RfmScores scores) {
        String rule = "segments: the grid of names needs 5 bins, found %s; score(5) has names";
        Validate.isTrue(scores.bins() == Segment.BINS, rule, scores.bins());
        List<String> names =
                scores.rows().stream().map(row -> named(scores, row).title()).toList();
        return new Segments(scores, Optional.empty(), names);
    }

    static Segments of(RfmScores scores, SegmentRules rules) {
        return new Segments(scores, Optional.of(rules), rules.assign(scores.ruleColumns(rules)));
    }

    /**
     * By the grid; but whoever has ordered several times, or first long ago, is no newcomer, even where the lowest
     * frequency score holds such customers.
     */
    private static Segment named(RfmScores scores, int row) {
        Segment byScores = Segment.of(scores.recency(row), scores.frequency(row));
        return byScores.isNewcomer() && !scores.isNewcomer(row) ? Segment.POTENTIAL_LOYALIST : byScores;
    }

    /** What each name means, and the scores that it stands for; of rules what a segment's customers fulfil. */
    public Table names() {
        if (rules.isPresent()) {
            return Columns.<Map.Entry<String, String>>none()
                    .text("segment", "", Map.Entry::getKey)
                    .text("its customers: the first that holds", "", Map.Entry::getValue)
                    .table("The rules", List.copyOf(reasons().entrySet()));
        }
        return Columns.<Segment>none()
                .text("segment", "", Segment::title)
                .text("its customers, beside the others", "", Segment::meaning)
                .text("scores", "", Segment::rule)
                .table("What the names mean", List.of(Segment.values()));
    }

    /** What made them: {@code R x F grid} or {@code rules}. */
    public String name() {
        return rules.isPresent() ? "rules" : "R x F grid";
    }

    /** By what rule a customer has each name, all names that there may be in their order. */
    public Map<String, String> reasons() {
        return rules.map(SegmentRules::reasons).orElseGet(() -> Arrays.stream(Segment.values())
                .collect(Collectors.toMap(Segment::title, Segment::rule, (a, b) -> a, LinkedHashMap::new)));
    }

    /** The rules, where rules made them. */
    public Optional<SegmentRules> rules() {
        return rules;
    }

    /** What is wrong with the rules that made them; of the grid one sentence: nothing can be. */
    public Table check() {
        return rules.map(own -> own.check(scores).table())
                .orElseGet(() -> Table.create(
                        "", StringColumn.create("rules", "none: in the grid each pair of scores has one name")));
    }

    /** The scores behind the names. */
    public RfmScores scores() {
        return scores;
    }

    /** The segment of each customer, in the order of their rows. */
    public List<String> all() {
        return segments;
    }

    /** The segment of the customer with this row number, from 0. */
    public String segment(int row) {
        return segments.get(row);
    }

    /** The segment of one customer. */
    public String segment(String customer) {
        return segments.get(scores.rfm().rows().indexOf(scores.rfm().row(customer)));
    }

    /** How many customers have this pair of scores. */
    public int customers(int recencyScore, int frequencyScore) {
        return (int) with(recencyScore, frequencyScore).count();
    }

    /**
     * What stands in the grid of scores for a pair of them: the grid's own name, unless nobody with these scores is in it; of
     * rules the most frequent name, with a dot for each other one, and nothing where there is nobody.
     */
    public String segment(int recencyScore, int frequencyScore) {
        List<Frequency> here = Frequency.of(with(recencyScore, frequencyScore).mapToObj(this::segment));
        String most = here.isEmpty() ? "" : here.get(0).text();
        if (rules.isPresent()) {
            return here.size() > 1 ? most + " +" + (here.size() - 1) : most;
        }
        String byScores = Segment.of(recencyScore, frequencyScore).title();
        return here.isEmpty() || here.stream().anyMatch(each -> each.text().equals(byScores)) ? byScores : most;
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
        return scores.columns().text("segment", "segment", row -> segment(row));
    }
}
