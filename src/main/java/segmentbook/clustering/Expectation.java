package segmentbook.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Expectation and maximisation: how far each row belongs to each component, then the components anew, in turns. */
final class Expectation {
    private static final int BLOCK = 512;
    private static final int MAX_PASSES = 500;
    private static final double TOLERANCE = 1e-3;
    private static final double REGULARISATION = 1e-6;

    private final double[][] rows;
    private final int k;
    private final int width;
    private final double floor;
    private final Components start;
    private double logLikelihood;

    Expectation(double[][] rows, Clustering clusters) {
        this.rows = rows;
        k = clusters.k();
        width = rows[0].length;
        floor = REGULARISATION * variance();
        Moments hard = new Moments(reference());
        for (int row = 0; row < rows.length; row++) {
            hard.add(clusters.label(row) - 1, rows[row], 1);
        }
        start = components(hard);
    }

    /** The mean variance of the columns; 1 where there is none. */
    private double variance() {
        double[] mean = reference()[0];
        double sum = 0;
        for (double[] row : rows) {
            sum += Centres.squared(row, mean);
        }
        return sum == 0 ? 1 : sum / rows.length / width;
    }

    /** The mean of all rows, once for each component. */
    private double[][] reference() {
        double[] mean = Centres.means(rows, new int[rows.length], 1)[0];
        return IntStream.range(0, k).mapToObj(i -> mean).toArray(double[][]::new);
    }

    /** Passes until the mean log-likelihood of a row rises by less than a thousandth. */
    Components run() {
        Components components = start;
        double before = Double.NEGATIVE_INFINITY;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            Moments moments = pass(components);
            components = components(moments);
            double mean = moments.logLikelihood / rows.length;
            if (mean - before < TOLERANCE) {
                break;
            }
            before = mean;
        }
        logLikelihood = pass(components).logLikelihood;
        return components;
    }

    /** Of the last components. */
    double logLikelihood() {
        return logLikelihood;
    }

    /** Blocks of rows side by side, their sums added in the order of rows. */
    private Moments pass(Components components) {
        List<Moments> blocks = IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> block(components, block * BLOCK))
                .toList();
        Moments all = new Moments(components.means());
        blocks.forEach(all::add);
        return all;
    }

    private Moments block(Components components, int from) {
        Moments moments = new Moments(components.means());
        double[] logs = new double[k];
        for (int row = from; row < Math.min(from + BLOCK, rows.length); row++) {
            double all = components.logDensity(rows[row], logs);
            moments.logLikelihood += all;
            for (int i = 0; i < k; i++) {
                moments.add(i, rows[row], StrictMath.exp(logs[i] - all));
            }
        }
        return moments;
    }

    private Components components(Moments moments) {
        double[] weights = new double[k];
        double[][] means = new double[k][width];
        double[][] covariances = new double[k][width * width];
        for (int i = 0; i < k; i++) {
            double weight = Math.max(moments.weights[i], 10 * Math.ulp(1.0));
            weights[i] = weight / rows.length;
            double[] shift =
                    Arrays.stream(moments.sums[i]).map(sum -> sum / weight).toArray();
            for (int a = 0; a < width; a++) {
                means[i][a] = moments.references[i][a] + shift[a];
                for (int b = 0; b < width; b++) {
                    covariances[i][a * width + b] =
                            moments.products[i][a * width + b] / weight - shift[a] * shift[b] + (a == b ? floor : 0);
                }
            }
        }
        return new Components(weights, means, covariances);
    }

    /** Weighted sums of rows and of their products, as differences from a reference, by component. */
    private final class Moments {
        private final double[][] references;
        private final double[] weights = new double[k];
        private final double[][] sums = new double[k][width];
        private final double[][] products = new double[k][width * width];
        private double logLikelihood;

        Moments(double[][] references) {
            this.references = references;
        }

        void add(int component, double[] row, double weight) {
            double[] reference = references[component];
            double[] sum = sums[component];
            double[] product = products[component];
            weights[component] += weight;
            for (int a = 0, at = 0; a < width; a++) {
                double part = weight * (row[a] - reference[a]);
                sum[a] += part;
                for (int b = 0; b < width; b++) {
                    product[at++] += part * (row[b] - reference[b]);
                }
            }
        }

        void add(Moments other) {
            logLikelihood += other.logLikelihood;
            for (int i = 0; i < k; i++) {
                weights[i] += other.weights[i];
                addTo(sums[i], other.sums[i]);
                addTo(products[i], other.products[i]);
            }
        }

        private void addTo(double[] total, double[] part) {
            for (int i = 0; i < total.length; i++) {
                total[i] += part[i];
            }
        }
    }
}
