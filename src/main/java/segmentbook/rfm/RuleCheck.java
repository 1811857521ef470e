package segmentbook.rfm;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.SegmentRule;
import tech.tablesaw.api.Table;

/**
 * A table of rules held against every cell of scores, and against the customers there are.
 *
 * <p>A cell is a score of recency and one of frequency, and one of monetary where a rule asks for that. What a rule asks for
 * besides scores may hold in every cell. So a gap of cells is one for any customers; customers without a rule are counted too.
 */
public final class RuleCheck {
    private static final int SHOWN = 3;

    private final List<SegmentRule> rules;
    private final CustomerTable customers;
    private final List<String> segments;
    private final CustomerTable cells;
    private final boolean[][] inCells;
    private final boolean[][] inCustomers;
    private final List<RuleFinding> findings = new ArrayList<>();

    private RuleCheck(SegmentRules table, CustomerTable customers, CustomerTable cells) {
        rules = table.all();
        this.customers = customers;
        this.cells = cells;
        segments = table.assign(customers);
        inCells = rules.stream()
                .map(each -> held(new SegmentRule(each.name(), scores(each), each.place()), cells))
                .toArray(boolean[][]::new);
        inCustomers = rules.stream().map(each -> held(each, customers)).toArray(boolean[][]::new);
        addGap();
        IntStream.range(0, rules.size()).forEach(this::addFindings);
    }

    static RuleCheck of(SegmentRules rules, RfmScores scores) {
        boolean money = rules.ask(Set.of("m", "fm"));
        return new RuleCheck(rules, scores.ruleColumns(rules), cells(scores.bins(), money ? scores.bins() : 1));
    }

    /** All combinations of scores as a table, ids such as {@code R1 F5 M2}. */
    private static CustomerTable cells(int bins, int monetary) {
        List<String> ids = new ArrayList<>();
        for (int r = 1; r <= bins; r++) {
            for (int f = 1; f <= bins; f++) {
                for (int m = 1; m <= monetary; m++) {
                    ids.add("R" + r + " F" + f + (monetary == 1 ? "" : " M" + m));
                }
            }
        }
        int[] cell = IntStream.range(0, ids.size()).toArray();
        return RfmScores.scoreColumns(
                CustomerTable.of(ids),
                i -> 1 + cell[i] / (bins * monetary),
                i -> 1 + cell[i] / monetary % bins,
                i -> 1 + cell[i] % monetary);
    }

    private static boolean[] held(SegmentRule rule, CustomerTable table) {
        IntPredicate holds = SegmentRules.holds(rule, table);
        boolean[] held = new boolean[table.size()];
        IntStream.range(0, held.length).forEach(row -> held[row] = holds.test(row));
        return held;
    }

    private static Map<String, List<String>> scores(SegmentRule rule) {
        Map<String, List<String>> scores = new LinkedHashMap<>(rule.when());
        scores.keySet().retainAll(SegmentRules.SCORES);
        return scores;
    }

    private void addGap() {
        List<String> free = IntStream.range(0, cells.size())
                .filter(cell -> IntStream.range(0, rules.size()).noneMatch(rule -> inCells[rule][cell]))
                .mapToObj(cells.ids()::get)
                .toList();
        int without = without();
        if (!free.isEmpty() || without > 0) {
            List<String> first = new ArrayList<>(free.subList(0, Math.min(SHOWN, free.size())));
            if (free.size() > SHOWN) {
                first.add("…");
            }
            SegmentRule last = rules.get(rules.size() - 1);
            findings.add(new RuleFinding(
                    RuleFinding.Kind.GAP, SegmentRules.NONE, first, free.size(), without, last.place()));
        }
    }

    private int without() {
        return (int) segments.stream().filter(SegmentRules.NONE::equals).count();
    }

    private void addFindings(int rule) {
        List<Integer> takers = earlier(rule, other -> covers(other, rule));
        List<Integer> others = earlier(rule, other -> meets(other, rule));
        SegmentRule own = rules.get(rule);
        boolean reached = IntStream.range(0, cells.size())
                .anyMatch(cell -> inCells[rule][cell] && takers.stream().noneMatch(other -> inCells[other][cell]));
        if (!reached) {
            add(RuleFinding.Kind.NEVER_REACHED, rule, takers);
        } else if (!others.isEmpty() && !own.when().isEmpty()) {
            add(RuleFinding.Kind.OVERLAP, rule, others);
        }
        if (reached && !segments.contains(own.name())) {
            findings.add(new RuleFinding(
                    RuleFinding.Kind.NOBODY, own.name(), List.of(), count(inCells[rule]), 0, own.place()));
        }
    }

