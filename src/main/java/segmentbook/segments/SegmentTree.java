package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.features.Fill;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import smile.base.cart.DecisionNode;
import smile.base.cart.Node;
import smile.base.cart.OrdinalNode;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;
import smile.math.MathEx;
import tech.tablesaw.api.Table;

/**
 * Segments in rules that a person can read: a decision tree (CART, Breiman et al. 1984) of at most {@value #DEPTH} questions
 * about the numbers of a customer, and how often it is right of customers whom it has not seen.
 *
 * <p>What is not known of a customer is taken as the median.
 */
public final class SegmentTree extends Columns.Tabled {
    private static final String SEGMENT = "its segment";
    private static final int DEPTH = 4;
    private static final int FOLDS = 5;
    private static final int FEWEST = 20; // customers
    private static final int LEAF = 5;

    private final Segmentation segmentation;
    private final List<String> names;
    private final List<Column> measures;
    private final int[] segments;
    private final String whyNot;
    private final List<Rule> rules = new ArrayList<>();
    private Bootstrap right = Bootstrap.mean(new double[0]);

    /**
     * One way through the tree.
     *
     * @param segment that it says
     * @param words what must hold
     * @param customers for whom it does
     * @param right how many of them are in the segment
     */
    public record Rule(String segment, String words, int customers, int right) {}

    private record Limit(int column, boolean most) {}

    private SegmentTree(Segmentation segmentation) {
        this.segmentation = segmentation;
        var customers = segmentation.customers();
        names = segmentation.segments();
        measures = Rows.where(
                customers.columns(),
                each -> each.kind() == Column.Kind.NUMBER && customers.missing(each.name()) < customers.size());
        segments = segmentation.labels(names);
        whyNot = names.size() < 2
                ? "Everybody is in one segment, so no rule tells segments apart"
                : measures.isEmpty()
                        ? "No number is known of the customers, so no rule of numbers tells segments apart"
                        : segments.length < FEWEST
                                ? say("Rules need %d customers, found %,d", FEWEST, segments.length)
                                : "";
    }

    /** Of the numbers that the segmentation knows of its customers. */
    public static SegmentTree of(Segmentation segmentation) {
        SegmentTree tree = new SegmentTree(segmentation);
        if (tree.whyNot.isEmpty()) {
            tree.grow();
        }
        return tree;
    }

    private void grow() {
        String[] columns = measures.stream().map(Column::name).toArray(String[]::new);
        NominalScale scale = new NominalScale(names.toArray(String[]::new));
        DataFrame all = DataFrame.of(values(), columns)
                .merge(IntVector.of(new StructField(SEGMENT, DataTypes.IntegerType, scale), segments));
        walk(fit(all).root(), all, Rows.where(segments.length, row -> true), Map.of());
        int[] part = new Random(Bootstrap.SEED).ints(segments.length, 0, FOLDS).toArray();
        double[] hits = new double[segments.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            int[] others = Rows.where(segments.length, row -> part[row] != out);
            boolean alike =
                    IntStream.of(others).map(row -> segments[row]).distinct().count() == 1;
            ToIntFunction<Tuple> said = alike ? row -> segments[others[0]] : fit(all.of(others))::predict;
            IntStream.of(Rows.where(segments.length, row -> part[row] == out))
                    .forEach(row -> hits[row] = said.applyAsInt(all.get(row)) == segments[row] ? 1 : 0);
        }
        right = Bootstrap.mean(hits);
    }

    private static DecisionTree fit(DataFrame known) {
        return DecisionTree.fit(Formula.lhs(SEGMENT), known, SplitRule.GINI, DEPTH + 1, 1 << DEPTH, LEAF);
    }

    private double[][] values() {
        var known = segmentation.customers().select(measures::contains);
        var filled = Fill.fit(known).apply(known);
        return MathEx.transpose(
                measures.stream().map(each -> filled.numbers(each.name())).toArray(double[][]::new));
    }

