package segmentbook.drafting;

import static segmentbook.description.Field.AMOUNT;
import static segmentbook.description.Field.COST;
import static segmentbook.description.Field.INVOICE;
import static segmentbook.description.Field.PRICE;
import static segmentbook.description.Field.PRODUCT;
import static segmentbook.description.Field.QUANTITY;
import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import segmentbook.drafting.Relations.Dependence;
import segmentbook.statistics.Rows;
import segmentbook.tables.DetectedFormat;

/** Tells prices, totals and costs apart by their values. */
record MoneyValues(LineMapping mapping, DetectedFormat detected) {
    /** Where two or more are bought, the median of a total is at least this many times as large. */
    private static final double OF_A_TOTAL = 1.5;
    /** And that of a price at most this many times. */
    private static final double OF_A_UNIT = 1.2;

    void decide() {
        money();
        mapping.chosen(AMOUNT).toList().forEach(this::lessDiscount);
        mapping.chosen(AMOUNT).forEach(this::orderTotal);
        mapping.chosen(PRICE).forEach(price -> mapping.chosen(AMOUNT).forEach(each -> priceOrAmount(price, each)));
        mapping.chosen(QUANTITY)
                .forEach(units -> mapping.chosen(PRICE, AMOUNT).limit(1).forEach(each -> unitOrTotal(each, units)));
        mapping.chosen(COST).toList().forEach(this::cost);
        Stream.of(PRICE, AMOUNT, COST)
                .filter(field -> mapping.chosen(field).anyMatch(each -> each.says("cents") && each.decimals() == 0))
                .forEach(field -> mapping.drop(field, "its header says hundredths: a query divides it by 100"));
    }

    /** A column of decimals that no header explains, or a side of an account: a price or a total, which the quantity tells. */
    private void money() {
        List<ColumnProfile> decimals = mapping.free(
                each -> each.isNumber() && each.decimals() >= .3 && (each.isUnexplained() || each.says("side")));
        if (mapping.has(PRICE) || mapping.has(AMOUNT)) {
            return;
        } else if (decimals.size() > 1) {
            mapping.chosen(QUANTITY).forEach(quantity -> priceOfTotal(quantity, decimals));
            List<ColumnProfile> open = mapping.has(PRICE) ? List.of() : decimals;
            open.forEach(each -> mapping.ask(AMOUNT, each, "decimals, and there are other columns of such"));
        } else if (mapping.has(QUANTITY)) {
            mapping.chosen(QUANTITY).forEach(quantity -> decimals.forEach(money -> byQuantity(quantity, money)));
        } else {
            mapping.chooseFirst(AMOUNT, decimals.stream(), "the only column of decimals, and no quantity");
        }
    }

    /** The price among columns of decimals, by its total. */
    private void priceOfTotal(ColumnProfile quantity, List<ColumnProfile> decimals) {
        Stream<ColumnProfile> prices = decimals.stream().filter(price -> decimals.stream()
                .anyMatch(total -> total != price && share(quantity, price, total) >= LineValues.NEARLY_ALL));
        mapping.chooseFirst(PRICE, prices, "nearly always the quantity times it is another column");
    }

    /** The share of lines on which quantity times price is the total. */
    private double share(ColumnProfile quantity, ColumnProfile price, ColumnProfile total) {
        return Relations.product(
                mapping.lines(), quantity.measure(detected), price.measure(detected), total.measure(detected));
    }

