package segmentbook.rfm;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Place;
import segmentbook.description.SegmentRule;
import tech.tablesaw.api.Table;

/**
 * A table of rules held against all cells of scores, such as R 1, F 5, M 2, and against the customers there are. What a
 * rule asks for besides scores may hold in any cell.
 */
public final class RuleCheck {
    private static final int SHOWN = 3;

    private final CustomerTable cells;
    private final CustomerTable customers;
    private final List<Tested> tested = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final BitSet cellsTaken = new BitSet(); // by rules so far, likewise those that follow
    private final BitSet cellsTakenForSure = new BitSet();
    private final BitSet cellsTakenTwice = new BitSet();
    private final BitSet customersTaken = new BitSet();

    /**
     * One thing that a reader should know.
     *
     * @param kind {@code gap}: no rule holds; {@code overlap}: earlier rules hold too, and count; {@code never reached}:
     *     wherever it holds an earlier one counts, or it holds nowhere; {@code nobody}: it counts for no customer of these
     * @param segment whose rule it is about
     * @param with earlier segments; for a gap the first cells
     * @param cells how many cells of scores it is about
     * @param customers how many customers it is about
     * @param place of the rule, for a gap of the last one
     */
    public record Finding(String kind, String segment, String with, int cells, int customers, Place place) {
        /** {@code overlap: Loyal with Champions, 12 score cells, 30 customers (shop.yaml, line 7)}. */
        @Override
        public String toString() {
            String more = with.isEmpty() ? "" : (kind.equals("gap") ? " at " : " with ") + with;
            return say("%s: %s%s, %,d score cells, %,d customers (%s)", kind, segment, more, cells, customers, place);
        }
    }

    /** A rule with the cells and customers for which it holds. */
    private record Tested(SegmentRule rule, boolean byScores, BitSet cells, BitSet customers) {
        boolean meets(Tested other) {
            return byScores && other.byScores ? cells.intersects(other.cells) : customers.intersects(other.customers);
        }
    }

    RuleCheck(SegmentRules rules, RfmScores scores) {
        cells = cells(scores.bins());
        customers = scores.ruleColumns(rules);
        rules.all().forEach(this::add);
        BitSet free = new BitSet();
        free.set(0, cells.size());
        free.andNot(cellsTaken);
        int without = customers.size() - customersTaken.cardinality();
        if (!free.isEmpty() || without > 0) {
            String first = free.stream().limit(SHOWN).mapToObj(cells.ids()::get).collect(Collectors.joining(", "));
            String more = free.cardinality() > SHOWN ? ", …" : "";
            Place last = rules.all().get(rules.all().size() - 1).place();
            findings.add(0, new Finding("gap", SegmentRules.NONE, first + more, free.cardinality(), without, last));
        }
    }

    private static CustomerTable cells(int bins) {
        List<String> ids = IntStream.range(0, bins * bins * bins)
                .mapToObj(i -> "R%d F%d M%d".formatted(1 + i / bins / bins, 1 + i / bins % bins, 1 + i % bins))
                .toList();
        CustomerTable r = RfmScores.with(CustomerTable.of(ids), "r", i -> 1 + i / bins / bins);
        return RfmScores.with(RfmScores.with(r, "f", i -> 1 + i / bins % bins), "m", i -> 1 + i % bins);
    }

    private void add(SegmentRule rule) {
        Map<String, List<String>> scores = new LinkedHashMap<>(rule.when());
        scores.keySet().retainAll(SegmentRules.SCORES);
        Tested own = new Tested(
                rule,
                scores.size() == rule.when().size(),
                SegmentRules.rows(new SegmentRule(rule.name(), scores, rule.place()), cells),
                SegmentRules.rows(rule, customers));
        String with =
                tested.stream().filter(own::meets).map(each -> each.rule.name()).collect(Collectors.joining(", "));
        BitSet cellsShared = both(own.cells, cellsTaken);
        BitSet customersShared = both(own.customers, customersTaken);
        boolean rest = rule.when().isEmpty();
        String kind = both(own.cells, cellsTakenForSure).equals(own.cells)
                ? "never reached"
                : !with.isEmpty() && !rest ? "overlap" : customersShared.equals(own.customers) ? "nobody" : "";
        if (!kind.isEmpty()) {
            findings.add(new Finding(
                    kind, rule.name(), with, cellsShared.cardinality(), customersShared.cardinality(), rule.place()));
        }
        take(own, rest ? new BitSet() : cellsShared);
    }

    private void take(Tested own, BitSet shared) {
        tested.add(own);
        cellsTaken.or(own.cells);
        cellsTakenForSure.or(own.byScores ? own.cells : new BitSet());
        cellsTakenTwice.or(shared);
        customersTaken.or(own.customers);
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /** What was found: the gap first, then in the order of the rules. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many cells have no rule and how many several, and how many customers have none, in a sentence. */
    public String sentence() {
        return say(
                "Of %,d score cells %,d have no rule and %,d several; %,d of %,d customers have no rule",
                cells.size(),
                cells.size() - cellsTaken.cardinality(),
                cellsTakenTwice.cardinality(),
                customers.size() - customersTaken.cardinality(),
                customers.size());
    }

    /** One row a finding, under the sentence. */
    public Table table() {
        return Columns.<Finding>none()
                .text("finding", "", Finding::kind)
                .text("segment", "", Finding::segment)
                .text("with", "", Finding::with)
                .whole("score cells", "", Finding::cells)
                .whole("customers", "", Finding::customers)
                .text("place", "", each -> each.place().toString())
                .table(sentence(), findings);
    }
}