    /** Adds a rule for each leaf below a node, with the limits on the way to it; the last one of its kind is the tightest. */
    private void walk(Node node, DataFrame all, int[] rows, Map<Limit, Double> limits) {
        if (node instanceof OrdinalNode question) {
            IntPredicate yes = row -> question.branch(all.get(row));
            int[] low = Rows.where(rows, yes);
            int[] high = Rows.where(rows, yes.negate());
            DoubleSummaryStatistics below = values(all, low, question.feature());
            DoubleSummaryStatistics above = values(all, high, question.feature());
            walk(question.trueChild(), all, low, and(limits, new Limit(question.feature(), true), below.getMax()));
            walk(question.falseChild(), all, high, and(limits, new Limit(question.feature(), false), above.getMin()));
        } else if (node instanceof DecisionNode leaf) {
            int right = Rows.where(rows, row -> segments[row] == leaf.output()).length;
            rules.add(new Rule(names.get(leaf.output()), words(limits), rows.length, right));
        }
    }

    private static DoubleSummaryStatistics values(DataFrame all, int[] rows, int column) {
        return IntStream.of(rows).mapToDouble(row -> all.getDouble(row, column)).summaryStatistics();
    }

    private static Map<Limit, Double> and(Map<Limit, Double> limits, Limit limit, double value) {
        Map<Limit, Double> more = new LinkedHashMap<>(limits);
        more.put(limit, value);
        return more;
    }

    private String words(Map<Limit, Double> limits) {
        var columns = limits.keySet().stream().map(Limit::column).distinct().sorted();
        var each = columns.map(column ->
                words(measures.get(column), limits.get(new Limit(column, false)), limits.get(new Limit(column, true))));
        return String.join(", ", each.toList());
    }

    private static String words(Column measure, @Nullable Double low, @Nullable Double high) {
        if (low == null) {
            return measure.name() + " at most " + measure.digits(Objects.requireNonNull(high));
        } else if (high == null) {
            return measure.name() + " at least " + measure.digits(low);
        }
        return measure.name() + " " + measure.range(low, high);
    }

    /** Why there are no rules, in a sentence without its full stop; empty where there are. */
    public String whyNot() {
        return whyNot;
    }

    /** All rules, those with most customers first. */
    public List<Rule> rules() {
        return rules.stream()
                .sorted(Comparator.comparingInt(Rule::customers).reversed())
                .toList();
    }

    /** In which part of customers whom it has not seen the tree names the right segment, 0 to 1; NaN where there are no rules. */
    public Bootstrap fidelity() {
        return right;
    }

    /** How often the rules are right, and how often the largest segment would be, in a sentence without its full stop. */
    public String sentence() {
        double largest = names.stream()
                .mapToInt(each -> segmentation.rows(each).length)
                .max()
                .orElse(0);
        return whyNot.isEmpty()
                ? say(
                                "%d questions at most name the segment of %.0f %% of the customers whom the rules have not seen (%.0f to %.0f)",
                                DEPTH, 100 * right.whole(), 100 * right.low(), 100 * right.high())
                        + say("; the largest segment alone is right of %.0f %%", 100 * largest / segments.length)
                : whyNot;
    }

    /** The rule of each segment that holds for most of its customers; segments that no rule says are left out. */
    public Table table() {
        List<Rule> first = names.stream()
                .flatMap(
                        name -> rules.stream()
                                .filter(each -> each.segment.equals(name))
                                .max(Comparator.comparingInt(Rule::right))
                                .stream())
                .toList();
        return Columns.<Rule>none()
                .text("segment", "", Rule::segment)
                .text("if", "", Rule::words)
                .whole("customers", "", Rule::customers)
                .share("% in it", "", each -> (double) each.right / each.customers)
                .share("% of it", "", each -> (double) each.right / segmentation.rows(each.segment).length)
                .table(whyNot, sentence(), first);
    }

    /** Fidelity and rules, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        if (!whyNot.isEmpty()) {
            metrics.put("why_not", whyNot);
            return metrics;
        }
        metrics.put("fidelity", List.of(right.whole(), right.low(), right.high()));
        metrics.put(
                "rules",
                rules().stream().map(each -> each.segment + ": " + each.words).toList());
        return metrics;
    }
}
