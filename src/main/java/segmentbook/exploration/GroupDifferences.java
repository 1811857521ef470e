package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * How the two largest groups of customers by a column of words differ in each column of numbers.
 *
 * <p>The difference of the means has Welch's interval at 95 %, for groups of unequal size and spread; Hedges' g gives it in
 * standard deviations of both groups together (around .2 is small, .5 medium, .8 large: Cohen 1988).
 *
 * @param by the column of words
 * @param groups its two largest groups, the larger first
 * @param all one each column of numbers, in the order of the table
 */
public record GroupDifferences(String by, List<String> groups, List<Difference> all) {
    private static final int MIN = 3; // customers in a group

    /**
     * One column.
     *
     * @param column what is compared
     * @param first the mean of the first group
     * @param second the mean of the second
     * @param low the lower end of the interval of {@code first - second}
     * @param high the upper end
     * @param effect Hedges' g, above zero where the first group is higher
     */
    public record Difference(Column column, double first, double second, double low, double high, double effect) {
        /** Whether the interval holds no 0. */
        public boolean isTold() {
            return low > 0 || high < 0;
        }
    }

    /** By the first column of words that has two groups of {@value #MIN} customers or more; nothing where there is none. */
    public static GroupDifferences of(CustomerTable customers) {
        return customers.names(Kind.WORDS).stream()
                .map(each -> of(customers, each))
                .filter(each -> each.whyNot().isEmpty())
                .findFirst()
                .orElseGet(() -> new GroupDifferences("", List.of(), List.of()));
    }

    /** By a column of words. */
    public static GroupDifferences of(CustomerTable customers, String by) {
        List<String> words = customers.words(by);
        var large = Frequency.of(words.stream()).stream().filter(each -> each.count() >= MIN);
        List<String> groups = large.limit(2).map(Frequency::text).toList();
        List<Difference> all = new ArrayList<>();
        for (String column : groups.size() < 2 ? List.<String>of() : customers.names(Kind.NUMBER)) {
            double[] values = customers.numbers(column);
            List<Distribution> two = groups.stream()
                    .map(group ->
                            Rows.where(values.length, row -> words.get(row).equals(group)))
                    .map(rows -> CustomerTable.known(Rows.pick(values, rows)))
                    .filter(known -> known.length >= MIN)
                    .map(known -> Distribution.of(column, known))
                    .toList();
            if (two.size() == 2 && two.get(0).deviation() + two.get(1).deviation() > 0) {
                all.add(difference(customers.column(column), two.get(0), two.get(1)));
            }
        }
        return new GroupDifferences(by, groups, List.copyOf(all));
    }

    private static Difference difference(Column column, Distribution one, Distribution other) {
        double first = one.deviation() * one.deviation();
        double second = other.deviation() * other.deviation();
        double ofFirst = first / one.size();
        double ofSecond = second / other.size();
        double freedom = (ofFirst + ofSecond)
                * (ofFirst + ofSecond)
                / (ofFirst * ofFirst / (one.size() - 1) + ofSecond * ofSecond / (other.size() - 1));
        double width = new TDistribution(freedom).inverseCumulativeProbability(.975) * Math.sqrt(ofFirst + ofSecond);
        double apart = one.mean() - other.mean();
        double both = one.size() + other.size() - 2.0;
        double pooled = Math.sqrt(((one.size() - 1) * first + (other.size() - 1) * second) / both);
        double unbiased = 1 - 3 / (4 * both - 1);
        return new Difference(
                column, one.mean(), other.mean(), apart - width, apart + width, unbiased * apart / pooled);
    }

    /** Why nothing can be compared, in a sentence without its full stop; empty where it can. */
    public String whyNot() {
        return all.isEmpty()
                ? say("Nothing to compare: no column of words has two groups of %d customers whose numbers differ", MIN)
                : "";
    }

    /** What is told apart, in a sentence without its full stop. */
    public String sentence() {
        if (!whyNot().isEmpty()) {
            return whyNot();
        }
        long told = all.stream().filter(Difference::isTold).count();
        Difference most = all.stream()
                .filter(each -> told == 0 || each.isTold())
                .max(Comparator.comparingDouble(each -> Math.abs(each.effect)))
                .orElseThrow();
        String means = most.column.digits(most.first) + " against " + most.column.digits(most.second);
        String size = say("%s, %s (Hedges' g %.2f)", most.column.name(), means, most.effect);
        String chance = all.size() == 1 ? "" : " " + say("(by chance alone about %.1f would)", .05 * all.size());
        String both = "By " + by + ", " + String.join(" and ", groups);
        return told == 0
                ? say("%s cannot be told apart by any number; farthest apart is %s", both, size)
                : say("%s differ in %,d of %,d numbers%s, most in %s", both, told, all.size(), chance, size);
    }

    /** One row a column: the means of both groups, their difference with its interval, and its size. */
    public Table table() {
        if (!whyNot().isEmpty()) {
            return Table.create(whyNot());
        }
        return Columns.<Difference>none()
                .text("column", "", each -> each.column.name())
                .number("mean, " + groups.get(0), "", Difference::first)
                .number("mean, " + groups.get(1), "", Difference::second)
                .number("difference", "", each -> each.first - each.second)
                .number("from", "", Difference::low)
                .number("to", "", Difference::high)
                .number("Hedges' g", "", Difference::effect)
                .table("By " + by + ": means and their difference, with its interval at 95 %", all);
    }
}