    /** Earlier rules that share a cell with this one. */
    private List<Integer> earlier(int rule, IntPredicate wanted) {
        return IntStream.range(0, rule)
                .filter(other ->
                        IntStream.range(0, cells.size()).anyMatch(cell -> inCells[other][cell] && inCells[rule][cell]))
                .filter(wanted)
                .boxed()
                .toList();
    }

    private void add(RuleFinding.Kind kind, int rule, List<Integer> others) {
        findings.add(new RuleFinding(
                kind,
                rules.get(rule).name(),
                others.stream().map(each -> rules.get(each).name()).toList(),
                shared(inCells, rule, others),
                shared(inCustomers, rule, others),
                rules.get(rule).place()));
    }

    private static int shared(boolean[][] in, int rule, List<Integer> others) {
        return (int) IntStream.range(0, in[rule].length)
                .filter(row -> in[rule][row] && others.stream().anyMatch(other -> in[other][row]))
                .count();
    }

    private static int count(boolean[] in) {
        return (int) IntStream.range(0, in.length).filter(i -> in[i]).count();
    }

    /** Whether what a rule asks for besides scores holds wherever that of another one does. */
    private boolean covers(int wide, int narrow) {
        return besides(wide).stream()
                .allMatch(column -> besides(narrow).contains(column) && compare(wide, narrow, column, true));
    }

    /** Whether what two rules ask for besides scores can hold for one customer. */
    private boolean meets(int one, int other) {
        return besides(one).stream()
                .allMatch(column -> !besides(other).contains(column) || compare(one, other, column, false));
    }

    private Set<String> besides(int rule) {
        return rules.get(rule).when().keySet().stream()
                .filter(column -> !SegmentRules.SCORES.contains(column))
                .collect(Collectors.toSet());
    }

    private boolean compare(int one, int other, String name, boolean whole) {
        Column column = SegmentRules.column(rules.get(one), name, customers);
        if (column.kind() == Kind.WORDS) {
            Set<String> words = SegmentRules.words(rules.get(one), name);
            Set<String> others = SegmentRules.words(rules.get(other), name);
            return whole ? words.containsAll(others) : others.stream().anyMatch(words::contains);
        }
        SegmentRules.Ends ends = SegmentRules.ends(rules.get(one), name);
        SegmentRules.Ends others = SegmentRules.ends(rules.get(other), name);
        return whole
                ? ends.min() <= others.min() && others.max() <= ends.max()
                : ends.min() <= others.max() && others.min() <= ends.max();
    }

    /** What was found: the gap first, then in the order of the rules. */
    public List<RuleFinding> findings() {
        return List.copyOf(findings);
    }

    /** How many cells have no rule and how many several, and which rules are never reached, in a sentence. */
    public String sentence() {
        int[] rulesOf = IntStream.range(0, cells.size())
                .map(cell -> (int) IntStream.range(0, rules.size())
                        .filter(rule ->
                                inCells[rule][cell] && !rules.get(rule).when().isEmpty())
                        .count())
                .toArray();
        String never = findings.stream()
                .filter(each -> each.kind() == RuleFinding.Kind.NEVER_REACHED)
                .map(RuleFinding::segment)
                .collect(Collectors.joining(", "));
        return say(
                "Of %,d score cells %,d have no rule and %,d several; %,d of %,d customers have none%s",
                cells.size(),
                IntStream.range(0, cells.size())
                        .filter(cell -> IntStream.range(0, rules.size()).noneMatch(rule -> inCells[rule][cell]))
                        .count(),
                IntStream.of(rulesOf).filter(count -> count > 1).count(),
                without(),
                customers.size(),
                never.isEmpty() ? "" : "; never reached: " + never);
    }

    /** One row a finding, the sentence above. */
    public Table table() {
        return Columns.<RuleFinding>none()
                .text("finding", "", each -> each.kind().words())
                .text("segment", "", RuleFinding::segment)
                .text("with", "", each -> String.join(", ", each.with()))
                .whole("score cells", "", RuleFinding::cells)
                .whole("customers", "", RuleFinding::customers)
                .text("place", "", each -> each.place().toString())
                .table(sentence(), findings);
    }
}
