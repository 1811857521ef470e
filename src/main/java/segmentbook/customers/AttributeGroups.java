package segmentbook.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Rows;

/**
 * The customers parted by one attribute: by its most frequent words, or by thirds of a measured one; those of whom it is
 * not known are a group of their own, the last one.
 */
public final class AttributeGroups {
    private static final int MOST = 4;
    private static final int THIRDS = 3;

    private final Column attribute;
    private final List<String> labels;
    private final int[] groups;
    private final boolean unknown;
    private final double @Nullable [] values; // of a measured attribute
    private final List<String> words; // of another

    /**
     * @param labels of the groups of whom the attribute is known
     * @param groups by row, below zero where it is not known
     */
    private AttributeGroups(
            Column attribute, List<String> labels, int[] groups, double @Nullable [] values, List<String> words) {
        this.attribute = attribute;
        unknown = Arrays.stream(groups).anyMatch(group -> group < 0);
        this.labels = new ArrayList<>(labels);
        if (unknown) {
            this.labels.add("not known");
        }
        this.groups = Arrays.stream(groups)
                .map(group -> group < 0 ? labels.size() : group)
                .toArray();
        this.values = values;
        this.words = words;
    }

    static AttributeGroups of(CustomerTable customers, Column attribute) {
        return attribute.kind() == Column.Kind.WORDS
                ? ofWords(attribute, customers.words(attribute.name()))
                : ofNumbers(attribute, customers.numbers(attribute.name()), THIRDS);
    }

    private static AttributeGroups ofWords(Column attribute, List<String> words) {
        List<Frequency> all = Frequency.of(words.stream());
        List<String> labels =
                new ArrayList<>(all.stream().limit(MOST).map(Frequency::text).toList());
        if (all.size() > MOST) {
            labels.add("all others");
        }
        int[] groups = words.stream()
                .mapToInt(word -> word.isEmpty() || labels.contains(word) ? labels.indexOf(word) : MOST)
                .toArray();
        return new AttributeGroups(attribute, labels, groups, null, words);
    }

    /**
     * By parts of a measured attribute that hold as many each, but for equal values, which stay together.
     *
     * @param values by row; NaN where it is not known
     * @param parts how many at most
     */
    public static AttributeGroups ofNumbers(Column attribute, double[] values, int parts) {
        double[] known = CustomerTable.known(values);
        double[] edges = IntStream.range(1, known.length == 0 ? 1 : parts)
                .mapToDouble(part -> Distribution.of(attribute.name(), known).quantile(part, parts))
                .toArray();
        TreeMap<Long, DoubleSummaryStatistics> thirds = Arrays.stream(known)
                .boxed()
                .collect(Collectors.groupingBy(
                        value -> edgesBelow(edges, value), TreeMap::new, Collectors.summarizingDouble(value -> value)));
        int[] groups = Arrays.stream(values)
                .mapToInt(value -> Double.isNaN(value)
                        ? -1
                        : thirds.headMap(edgesBelow(edges, value)).size())
                .toArray();
        List<String> labels = Rows.list(thirds.values(), third -> attribute.range(third.getMin(), third.getMax()));
        return new AttributeGroups(attribute, labels, groups, values, List.of());
    }

    private static long edgesBelow(double[] edges, double value) {
        return Arrays.stream(edges).filter(edge -> edge < value).count();
    }

    /** The attribute. */
    public String attribute() {
        return attribute.name();
    }

    /** Where a measured attribute is cut, for a header: {@code , cut 18 to 36 | 37 to 55}; empty for words. */
    public String cut() {
        return values == null
                ? ""
                : ", cut " + String.join(" | ", labels.subList(0, labels.size() - (unknown ? 1 : 0)));
    }

    /** What the groups are called, that of whom it is not known last, where there are any. */
    public List<String> labels() {
        return List.copyOf(labels);
    }

    /** The number of a customer's group among the labels, by row. */
    public int group(int row) {
        return groups[row];
    }

    /** Whether the attribute of a customer is known, by row. */
    public boolean isKnown(int row) {
        return !unknown || groups[row] < labels.size() - 1;
    }

    /**
     * What customers are like, of those of whom it is known: the median of a measured attribute, the most frequent word of
     * others with its share.
     */
    public String typical(int[] rows) {
        int[] known = IntStream.of(rows).filter(this::isKnown).toArray();
        if (known.length == 0) {
            return "not known";
        }
        double[] numbers = values;
        if (numbers != null) {
            return attribute.digits(
                    Distribution.of(attribute.name(), Rows.pick(numbers, known)).median());
        }
        return Digits.shares(IntStream.of(known).mapToObj(words::get)).get(0);
    }

    /** The rows of a group. */
    public int[] rows(int group) {
        return Rows.where(groups.length, row -> groups[row] == group);
    }
}
