package segmentbook.rfm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Place;
import segmentbook.description.SegmentRule;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/**
 * A table of rules held against all cells of scores, such as R 1, F 5, M 2, and against the customers there are. What a
 * rule asks for besides scores may hold in any cell.
 */
public final class RuleCheck extends Columns.Tabled {
    private static final int SHOWN = 3;

    private final CustomerTable cells;
    private final CustomerTable customers;
    private final List<Tested> tested = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final BitSet several = new BitSet(); // cells that two rules of scores alone claim

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
            return Words.say(
                    "%s: %s%s, %,d score cells, %,d customers (%s)", kind, segment, more, cells, customers, place);
        }
    }

    /** A rule with the cells and customers for which it holds. */
    private record Tested(SegmentRule rule, boolean byScores, BitSet cells, BitSet customers) {
        boolean meets(Tested other) {
            return (byScores && other.byScores) ? cells.intersects(other.cells) : customers.intersects(other.customers);
        }

        /** Cells of which no customer is left to others. */
        BitSet whole() {
            return byScores ? cells : new BitSet();
        }
    }

    RuleCheck(SegmentRules rules, RfmScores scores) {
        int bins = scores.bins();
        List<String> ids = Rows.list(bins * bins * bins, i -> "R%d F%d M%d"
                .formatted(1 + i / bins / bins, 1 + i / bins % bins, 1 + i % bins));
        cells = CustomerTable.of(ids)
                .with(Column.number("r"), i -> 1 + i / bins / bins)
                .with(Column.number("f"), i -> 1 + i / bins % bins)
                .with(Column.number("m"), i -> 1 + i % bins);
        customers = scores.ruleColumns(rules);
        rules.all().forEach(this::add);
        addGap();
    }

    private void addGap() {
        BitSet taken = taken(Tested::cells);
        var left = IntStream.range(0, cells.size()).filter(cell -> !taken.get(cell));
        List<String> free = left.mapToObj(cells.ids()::get).toList();
        if (!free.isEmpty() || withoutRule() > 0) {
            Place last = tested.get(tested.size() - 1).rule.place();
            String first = Words.some(free, SHOWN);
            findings.add(0, new Finding("gap", SegmentRules.NONE, first, free.size(), withoutRule(), last));
        }
    }

    private BitSet taken(Function<Tested, BitSet> part) {
        BitSet all = new BitSet();
        tested.forEach(each -> all.or(part.apply(each)));
        return all;
    }

    private int withoutRule() {
        return customers.size() - taken(Tested::customers).cardinality();
    }

    private void add(SegmentRule rule) {
        var scores = new LinkedHashMap<String, List<String>>(rule.when());
        scores.keySet().retainAll(SegmentRules.SCORES);
        BitSet all = SegmentRules.rows(new SegmentRule(rule.name(), scores, rule.place()), cells);
        Tested own = new Tested(rule, scores.equals(rule.when()), all, SegmentRules.rows(rule, customers));
        var met = tested.stream().filter(own::meets).map(each -> each.rule.name());
        String with = String.join(", ", met.toList());
        BitSet cellsShared = both(all, taken(Tested::cells));
        BitSet customersShared = both(own.customers, taken(Tested::customers));
        boolean rest = rule.when().isEmpty();
        String kind = both(all, taken(Tested::whole)).equals(all)
                ? "never reached"
                : !with.isEmpty() && !rest ? "overlap" : customersShared.equals(own.customers) ? "nobody" : "";
        if (!kind.isEmpty()) {
            int about = (kind.equals("nobody") ? all : cellsShared).cardinality();
            findings.add(new Finding(kind, rule.name(), with, about, customersShared.cardinality(), rule.place()));
        }
        several.or(rest ? new BitSet() : both(own.whole(), taken(Tested::whole)));
        tested.add(own);
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
        int none = cells.size() - taken(Tested::cells).cardinality();
        String words = "Of %,d score cells %,d have no rule and %,d several; %,d of %,d customers have no rule";
        return Words.say(words, cells.size(), none, several.cardinality(), withoutRule(), customers.size());
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
