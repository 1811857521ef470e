package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import segmentbook.columns.Columns;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.Rows;
import segmentbook.statistics.TwoShares;
import tech.tablesaw.api.Table;

/**
 * How the columns of numbers of customers go together, pair by pair, each among those of whom both are known.
 *
 * <p>Intervals are at 95 %, by Fisher's z (with Bonett and Wright's 2000 wider error for ranks); a pair counts as
 * correlated where its interval holds no 0.
 *
 * @param method what was measured
 * @param columns in the order of the table
 * @param pairs all of them, the strongest first
 */
public record Correlations(Method method, List<String> columns, List<Pair> pairs) {
    private static final double APART = .4;

    /** What is measured. */
    public enum Method {
        /** How near the points are to a straight line. */
        PEARSON("Pearson's r", (x, y) -> new PearsonsCorrelation().correlation(x, y)),
        /** The same of ranks: whether the one rises wherever the other does. */
        SPEARMAN("Spearman's rho", (x, y) -> new SpearmansCorrelation().correlation(x, y));

        private final String words;
        private final ToDoubleBiFunction<double[], double[]> measure;

        Method(String words, ToDoubleBiFunction<double[], double[]> measure) {
            this.words = words;
            this.measure = measure;
        }

        /** The name of the coefficient. */
        public String words() {
            return words;
        }
    }

    /**
     * Two columns.
     *
     * @param coefficient -1 to 1; NaN where either is the same for all, or fewer than 4 customers have both
     * @param low the lower end of its interval
     * @param high the upper end
     * @param straight Pearson's r beside Spearman's rho, which is cheap; NaN where r is the coefficient
     */
    public record Pair(
            String first, String second, int customers, double coefficient, double low, double high, double straight) {
        /** Whether the interval holds no 0. */
        public boolean isCorrelated() {
            return low > 0 || high < 0;
        }

        /** Whether ranks and straight line say different things. */
        boolean isAtOdds() {
            return isCorrelated() && Math.abs(coefficient - straight) > APART;
        }
    }

    /** Of all pairs of columns of numbers. */
    public static Correlations of(CustomerTable customers, Method method) {
        List<String> columns = customers.names(Kind.NUMBER);
        List<Pair> pairs = columns.stream()
                .flatMap(column -> columns.stream()
                        .takeWhile(before -> !before.equals(column))
                        .map(before -> pair(customers, before, column, method)))
                .sorted(Comparator.comparingDouble(
                        (Pair each) -> Double.isNaN(each.coefficient) ? 0 : -Math.abs(each.coefficient)))
                .toList();
        return new Correlations(method, columns, pairs);
    }

    private static Pair pair(CustomerTable customers, String first, String second, Method method) {
        double[] x = customers.numbers(first);
        double[] y = customers.numbers(second);
        int[] known = Rows.where(x.length, row -> !Double.isNaN(x[row]) && !Double.isNaN(y[row]));
        int n = known.length;
        double r = n < 4 ? Double.NaN : method.measure.applyAsDouble(Rows.pick(x, known), Rows.pick(y, known));
        double widening = method == Method.SPEARMAN ? Math.sqrt(1 + r * r / 2) : 1;
        double error = TwoShares.NORMAL_975 * widening / Math.sqrt(n - 3.0);
        double z = .5 * StrictMath.log((1 + r) / (1 - r));
        double straight = method == Method.PEARSON || n < 4
                ? Double.NaN
                : Method.PEARSON.measure.applyAsDouble(Rows.pick(x, known), Rows.pick(y, known));
        return new Pair(first, second, n, r, StrictMath.tanh(z - error), StrictMath.tanh(z + error), straight);
    }

    /**
     * The coefficient of two columns, 1 of a column with itself.
     *
     * @throws IllegalArgumentException where there is no such pair
     */
    public double of(String first, String second) {
        return first.equals(second) ? 1 : pair(first, second).coefficient;
    }

    /** A pair, whichever stands first; throws likewise. */
    public Pair pair(String first, String second) {
        return Rows.first(pairs, each -> List.of(each.first, each.second).containsAll(List.of(first, second)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "correlation: two of " + String.join(", ", columns) + ", found " + first + " and " + second));
    }

    /** The strongest pair and whether it can be told from none, in a sentence without its full stop. */
    public String sentence() {
        if (pairs.isEmpty()) {
            return "Correlations need two columns of numbers";
        }
        Pair first = pairs.get(0);
        if (Double.isNaN(first.coefficient)) {
            return "No two columns differ between enough customers for a correlation";
        }
        long real = pairs.stream().filter(Pair::isCorrelated).count();
        boolean near = first.isCorrelated() && Math.min(Math.abs(first.low), Math.abs(first.high)) < .005;
        String strongest = near ? "%s and %s, %s %.3f (%.3f to %.3f)" : "%s and %s, %s %.2f (%.2f to %.2f)";
        String ends = say(strongest, first.first, first.second, method.words, first.coefficient, first.low, first.high);
        if (pairs.size() == 1) {
            return ends + (real == 1 ? "" : ", which cannot be told from no correlation");
        }
        String any = "%,d of %,d pairs %s (by chance alone about %,.1f would), most of all %s";
        String none = "No pair of %,d can be told from no correlation; the strongest is %s";
        String many = real == 1 ? "correlates" : "correlate";
        return real == 0 ? say(none, pairs.size(), ends) : say(any, real, pairs.size(), many, .05 * pairs.size(), ends);
    }

    /** One row a pair, the strongest first: coefficient, interval, and the customers of whom both are known. */
    public Table table() {
        return Columns.<Pair>none()
                .text("column", "", Pair::first)
                .text("with", "", Pair::second)
                .number(method.words, "", Pair::coefficient)
                .number("from", "", Pair::low)
                .number("to", "", Pair::high)
                .whole("customers", "", Pair::customers)
                .table(sentence() + atOdds(), pairs);
    }

    /** The pair of which ranks and straight line say most different things, if any; a curve or values far out do that. */
    private String atOdds() {
        return pairs.stream()
                .filter(Pair::isAtOdds)
                .max(Comparator.comparingDouble(each -> Math.abs(each.coefficient - each.straight)))
                .map(each -> say(
                        "; %s and %s: %s %.2f, but %s %.2f, as a curve or values far out make it",
                        each.first, each.second, method.words, each.coefficient, Method.PEARSON.words, each.straight))
                .orElse("");
    }
}
