package segmentbook.recommendation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import segmentbook.recommendation.Additions.Addition;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * Ranks products for customers: by one scorer, and where that one has no more products with a score, by the next.
 * Products that the customer has bought are left out unless the options allow to repeat, and those that nobody has bought
 * lately where the options say so.
 */
public final class Recommender {
    private final String name;
    private final Baskets baskets;
    private final List<Scorer> scorers;
    private final RecommendOptions options;
    private final int[] leftOut;

    Recommender(String name, Baskets baskets, List<Scorer> scorers, RecommendOptions options) {
        this.name = name;
        this.baskets = baskets;
        this.scorers = List.copyOf(scorers);
        this.options = options;
        Integer days = options.soldWithin();
        var lines = baskets.transactions();
        Set<String> sold = days == null ? Set.copyOf(lines.products()) : lines.soldWithin(days);
        leftOut = Rows.where(
                lines.products().size(),
                product -> !sold.contains(lines.products().get(product)));
    }

    /** The name in tables and charts. */
    public String name() {
        return name;
    }

    /** How many products each customer gets at most. */
    public int k() {
        return options.k();
    }

    /** Who has bought what. */
    public Baskets baskets() {
        return baskets;
    }

    /** A product's number, its score, and the index of the scorer that found it. */
    record Pick(int product, double score, int scorer) {}

    /** The picks of one customer, best first; {@code scores} is a buffer with one element a product. */
    List<Pick> picks(int customer, double[] scores) {
        List<Pick> picks = new ArrayList<>();
        for (int s = 0; s < scorers.size() && picks.size() < options.k(); s++) {
            Arrays.fill(scores, 0);
            scorers.get(s).score(customer, scores);
            if (!options.repeat()) {
                Arrays.stream(baskets.basket(customer)).forEach(product -> scores[product] = 0);
            }
            picks.forEach(pick -> scores[pick.product()] = 0);
            IntStream.of(leftOut).forEach(product -> scores[product] = 0);
            for (int product : Ranking.best(scores, options.k() - picks.size(), baskets::count)) {
                picks.add(new Pick(product, scores[product], s));
            }
        }
        return picks;
    }

    /** The recommendations for all customers, in the order of their numbers. */
    public Recommendations all() {
        Recommendation[][] all = new Recommendation[baskets.customers()][];
        Blocks.run(all.length, (from, to) -> {
            double[] scores = new double[baskets.products()];
            for (int customer = from; customer < to; customer++) {
                all[customer] = recommendations(customer, scores);
            }
        });
        return new Recommendations(
                baskets,
                scorers.stream().map(Scorer::name).toList(),
                Arrays.stream(all).flatMap(Arrays::stream).toList());
    }

    /**
     * The recommendations for one customer.
     *
     * @throws IllegalArgumentException where there is no such customer
     */
    public List<Recommendation> of(String customer) {
        return List.of(recommendations(baskets.number(customer), new double[baskets.products()]));
    }

    /** The same as a table. */
    public Table table(String customer) {
        return baskets.whyNot().isEmpty()
                ? Recommendation.COLUMNS.table("Recommendations for customer " + customer, of(customer))
                : Table.create(baskets.whyNot());
    }

    private Recommendation[] recommendations(int customer, double[] scores) {
        List<Pick> picks = picks(customer, scores);
        return IntStream.range(0, picks.size())
                .mapToObj(i -> recommendation(customer, i + 1, picks.get(i)))
                .toArray(Recommendation[]::new);
    }

    private Recommendation recommendation(int customer, int rank, Pick pick) {
        var lines = baskets.transactions();
        Scorer scorer = scorers.get(pick.scorer());
        return new Recommendation(
                lines.customers().get(customer),
                rank,
                lines.products().get(pick.product()),
                lines.productName(pick.product()),
                pick.score(),
                (pick.scorer() == 0 ? "" : "too few similar products; ") + scorer.reason(customer, pick.product()),
                scorer.name());
    }

    /**
     * How much each product that a customer bought adds to the scores of the recommendations.
     *
     * @throws IllegalArgumentException where there is no such customer
     */
    public Additions additions(String customer) {
        List<Addition> additions = new ArrayList<>();
        int number = baskets.number(customer);
        if (!(scorers.get(0) instanceof ItemNeighbours sum)) {
            return new Additions(customer, List.of());
        }
        List<Pick> picks = picks(number, new double[baskets.products()]);
        for (int i = 0; i < picks.size() && picks.get(i).scorer() == 0; i++) {
            int product = picks.get(i).product();
            String name = baskets.transactions().productName(product);
            for (int own : sum.because(number, product)) {
                String bought = baskets.transactions().productName(own);
                additions.add(new Addition(i + 1, name, bought, sum.addition(own, product)));
            }
        }
        return new Additions(customer, List.copyOf(additions));
    }
}
