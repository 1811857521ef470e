package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.description.DataException;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A split by time: recommenders know the lines up to a day and are judged on what their customers buy afterwards.
 *
 * <p>Relevant are the products bought afterwards that somebody bought before the split too, and that are new to the
 * customer unless the options allow to repeat. Customers without a relevant product cannot be judged; they are left out
 * and counted.
 *
 * @param split the last day that the recommenders know
 * @param known the baskets of the lines until the split, which the recommenders know
 * @param relevant the relevant products of each known customer
 * @param stayedAway known customers who bought nothing afterwards
 * @param newCustomers customers whose first purchase is after the split: nobody could know them
 */
public record HoldOut(LocalDate split, Baskets known, Baskets relevant, int stayedAway, int newCustomers) {

    /** The lines that the recommenders know. */
    public Transactions before() {
        return known.transactions();
    }

    /** Splits lines at the day of their description file; throws likewise. */
    public static HoldOut of(Transactions transactions) {
        return of(transactions, transactions.dataset().options(RecommendOptions.class));
    }

    /**
     * Splits lines at the options' day, which the recommenders still know.
     *
     * @throws DataException where the description file names a day, and no purchase is that early or none is later
     */
    public static HoldOut of(Transactions transactions, RecommendOptions options) {
        LocalDate split = options.split(transactions.firstDay(), transactions.lastDay());
        int[] later = Rows.where(
                transactions.size(),
                line -> transactions.isPurchase(line) && transactions.day(line) > split.toEpochDay());
        if (options.split() != null) {
            requireBothSides(transactions, split, later.length);
        }
        Transactions before = transactions.until(split);
        int[] customers = Rows.find(transactions.customers(), before.customers());
        int[] came = Arrays.stream(later).map(transactions::customer).distinct().toArray();
        int strangers = (int)
                Arrays.stream(came).filter(customer -> customers[customer] < 0).count();
        int stayedAway = before.customers().size() - (came.length - strangers);
        Baskets known = Baskets.of(before);
        Baskets relevant = relevant(transactions, customers, split, known, options.repeat());
        return new HoldOut(split, known, relevant, stayedAway, strangers);
    }

    private static void requireBothSides(Transactions transactions, LocalDate split, int later) {
        LocalDate first = transactions.firstDay();
        if (later == 0 || first.isAfter(split)) {
            throw new DataException("recommend.split: a day with purchases until then and after, found " + split
                    + "; the lines go from " + first + " to " + transactions.lastDay());
        }
    }

    /** What known customers bought later, of the products known before. */
    private static Baskets relevant(
            Transactions transactions, int[] customers, LocalDate split, Baskets known, boolean repeat) {
        Transactions before = known.transactions();
        int[] products = Rows.find(transactions.products(), before.products());
        IntUnaryOperator customer = line -> customers[transactions.customer(line)];
        IntUnaryOperator product = line -> products[transactions.product(line)];
        IntPredicate counts = line -> transactions.day(line) > split.toEpochDay()
                && customer.applyAsInt(line) >= 0
                && product.applyAsInt(line) >= 0
                && (repeat || !known.has(customer.applyAsInt(line), product.applyAsInt(line)));
        return new Baskets(
                before, transactions.pairs(line -> counts.test(line) ? customer.applyAsInt(line) : -1, product));
    }

    /** Why no recommender can be judged, in a sentence without its full stop; empty where one can. */
    public String whyNot() {
        String nothing = known.whyNot();
        String words =
                "Nobody who bought until %s bought a known product that was new to them after it, so recommenders cannot be judged";
        return !nothing.isEmpty() || judged() > 0 ? nothing : say(words, split);
    }

    /** Customers with a relevant product. */
    public int judged() {
        return (int) customers().filter(this::isJudged).count();
    }

    /** Customers known at the split without a relevant product. */
    public int leftOut() {
        return relevant.customers() - judged();
    }

    /** Who could be judged, and who could not and why; one row a group of customers. */
    public Table account() {
        List<String> groups = List.of(
                "judged",
                "bought nothing afterwards",
                "bought nothing that could be recommended",
                "came for the first time afterwards");
        int[] counts = {judged(), stayedAway, leftOut() - stayedAway, newCustomers};
        return Table.create(
                "Split after " + split,
                StringColumn.create("customers who", groups),
                IntColumn.create("customers", counts));
    }

    private IntStream customers() {
        return IntStream.range(0, relevant.customers());
    }

    private boolean isJudged(int customer) {
        return relevant.size(customer) > 0;
    }

