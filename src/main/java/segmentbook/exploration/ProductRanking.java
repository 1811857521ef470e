package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** What sells: products by orders, customers, units and revenue. */
public final class ProductRanking {
    private static final Columns<Product> COLUMNS = Columns.<Product>none()
            .text("product", "", Product::code)
            .text("name", "", Product::name)
            .whole("orders", "", Product::orders)
            .whole("customers", "", Product::customers)
            .number("units", "", Product::units)
            .number("revenue", "", Product::revenue);

    private final List<Product> products;

    /**
     * The metrics of one product.
     *
     * @param code the product's code
     * @param name its most frequent description
     * @param orders distinct invoices with it
     * @param customers distinct customers who bought it
     * @param units sold
     * @param revenue in the money unit
     */
    public record Product(String code, String name, int orders, int customers, double units, double revenue) {}

    /** By what products are ranked, the highest first. */
    public enum By {
        ORDERS(Product::orders),
        CUSTOMERS(Product::customers),
        UNITS(Product::units),
        REVENUE(Product::revenue);

        private final Comparator<Product> order;

        By(ToDoubleFunction<Product> measure) {
            order = Comparator.comparingDouble(measure).reversed().thenComparing(Product::code);
        }
    }

    private ProductRanking(List<Product> products) {
        this.products = products;
    }

    /** Over all customers. */
    public static ProductRanking of(Transactions transactions) {
        return of(transactions, customer -> true);
    }

    /** Over the customers, by number, that the condition holds for. */
    public static ProductRanking of(Transactions transactions, IntPredicate customers) {
        int size = transactions.products().size();
        IntPredicate counts = line -> transactions.isPurchase(line) && customers.test(transactions.customer(line));
        IntUnaryOperator productOf = line -> counts.test(line) ? transactions.product(line) : -1;
        int[] orders = transactions.pairs(productOf, transactions::invoice).counts(size);
        int[] buyers = transactions.pairs(productOf, transactions::customer).counts(size);
        double[] units = transactions.units(size, productOf);
        double[] revenue = transactions.amounts(size, productOf);
        return new ProductRanking(IntStream.range(0, size)
                .filter(i -> orders[i] > 0)
                .mapToObj(i -> new Product(
                        transactions.products().get(i),
                        transactions.productName(i),
                        orders[i],
                        buyers[i],
                        units[i],
                        revenue[i]))
                .toList());
    }

    /** The first {@code count} products of a ranking, fewer where there are fewer. */
    public List<Product> top(int count, By by) {
        return products.stream().sorted(by.order).limit(count).toList();
    }

    /** Units sold of one product; 0 where there are none. */
    public double units(String code) {
        var own = products.stream().filter(each -> each.code().equals(code));
        return own.mapToDouble(Product::units).sum();
    }

    /**
     * The product among the {@code count} with the most units that loses most units by netting, in a sentence.
     *
     * @param netted the ranking with cancellations netted, where this one has them dropped
     */
    public String notKeptSentence(ProductRanking netted, int count) {
        ToDoubleFunction<Product> notKept = each -> each.units() - netted.units(each.code());
        Product worst = top(count, By.UNITS).stream()
                .reduce((a, b) -> notKept.applyAsDouble(b) > notKept.applyAsDouble(a) ? b : a)
                .orElseThrow();
        return notKept.applyAsDouble(worst) > 0
                ? say(
                        "Dropped cancellations leave %,.0f units of %s that nobody kept",
                        notKept.applyAsDouble(worst), worst.name())
                : "No cancellation changes the units of the best sellers";
    }

    /** The same as a table. */
    public Table table(int count, By by) {
        return COLUMNS.table("Products by " + by.name().toLowerCase(Locale.ROOT), top(count, by));
    }
}
