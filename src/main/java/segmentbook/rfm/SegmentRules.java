package segmentbook.rfm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.OptionException;
import segmentbook.description.SegmentRule;
import segmentbook.description.Spelling;
import segmentbook.description.YamlRecords;

/**
 * A table of rules that names segments: a customer belongs to the first rule that holds, and to {@value #NONE} where none
 * does.
 *
 * <p>A rule asks for ranges of scores ({@code r}, {@code f}, {@code m}, and {@code fm}, the mean of the latter two), of
 * {@code recency}, {@code frequency}, {@code monetary} and {@code tenure}, both ends included, and for ranges or words of
 * {@code country} and of any attribute. A missing value fulfils nothing. A last rule that asks for nothing takes the rest.
 */
public final class SegmentRules {
    /** The segment of customers for whom no rule holds. */
    public static final String NONE = "no rule";

    /** The columns that a score decides. */
    static final List<String> SCORES = List.of("r", "f", "m", "fm");

    private static final Set<String> NUMBERS =
            Set.of("r", "f", "m", "fm", "recency", "frequency", "monetary", "tenure", "recency_days", "tenure_days");
    private static final Set<String> TAKEN =
            Set.of(NONE, "no cluster", "everybody", "default", "line_set", "segmentation");
    private static final int MOST = 100;

    private final List<SegmentRule> rules;

    /** The ends of a range, both included. */
    record Ends(double min, double max) {
        boolean holds(double value) {
            return value >= min && value <= max;
        }
    }

    /**
     * Rules in their order.
     *
     * @throws DataException where there is none or more than a hundred, a name stands twice or means something else
     *     already, or a range of numbers is none; the message names the line
     */
    public SegmentRules(List<SegmentRule> rules) {
        this.rules = List.copyOf(rules);
        boolean some = !rules.isEmpty() && rules.size() <= MOST;
        OptionException.require(some, "rules", "1 to " + MOST + " rules", rules.size());
        Map<String, SegmentRule> seen = new HashMap<>();
        for (SegmentRule each : rules) {
            String name = each.name().strip().toLowerCase(Locale.ROOT);
            SegmentRule first = seen.put(name, each);
            if (first != null || TAKEN.contains(name)) {
                String why = first == null
                        ? "this name means something else"
                        : "first in line " + first.place().line();
                throw new OptionException("rfm.rules", "a name of its own for each rule", each.name())
                        .at(each.place(), why);
            }
            each.when().keySet().stream().filter(NUMBERS::contains).forEach(column -> ends(each, column));
        }
    }

    /**
     * The table of eleven segments that is copied from one page of the web to the next, by {@code r} and {@code fm}: not to be
     * used, but to be checked.
     */
    public static SegmentRules published() {
        return new SegmentRules(YamlRecords.rules("published-rules.yaml", SegmentRules.class));
    }

    /** The rules in their order. */
    public List<SegmentRule> all() {
        return rules;
    }

    /** What each segment's customers fulfil, in words, in the order of the rules; {@link #NONE} last, unless a rule takes the rest. */
    public Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        rules.forEach(each -> reasons.put(each.name(), words(each)));
        if (!rules.get(rules.size() - 1).when().isEmpty()) {
            reasons.put(NONE, "none of the rules holds");
        }
        return reasons;
    }

    private static String words(SegmentRule rule) {
        return rule.when().isEmpty()
                ? "all others"
                : rule.when().entrySet().stream()
                        .map(each -> words(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String words(String column, List<String> values) {
        String name = SCORES.contains(column) ? column.toUpperCase(Locale.ROOT) : column;
        String min = values.get(0);
        String max = values.get(values.size() - 1);
        boolean range = values.stream().allMatch(each -> each.isEmpty() || number(each));
        if (!range || values.size() > 2) {
            return name + " " + String.join(" or ", values);
        }
        return name + " "
                + (min.isEmpty()
                        ? "up to " + max
                        : max.isEmpty() ? "from " + min : min.equals(max) ? min : min + " to " + max);
    }

    /** Whether some rule asks for money, or its score. */
    boolean askForMoney() {
        return ask(Set.of("m", "fm", "monetary"));
    }

    /** Whether some rule asks for one of these columns. */
    boolean ask(Set<String> columns) {
        return rules.stream().anyMatch(each -> each.when().keySet().stream().anyMatch(columns::contains));
    }

    /** The columns that the rules ask for. */
    Set<String> columns() {
        return rules.stream().flatMap(each -> each.when().keySet().stream()).collect(Collectors.toSet());
    }

    /** The name of each customer's segment. */
    List<String> assign(CustomerTable customers) {
        List<IntPredicate> holds =
                rules.stream().map(each -> holds(each, customers)).toList();
        return IntStream.range(0, customers.size())
                .mapToObj(row -> IntStream.range(0, rules.size())
                        .filter(rule -> holds.get(rule).test(row))
                        .mapToObj(rule -> rules.get(rule).name())
                        .findFirst()
                        .orElse(NONE))
                .toList();
    }

    /** For which rows of a table a rule holds. */
    static IntPredicate holds(SegmentRule rule, CustomerTable table) {
        IntPredicate all = row -> true;
        for (String name : rule.when().keySet()) {
            all = all.and(holds(rule, name, table));
        }
        return all;
    }

    private static IntPredicate holds(SegmentRule rule, String name, CustomerTable table) {
        Column column = column(rule, name, table);
        if (column.kind() == Column.Kind.WORDS) {
            List<String> words = table.words(column.name());
            Set<String> wanted = words(rule, name);
            return row -> wanted.contains(words.get(row));
        }
        double[] numbers = table.numbers(column.name());
        Ends ends = ends(rule, name);
        return row -> ends.holds(numbers[row]);
    }

    /** The column that a rule means, by its own name or that in result files. */
    static Column column(SegmentRule rule, String name, CustomerTable table) {
        return table.columns().stream()
                .filter(each -> each.name().equals(name) || each.file().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known =
                            table.columns().stream().map(Column::name).toList();
                    String near = Spelling.nearest(name, known)
                            .map(meant -> "did you mean " + meant + "? ")
                            .orElse("");
                    return new OptionException("rfm.rules", "a column of the customers", name)
                            .at(rule.place(), near + "known: " + String.join(", ", known));
                });
    }

    /** The words that a rule wants of a column; an empty one is none. */
    static Set<String> words(SegmentRule rule, String column) {
        return rule.when().getOrDefault(column, List.of()).stream()
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The range that a rule wants of a column. */
    static Ends ends(SegmentRule rule, String column) {
        List<String> values = new ArrayList<>(rule.when().getOrDefault(column, List.of()));
        if (values.size() <= 2 && values.stream().allMatch(each -> each.isEmpty() || number(each))) {
            String max = values.get(values.size() - 1);
            Ends ends = new Ends(
                    values.get(0).isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(values.get(0)),
                    max.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(max));
            if (ends.min <= ends.max) {
                return ends;
            }
        }
        throw new OptionException("rfm.rules", column + " a range [min, max], null where there is no limit", values)
                .at(rule.place(), "");
    }

    private static boolean number(String text) {
        return text.matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");
    }

    /** What is wrong with the rules: gaps, overlaps, and rules never reached. */
    public RuleCheck check(RfmScores scores) {
        return RuleCheck.of(this, scores);
    }
}
