package segmentbook.recommendation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import segmentbook.columns.Columns;
import segmentbook.statistics.Pairs;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * Who has bought what, at least once: a customer's basket is every product they ever bought. Customers and products have
 * their numbers in the transactions.
 */
public final class Baskets {
    private static final int FEW = 8; // one product of so many is found sooner by sorting than by looking at all

    private final Transactions transactions;
    private final int[] basketStart;
    private final int[] basket;
    private final int[] buyersStart;
    private final int[] buyers;
    private final Map<String, Integer> customerNumbers;
    private @Nullable ItemNeighbours jaccards;

    /** Baskets of the customers and products of {@code transactions}, with these pairs of both in them. */
    Baskets(Transactions transactions, Pairs pairs) {
        this.transactions = transactions;
        customerNumbers = Rows.byId(transactions.customers());
        basketStart = new int[transactions.customers().size() + 1];
        buyersStart = new int[transactions.products().size() + 1];
        for (int pair = 0; pair < pairs.size(); pair++) {
            basketStart[pairs.first(pair) + 1]++;
            buyersStart[pairs.second(pair) + 1]++;
        }
        Arrays.parallelPrefix(basketStart, Integer::sum);
        Arrays.parallelPrefix(buyersStart, Integer::sum);
        basket = IntStream.range(0, pairs.size()).map(pairs::second).toArray();
        buyers = new int[pairs.size()];
        int[] next = buyersStart.clone();
        for (int pair = 0; pair < pairs.size(); pair++) {
            buyers[next[pairs.second(pair)]++] = pairs.first(pair);
        }
    }

    /** The baskets of all customers; cancellations that are kept do not count. */
    public static Baskets of(Transactions transactions) {
        return new Baskets(transactions, transactions.pairs(transactions::customer, transactions::product));
    }

    /** The lines they were made from. */
    Transactions transactions() {
        return transactions;
    }

    /** Why nothing can be recommended, in a sentence without its full stop; empty where something can. */
    public String whyNot() {
        if (!transactions.dataset().columns().hasProducts()) {
            return "The file has no column of products, so nothing can be recommended";
        }
        return products() < 2 ? "There is only one product, so nothing else can be recommended" : "";
    }

    /** The product of a customer that says most about their taste, the one with the fewest buyers. */
    public String rarest(String customer) {
        return transactions.products().get(byBuyers(customer).get(0));
    }

    /** The product with the highest Jaccard similarity to a product but itself, or the product where there is none. */
    public String nearest(String code) {
        List<Integer> near = near(product(code), 2);
        return transactions.products().get(near.get(near.size() - 1));
    }

    /** Number of customers. */
    public int customers() {
        return basketStart.length - 1;
    }

    /** Number of products. */
    public int products() {
        return buyersStart.length - 1;
    }

    /** Number of different pairs of a customer and a product. */
    public int pairs() {
        return basket.length;
    }

    /** The products of one customer, rising. */
    int[] basket(int customer) {
        return Arrays.copyOfRange(basket, basketStart[customer], basketStart[customer + 1]);
    }

    /** The Jaccard similarities of products, computed at the first call. */
    synchronized ItemNeighbours jaccards() {
        if (jaccards == null) {
            jaccards = ItemNeighbours.of(this, Similarity.JACCARD, null);
        }
        return jaccards;
    }

    /** How many products a customer bought. */
    int size(int customer) {
        return basketStart[customer + 1] - basketStart[customer];
    }

    /** The customers of one product, rising. */
    int[] buyers(int product) {
        return Arrays.copyOfRange(buyers, buyersStart[product], buyersStart[product + 1]);
    }

    /** How many customers bought a product. */
    int count(int product) {
        return buyersStart[product + 1] - buyersStart[product];
    }

    /** The numbers of the most bought products, rising; of equal ones the smaller numbers. */
    int[] mostBought(int most) {
        int[] order = Rows.sorted(products(), Comparator.comparingInt(product -> -count(product)));
        return Arrays.stream(order).limit(most).sorted().toArray();
    }

