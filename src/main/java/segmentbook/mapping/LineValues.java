package segmentbook.mapping;

import static segmentbook.dataset.Field.AMOUNT;
import static segmentbook.dataset.Field.CUSTOMER;
import static segmentbook.dataset.Field.DESCRIPTION;
import static segmentbook.dataset.Field.INVOICE;
import static segmentbook.dataset.Field.PRICE;
import static segmentbook.dataset.Field.PRODUCT;
import static segmentbook.dataset.Field.QUANTITY;
import static segmentbook.dataset.Field.TIME;
import static segmentbook.mapping.Entry.say;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.mapping.Relations.Dependence;
import segmentbook.mapping.Relations.Measure;
import segmentbook.reading.DetectedFormat;

/** What the values of columns tell where their headers do not, and whether they agree with what headers say. */
final class LineValues {
    private static final double NEARLY_ALL = .95;
    /** So many times as much where two or more are bought: a total, and no price. */
    private static final double OF_A_TOTAL = 1.5;
    /** Most quantities are at most this. */
    private static final int SMALL = 12;

    private final LineMapping mapping;
    private final DetectedFormat dress;

    LineValues(LineMapping mapping, DetectedFormat dress) {
        this.mapping = mapping;
        this.dress = dress;
    }

    void decide() {
        time();
        quantity();
        keys();
        description();
        money();
        orderTotal();
        priceOrAmount();
        priceOrTotal();
    }

    private void time() {
        List<Traits> times =
                mapping.free(each -> each.isTime() && !each.meaning().isPersonal());
        if (mapping.has(TIME)) {
            return;
        }
        if (times.size() == 1) {
            mapping.choose(TIME, times.get(0), "no other column holds times");
        } else {
            times.forEach(
                    each -> mapping.ask(TIME, each, "it holds times, and so do others, such as " + each.example()));
        }
    }

    /** The column of small whole numbers with the fewest different ones, where enough others are left to be ids. */
    private void quantity() {
        List<Traits> wholes = mapping.free(
                each -> each.meaning().words().isEmpty() && each.isNumber() && each.isId() && each.coded() == 0);
        List<Traits> ids = mapping.free(Traits::isId);
        Optional<Traits> fewest = wholes.stream().filter(this::small).min(Comparator.comparingInt(Traits::distinct));
        if (!mapping.has(QUANTITY) && fewest.isPresent() && (mapping.has(CUSTOMER) || ids.size() > 1)) {
            mapping.choose(QUANTITY, fewest.get(), "most of its numbers are whole and at most " + SMALL);
        }
    }

    private boolean small(Traits column) {
        Measure numbers = new Measure(column, dress);
        long small = IntStream.range(0, mapping.lines())
                .filter(line -> Math.abs(numbers.at(line)) <= SMALL)
                .count();
        return small >= .8 * mapping.lines();
    }

    /** Invoice, product and customer among the columns of ids, by what decides what. */
    private void keys() {
        List<Traits> ids = mapping.free(each -> (each.isId() || each.looksPersonal())
                && each.distinct() < each.filled()
                && (each.meaning().field() == null
                        || !LineMapping.fits(each.meaning().field(), each)));
        if (!mapping.has(INVOICE)) {
            ids.stream()
                    .filter(each -> isInvoice(each, ids))
                    .findFirst()
                    .ifPresent(each -> mapping.choose(INVOICE, each, "each has one time and one of another column"));
        }
        if (!mapping.has(PRODUCT)) {
            ids.stream()
                    .filter(each -> left(each) && !isPersonal(each) && isProduct(each))
                    .findFirst()
                    .ifPresent(each -> mapping.choose(PRODUCT, each, "it goes with one text or price"));
        }
        customer(ids.stream()
                .filter(each ->
                        left(each) && Collections.disjoint(each.meaning().words(), Set.of("address", "seller")))
                .toList());
    }

    private static boolean isPersonal(Traits column) {
        return column.looksPersonal() || column.meaning().isPersonal();
    }

