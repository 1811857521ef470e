package segmentbook.recommendation;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import segmentbook.statistics.Rows;

/**
 * What a bought product adds to the score of another: a row a bought product, with all products where many have a
 * weight, else with those only. Rows are not copied.
 */
record Weights(int[] products, double[] values) {
    /** A row with weights of some products, rising; spread over all {@code size} where they are an eighth or more. */
    static Weights of(int[] products, double[] values, int size) {
        if (products.length * 8L < size) {
            return new Weights(products, values);
        }
        double[] row = new double[size];
        for (int i = 0; i < products.length; i++) {
            row[products[i]] = values[i];
        }
        return new Weights(new int[0], row);
    }

    /** The same with the {@code kept} greatest of them only; of equal ones those with the greater {@code tie}. */
    static Weights of(int[] products, double[] values, int size, int kept, IntUnaryOperator tie) {
        return products.length <= kept ? of(products, values, size) : best(products, values, size, kept, tie);
    }

    /** Likewise, and of those only the ones above zero, however few they are. */
    static Weights best(int[] products, double[] values, int size, int kept, IntUnaryOperator tie) {
        int[] best = Ranking.best(values, kept, i -> tie.applyAsInt(products[i]));
        Arrays.sort(best);
        return of(Rows.pick(products, best), Rows.pick(values, best), size);
    }

    private boolean isFull() {
        return products.length == 0 && values.length > 0;
    }

    /**
     * Adds rows to scores, one after the other; four full ones in one go, which reads and writes the scores once and has the
     * same sums.
     */
    static void add(Weights[] weights, int[] rows, double[] scores) {
        int row = 0;
        while (row < rows.length) {
            int full = row;
            while (full < Math.min(row + 4, rows.length) && weights[rows[full]].isFull()) {
                full++;
            }
            if (full == row + 4) {
                addFour(
                        weights[rows[row]].values,
                        weights[rows[row + 1]].values,
                        weights[rows[row + 2]].values,
                        weights[rows[row + 3]].values,
                        scores);
                row = full;
            } else {
                weights[rows[row++]].addTo(scores);
            }
        }
    }

    private static void addFour(double[] first, double[] second, double[] third, double[] fourth, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores[i] + first[i] + second[i] + third[i] + fourth[i];
        }
    }

    private void addTo(double[] scores) {
        if (isFull()) {
            for (int i = 0; i < values.length; i++) {
                scores[i] += values[i];
            }
        } else {
            for (int i = 0; i < products.length; i++) {
                scores[products[i]] += values[i];
            }
        }
    }

    double weight(int product) {
        if (isFull()) {
            return values[product];
        }
        int at = Arrays.binarySearch(products, product);
        return at < 0 ? 0 : values[at];
    }
}
