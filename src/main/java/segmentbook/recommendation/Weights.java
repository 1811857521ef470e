package segmentbook.recommendation;

import java.util.Arrays;

/**
 * What a bought product adds to the score of another: a row a bought product, with all products where many have a
 * weight, else with those only. Rows are not copied.
 */
record Weights(int[] products, double[] values) {
    private static final int[] ALL = {};

    /** A row with weights of some products, rising; spread over all {@code size} where they are a quarter or more. */
    static Weights of(int[] products, double[] values, int size) {
        if (products.length * 4L < size) {
            return new Weights(products, values);
        }
        double[] row = new double[size];
        for (int i = 0; i < products.length; i++) {
            row[products[i]] = values[i];
        }
        return new Weights(ALL, row);
    }

    private boolean isFull() {
        return products.length == 0 && values.length > 0;
    }

    void addTo(double[] scores) {
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