    /** The ids that are left, unless there are several that do not name the same. */
    private void customer(List<Traits> ids) {
        if (mapping.has(CUSTOMER) || ids.isEmpty()) {
            return;
        }
        Traits first = ids.get(0);
        if (ids.stream().allMatch(each -> each == first || oneToOne(first, each))) {
            String twin = ids.size() == 1 ? "" : ", and column " + ids.get(1).header() + " names the same";
            mapping.choose(CUSTOMER, first, "the only column of ids that come back" + twin);
        } else {
            String why = "ids that come back, and so do others: %,d different, such as %s";
            ids.forEach(each -> mapping.ask(CUSTOMER, each, say(why, each.distinct(), each.shape())));
        }
    }

    private boolean left(Traits column) {
        return mapping.free(each -> each == column).size() == 1;
    }

    /** Whether each has one time and one of a column of ids that has several of it. */
    private boolean isInvoice(Traits column, List<Traits> ids) {
        Traits time = mapping.get(TIME);
        if (time == null || decides(column, time).share() < NEARLY_ALL) {
            return false;
        }
        return Stream.concat(mapping.chosen(CUSTOMER), ids.stream().filter(each -> each != column))
                .anyMatch(each -> decides(column, each).share() >= NEARLY_ALL
                        && decides(each, column).of() > 1
                        && decides(each, column).share() < .5);
    }

    private boolean isProduct(Traits column) {
        List<Traits> free = mapping.free(each -> each != column && (isText(each) || each.decimals() > .5));
        return Stream.concat(mapping.chosen(DESCRIPTION, PRICE), free.stream())
                .map(each -> decides(column, each))
                .anyMatch(found -> found.of() > 1 && found.share() >= .8);
    }

    private static boolean isText(Traits column) {
        return column.words() >= Traits.MOST && column.coded() < .5 && !column.isTime() && column.distinct() > 2;
    }

    private static boolean oneToOne(Traits one, Traits other) {
        return one.distinct() == other.distinct()
                && decides(one, other).share() == 1
                && decides(other, one).share() == 1;
    }

    private static Dependence decides(Traits one, Traits other) {
        return Relations.dependence(one.column(), other.column());
    }

    /** A text that goes with the product; without one, any that comes back. */
    private void description() {
        Traits product = mapping.get(PRODUCT);
        List<Traits> texts =
                mapping.free(each -> isText(each) && each.meaning().words().isEmpty() && !each.looksPersonal());
        if (product != null && !mapping.has(DESCRIPTION)) {
            texts.stream()
                    .filter(each -> 2 * each.distinct() >= product.distinct()
                            && decides(product, each).share() >= .8)
                    .findFirst()
                    .ifPresent(each -> mapping.choose(DESCRIPTION, each, "its texts go with the product"));
        }
    }

    /** A column of decimals that no header explains: a price or a total, which the quantity tells. */
    private void money() {
        List<Traits> decimals = mapping.free(each -> each.isNumber()
                && each.decimals() >= .3
                && each.meaning().words().isEmpty());
        if (mapping.has(PRICE) || mapping.has(AMOUNT) || decimals.isEmpty()) {
            return;
        }
        if (decimals.size() > 1) {
            decimals.forEach(each -> mapping.ask(AMOUNT, each, "decimals, and there are other columns of such"));
            return;
        }
        Traits money = decimals.get(0);
        Traits quantity = mapping.get(QUANTITY);
        if (quantity == null) {
            mapping.choose(AMOUNT, money, "the only column of decimals, and no quantity");
        } else {
            byQuantity(quantity, money);
        }
    }

