package segmentbook.recommendation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import segmentbook.dataset.DataException;
import segmentbook.statistics.Pairs;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A split by time: recommenders know the lines up to a day and are judged on what their customers buy afterwards.
 *
 * <p>Relevant are the products bought afterwards that somebody bought before the split too, and that are new to the
 * customer unless the options allow to repeat. Customers without a relevant product cannot be judged; they are left out
 * and counted.
 */
public final class HoldOut {
    private final LocalDate split;
    private final Transactions before;
    private final int[][] relevant;
    private final int newCustomers;

    private HoldOut(LocalDate split, Transactions before, int[][] relevant, int newCustomers) {
        this.split = split;
        this.before = before;
        this.relevant = relevant;
        this.newCustomers = newCustomers;
    }

    /**
     * Splits lines at the options' day, which the recommenders still know.
     *
     * @throws DataException where the description file names a day, and no purchase is that early or none is later
     */
    public static HoldOut of(Transactions transactions, RecommendOptions options) {
        LocalDate split = options.split(firstDay(transactions), transactions.lastDay());
        int[] later = IntStream.range(0, transactions.size())
                .filter(line -> transactions.isPurchase(line) && transactions.day(line) > split.toEpochDay())
                .toArray();
        if (options.split() != null) {
            requireBothSides(transactions, split, later.length);
        }
        Transactions before = transactions.until(split);
        int[] customers = numbers(transactions.customers(), before.customers());
        int strangers = (int) Arrays.stream(later)
                .map(transactions::customer)
                .filter(customer -> customers[customer] < 0)
                .distinct()
                .count();
        int[][] relevant = relevant(transactions, customers, split, before, options.repeat());
        return new HoldOut(split, before, relevant, strangers);
    }

    private static void requireBothSides(Transactions transactions, LocalDate split, int later) {
        LocalDate first = firstDay(transactions);
        if (later == 0 || first.isAfter(split)) {
            throw new DataException("recommend.split: a day with purchases until then and after, found " + split
                    + "; the lines go from " + first + " to " + transactions.lastDay());
        }
    }

    private static LocalDate firstDay(Transactions transactions) {
        return LocalDate.ofEpochDay(IntStream.range(0, transactions.size())
                .mapToLong(transactions::day)
                .min()
                .orElseThrow());
    }

    /** By the number of a customer of before, the products of before that they bought later, rising. */
    private static int[][] relevant(
            Transactions transactions, int[] customers, LocalDate split, Transactions before, boolean repeat) {
        int[] products = numbers(transactions.products(), before.products());
        Baskets baskets = Baskets.of(before);
        IntUnaryOperator customer = line -> customers[transactions.customer(line)];
        IntUnaryOperator product = line -> products[transactions.product(line)];
        IntPredicate counts = line -> transactions.day(line) > split.toEpochDay()
                && customer.applyAsInt(line) >= 0
                && product.applyAsInt(line) >= 0
                && (repeat || !baskets.has(customer.applyAsInt(line), product.applyAsInt(line)));
        Pairs pairs = transactions.pairs(line -> counts.test(line) ? customer.applyAsInt(line) : -1, product);
        return IntStream.range(0, before.customers().size())
                .mapToObj(pairs::seconds)
                .toArray(int[][]::new);
    }

    /** For each id its number among {@code known}, or -1. */
    private static int[] numbers(List<String> ids, List<String> known) {
        Map<String, Integer> numbers = new HashMap<>();
        known.forEach(id -> numbers.put(id, numbers.size()));
        return ids.stream().mapToInt(id -> numbers.getOrDefault(id, -1)).toArray();
    }

    /** The last day that the recommenders know. */
    public LocalDate split() {
        return split;
    }

    /** The lines that the recommenders know. */
    public Transactions before() {
        return before;
    }

    /** Customers with a relevant product. */
    public int judged() {
        return (int) Arrays.stream(relevant).filter(own -> own.length > 0).count();
    }

    /** Customers known at the split without a relevant product. */
    public int leftOut() {
        return relevant.length - judged();
    }

    /** Customers whose first purchase is after the split: nobody could know them. */
    public int newCustomers() {
        return newCustomers;
    }

    /**
     * Judges a recommender at its k.
     *
     * @throws IllegalArgumentException where it has not learned from the lines {@link #before} the split
     */
    public Quality judge(Recommender recommender) {
        requireKnowsOnlyBefore(recommender);
        double[][] figures = new double[relevant.length][];
        BitSet[] shown = new BitSet[relevant.length];
        Blocks.run(relevant.length, (from, to) -> {
            double[] scores = new double[recommender.baskets().products()];
            for (int customer = from; customer < to; customer++) {
                if (relevant[customer].length > 0) {
                    int[] products = recommender.picks(customer, scores).stream()
                            .mapToInt(Recommender.Pick::product)
                            .toArray();
                    figures[customer] = figures(products, relevant[customer], recommender.k());
                    shown[customer] = BitSet.valueOf(new long[0]);
                    Arrays.stream(products).forEach(shown[customer]::set);
                }
            }
        });
        return mean(recommender, figures, shown);
    }

