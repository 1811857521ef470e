package segmentbook.drafting;

import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Rows;
import segmentbook.tables.TextColumn;

/** Measures how columns depend on each other. */
final class Relations {
    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    /** So many texts on two lines or more tell whether columns go together. */
    static final int ENOUGH = 20;

    /** Of columns that say nothing about each other. */
    static final Dependence NO_EVIDENCE = new Dependence(0, 0);

    private Relations() {}

    /**
     * How often one column decides another.
     *
     * @param holds texts that always stand beside the same text of the other column
     * @param of texts that stand on two lines or more
     */
    record Dependence(int holds, int of) {
        double share() {
            return of == 0 ? 0 : (double) holds / of;
        }
    }

    /** How often a text of {@code one} decides that of {@code other}; lines where either is blank do not count. */
    static Dependence dependence(TextColumn one, TextColumn other) {
        int[] beside = new int[one.distinct()];
        int[] lines = new int[one.distinct()];
        Arrays.fill(beside, NONE);
        boolean[] blank = one.booleans(String::isBlank);
        boolean[] otherBlank = other.booleans(String::isBlank);
        for (int line = 0; line < one.size(); line++) {
            int text = one.code(line);
            int found = other.code(line);
            if (!blank[text] && !otherBlank[found]) {
                lines[text]++;
                beside[text] = beside[text] == NONE || beside[text] == found ? found : SEVERAL;
            }
        }
        int[] repeated = Rows.where(lines.length, text -> lines[text] > 1);
        return new Dependence(
                (int) IntStream.of(repeated).filter(text -> beside[text] >= 0).count(), repeated.length);
    }

    /** The share of lines on which the product of two columns is the third, but for rounding to cents. */
    static double product(int lines, IntToDoubleFunction one, IntToDoubleFunction two, IntToDoubleFunction three) {
        long equal = IntStream.range(0, lines)
                .filter(line -> Math.abs(one.applyAsDouble(line) * two.applyAsDouble(line) - three.applyAsDouble(line))
                        <= .0051 + .0001 * Math.abs(three.applyAsDouble(line)))
                .count();
        return (double) equal / lines;
    }

    /**
     * How many texts have one amount of money, or one amount a unit, among those bought in different quantities.
     *
     * @param ofAUnit whether money is divided by counts
     */
    static Dependence fixed(TextColumn text, IntToDoubleFunction counts, IntToDoubleFunction money, boolean ofAUnit) {
        var lines = bought(text.size(), counts, money)
                .collect(groupingBy(text::code))
                .values();
        lines.removeIf(own -> own.stream().map(counts::applyAsDouble).distinct().count() < 2);
        double parts = parts(text.size(), counts, money);
        ToLongFunction<Integer> cents = line -> cents(counts, money, line, ofAUnit, parts);
        var holds = lines.stream()
                .filter(own -> own.stream().mapToLong(cents).distinct().count() == 1);
        return new Dependence((int) holds.count(), lines.size());
    }

    /** The lines with a quantity and money above zero. */
    static Stream<Integer> bought(int lines, IntToDoubleFunction counts, IntToDoubleFunction money) {
        return IntStream.range(0, lines)
                .filter(line -> counts.applyAsDouble(line) > 0 && money.applyAsDouble(line) > 0)
                .boxed();
    }

    /** How many parts of the currency are told apart: hundredths, or finer ones where most money is less than five of them. */
    static double parts(int lines, IntToDoubleFunction counts, IntToDoubleFunction money) {
        long small = bought(lines, counts, money)
                .filter(line -> money.applyAsDouble(line) < .05)
                .count();
        return 2 * small > lines ? 1e8 : 100;
    }

    /** Such parts of the money on a line, or of one of its units. */
    static long cents(IntToDoubleFunction counts, IntToDoubleFunction money, int line, boolean ofAUnit, double parts) {
        return Math.round(parts * money.applyAsDouble(line) / (ofAUnit ? counts.applyAsDouble(line) : 1));
    }

    /**
     * How many times as large the median of a column is where the count is 2 or more.
     *
     * @return the median where the count is 2 or more divided by the median where it is 1; NaN where either has few lines
     */
    static double growth(int lines, IntToDoubleFunction counts, IntToDoubleFunction money) {
        return median(lines, counts, money, false) / median(lines, counts, money, true);
    }

    private static double median(int lines, IntToDoubleFunction counts, IntToDoubleFunction money, boolean single) {
        double[] values = IntStream.range(0, lines)
                .filter(line -> single ? counts.applyAsDouble(line) == 1 : counts.applyAsDouble(line) >= 2)
                .mapToDouble(money)
                .filter(value -> value > 0)
                .toArray();
        return values.length < 5 ? Double.NaN : Distribution.of("", values).median();
    }
}