    private void byQuantity(Traits quantity, Traits money) {
        Traits product = mapping.get(PRODUCT);
        Dependence fixed = product == null ? new Dependence(0, 0) : decides(product, money);
        double growth = growth(quantity, money);
        if (product != null
                && fixed.of() > 1
                && fixed.share() >= .8
                && decides(product, quantity).share() < .5) {
            String each = say("one for each of %,d of %,d products, however many", fixed.holds(), fixed.of());
            mapping.choose(PRICE, money, each);
        } else if (Double.isNaN(growth)) {
            mapping.ask(PRICE, money, "decimals, too few lines to tell a price from a total");
            mapping.ask(AMOUNT, money, "decimals, too few lines to tell a total from a price");
        } else {
            String median = "the only decimals; where the quantity is 2 or more their median is %.1f times as much";
            mapping.choose(growth >= OF_A_TOTAL ? AMOUNT : PRICE, money, say(median, growth));
        }
    }

    private double growth(Traits quantity, Traits money) {
        return Relations.growth(new Measure(quantity, dress), new Measure(money, dress));
    }

    /** A description file names one of both; what disagrees with the other is the total, after discounts. */
    private void priceOrAmount() {
        Traits price = mapping.get(PRICE);
        Traits amount = mapping.get(AMOUNT);
        Traits quantity = mapping.get(QUANTITY);
        if (price == null || amount == null) {
            return;
        }
        if (quantity == null && amount.decimals() == 0 && small(amount)) {
            mapping.drop(AMOUNT, "small whole numbers beside a price");
            mapping.choose(QUANTITY, amount, "it is called an amount, and holds small whole numbers beside a price");
        } else if (10 * amount.filled() < 9 * price.filled()) {
            mapping.drop(AMOUNT, say("it stands on %,d of %,d lines only", amount.filled(), price.filled()));
        } else if (quantity == null) {
            mapping.drop(PRICE, "no quantity, so the total is taken");
        } else {
            double share = Relations.product(
                    new Measure(quantity, dress), new Measure(price, dress), new Measure(amount, dress));
            boolean agree = share >= NEARLY_ALL;
            String lines = say("quantity times price is the total on %.1f %% of lines, so ", 100 * share);
            mapping.drop(agree ? AMOUNT : PRICE, lines + (agree ? "the price is enough" : "the total is taken"));
        }
    }

    /** What is called a price and grows with the quantity may be a total. */
    private void priceOrTotal() {
        Traits price = mapping.get(PRICE);
        Traits quantity = mapping.get(QUANTITY);
        if (price == null || quantity == null) {
            return;
        }
        if (totalOfEachProduct(quantity, price)) {
            return;
        }
        double growth = growth(quantity, price);
        if (growth >= 1.2 * OF_A_TOTAL) {
            mapping.ask(
                    AMOUNT,
                    price,
                    say(
                            "instead of price, if it is a total: where the quantity is 2 or more its median is %.1f times as much",
                            growth));
        }
    }

    /** Whether each product has one price only if what is called a price is divided by the quantity: then it is a total. */
    private boolean totalOfEachProduct(Traits quantity, Traits price) {
        Traits product = mapping.get(PRODUCT);
        if (product == null || fixed(product, quantity, price, false).share() > .1) {
            return false;
        }
        Dependence unit = fixed(product, quantity, price, true);
        if (unit.of() < 3 || unit.share() < .9) {
            return false;
        }
        mapping.drop(PRICE, "a total by its values");
        mapping.choose(
                AMOUNT,
                price,
                say("divided by the quantity it is the same for %,d of %,d products", unit.holds(), unit.of()));
        return true;
    }

    private Dependence fixed(Traits product, Traits quantity, Traits money, boolean ofAUnit) {
        return Relations.fixed(product.column(), new Measure(quantity, dress), new Measure(money, dress), ofAUnit);
    }

    /** A total that is the same on all lines of an order would be counted once a line. */
    private void orderTotal() {
        Traits invoice = mapping.get(INVOICE);
        Traits amount = mapping.get(AMOUNT);
        if (invoice != null && amount != null) {
            Dependence found = decides(invoice, amount);
            if (found.of() >= 5 && found.share() >= NEARLY_ALL) {
                mapping.drop(
                        AMOUNT,
                        say(
                                "it is the same on all lines of %,d of %,d orders: a total of the order, which would count"
                                        + " once a line",
                                found.holds(), found.of()));
            }
        }
    }
}
