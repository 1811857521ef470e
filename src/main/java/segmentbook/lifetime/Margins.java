package segmentbook.lifetime;

import static segmentbook.statistics.Words.say;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.apache.commons.math3.util.FastMath;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Sum;
import segmentbook.transactions.Transactions;

/**
 * What is left of each customer's money after the cost of what they buy, as a share of it.
 *
 * <p>A customer's own margin is drawn towards that of all, the more the smaller and the more unlike their orders are
 * (Bühlmann, Straub 1970): with money w, variance s of an order's margin times its money, and variance t between customers,
 * the own margin counts by w t / (w t + s). Orders are those of purchases whose cost is known. What somebody will bring is
 * multiplied by this margin, as Fader, Hardie and Lee (2005) do with one for all.
 */
final class Margins {
    private static final String NO_COLUMN =
            "Money is revenue here, not profit: columns.cost in the description file, what a unit costs the shop, adds contribution";
    private static final String NO_MONEY =
            "Value counts units here: without columns.price or columns.amount nobody knows revenue or contribution";
    private static final String NO_COST =
            "No kept purchase has a cost in the column that columns.cost names, so money is revenue here, not profit";

    /** Of a file without costs. */
    static final Margins NONE = new Margins(NO_COLUMN);

    private final String sentence;
    private final double[] own;
    private final double[] trust; // in the own margin, 0 to 1
    private final double within; // variance of an order's margin times its money
    private final double between; // variance of margins over customers
    private final double all; // that of everybody
    private final double error; // its variance

    private Margins(String sentence) {
        this.sentence = sentence;
        own = new double[0];
        trust = own;
        within = 0;
        between = 0;
        all = 0;
        error = 0;
    }

    private Margins(double[] weights, double[] own, double shop, double scatter, double orders, double share) {
        this.own = own;
        double whole = sum(own.length, i -> weights[i]);
        double known = sum(own.length, i -> weights[i] > 0 ? 1 : 0);
        double spread = sum(own.length, i -> weights[i] * square(own[i] - shop));
        double chance = orders > known ? scatter / (orders - known) : spread / Math.max(1, known - 1); // one order each
        double room = whole - sum(own.length, i -> square(weights[i])) / whole;
        double real = room > 0 ? Math.max(0, (spread - (known - 1) * chance) / room) : 0;
        trust = Rows.values(
                own.length, i -> real * weights[i] == 0 ? 0 : real * weights[i] / (real * weights[i] + chance));
        double trusted = sum(own.length, i -> trust[i]);
        within = chance;
        between = real;
        all = trusted > 0 ? sum(own.length, i -> trust[i] * own[i]) / trusted : shop;
        error = trusted > 0 ? real / trusted : chance / whole;
        double below = sum(own.length, i -> weights[i] > 0 && own[i] < 0 ? 1 : 0);
        String negative = "; %,.0f of %,.0f customers have brought less than their goods cost";
        sentence = say(
                        "%.1f %% of the money is left after the cost of goods, which is known for %.1f %% of it",
                        100 * shop, 100 * share)
                + (below == 0 ? "" : say(negative, below, known));
    }

    /** Of the customers by their numbers. */
    static Margins of(Transactions lines) {
        if (!lines.dataset().columns().hasMoney()) {
            return new Margins(NO_MONEY);
        } else if (!lines.dataset().columns().hasCost()) {
            return NONE;
        }
        var orders = lines.orders();
        int[] order = lines.orderOfLines();
        IntUnaryOperator known = line -> Double.isNaN(lines.cost(line)) ? -1 : order[line];
        double[] money = Sum.byGroup(lines.size(), lines::amount, orders.size(), known);
        double[] left = Sum.byGroup(lines.size(), lines::contribution, orders.size(), known);
        double paid = Sum.byGroup(lines.size(), lines::amount, 1, line -> Math.min(0, order[line]))[0];
        return of(lines.customers().size(), orders::first, money, left, paid);
    }

    /**
     * Of customers with orders.
     *
     * @param customers how many
     * @param customer of an order
     * @param money of each order, as far as its cost is known
     * @param left of it after its cost
     * @param paid money of all orders, whether the cost is known or not
     */
    static Margins of(int customers, IntUnaryOperator customer, double[] money, double[] left, double paid) {
        IntUnaryOperator group = order -> money[order] > 0 ? customer.applyAsInt(order) : -1;
        double[] weights = Sum.byGroup(money.length, order -> money[order], customers, group);
        double[] brought = Sum.byGroup(money.length, order -> left[order], customers, group);
        double whole = sum(customers, i -> weights[i]);
        if (whole == 0) {
            return new Margins(NO_COST);
        }
        double shop = sum(customers, i -> brought[i]) / whole;
        double[] own = Rows.values(customers, i -> weights[i] > 0 ? brought[i] / weights[i] : shop);
        double scatter = sum(money.length, order -> {
            double off = left[order] - own[customer.applyAsInt(order)] * money[order];
            return money[order] > 0 ? off * off / money[order] : 0;
        });
        double orders = sum(money.length, order -> money[order] > 0 ? 1 : 0);
        return new Margins(weights, own, shop, scatter, orders, whole / paid);
    }

    private static double square(double value) {
        return value * value;
    }

    private static double sum(int size, IntToDoubleFunction value) {
        return Sum.byGroup(size, value, 1, i -> 0)[0];
    }

    /** Whether no cost is known. */
    boolean isEmpty() {
        return own.length == 0;
    }

    /** How much of the money is left, or why nobody knows, in a sentence without its full stop. */
    String sentence() {
        return sentence;
    }

    /** The margin to expect of a customer, as a share of money; below zero where goods cost more. */
    double of(int customer) {
        return trust[customer] * own[customer] + (1 - trust[customer]) * all;
    }

    /** Draws what is left of the money that each customer will bring: margins within what orders leave open, then orders. */
    float[] draw(Draws random, float[] money) {
        double common = all + FastMath.sqrt(error) * random.normal();
        float[] left = new float[money.length];
        for (int i = 0; i < left.length; i++) {
            double chance = FastMath.sqrt(between * (1 - trust[i])) * random.normal();
            double margin = trust[i] * own[i] + (1 - trust[i]) * common + chance;
            double orders = FastMath.sqrt(within * Math.max(0, money[i])) * random.normal();
            left[i] = (float) (margin * money[i] + orders);
        }
        return left;
    }
}
