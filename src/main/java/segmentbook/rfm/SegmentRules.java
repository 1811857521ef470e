package segmentbook.rfm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Limits;
import segmentbook.description.OptionException;
import segmentbook.description.SegmentRule;
import segmentbook.description.YamlRecords;
import segmentbook.statistics.Rows;

/**
 * A table of rules that names segments: a customer belongs to the first rule that holds, and to {@value #NONE} where none
 * does.
 *
 * <p>A rule asks for ranges of scores ({@code r}, {@code f}, {@code m}), of {@code recency}, {@code frequency}, {@code monetary} and {@code tenure}, both ends included, and for ranges or words of
 * {@code country} and of any attribute. A missing value fulfils nothing. A last rule that asks for nothing takes the rest.
 */
public final class SegmentRules {
    /** The segment of customers for whom no rule holds. */
    public static final String NONE = "no rule";

    /** The columns that a score decides. */
    static final Set<String> SCORES = Set.of("r", "f", "m");

    private static final Set<String> MEASURES = Set.of("recency", "frequency", "monetary", "tenure");
    private static final Set<String> TAKEN =
            Set.of(NONE, "no cluster", "everybody", "default", "line_set", "segmentation");
    private static final int MOST = 100;

    private final List<SegmentRule> rules;

    /**
     * Rules in their order.
     *
     * @throws DataException where a name stands twice or means something else already, or what is asked for of a score or
     *     measure is no range; the message names the line
     * @throws OptionException where there is no rule, or more than a hundred
     */
    public SegmentRules(List<SegmentRule> rules) {
        this.rules = List.copyOf(rules);
        boolean some = !rules.isEmpty() && rules.size() <= MOST;
        OptionException.require(some, "rules", "1 to " + MOST + " rules", rules.size());
        Map<String, SegmentRule> seen = new HashMap<>();
        for (SegmentRule each : rules) {
            SegmentRule first = seen.put(each.name().strip().toLowerCase(Locale.ROOT), each);
            if (first != null || TAKEN.contains(each.name().strip().toLowerCase(Locale.ROOT))) {
                String why = first == null
                        ? "this name means something else"
                        : "first in line " + first.place().line();
                throw wrong(each, "a name of its own for each rule", each.name(), why);
            }
            each.when().keySet().stream()
                    .filter(column -> SCORES.contains(column) || MEASURES.contains(column))
                    .forEach(column -> range(each, column));
        }
    }

    /**
     * The table of eleven segments by ranges of scores that is published again and again: not to be used, but to be
     * checked.
     */
    public static SegmentRules published() {
        return new SegmentRules(YamlRecords.rules("published-rules.yaml", SegmentRules.class));
    }

    /** The rules in their order. */
    public List<SegmentRule> all() {
        return rules;
    }

    /** What is wrong with the rules: gaps, overlaps, and rules never reached. */
    public RuleCheck check(RfmScores scores) {
        return new RuleCheck(this, scores);
    }

    /** What customers of each segment fulfil, in words; {@link #NONE} last, unless the last rule takes the rest. */
    Map<String, String> reasons() {
        Map<String, String> reasons = Rows.map(
                rules,
                each -> each.name(),
                each -> each.when().isEmpty()
                        ? "all others"
                        : each.when().keySet().stream()
                                .map(column -> words(each, column))
                                .collect(Collectors.joining(", ")));
        if (!rules.get(rules.size() - 1).when().isEmpty()) {
            reasons.put(NONE, "none of the rules holds");
        }
        return reasons;
    }

    private static String words(SegmentRule rule, String column) {
        try {
            return (SCORES.contains(column) ? column.toUpperCase(Locale.ROOT) : column) + " " + range(rule, column);
        } catch (DataException noRange) {
            return column + " " + String.join(" or ", rule.when().getOrDefault(column, List.of()));
        }
    }

    /** The columns that the rules ask for. */
    Set<String> columns() {
        return rules.stream().flatMap(each -> each.when().keySet().stream()).collect(Collectors.toSet());
    }

    /** The name of each customer's segment. */
    List<String> assign(CustomerTable customers) {
        String[] names = new String[customers.size()];
        Arrays.fill(names, NONE);
        for (int i = rules.size() - 1; i >= 0; i--) {
            String name = rules.get(i).name();
            rows(rules.get(i), customers).stream().forEach(row -> names[row] = name);
        }
        return List.of(names);
    }

    /** The rows of a table for which a rule holds. */
    static BitSet rows(SegmentRule rule, CustomerTable table) {
        BitSet rows = new BitSet();
        rows.set(0, table.size());
        rule.when().forEach((name, values) -> {
            IntPredicate holds = holds(rule, name, table);
            rows.stream().filter(row -> !holds.test(row)).forEach(rows::clear);
        });
        return rows;
    }

    private static IntPredicate holds(SegmentRule rule, String name, CustomerTable table) {
        Column column = Rows.first(
                        table.columns(),
                        each -> each.name().equals(name) || each.file().equals(name))
                .orElseThrow(() -> wrong(
                        rule,
                        "a column of the customers",
                        name,
                        "known: " + table.columns().stream().map(Column::name).collect(Collectors.joining(", "))));
        if (column.kind() == Column.Kind.WORDS) {
            List<String> words = table.words(column.name());
            List<String> wanted = rule.when().getOrDefault(name, List.of());
            return row -> !words.get(row).isEmpty() && wanted.contains(words.get(row));
        }
        double[] numbers = table.numbers(column.name());
        Limits range = range(rule, name);
        return row -> range.holds(numbers[row]);
    }

    private static Limits range(SegmentRule rule, String column) {
        List<String> ends = rule.when().getOrDefault(column, List.of());
        try {
            OptionException.require(ends.size() <= 2, column, "two ends", ends);
            return new Limits(
                    end(ends.get(0), Double.NEGATIVE_INFINITY),
                    end(ends.get(ends.size() - 1), Double.POSITIVE_INFINITY));
        } catch (IllegalArgumentException noRange) {
            throw wrong(rule, column + " a range [min, max], null where there is no limit", ends, "");
        }
    }

    private static double end(String text, double none) {
        return text.isEmpty() ? none : Double.parseDouble(text);
    }

    private static DataException wrong(SegmentRule rule, String what, Object found, String choices) {
        return new OptionException("rfm.rules", what, found).at(rule.place(), choices);
    }
}