    private void byQuantity(ColumnProfile quantity, ColumnProfile money) {
        Dependence fixed = mapping.decides(PRODUCT, money);
        double growth = growth(quantity, money);
        if (LineValues.isFixed(fixed) && mapping.decides(PRODUCT, quantity).share() < .5) {
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

    private double growth(ColumnProfile quantity, ColumnProfile money) {
        return Relations.growth(mapping.lines(), quantity.measure(detected), money.measure(detected));
    }

    /** A description file names one of both; what disagrees with the other is the total, after discounts. */
    private void priceOrAmount(ColumnProfile price, ColumnProfile amount) {
        ColumnProfile quantity = mapping.get(QUANTITY);
        if (quantity == null && amount.decimals() == 0 && LineValues.isSmall(amount, detected)) {
            mapping.choose(QUANTITY, amount, "it is called an amount, and holds small whole numbers beside a price");
        } else if (10 * amount.filled() < 9 * price.filled()) {
            mapping.drop(AMOUNT, say("it stands on %,d of %,d lines only", amount.filled(), price.filled()));
        } else if (quantity == null) {
            mapping.dropPrice("no quantity, so the total is taken");
        } else {
            double share = share(quantity, price, amount);
            String lines = say("quantity times price is the total on %.1f %% of lines, so", 100 * share);
            if (share >= LineValues.NEARLY_ALL) {
                mapping.drop(AMOUNT, lines + " the price is enough");
            } else if (isOfAUnit(quantity, price, amount)) {
                mapping.drop(PRICE, "of one unit, and so is " + amount.name());
                String why = "where the quantity is 2 or more it is at most " + price.name() + ", so it is of one unit";
                mapping.choose(PRICE, amount, why);
            } else {
                mapping.dropPrice(lines + " the total is taken");
            }
        }
    }

    /** Whether several cost no more by one column than one by the other. */
    private boolean isOfAUnit(ColumnProfile quantity, ColumnProfile price, ColumnProfile amount) {
        IntToDoubleFunction counts = quantity.measure(detected);
        IntToDoubleFunction most = price.measure(detected);
        int[] several =
                Rows.where(mapping.lines(), line -> counts.applyAsDouble(line) >= 2 && most.applyAsDouble(line) > 0);
        IntToDoubleFunction paid = amount.measure(detected);
        int within = Rows.where(several, line -> paid.applyAsDouble(line) <= most.applyAsDouble(line)).length;
        return several.length >= 5 && within >= LineValues.NEARLY_ALL * several.length;
    }

    /** A price that grows with the quantity is or may be a total, and a total that does not grow the price of one unit. */
    private void unitOrTotal(ColumnProfile money, ColumnProfile quantity) {
        boolean total = money == mapping.get(PRICE);
        var other = total ? AMOUNT : PRICE;
        Dependence same = mapping.chosen(PRODUCT)
                .map(product -> fixed(product, quantity, money, total))
                .findFirst()
                .orElse(Relations.NO_EVIDENCE);
        double growth = growth(quantity, money);
        boolean may = total ? growth >= 1.2 * OF_A_TOTAL : growth <= OF_A_UNIT;
        long different = different(quantity, money, false);
        long ofAUnit = different(quantity, money, true);
        if (same.of() >= 3 && same.share() >= .9) {
            String why = (total ? "divided by the quantity " : "") + "it is the same for %,d of %,d products";
            mapping.choose(other, money, say(why, same.holds(), same.of()));
        } else if (may && (total ? 2 * ofAUnit <= different : 2 * different <= ofAUnit)) {
            String why = "it has %,d different values, and divided by the quantity %,d";
            mapping.choose(other, money, say(why, different, ofAUnit));
        } else if (may && (!total || mapping.asked(AMOUNT).isEmpty())) {
            String why = "instead of %s: where the quantity is 2 or more its median is %.1f times as much";
            mapping.ask(
                    other, money, say(why, total ? "price, if it is a total" : "amount, if it is of one unit", growth));
        }
    }

    private long different(ColumnProfile quantity, ColumnProfile money, boolean ofAUnit) {
        IntToDoubleFunction counts = quantity.measure(detected);
        IntToDoubleFunction values = money.measure(detected);
        double parts = Relations.parts(mapping.lines(), counts, values);
        return Relations.bought(mapping.lines(), counts, values)
                .map(line -> Relations.cents(counts, values, line, ofAUnit, parts))
                .distinct()
                .count();
    }

    /** A cost stands beside a price or an amount, and is that of one unit. */
    private void cost(ColumnProfile cost) {
        ColumnProfile quantity = mapping.get(QUANTITY);
        double growth = quantity == null ? Double.NaN : growth(quantity, cost);
        if (!mapping.has(PRICE) && !mapping.has(AMOUNT)) {
            mapping.drop(COST, "there is no price and no total beside it");
        } else if (growth >= OF_A_TOTAL) {
            String total =
                    "where the quantity is 2 or more its median is %.1f times as much, so it is the cost of a line,"
                            + " and that of one unit is needed: divide it by the quantity";
            mapping.drop(COST, say(total, growth));
        }
    }

    /** For how many products the price is the same, or the price a unit. */
    private Dependence fixed(ColumnProfile product, ColumnProfile quantity, ColumnProfile money, boolean ofAUnit) {
        return Relations.fixed(product.column(), quantity.measure(detected), money.measure(detected), ofAUnit);
    }

    /** What a total less a discount is, among totals that are open, is what is paid. */
    private void lessDiscount(ColumnProfile full) {
        List<String> open = mapping.asked(AMOUNT);
        for (ColumnProfile discount : mapping.free(each -> each.isNumber() && each.says("discount"))) {
            mapping.free(each -> open.contains(each.name()) && each.isNumber() && isLess(full, discount, each)).stream()
                    .limit(1)
                    .forEach(each -> mapping.choose(AMOUNT, each, "it is " + full.name() + " less " + discount.name()));
        }
    }

    /** Whether one less the discount nearly always is the other, and more often than it is the other as it stands. */
    private boolean isLess(ColumnProfile full, ColumnProfile discount, ColumnProfile paid) {
        IntToDoubleFunction before = full.measure(detected);
        IntToDoubleFunction off = discount.measure(detected);
        IntToDoubleFunction after = paid.measure(detected);
        IntToDoubleFunction less = line -> before.applyAsDouble(line) - Math.abs(off.applyAsDouble(line));
        double share = Relations.product(mapping.lines(), line -> 1, less, after);
        return share >= LineValues.NEARLY_ALL && share > Relations.product(mapping.lines(), line -> 1, before, after);
    }

    /** A total that is the same on all lines of an order would be counted once a line. */
    private void orderTotal(ColumnProfile amount) {
        Dependence found = mapping.decides(INVOICE, amount);
        if (found.of() >= (amount.says("invoice") ? 1 : 5) && found.share() >= LineValues.NEARLY_ALL) {
            String same = "it is the same on all lines of %,d of %,d orders: a total of the order, which would count"
                    + " once a line";
            List<String> others = mapping.asked(AMOUNT);
            mapping.drop(AMOUNT, say(same, found.holds(), found.of()));
            Stream<ColumnProfile> ofLines =
                    mapping
                            .free(each -> each.isNumber() && (others.contains(each.name()) || each.means(AMOUNT)))
                            .stream()
                            .filter(each -> mapping.decides(INVOICE, each).share() < .5);
            mapping.chooseFirst(AMOUNT, ofLines, "its header says so, and it differs within orders");
        }
    }
}
