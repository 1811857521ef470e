package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.exploration.ProductRanking;
import segmentbook.exploration.ProductRanking.Product;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * What each segment buys: by orders, by units, and by lift, which asks what is in more of its orders than in those of all
 * others.
 *
 * <p>What only one customer of a segment bought is no best seller of it. A ratio of small numbers is noise, so lift counts
 * only above what shuffled segments give to such a product, and ranks by how far it is above it; see {@link Lifts}.
 */
public final class BestSellers extends Columns.Tabled {
    private static final int MIN_CUSTOMERS = 2;
    private static final int LATELY = 91; // days

    private static final Columns<BestSeller> COLUMNS = Columns.<BestSeller>none()
            .text("product", "", BestSeller::code)
            .text("name", "", BestSeller::name)
            .whole("orders", "", BestSeller::orders)
            .number("units", "", BestSeller::units)
            .share("% of its orders", "", BestSeller::share)
            .share("% of others' orders", "", BestSeller::restShare)
            .number("lift", "", BestSeller::lift)
            .number("chance gives", "", BestSeller::chance);

    private final CustomerBase base;
    private final Map<String, List<BestSeller>> sellers = new LinkedHashMap<>();
    private final Set<String> sold; // lately
    private boolean supported;

    /** By what products are ranked, the greatest first; of equals the more customers, then the lesser code. */
    public enum By {
        ORDERS(BestSeller::orders),
        UNITS(BestSeller::units),
        LIFT(each -> each.lift() / each.chance());

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
        sold = base.rfm().map(rfm -> rfm.transactions().soldWithin(LATELY)).orElse(Set.of());
    }

    private void rank(Transactions transactions, Segmentation segmentation) {
        List<String> segments = segmentation.segments();
        int[] segmentOf = segmentation.labels(segments);
        Lifts lifts = new Lifts(transactions, segmentOf, segments.size());
        Map<String, Integer> numbers = Rows.byId(transactions.products());
        for (int segment = 0; segment < segments.size(); segment++) {
            int own = segment;
            IntPredicate members = row -> segmentOf[row] == own;
            int size = transactions
                    .pairs(line -> members.test(transactions.customer(line)) ? 0 : -1, transactions::invoice)
                    .size();
            sellers.put(
                    segments.get(own),
                    Rows.list(
                            ProductRanking.of(transactions, members)
                                    .top(Integer.MAX_VALUE, ProductRanking.By.CUSTOMERS),
                            each -> seller(each, size, lifts, own, numbers.getOrDefault(each.code(), 0))));
        }
    }

    private BestSeller seller(Product each, int orders, Lifts lifts, int segment, int product) {
        boolean supports = lifts.own.hasSupport(segment, product);
        supported |= supports;
        double lift = lifts.own.lift(segment, product);
        double chance = lifts.chance(segment, product);
        return new BestSeller(
                each.code(),
                each.name(),
                each.orders(),
                each.customers(),
                each.units(),
                (double) each.orders() / orders,
                lifts.own.restShare(segment, product),
                lift,
                chance,
                supports && lift > Math.max(1, chance));
    }

    /**
     * Ranks the products of each segment; without purchases there are none.
     *
     * @throws IllegalArgumentException where the segmentation has another number of customers
     */
    public static BestSellers of(CustomerBase base, Segmentation segmentation) {
        String rule = "segmentation: one segment for each of %s customers, found %s";
        Validate.isTrue(base.size() == segmentation.size(), rule, base.size(), segmentation.size());
        return new BestSellers(base, segmentation);
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
        return !whyNot().isEmpty()
                ? whyNot()
                : top(segment, 1, By.ORDERS).stream()
                        .findFirst()
                        .map(first -> say(
                                "%s is in %.1f %% of the orders of %s, %,d",
                                first.name(), 100 * first.share(), segment, first.orders()))
                        .orElseGet(() -> noneSentence(segment));
    }

    /** Why a segment has no best seller though its customers bought something, in a sentence. */
    public static String noneSentence(String segment) {
        return "No product was bought by two customers of " + segment;
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
     * The first products of a segment, fewer where there are fewer (by lift: those that it buys more than chance gives).
     *
     * @throws IllegalArgumentException where nobody is in a segment of that name
     */
    public List<BestSeller> top(String segment, int count, By by) {
        List<BestSeller> own = sellers.get(segment);
        if (own == null) {
            throw new IllegalArgumentException("segment: one with customers, found " + segment + "; choices: "
                    + String.join(", ", sellers.keySet()));
        }
        var told = own.stream().filter(each -> by == By.LIFT ? each.more() : each.customers() >= MIN_CUSTOMERS);
        return told.sorted(by.order).limit(count).toList();
    }

    /** The product that a segment buys more than others for certain and that is still sold, the first by lift; none where there is none. */
    public Optional<BestSeller> offered(String segment) {
        var lifted = top(segment, Integer.MAX_VALUE, By.LIFT).stream();
        return lifted.filter(each -> sold.contains(each.code())).findFirst();
    }

    /** Where a product is bought more than by others for certain, and how much more, in a sentence. */
    public String liftSentence() {
        List<BestSeller> lifted = segments().stream()
                .flatMap(segment -> top(segment, 1, By.LIFT).stream())
                .toList();
        if (!whyNot().isEmpty() || lifted.isEmpty()) {
            return !whyNot().isEmpty()
                    ? whyNot()
                    : supported
                            ? "No segment buys any product more than others do, beyond what chance gives"
                            : "No product has enough buyers in a segment for a lift";
        }
        return say(
                "%d of %d segments buy something more than others do, beyond chance: up to %.1f times as often",
                lifted.size(),
                segments().size(),
                lifted.stream().mapToDouble(BestSeller::lift).max().orElseThrow());
    }

    /** The same as a table, shares in per cent. */
    public Table table(String segment, int count, By by) {
        return COLUMNS.table(segment + ": products by " + by.words(), top(segment, count, by));
    }

    /** One row a segment: its first product by orders, by units and by lift. */
    public Table table() {
        Columns<String> columns = Columns.<String>none().text("segment", "", segment -> segment);
        for (By by : By.values()) {
            columns = columns.text("by " + by.words(), "", segment -> words(segment, by));
        }
        return columns.table(whyNot(), "Best sellers; lift against all other customers", segments());
    }

    private String words(String segment, By by) {
        return top(segment, 1, by).stream()
                .map(each -> each.name() + " "
                        + switch (by) {
                            case ORDERS -> say("(%,d)", each.orders());
                            case UNITS -> say("(%,.0f)", each.units());
                            case LIFT -> say("(%.1f x, chance %.1f x)", each.lift(), each.chance());
                        })
                .findFirst()
                .orElse("");
    }
}
