package segmentbook.recommendation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import segmentbook.statistics.Rows;

/**
 * Products of like names and prices, whoever bought them: the cosine of the words of two names, weighted by how rare they are
 * (TF-IDF, Salton and Buckley 1988), times the lower mean price by the higher one. So a product that few have bought gets
 * neighbours, too. Each has a hundred at most, and words of more than 2,500 products do not count.
 */
final class Content {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{2,}");

    private static final int NEIGHBOURS = 100; // the nearest: words such as "set" make most products a little alike
    private static final int MOST = 2_500; // products of a word: what more have tells little, and costs the square

    private final SortedMap<String, List<Integer>> products = new TreeMap<>(); // that have the word
    private final List<SortedMap<String, Double>> words = new ArrayList<>(); // of each product, as a vector of length 1
    private final double[] prices;

    private Content(List<String> names, double[] prices) {
        this.prices = prices;
        for (String name : names) {
            SortedMap<String, Double> counts = new TreeMap<>();
            WORD.matcher(name.toLowerCase(Locale.ROOT))
                    .results()
                    .map(MatchResult::group)
                    .forEach(word -> counts.merge(word, 1.0, Double::sum));
            counts.keySet().forEach(word -> products.computeIfAbsent(word, each -> new ArrayList<>())
                    .add(words.size()));
            words.add(counts);
        }
        products.values().removeIf(with -> with.size() > MOST);
        words.forEach(counts -> {
            counts.keySet().retainAll(products.keySet());
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
        var lines = baskets.transactions();
        double[] sums = new double[baskets.products()];
        int[] counts = new int[sums.length];
        for (int line = 0; line < lines.size(); line++) {
            sums[lines.product(line)] += lines.price(line);
            counts[lines.product(line)]++;
        }
        double[] prices = Rows.values(sums.length, product -> sums[product] / counts[product]);
        List<String> names = Rows.list(sums.length, lines::productName);
        return new ItemNeighbours("content", baskets, new Content(names, prices).weights());
    }

    /** The weights of products of these names and mean prices. */
    static Weights[] weights(List<String> names, double... prices) {
        return new Content(names, prices).weights();
    }

    private Weights[] weights() {
        Map<String, Weights> rows = new HashMap<>();
        products.forEach((word, with) -> rows.put(
                word,
                new Weights(
                        with.stream().mapToInt(Integer::intValue).toArray(),
                        Rows.values(with, product -> words.get(product).getOrDefault(word, 0.0)))));
        Weights[] weights = new Weights[prices.length];
        Blocks.run(weights.length, (from, to) -> {
            double[] near = new double[weights.length];
            for (int product = from; product < to; product++) {
                weights[product] = row(product, rows, near);
            }
        });
        return weights;
    }

    /** Sums in the order of the words, so that each run has the same digits; {@code near} is all zeros before and after. */
    private Weights row(int product, Map<String, Weights> rows, double[] near) {
        IntStream.Builder reached = IntStream.builder();
        words.get(product).forEach((word, weight) -> {
            Weights all = Objects.requireNonNull(rows.get(word));
            for (int i = 0; i < all.products().length; i++) {
                int other = all.products()[i];
                if (near[other] == 0) {
                    reached.add(other);
                }
                near[other] += weight * all.values()[i];
            }
        });
        near[product] = 0;
        int[] others = reached.build().sorted().toArray();
        double[] alike = IntStream.of(others)
                .mapToDouble(other -> near[other]
                        * (Math.min(prices[product], prices[other]) / Math.max(prices[product], prices[other])))
                .toArray();
        IntStream.of(others).forEach(other -> near[other] = 0);
        return Weights.best(others, alike, near.length, NEIGHBOURS, other -> 0);
    }
}
