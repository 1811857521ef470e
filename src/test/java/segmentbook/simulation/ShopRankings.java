package segmentbook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import segmentbook.simulation.ShopLines.Kept;

/**
 * nDCG at 10 of three rankings of products: calibration to 91 days before the last dated day, judged on what a customer
 * buys afterwards among products seen before and new to them; customers without such a product are left out.
 */
final class ShopRankings {
    private static final int TOP = 10;

    private final List<String> customers;
    private final List<String> products;
    private final boolean[][] before;
    private final boolean[][] after;
    private final int[] buyers;

    ShopRankings(List<Kept> kept, LocalDate split) {
        List<Kept> calibration = kept.stream().filter(k -> isBefore(k, split)).toList();
        customers = calibration.stream()
                .map(k -> k.row().customer())
                .distinct()
                .sorted()
                .toList();
        products = calibration.stream()
                .map(k -> k.row().code())
                .distinct()
                .sorted()
                .toList();
        before = new boolean[customers.size()][products.size()];
        after = new boolean[customers.size()][products.size()];
        Map<String, Integer> rows = numbers(customers);
        Map<String, Integer> columns = numbers(products);
        for (Kept k : kept) {
            Integer row = rows.get(k.row().customer());
            Integer column = columns.get(k.row().code());
            if (row != null && column != null) {
                (isBefore(k, split) ? before : after)[row][column] = true;
            }
        }
        buyers = new int[products.size()];
        for (boolean[] basket : before) {
            for (int p = 0; p < buyers.length; p++) {
                buyers[p] += basket[p] ? 1 : 0;
            }
        }
    }

    private static boolean isBefore(Kept k, LocalDate split) {
        return !k.row().time().toLocalDate().isAfter(split);
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    double mostPopular() {
        double[] scores = IntStream.of(buyers).asDoubleStream().toArray();
        return ndcg(customer -> scores);
    }

    double itemJaccard() {
        double[][] similar = jaccard();
        return ndcg(customer -> {
            double[] scores = new double[products.size()];
            for (int p = 0; p < scores.length; p++) {
                for (int q = 0; before[customer][p] && q < scores.length; q++) {
                    scores[q] += similar[p][q];
                }
            }
            return scores;
        });
    }

    private double[][] jaccard() {
        BitSet[] customersOf = new BitSet[products.size()];
        for (int p = 0; p < customersOf.length; p++) {
            customersOf[p] = new BitSet(before.length);
            for (int c = 0; c < before.length; c++) {
                customersOf[p].set(c, before[c][p]);
            }
        }
        double[][] similar = new double[products.size()][products.size()];
        for (int p = 0; p < similar.length; p++) {
            for (int q = 0; q < p; q++) {
                BitSet both = (BitSet) customersOf[p].clone();
                both.and(customersOf[q]);
                int n = both.cardinality();
                similar[p][q] = similar[q][p] = (double) n / (buyers[p] + buyers[q] - n);
            }
        }
        return similar;
    }

    /** The most popular among customers of the same true taste. */
    double trueTaste(ShopCustomers truth) {
        Map<String, double[]> byTaste = new HashMap<>();
        for (int c = 0; c < before.length; c++) {
            double[] scores = byTaste.computeIfAbsent(taste(truth, c), t -> new double[products.size()]);
            for (int p = 0; p < scores.length; p++) {
                scores[p] += before[c][p] ? 1 : 0;
            }
        }
        return ndcg(customer -> byTaste.getOrDefault(taste(truth, customer), new double[0]));
    }

    private String taste(ShopCustomers truth, int customer) {
        return truth.truthOf(customers.get(customer)).taste();
    }

    private double ndcg(IntFunction<double[]> scorer) {
        double sum = 0;
        int judged = 0;
        for (int c = 0; c < before.length; c++) {
            int relevant = 0;
            List<Integer> unseen = new ArrayList<>();
            for (int p = 0; p < products.size(); p++) {
                relevant += after[c][p] && !before[c][p] ? 1 : 0;
                if (!before[c][p]) {
                    unseen.add(p);
                }
            }
            if (relevant > 0) {
                double[] scores = scorer.apply(c);
                unseen.sort(Comparator.comparingDouble(p -> -scores[p]));
                sum += gain(unseen, after[c]) / ideal(Math.min(TOP, relevant));
                judged++;
            }
        }
        return sum / judged;
    }

    private static double gain(List<Integer> ranked, boolean[] hits) {
        double gain = 0;
        for (int rank = 0; rank < Math.min(TOP, ranked.size()); rank++) {
            gain += hits[ranked.get(rank)] ? discount(rank) : 0;
        }
        return gain;
    }

    private static double ideal(int hits) {
        return IntStream.range(0, hits).mapToDouble(ShopRankings::discount).sum();
    }

    private static double discount(int rank) {
        return 1 / (Math.log(rank + 2) / Math.log(2));
    }
}
