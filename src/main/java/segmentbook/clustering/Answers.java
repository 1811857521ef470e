package segmentbook.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.OneHot;
import segmentbook.statistics.Rows;
import smile.math.MathEx;

/**
 * The columns of a matrix as questions with one answer each: the zeros and ones that a column of words became, on whatever
 * scale, are one question, without an answer where the column for missing words says so; any other column is one of two answers.
 */
final class Answers {
    private static final double LEAST = 1e-12; // held for the share of an empty class, or of an answer that nobody gave

    private final FeatureMatrix matrix;
    private final List<Predicate<double[]>> all = new ArrayList<>(); // whether a row gives an answer
    private final List<int[]> questions = new ArrayList<>(); // the numbers of their answers
    final double[][] points; // the different rows
    private final int[] counts; // of their customers
    private final int[][] given; // numbers of the answers of each

    Answers(FeatureMatrix matrix) {
        this.matrix = matrix;
        List<String> singles = new ArrayList<>(matrix.columns());
        for (var step : matrix.steps()) {
            if (step instanceof OneHot encoding) {
                List<String> words = new ArrayList<>(encoding.columns());
                words.retainAll(singles);
                singles.removeAll(words);
                words.remove(encoding.column() + " missing");
                ask(words.stream().map(this::high).toList());
            }
        }
        singles.stream().map(this::high).forEach(each -> ask(List.of(each, each.negate())));
        TreeMap<double[], Integer> different = new TreeMap<>(Arrays::compare);
        Arrays.stream(matrix.toArray()).forEach(row -> different.merge(row, 1, Integer::sum));
        points = different.keySet().toArray(double[][]::new);
        counts = different.values().stream().mapToInt(each -> each).toArray();
        given = Arrays.stream(points).map(this::given).toArray(int[][]::new);
    }

    private int[] given(double[] row) {
        return IntStream.range(0, all.size()).filter(i -> all.get(i).test(row)).toArray();
    }

    private Predicate<double[]> high(String name) {
        int column = matrix.columns().indexOf(name);
        double[] values = matrix.column(column);
        double middle = (StatUtils.min(values) + StatUtils.max(values)) / 2;
        return row -> row[column] > middle;
    }

    private void ask(List<Predicate<double[]>> answers) {
        questions.add(IntStream.range(all.size(), all.size() + answers.size()).toArray());
        all.addAll(answers);
    }

    /** How many numbers describe so many classes: sizes and probabilities, less those that add up to 1 with the others. */
    int parameters(int k) {
        return k - 1 + k * (all.size() - questions.size());
    }

    /**
     * Classes after a pass.
     *
     * @param sizes the share of customers in each
     * @param shares how far each point belongs to each class
     */
    record Fitted(double[] sizes, double[][] shares, double logLikelihood) {
        /** The class that each point most probably belongs to, from 0; one that is nobody's has who belongs to it most. */
        int[] likeliest() {
            int[] classes = Arrays.stream(shares).mapToInt(MathEx::whichMax).toArray();
            int[] members = Rows.counts(sizes.length, Arrays.stream(classes));
            for (int k = 0; k < members.length; k++) {
                int empty = k;
                if (members[k] == 0) {
                    int most = IntStream.range(0, classes.length)
                            .filter(point -> members[classes[point]] > 1)
                            .boxed()
                            .max(Comparator.comparingDouble(point -> shares[point][empty]))
                            .orElseThrow();
                    members[classes[most]]--;
                    members[k]++;
                    classes[most] = k;
                }
            }
            return classes;
        }
    }

    /** After a first pass from shares drawn at random. */
    Fitted start(int k, long seed) {
        Random random = new Random(seed);
        return pass(Arrays.stream(points)
                .map(each ->
                        MathArrays.normalizeArray(random.doubles(k, LEAST, 1).toArray(), 1))
                .toArray(double[][]::new));
    }

    /** After more passes, so many at most, until the log-likelihood rises by less than {@code tolerance}. */
    Fitted on(Fitted fitted, int passes, double tolerance) {
        Fitted next = fitted;
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < passes && next.logLikelihood - before >= tolerance; i++) {
            before = next.logLikelihood;
            next = pass(next.shares);
        }
        return next;
    }

    /** The shares that follow from the sizes and probabilities that other shares make likeliest. */
    private Fitted pass(double[][] shares) {
        int k = shares[0].length;
        double[] sizes = new double[k];
        double[][] logs = new double[k][all.size()];
        for (int point = 0; point < points.length; point++) {
            for (int i = 0; i < k; i++) {
                double share = shares[point][i] * counts[point];
                sizes[i] += share / matrix.rows();
                for (int answer : given[point]) {
                    logs[i][answer] += share;
                }
            }
        }
        Arrays.stream(logs).forEach(sums -> questions.forEach(question -> toLogs(sums, question)));
        return expected(sizes, logs);
    }

    /** Makes logarithms of probabilities of sums of shares; of a question that nobody in a class answered, equal ones. */
    private static void toLogs(double[] sums, int[] question) {
        double sum = IntStream.of(question).mapToDouble(i -> sums[i]).sum();
        for (int i : question) {
            sums[i] = StrictMath.log(sum > 0 ? Math.max(LEAST, sums[i] / sum) : 1.0 / question.length);
        }
    }

    private Fitted expected(double[] sizes, double[][] logs) {
        double[][] shares = new double[points.length][sizes.length];
        double logLikelihood = 0;
        for (int point = 0; point < points.length; point++) {
            double[] own = shares[point];
            for (int i = 0; i < own.length; i++) {
                own[i] = StrictMath.log(Math.max(LEAST, sizes[i]));
                for (int answer : given[point]) {
                    own[i] += logs[i][answer];
                }
            }
            double max = StatUtils.max(own);
            Arrays.setAll(own, i -> StrictMath.exp(own[i] - max));
            logLikelihood += counts[point] * (max + StrictMath.log(StatUtils.sum(own)));
            shares[point] = MathArrays.normalizeArray(own, 1);
        }
        return new Fitted(sizes, shares, logLikelihood);
    }
}