    /**
     * The products that somebody bought together with {@code product}, itself among them, rising; {@code both} holds
     * zeros before, and afterwards the number of common customers of those products.
     */
    int[] together(int product, int[] both) {
        int end = buyersStart[product + 1]; // ends are read once: they cannot change while others are counted
        long counted = 0;
        for (int i = buyersStart[product]; i < end; i++) {
            count(basketStart[buyers[i]], basketStart[buyers[i] + 1], both);
            counted += size(buyers[i]);
        }
        if (counted * FEW < both.length) {
            return together(product).sorted().distinct().toArray();
        }
        int[] found = new int[both.length];
        int size = 0;
        for (int other = 0; other < both.length; other++) {
            found[size] = other;
            size += both[other] > 0 ? 1 : 0;
        }
        return Arrays.copyOf(found, size);
    }

    private IntStream together(int product) {
        return Arrays.stream(buyers(product)).flatMap(customer -> Arrays.stream(basket(customer)));
    }

    private void count(int from, int to, int[] both) {
        for (int at = from; at < to; at++) {
            both[basket[at]]++;
        }
    }

    boolean has(int customer, int product) {
        return Arrays.binarySearch(basket, basketStart[customer], basketStart[customer + 1], product) >= 0;
    }

    /** The customers who bought both products, divided by those who bought either; 0 where nobody did. */
    double jaccard(int one, int other) {
        int either = either(one, other);
        return either == 0 ? 0 : (double) both(one, other) / either;
    }

    private int either(int one, int other) {
        return count(one) + count(other) - both(one, other);
    }

    private int both(int one, int other) {
        int both = 0;
        int at = buyersStart[other];
        for (int i = buyersStart[one]; i < buyersStart[one + 1]; i++) {
            while (at < buyersStart[other + 1] && buyers[at] < buyers[i]) {
                at++;
            }
            both += at < buyersStart[other + 1] && buyers[at] == buyers[i] ? 1 : 0;
        }
        return both;
    }

    /**
     * The ids of all customers who bought a product, in the order of their texts; a new set each time.
     *
     * @throws IllegalArgumentException where there is no such product
     */
    public Set<String> buyers(String code) {
        return Arrays.stream(buyers(product(code)))
                .mapToObj(transactions.customers()::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The Jaccard similarity of two products: the customers who bought both, divided by those who bought at least one; 0
     * is nothing in common, 1 the same customers.
     *
     * @throws IllegalArgumentException where there is no such product
     */
    public double jaccard(String code, String otherCode) {
        return jaccard(product(code), product(otherCode));
    }

    /**
     * What one customer has bought, one row a product, the one with the fewest buyers first: it says most about the
     * customer's taste.
     *
     * @throws IllegalArgumentException where there is no such customer
     */
    public Table of(String customer) {
        return columns()
                .whole("customers who bought it", "", this::count)
                .table(whyNot(), "Basket of customer " + customer, byBuyers(customer));
    }

    private List<Integer> byBuyers(String customer) {
        var fewest = Comparator.<Integer>comparingInt(this::count).thenComparing(Comparator.naturalOrder());
        return Rows.inOrder(basket(number(customer)), fewest);
    }

    private Columns<Integer> columns() {
        return Columns.<Integer>none()
                .text("product", "", transactions.products()::get)
                .text("name", "", transactions::productName);
    }

    /**
     * The products with the highest Jaccard similarity to one product, itself first: how many customers bought each, how
     * many both, how many at least one, and the similarity.
     *
     * @throws IllegalArgumentException where there is no such product
     */
    public Table neighbours(String code, int count) {
        int product = product(code);
        if (!whyNot().isEmpty()) {
            return Table.create(whyNot());
        }
        return columns()
                .whole("customers", "", this::count)
                .whole("of both", "", other -> both(product, other))
                .whole("of either", "", other -> either(product, other))
                .number("Jaccard", "", other -> jaccard(product, other))
                .table("Bought by the same customers as " + transactions.productName(product), near(product, count));
    }

    /** The products with the highest similarity, the product itself first. */
    private List<Integer> near(int product, int count) {
        return together(product)
                .distinct()
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(other -> -jaccard(product, other))
                        .thenComparing(other -> other != product)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }

    /** The number of a customer by id. */
    int number(String customer) {
        return number("customer", customerNumbers.getOrDefault(customer, -1), customer, transactions.customers());
    }

    private int product(String code) {
        return number("product", transactions.products().indexOf(code), code, transactions.products());
    }

    private static int number(String what, int number, String id, List<String> ids) {
        Validate.isTrue(number >= 0, "%s: one of the kept lines, found %s; for instance %s", what, id, ids.get(0));
        return number;
    }
}
