package segmentbook.exploration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.exploration.ProductRanking.By;
import segmentbook.exploration.ProductRanking.Product;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * The ABC analysis: the few products that bring most of the revenue, and the many that bring the rest.
 *
 * <p>Products stand in the order of their revenue, of equals by code. Each takes the class that holds where the revenue
 * of those before it ends: A below 80 % of all revenue, B below 95 %, C above; so the product that crosses an edge
 * belongs to the better class, and the first product is always an A.
 */
public final class ProductClasses extends Columns.Tabled {
    /** The classes, the best first. */
    public enum Grade {
        A(.8),
        B(.95),
        C(Double.POSITIVE_INFINITY);

        private final double edge;

        Grade(double edge) {
            this.edge = edge;
        }

        private static Grade of(double shareBefore) {
            return shareBefore < A.edge ? A : shareBefore < B.edge ? B : C;
        }
    }

    private final List<Product> products;
    private final double[] running;
    private final String revenue;

    private ProductClasses(List<Product> products, String revenue) {
        this.revenue = revenue;
        this.products = products;
        running = new double[products.size() + 1];
        for (int i = 0; i < products.size(); i++) {
            running[i + 1] = running[i] + products.get(i).revenue();
        }
    }

    /**
     * Over all products of a ranking.
     *
     * @throws IllegalArgumentException where it holds no product
     */
    public static ProductClasses of(ProductRanking ranking) {
        return of(ranking, "");
    }

    private static ProductClasses of(ProductRanking ranking, String moneyUnit) {
        List<Product> products = ranking.top(Integer.MAX_VALUE, By.REVENUE);
        Validate.isTrue(!products.isEmpty(), "product classes: at least one product, found none");
        return new ProductClasses(products, Words.revenue(moneyUnit));
    }

    /** Classes of the products of all lines. */
    public static ProductClasses of(Transactions transactions) {
        return of(ProductRanking.of(transactions), transactions.moneyUnit());
    }

    /** Number of products. */
    public int size() {
        return products.size();
    }

    /** Whether the products have codes; without, all lines are of one nameless product. */
    public boolean areNamed() {
        return products.size() > 1 || !products.get(0).code().isEmpty();
    }

    /** The product at a rank from 0, by falling revenue. */
    public Product product(int rank) {
        return products.get(rank);
    }

    /** The class of the product at a rank from 0. */
    public Grade grade(int rank) {
        return Grade.of(share(rank));
    }

    /** Share of the revenue that the first {@code count} products bring together, 0 to 1. */
    public double share(int count) {
        return running[count] / running[products.size()];
    }

    /** Number of products of a class. */
    public int products(Grade grade) {
        return ranks(grade).length;
    }

    /** Share of the revenue that a class brings, 0 to 1. */
    public double share(Grade grade) {
        return Rows.sum(ranks(grade), rank -> products.get(rank).revenue()) / running[size()];
    }

    private int[] ranks(Grade grade) {
        return Rows.where(size(), rank -> grade(rank) == grade);
    }

    /** How few products bring most of the revenue, in a sentence. */
    public String sentence() {
        if (!areNamed()) {
            return "The file has no column of products";
        }
        int best = products(Grade.A);
        return Words.say(
                "%,d of %,d products, %.0f %%, %s %.0f %% of the %s",
                best, size(), 100.0 * best / size(), best == 1 ? "brings" : "bring", 100 * share(best), revenue);
    }

    /** One row a class. */
    public Table table() {
        return Columns.<Grade>none()
                .text("class", "", Grade::name)
                .whole("products", "", this::products)
                .share("% of products", "", grade -> (double) products(grade) / size())
                .share("% of " + revenue, "", this::share)
                .table(areNamed() ? "" : sentence(), "Products by class", List.of(Grade.values()));
    }

    /** Products of each class and their shares, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        for (Grade grade : Grade.values()) {
            String name = "products_" + grade.name().toLowerCase(Locale.ROOT);
            metrics.put(name, products(grade));
            metrics.put(name + "_revenue_share", share(grade));
        }
        return metrics;
    }
}
