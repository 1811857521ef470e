package segmentbook.recommendation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.statistics.Rows;
import smile.math.MathEx;

/**
 * A weighted sum of other scorers, each divided by its greatest score for the customer. Weights are tuned on a validation
 * period: what was bought after an earlier day, by scorers that knew the lines until then.
 *
 * @param parts whose scores are added
 * @param weights of the parts, from 0
 */
record Hybrid(List<Scorer> parts, List<Double> weights) implements Scorer {
    private static final int CUSTOMERS = 500;
    private static final double[] WEIGHTS = {0, .3, 1};

    /**
     * The weights with the best nDCG on a hold-out (every n-th customer of many), of equals those with less weight on
     * later parts; where nobody can be judged, the first part alone.
     */
    static List<Double> tuned(HoldOut validation, Baskets known, List<Scorer> parts, RecommendOptions options) {
        List<List<Double>> grid = grid(parts.size());
        int[] judged =
                Rows.where(known.customers(), customer -> validation.relevant().size(customer) > 0);
        int step = judged.length / CUSTOMERS + 1;
        double[][] ndcgs = new double[(judged.length + step - 1) / step][];
        Blocks.run(ndcgs.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                int customer = judged[i * step];
                double[][] normed = normed(parts, customer, known.products());
                ndcgs[i] = ndcgs(normed, grid, options, known, customer, validation.relevant());
            }
        });
        double[] sums = new double[grid.size()];
        Arrays.stream(ndcgs).forEach(own -> Arrays.setAll(sums, i -> sums[i] + own[i]));
        return grid.get(MathEx.whichMax(sums)); // of equals the first
    }

    /** All weights with one at least that is 1; the first has all on the first part. */
    private static List<List<Double>> grid(int parts) {
        return IntStream.range(0, (int) Math.pow(WEIGHTS.length, parts))
                .mapToObj(code ->
                        Rows.list(parts, part -> WEIGHTS[code / (int) Math.pow(WEIGHTS.length, part) % WEIGHTS.length]))
                .filter(weights -> weights.contains(1.))
                .sorted(Comparator.comparing(weights -> weights.get(0) < 1))
                .toList();
    }

    private static double[] ndcgs(
            double[][] normed,
            List<List<Double>> grid,
            RecommendOptions options,
            Baskets known,
            int customer,
            Baskets relevant) {
        return Rows.values(grid, weights -> {
            double[] scores = mixed(normed, weights);
            if (!options.repeat()) {
                Arrays.stream(known.basket(customer)).forEach(product -> scores[product] = 0);
            }
            int[] shown = Ranking.best(scores, options.k(), known::count);
            return Ranking.measures(shown, relevant.basket(customer), options.k())[2];
        });
    }

    private static double[][] normed(List<Scorer> parts, int customer, int products) {
        return parts.stream()
                .map(part -> normed(part, customer, new double[products]))
                .toArray(double[][]::new);
    }

    private static double[] normed(Scorer part, int customer, double[] scores) {
        part.score(customer, scores);
        double greatest = Arrays.stream(scores).max().orElse(0);
        Arrays.setAll(scores, i -> scores[i] > 0 ? scores[i] / greatest : 0);
        return scores;
    }

    private static double[] mixed(double[][] normed, List<Double> weights) {
        double[] scores = new double[normed[0].length];
        for (int part = 0; part < normed.length; part++) {
            double weight = weights.get(part);
            for (int i = 0; weight > 0 && i < scores.length; i++) {
                scores[i] += weight * normed[part][i];
            }
        }
        return scores;
    }

    @Override
    public String name() {
        return "hybrid";
    }

    @Override
    public void score(int customer, double[] scores) {
        double[] mixed = mixed(normed(parts, customer, scores.length), weights);
        System.arraycopy(mixed, 0, scores, 0, mixed.length);
    }

    /** The reason of the part with the greatest weight that has one. */
    @Override
    public String reason(int customer, int product) {
        return IntStream.range(0, parts.size())
                .filter(part -> weights.get(part) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(part -> -weights.get(part)))
                .map(part -> parts.get(part).reason(customer, product))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }
}
