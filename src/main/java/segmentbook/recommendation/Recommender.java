package segmentbook.recommendation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Ranks products for customers: by one scorer, and where that one has no more products with a score, by the next.
 * Products that the customer has bought are left out unless the options allow to repeat.
 */
public final class Recommender {
    private final String name;
    private final Baskets baskets;
    private final List<Scorer> scorers;
    private final RecommendOptions options;

    Recommender(String name, Baskets baskets, List<Scorer> scorers, RecommendOptions options) {
        this.name = name;
        this.baskets = baskets;
        this.scorers = List.copyOf(scorers);
        this.options = options;
    }

    /** In the words of tables and charts. */
    public String name() {
        return name;
    }

    /** How many products each customer gets at most. */
    public int k() {
        return options.k();
    }

    Baskets baskets() {
        return baskets;
    }

    List<Scorer> scorers() {
        return scorers;
    }

    /** A product's number with its score and the place of its scorer. */
    record Pick(int product, double score, int scorer) {}

    /** The picks of one customer, best first; {@code scores} is room for one score a product. */
    List<Pick> picks(int customer, double[] scores) {
        List<Pick> picks = new ArrayList<>();
        for (int s = 0; s < scorers.size() && picks.size() < options.k(); s++) {
            Arrays.fill(scores, 0);
            scorers.get(s).score(customer, scores);
            if (!options.repeat()) {
                Arrays.stream(baskets.basket(customer)).forEach(product -> scores[product] = 0);
            }
            picks.forEach(pick -> scores[pick.product()] = 0);
            TopProducts top = new TopProducts(baskets, options.k() - picks.size());
            for (int product = 0; product < scores.length; product++) {
                if (scores[product] > 0) {
                    top.offer(product, scores[product]);
                }
            }
            for (int rank = 0; rank < top.size(); rank++) {
                picks.add(new Pick(top.product(rank), top.score(rank), s));
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
        List<Recommendation> some = of(customer);
        return Table.create(
                "Recommendations for customer " + customer,
                IntColumn.create("rank", some.stream().mapToInt(Recommendation::rank)),
                StringColumn.create("product", some.stream().map(Recommendation::product)),
                StringColumn.create("name", some.stream().map(Recommendation::description)),
                DoubleColumn.create("score", some.stream().mapToDouble(Recommendation::score)),
                StringColumn.create("reason", some.stream().map(Recommendation::reason)));
    }

    private Recommendation[] recommendations(int customer, double[] scores) {
        List<Pick> picks = picks(customer, scores);
        Transactions lines = baskets.transactions();
        return IntStream.range(0, picks.size())
                .mapToObj(i -> {
                    Pick pick = picks.get(i);
                    Scorer scorer = scorers.get(pick.scorer());
                    int because = scorer.because(customer, pick.product());
                    return new Recommendation(
                            lines.customers().get(customer),
                            i + 1,
                            lines.products().get(pick.product()),
                            lines.productName(pick.product()),
                            pick.score(),
                            because < 0
                                    ? Optional.empty()
                                    : Optional.of(lines.products().get(because)),
                            (pick.scorer() == 0 ? "" : "too few similar products; ")
                                    + scorer.reason(customer, pick.product()),
                            scorer.name());
                })
                .toArray(Recommendation[]::new);
    }

    /**
     * How much each product of a customer's basket adds to the scores of the recommendations: one row for each pair, in
     * the order of ranks, the greatest addition first. Empty where the first scorer does not add up similarities.
     */
    public Table additions(String customer) {
        StringColumn recommended = StringColumn.create("recommended");
        StringColumn bought = StringColumn.create("bought");
        IntColumn rank = IntColumn.create("rank");
        DoubleColumn similarity = DoubleColumn.create("similarity");
        int number = baskets.number(customer);
        if (scorers.get(0) instanceof ItemJaccard jaccard) {
            List<Pick> picks = picks(number, new double[baskets.products()]);
            for (int i = 0; i < picks.size() && picks.get(i).scorer() == 0; i++) {
                int product = picks.get(i).product();
                for (int own : jaccard.bySimilarity(number, product)) {
                    rank.append(i + 1);
                    recommended.append(baskets.transactions().productName(product));
                    bought.append(baskets.transactions().productName(own));
                    similarity.append(jaccard.similarity(own, product));
                }
            }
        }
        return Table.create("Similarities", rank, recommended, bought, similarity);
    }
}
