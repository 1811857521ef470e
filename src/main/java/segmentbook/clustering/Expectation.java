package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.util.MathArrays;

/** Expectation and maximisation: how far each row belongs to each component, then the components anew, in turns. */
final class Expectation {
    private static final int BLOCK = 512;
    private static final int MAX_PASSES = 500;

    private final double[][] rows;
    private final int width;
    private final double[] mean;
    private final double[] floors;
    private final Covariance covariance;

    /**
     * Of rows in an order that does not matter but for the last bits.
     *
     * @param floor what is added to the variances of a component, as a share of those of the columns
     */
    Expectation(double[][] rows, Covariance covariance, double floor) {
        this.rows = rows;
        this.covariance = covariance;
        width = rows[0].length;
        mean = Centres.means(rows, new int[rows.length], 1)[0];
        floors = new double[width];
        for (double[] row : rows) {
            Arrays.setAll(floors, i -> floors[i] + (row[i] - mean[i]) * (row[i] - mean[i]));
        }
        Arrays.setAll(floors, i -> floor * (floors[i] == 0 ? 1 : floors[i] / rows.length));
    }

    /** Products of two cells in a pass, for one component. */
    double products() {
        return (double) rows.length * width * width;
    }

    /** Components, how probable they make the rows, and what the next ones are made of. */
    record Fitted(Components components, double logLikelihood, Moments moments) {}

    /** Passes from the clusters of these centres until the mean log-likelihood of a row rises by less than the tolerance. */
    Fitted from(double[][] centres, double tolerance) {
        Moments hard = new Moments(
                IntStream.range(0, centres.length).mapToObj(i -> mean).toArray(double[][]::new));
        for (double[] row : rows) {
            hard.add(Centres.nearest(centres, row), row, 1);
        }
        return run(hard, tolerance);
    }

    /** Passes from components found in other rows. */
    Fitted from(Components found, double tolerance) {
        return run(pass(found, found.means().length, (row, i) -> i), tolerance);
    }

    /** Each of those in which one component is cut in two across its longest axis. */
    Stream<Fitted> splits(Fitted whole, double tolerance) {
        int k = whole.components.means().length;
        return IntStream.range(0, k).parallel().mapToObj(cut -> {
            double[] centre = whole.components.means()[cut];
            double[] axis = whole.components.longestAxis(cut);
            return run(
                    pass(whole.components, k + 1, (row, i) -> i == cut && ahead(row, centre, axis) ? k : i), tolerance);
        });
    }

    private static boolean ahead(double[] row, double[] centre, double[] axis) {
        double along = 0;
        for (int i = 0; i < row.length; i++) {
            along += axis[i] * (row[i] - centre[i]);
        }
        return along > 0;
    }

    /** Goes on from what was found. */
    Fitted on(Fitted found, double tolerance) {
        Fitted best = run(found.moments, tolerance);
        return best.logLikelihood > found.logLikelihood ? best : found;
    }

    /** A floor may make a pass worse than the one before, so the best one is kept. */
    private Fitted run(Moments start, double tolerance) {
        Fitted now = fitted(start);
        Fitted best = now;
        boolean settled = false;
        for (int pass = 0; pass < MAX_PASSES && !settled; pass++) {
            Fitted next = fitted(now.moments);
            settled = next.logLikelihood - now.logLikelihood < tolerance * rows.length;
            now = settled ? fitted(next.moments) : next;
            best = List.of(best, next, now).stream()
                    .max(Comparator.comparingDouble(Fitted::logLikelihood))
                    .orElseThrow();
        }
        return best;
    }

    private Fitted fitted(Moments moments) {
        Components components = components(moments);
        Moments next = pass(components, components.means().length, (row, i) -> i);
        return new Fitted(components, next.logLikelihood, next);
    }

    /** Blocks of rows side by side, their sums added in the order of rows. */
    private Moments pass(Components components, int k, ToIntBiFunction<double[], Integer> owner) {
        double[][] references = IntStream.range(0, k)
                .mapToObj(i -> i < components.means().length ? components.means()[i] : mean)
                .toArray(double[][]::new);
        List<Moments> blocks = IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> block(components, new Moments(references), block * BLOCK, owner))
                .toList();
        Moments all = new Moments(references);
        blocks.forEach(all::add);
        return all;
    }

    private Moments block(Components components, Moments moments, int from, ToIntBiFunction<double[], Integer> owner) {
        double[] shares = new double[components.means().length];
        for (int row = from; row < Math.min(from + BLOCK, rows.length); row++) {
            moments.logLikelihood += components.logDensity(rows[row], shares);
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] > 0) {
                    moments.add(owner.applyAsInt(rows[row], i), rows[row], shares[i]);
                }
            }
        }
        return moments;
    }

    private Components components(Moments moments) {
        int k = moments.weights.length;
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
                    covariances[i][a * width + b] = moments.products[i][a * width + b] / weight
                            - shift[a] * shift[b]
                            + (a == b ? floors[a] : 0);
                }
            }
        }
        covariance.restrict(covariances, weights);
        return new Components(weights, means, covariances);
    }

    /** Weighted sums of rows and of their products, as differences from a reference, by component. */
    private final class Moments {
        private final double[][] references;
        private final double[] weights;
        private final double[][] sums;
        private final double[][] products;
        private double logLikelihood;

        Moments(double[][] references) {
            this.references = references;
            weights = new double[references.length];
            sums = new double[references.length][width];
            products = new double[references.length][width * width];
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
            for (int i = 0; i < weights.length; i++) {
                weights[i] += other.weights[i];
                sums[i] = MathArrays.ebeAdd(sums[i], other.sums[i]);
                products[i] = MathArrays.ebeAdd(products[i], other.products[i]);
            }
        }
    }
}
