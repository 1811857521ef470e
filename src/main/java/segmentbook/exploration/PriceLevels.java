package segmentbook.exploration;

import java.util.function.IntUnaryOperator;
import segmentbook.customers.AttributeGroups;
import segmentbook.customers.Column;
import segmentbook.description.Columns;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Shares;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;

/** What cheap and dear products bring: products in five classes of as many each, by the mean price paid for a unit. */
public final class PriceLevels {
    private static final int CLASSES = 5;

    private PriceLevels() {}

    /**
     * Shares of the products, units, revenue and customers by class, the cheapest first; no class where prices of products
     * are not known. A customer counts in each class in which they bought: the shares of customers add up to more than all.
     */
    public static Shares of(Transactions lines) {
        String whyNot = whyNot(lines.dataset().columns());
        if (!whyNot.isEmpty()) {
            return Shares.none(whyNot);
        }
        int size = lines.products().size();
        IntUnaryOperator product = line -> lines.isPurchase(line) ? lines.product(line) : -1;
        double[] units = lines.units(size, product);
        double[] revenue = lines.amounts(size, product);
        double[] prices = Rows.values(size, each -> Double.parseDouble(Words.say("%.3g", revenue[each] / units[each])));
        AttributeGroups classes = AttributeGroups.ofNumbers(Column.number("price"), prices, CLASSES);
        int[] buyers = lines.pairs(line -> classes.group(lines.product(line)), lines::customer)
                .counts(classes.labels().size());
        Shares shares = Shares.by(Words.inMoney("price", lines.moneyUnit()), classes.labels())
                .of("products", size, each -> 1, classes::group)
                .of("units", size, each -> units[each], classes::group)
                .of("revenue", size, each -> revenue[each], classes::group)
                .of(
                        "customers",
                        each -> (double) buyers[each] / lines.customers().size());
        return shares.saying(sentence(shares));
    }

    private static String whyNot(Columns columns) {
        if (!columns.hasProducts() || !columns.hasMoney()) {
            return "The file has no column of " + (columns.hasProducts() ? "prices" : "products");
        }
        return columns.header(Field.PRICE).isEmpty()
                        && columns.header(Field.QUANTITY).isEmpty()
                ? "The file has amounts without quantities: the price of a unit is not known"
                : "";
    }

    private static String sentence(Shares shares) {
        int last = shares.classes().size() - 1;
        return last == 0
                ? "All products have the same price"
                : Words.say(
                        "The cheapest %.0f %% of the products bring %.0f %% of the units and %.0f %% of the revenue, the dearest %.0f %% bring %.0f %% and %.0f %%",
                        shares.percent("products", 0),
                        shares.percent("units", 0),
                        shares.percent("revenue", 0),
                        shares.percent("products", last),
                        shares.percent("units", last),
                        shares.percent("revenue", last));
    }
}