    private void requireKnowsOnlyBefore(Recommender recommender) {
        if (recommender.baskets().transactions() != before) {
            throw new IllegalArgumentException("recommender: made from before() of this split, found one made from "
                    + recommender.baskets().transactions().size() + " lines instead of " + before.size());
        }
    }

    /** Precision, recall, nDCG and hit of one customer; {@code relevant} rises. */
    static double[] figures(int[] products, int[] relevant, int k) {
        int hits = 0;
        double gain = 0;
        for (int rank = 0; rank < products.length; rank++) {
            if (Arrays.binarySearch(relevant, products[rank]) >= 0) {
                hits++;
                gain += discount(rank);
            }
        }
        double ideal = 0;
        for (int rank = 0; rank < Math.min(k, relevant.length); rank++) {
            ideal += discount(rank);
        }
        return new double[] {(double) hits / k, (double) hits / relevant.length, gain / ideal, hits > 0 ? 1 : 0};
    }

    private static double discount(int rank) {
        return StrictMath.log(2) / StrictMath.log(rank + 2);
    }

    private static Quality mean(Recommender recommender, double[][] figures, BitSet[] shown) {
        double[] sums = new double[4];
        BitSet products = new BitSet();
        int judged = 0;
        for (int customer = 0; customer < figures.length; customer++) {
            if (figures[customer] != null) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += figures[customer][i];
                }
                products.or(shown[customer]);
                judged++;
            }
        }
        return new Quality(
                recommender.name(),
                recommender.k(),
                judged,
                sums[0] / judged,
                sums[1] / judged,
                sums[2] / judged,
                sums[3] / judged,
                products.cardinality());
    }

    /**
     * A customer to look at: of those with a hit the first with as near to {@code wanted} relevant products as there is;
     * where nobody has a hit, of all.
     *
     * @throws IllegalArgumentException where the recommender has not learned from the lines {@link #before} the split
     */
    public String exampleCustomer(Recommender recommender, int wanted) {
        requireKnowsOnlyBefore(recommender);
        List<Integer> nearest = IntStream.range(0, relevant.length)
                .boxed()
                .sorted(Comparator.comparing((Integer customer) -> relevant[customer].length == 0)
                        .thenComparing(customer -> Math.abs(relevant[customer].length - wanted)))
                .toList();
        double[] scores = new double[recommender.baskets().products()];
        int example = nearest.stream()
                .filter(customer -> recommender.picks(customer, scores).stream()
                        .anyMatch(pick -> Arrays.binarySearch(relevant[customer], pick.product()) >= 0))
                .findFirst()
                .orElse(nearest.get(0));
        return before.customers().get(example);
    }

    /** What a recommender shows one customer, and whether it was bought afterwards. */
    public Table check(Recommender recommender, String customer) {
        requireKnowsOnlyBefore(recommender);
        List<Recommendation> shown = recommender.of(customer);
        int[] wanted = relevant[recommender.baskets().number(customer)];
        return Table.create(
                "Customer " + customer + ", who bought " + wanted.length + " such products afterwards",
                IntColumn.create("rank", shown.stream().mapToInt(Recommendation::rank)),
                StringColumn.create("product", shown.stream().map(Recommendation::product)),
                StringColumn.create("name", shown.stream().map(Recommendation::description)),
                StringColumn.create(
                        "bought afterwards",
                        shown.stream()
                                .map(each -> before.products().indexOf(each.product()))
                                .map(product -> Arrays.binarySearch(wanted, product) >= 0 ? "yes" : "")));
    }

    /** What recommenders came to, one row each. */
    public Table table(List<Quality> qualities) {
        return Table.create(
                "Judged on " + judged() + " customers",
                StringColumn.create("recommender", qualities.stream().map(Quality::recommender)),
                DoubleColumn.create("precision", qualities.stream().mapToDouble(Quality::precision)),
                DoubleColumn.create("recall", qualities.stream().mapToDouble(Quality::recall)),
                DoubleColumn.create("nDCG", qualities.stream().mapToDouble(Quality::ndcg)),
                DoubleColumn.create("hit rate", qualities.stream().mapToDouble(Quality::hitRate)),
                IntColumn.create("products shown", qualities.stream().mapToInt(Quality::products)));
    }

    /** The split, who could be judged, and each recommender's measures, for {@code summary.json}. */
    public Map<String, Object> figures(List<Quality> qualities) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines, split by time");
        figures.put("split", split.toString());
        figures.put("customers_known", relevant.length);
        figures.put("customers_judged", judged());
        figures.put("customers_left_out", leftOut());
        figures.put("customers_new_after_split", newCustomers);
        figures.put("k", qualities.stream().mapToInt(Quality::k).max().orElse(0));
        qualities.forEach(each -> figures.put(each.recommender(), each.figures()));
        return figures;
    }
}
