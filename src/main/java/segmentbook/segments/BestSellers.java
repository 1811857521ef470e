package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import segmentbook.columns.Columns;
import segmentbook.exploration.ProductRanking;
import segmentbook.exploration.ProductRanking.Product;
import segmentbook.rfm.CustomerBase;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * What each segment buys: by orders, by units, and by lift, which asks what is in more of its orders than in those of
 * everybody.
 *
 * <p>A ratio of small numbers is noise, so lift counts only for products with a support of at least {@value
 * #MIN_CUSTOMERS} customers of the segment and {@value #MIN_PERCENT} % of its orders.
 */
public final class BestSellers {
    private static final int MIN_CUSTOMERS = 10;
    private static final int MIN_PERCENT = 1;

    private static final Columns<BestSeller> COLUMNS = Columns.<BestSeller>none()
            .text("product", "", BestSeller::code)
            .text("name", "", BestSeller::name)
            .whole("orders", "", BestSeller::orders)
            .number("units", "", BestSeller::units)
            .share("% of its orders", "", BestSeller::share)
            .share("% of all orders", "", BestSeller::overallShare)
            .number("lift", "", BestSeller::lift);

    private final CustomerBase base;
    private final Map<String, List<BestSeller>> sellers = new LinkedHashMap<>();

    /** By what products are ranked, the greatest first; of equals the more customers, then the lesser code. */
    public enum By {
        ORDERS(BestSeller::orders),
        UNITS(BestSeller::units),
        LIFT(BestSeller::lift);

        private final Comparator<BestSeller> order;

        By(ToDoubleFunction<BestSeller> metric) {
            order = Comparator.comparingDouble(metric)
                    .thenComparingInt(BestSeller::customers)
                    .reversed()
                    .thenComparing(BestSeller::code);
        }

        /** As readers and result files have it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private BestSellers(CustomerBase base, Segmentation segmentation) {
        this.base = base;
        segmentation.segments().forEach(segment -> sellers.put(segment, List.of()));
        base.rfm().ifPresent(rfm -> rank(rfm.transactions(), segmentation));
    }

    private void rank(Transactions transactions, Segmentation segmentation) {
        int all = orders(transactions, customer -> true);
        Map<String, Integer> overall = products(ProductRanking.of(transactions)).stream()
                .collect(Collectors.toMap(Product::code, Product::orders));
        for (String segment : segmentation.segments()) {
            IntPredicate members = row -> segmentation.segmentOf(row).equals(segment);
            int size = orders(transactions, members);
            List<BestSeller> own = new ArrayList<>();
            for (Product each : products(ProductRanking.of(transactions, members))) {
                double share = (double) each.orders() / size;
                double ofAll = (double) overall.getOrDefault(each.code(), 0) / all;
                own.add(new BestSeller(
                        each.code(), each.name(), each.orders(), each.customers(), each.units(), share, ofAll));
            }
            sellers.put(segment, List.copyOf(own));
        }
    }

    /** Distinct invoices with a purchase of the customers that the condition holds for. */
    private static int orders(Transactions transactions, IntPredicate customers) {
        return transactions
                .pairs(line -> customers.test(transactions.customer(line)) ? 0 : -1, transactions::invoice)
                .size();
    }

    /**
     * Ranks the products of each segment; without purchases there are none.
     *
     * @throws IllegalArgumentException where the segmentation has another number of customers
     */
    public static BestSellers of(CustomerBase base, Segmentation segmentation) {
        if (base.size() != segmentation.size()) {
            throw new IllegalArgumentException("segmentation: one segment for each of " + base.size()
                    + " customers, found " + segmentation.size());
        }
        return new BestSellers(base, segmentation);
    }

    private static List<Product> products(ProductRanking ranking) {
        return ranking.top(Integer.MAX_VALUE, ProductRanking.By.CUSTOMERS);
    }

    /** Why there are no best sellers, in a sentence without its full stop; empty where there are some. */
    public String whyNot() {
        if (base.rfm().isEmpty()) {
            return "The file has one row a customer and no purchases, so there are no best sellers";
        }
        return base.dataset().columns().hasProducts()
                ? ""
                : "The file has no column of products, so there are no best sellers";
    }

    /** In how many of a segment's orders its first product is, in a sentence without its full stop. */
    public String sentence(String segment) {
        if (!whyNot().isEmpty()) {
            return whyNot();
        }
        BestSeller first = top(segment, 1, By.ORDERS).get(0);
        return say(
                "%s is in %.1f %% of the orders of %s, %,d",
                first.name(), 100 * first.share(), segment, first.orders());
    }

    /** Whose purchases were ranked. */
    public CustomerBase base() {
        return base;
    }

    /** The segments with products. */
    public List<String> segments() {
        return List.copyOf(sellers.keySet());
    }

    /**
     * The first products of a segment, fewer where there are fewer (by lift: with enough support).
     *
     * @throws IllegalArgumentException where nobody is in a segment of that name
     */
    public List<BestSeller> top(String segment, int count, By by) {
        List<BestSeller> own = sellers.get(segment);
        if (own == null) {
            throw new IllegalArgumentException("segment: one with customers, found " + segment + "; choices: "
                    + String.join(", ", sellers.keySet()));
        }
        return own.stream()
                .filter(each -> by != By.LIFT || hasSupport(each))
                .sorted(by.order)
                .limit(count)
                .toList();
    }

    /** The lift of a product in a segment, whatever its support; 0 where nobody of the segment bought it. */
    public double lift(String segment, String code) {
        return top(segment, Integer.MAX_VALUE, By.ORDERS).stream()
                .filter(each -> each.code().equals(code))
                .mapToDouble(BestSeller::lift)
                .findFirst()
                .orElse(0);
    }

    /** The product with the highest lift of each segment, each product once. */
    public List<BestSeller> lifted() {
        Map<String, BestSeller> products = new LinkedHashMap<>();
        segments().stream()
                .flatMap(segment -> top(segment, 1, By.LIFT).stream())
                .forEach(each -> products.merge(each.code(), each, BestSeller::higher));
        return List.copyOf(products.values());
    }

    /** The highest lift of all, in a sentence. */
    public String liftSentence() {
        OptionalDouble max = lifted().stream().mapToDouble(BestSeller::lift).max();
        if (max.isEmpty()) {
            return "No product has enough buyers in a segment for a lift";
        }
        return max.getAsDouble() < 1.05
                ? "No product is more common in the orders of one segment than in all orders"
                : say(
                        "A product can be %.1f times as common in the orders of one segment as in all orders",
                        max.getAsDouble());
    }

    private static boolean hasSupport(BestSeller seller) {
        return seller.customers() >= MIN_CUSTOMERS && 100 * seller.share() >= MIN_PERCENT;
    }

    /** The same as a table, shares in per cent. */
    public Table table(String segment, int count, By by) {
        return COLUMNS.table(segment + ": products by " + by.words(), top(segment, count, by));
    }

    /** One row a segment: its first product by orders, by units and by lift. */
    public Table table() {
        if (!whyNot().isEmpty()) {
            return Table.create(whyNot());
        }
        Columns<String> columns = Columns.<String>none().text("segment", "", segment -> segment);
        for (By by : By.values()) {
            columns = columns.text("by " + by.words(), "", segment -> words(segment, by));
        }
        return columns.table("Best sellers", segments());
    }

    private String words(String segment, By by) {
        return top(segment, 1, by).stream()
                .map(each -> each.name()
                        + switch (by) {
                            case ORDERS -> String.format(Locale.ROOT, " (%,d)", each.orders());
                            case UNITS -> String.format(Locale.ROOT, " (%,.0f)", each.units());
                            case LIFT -> String.format(Locale.ROOT, " (%.1f x)", each.lift());
                        })
                .findFirst()
                .orElse("");
    }
}
