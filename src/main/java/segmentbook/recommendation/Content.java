package segmentbook.recommendation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import segmentbook.transactions.Transactions;

/**
 * Products of like names and prices, whoever bought them: the cosine of the words of two names, weighted by how rare they are
 * (TF-IDF, Salton and Buckley 1988), times the lower mean price by the higher one. So a product that few have bought gets
 * neighbours, too. Each has a hundred at most.
 */
final class Content {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{2,}");

    private static final int NEIGHBOURS = 100; // the nearest: words such as "set" make most products a little alike

    private final Map<String, List<Integer>> products = new HashMap<>(); // that have the word
    private final List<Map<String, Double>> words = new ArrayList<>(); // of each product, as a vector of length 1
    private final double[] prices;

    private Content(List<String> names, double[] prices) {
        this.prices = prices;
        for (String name : names) {
            Map<String, Double> counts = new HashMap<>();
            WORD.matcher(name.toLowerCase(Locale.ROOT))
                    .results()
                    .map(MatchResult::group)
                    .forEach(word -> counts.merge(word, 1.0, Double::sum));
            counts.keySet().forEach(word -> products.computeIfAbsent(word, each -> new ArrayList<>())
                    .add(words.size()));
            words.add(counts);
        }
        words.forEach(counts -> {
            counts.replaceAll((word, count) -> count * rarity(with(word).size()));
            double length = Math.sqrt(
                    counts.values().stream().mapToDouble(each -> each * each).sum());
            counts.replaceAll((word, weight) -> weight / length);
        });
    }

    private double rarity(int products) {
        return 1 + StrictMath.log((1.0 + words.size()) / (1 + products));
    }

    private List<Integer> with(String word) {
        return products.getOrDefault(word, List.of());
    }

    static ItemNeighbours of(Baskets baskets) {
        Transactions lines = baskets.transactions();
        double[] sums = new double[baskets.products()];
        int[] counts = new int[sums.length];
        for (int line = 0; line < lines.size(); line++) {
            sums[lines.product(line)] += lines.price(line);
            counts[lines.product(line)]++;
        }
        double[] prices = IntStream.range(0, sums.length)
                .mapToDouble(product -> sums[product] / counts[product])
                .toArray();
        List<String> names =
                IntStream.range(0, sums.length).mapToObj(lines::productName).toList();
        return new ItemNeighbours("content", baskets, new Content(names, prices).weights());
    }

    /** The weights of products of these names and mean prices. */
    static Weights[] weights(List<String> names, double... prices) {
        return new Content(names, prices).weights();
    }

    private Weights[] weights() {
        Weights[] weights = new Weights[prices.length];
        Blocks.run(weights.length, (from, to) -> {
            double[] near = new double[weights.length];
            for (int product = from; product < to; product++) {
                weights[product] = row(product, near);
            }
        });
        return weights;
    }

    /** Sums in the order of the words, so that each run has the same digits; {@code near} is all zeros before and after. */
    private Weights row(int product, double[] near) {
        words.get(product).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(word -> with(word.getKey())
                        .forEach(other -> near[other] +=
                                word.getValue() * words.get(other).getOrDefault(word.getKey(), 0.0)));
        for (int other = 0; other < near.length; other++) {
            near[other] *= Math.min(prices[product], prices[other]) / Math.max(prices[product], prices[other]);
        }
        near[product] = 0;
        int[] others = IntStream.of(Ranking.best(near, NEIGHBOURS, other -> 0))
                .sorted()
                .toArray();
        double[] values = IntStream.of(others).mapToDouble(other -> near[other]).toArray();
        Arrays.fill(near, 0);
        return Weights.of(others, values, near.length);
    }
}