    /**
     * Judges a recommender at its k.
     *
     * @throws IllegalArgumentException where it has not learned from the lines {@link #before} the split
     */
    public Quality judge(Recommender recommender) {
        requireKnowsOnlyBefore(recommender);
        recommender.baskets().jaccards(); // before many threads ask for them
        int[][] shown = shown(recommender);
        List<Quality.OfCustomer> all = customers()
                .parallel()
                .filter(this::isJudged)
                .mapToObj(customer -> Quality.OfCustomer.of(
                        shown[customer], relevant.basket(customer), recommender.k(), recommender.baskets()))
                .toList();
        int products = (int)
                Arrays.stream(shown).flatMapToInt(Arrays::stream).distinct().count();
        return new Quality(recommender.name(), recommender.k(), all, products);
    }

    /**
     * Judges all recommenders.
     *
     * @throws IllegalArgumentException where they have not learned from the lines {@link #before} the split
     */
    public Judgement judge(Recommenders recommenders) {
        List<Quality> qualities = recommenders.all().stream().map(this::judge).toList();
        return new Judgement(this, qualities, recommenders.earlier().hybridWeights());
    }

    /** How many products each judged customer had bought until the split. */
    List<Integer> sizes() {
        return customers().filter(this::isJudged).mapToObj(known::size).toList();
    }

    /** The products shown to each judged customer; none to the others. */
    private int[][] shown(Recommender recommender) {
        int[][] shown = new int[relevant.customers()][];
        Blocks.run(shown.length, (from, to) -> {
            double[] scores = new double[recommender.baskets().products()];
            for (int customer = from; customer < to; customer++) {
                shown[customer] = isJudged(customer) ? products(recommender, customer, scores) : new int[0];
            }
        });
        return shown;
    }

    private static int[] products(Recommender recommender, int customer, double[] scores) {
        return recommender.picks(customer, scores).stream()
                .mapToInt(Recommender.Pick::product)
                .toArray();
    }

    private void requireKnowsOnlyBefore(Recommender recommender) {
        Transactions known = recommender.baskets().transactions();
        String rule = "recommender: made from before() of this split, found one made from %s lines instead of %s";
        Validate.isTrue(known == before(), rule, known.size(), before().size());
    }

    /**
     * A customer to look at: of those with a hit the first with as near to {@code wanted} relevant products as there is;
     * where nobody has a hit, of all.
     *
     * @throws IllegalArgumentException where the recommender has not learned from the lines {@link #before} the split
     */
    public String exampleCustomer(Recommender recommender, int wanted) {
        requireKnowsOnlyBefore(recommender);
        List<Integer> nearest = customers()
                .boxed()
                .sorted(Comparator.comparing((Integer customer) -> !isJudged(customer))
                        .thenComparing(customer -> Math.abs(relevant.basket(customer).length - wanted)))
                .toList();
        double[] scores = new double[recommender.baskets().products()];
        int example = nearest.stream()
                .filter(customer -> Arrays.stream(products(recommender, customer, scores))
                        .anyMatch(product -> relevant.has(customer, product)))
                .findFirst()
                .orElse(nearest.get(0));
        return before().customers().get(example);
    }

    /** What a recommender shows one customer, and whether it was bought afterwards. */
    public Table check(Recommender recommender, String customer) {
        requireKnowsOnlyBefore(recommender);
        if (!whyNot().isEmpty()) {
            return Table.create(whyNot());
        }
        int number = relevant.number(customer);
        int wanted = relevant.basket(number).length;
        List<Recommendation> shown = recommender.of(customer);
        return Recommendation.COLUMNS
                .text("bought afterwards", "", each -> {
                    return relevant.has(number, before().products().indexOf(each.product())) ? "yes" : "";
                })
                .table(say("Customer %s, who bought %,d products of this kind afterwards", customer, wanted), shown)
                .removeColumns("score", "reason");
    }

    /**
     * The measures of each recommender, one row each; of more than ten without the last by nDCG, whom the title names. It says too who
     * differs by more than chance from the best of those that know only what is popular, one of whom is needed.
     */
    public Table table(List<Quality> qualities) {
        if (!whyNot().isEmpty()) {
            return Table.create(whyNot());
        }
        String findings = new Judgement(this, qualities, List.of()).findings();
        return Quality.table(Quality.COLUMNS, say("Judged on %,d customers%s", judged(), findings), qualities);
    }

    /** The split, who could be judged, and each recommender's measures, for {@code summary.json}. */
    public Map<String, Object> metrics(List<Quality> qualities) {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines, split by time"));
        metrics.put("split", split.toString());
        metrics.put("customers_known", relevant.customers());
        metrics.put("customers_judged", judged());
        metrics.put("customers_left_out", leftOut());
        metrics.put("customers_without_later_purchase", stayedAway);
        metrics.put("customers_new_after_split", newCustomers);
        metrics.put("k", qualities.stream().mapToInt(Quality::k).max().orElse(0));
        qualities.forEach(each -> metrics.put(each.recommender(), Quality.COLUMNS.metrics(each)));
        return metrics;
    }
}
