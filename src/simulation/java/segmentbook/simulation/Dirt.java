package segmentbook.simulation;

import java.util.ArrayList;
import java.util.List;

/** Writes orders down the way real exports look: with postage among the goods, double entries, blanks and holes. */
final class Dirt {
    private static final double DOUBLED = 0.009;
    private static final double DOUBLED_WITH_PLAIN_ID = 0.15;
    private static final double FREE = 0.0012;
    private static final double POSTAGE_HOME = 0.03;
    private static final double POSTAGE_ABROAD = 0.8;
    private static final double DISCOUNT = 0.03;
    private static final double PREFIX_FORGOTTEN = 0.008;
    private static final double BLANKS = 0.01;
    private static final String[] LOST = {"", "", "", "damaged", "lost", "check", "found", "wet", "?"};
    private static final List<Extra> EXTRAS = List.of(
            new Extra("M", "Manual", 0.006, 150, 9_000),
            new Extra("DOT", "WEB SHOP POSTAGE", 0.003, 300, 4_000),
            new Extra("C2", "CARRIAGE", 0.002, 1_500, 3_500),
            new Extra("S", "SAMPLES", 0.0015, 100, 1_500),
            new Extra("BANK CHARGES", "Bank Charges", 0.0015, 1_000, 4_500),
            new Extra("VOUCHER_0001_10", "Gift Voucher 10.00", 0.002, 833, 834),
            new Extra("VOUCHER_0001_25", "Gift Voucher 25.00", 0.002, 2_083, 2_084));

    private final Catalogue catalogue;
    private final Draws draws;

    /** A line that is no product, with its chance in an order, its least price and the bound of its price in pence. */
    private record Extra(String code, String description, double chance, int from, int below) {}

    Dirt(Catalogue catalogue, Draws draws) {
        this.catalogue = catalogue;
        this.draws = draws;
    }

    /** The lines of an order. */
    List<Line> order(Header header, List<Item> items) {
        List<Line> lines = new ArrayList<>(items.size() + 2);
        for (Item item : items) {
            Item free = draws.chance(FREE) ? new Item(item.product(), item.quantity(), 0) : item;
            lines.add(goods(header, free, 1));
            doubled(lines);
        }
        extras(lines, header);
        return lines;
    }

    private void extras(List<Line> lines, Header header) {
        boolean home = header.country().equals(Countries.name(Countries.HOME));
        if (draws.chance(home ? POSTAGE_HOME : POSTAGE_ABROAD)) {
            lines.add(header.line("POST", "POSTAGE", 1 + draws.below(3), home ? 595 : 1_800));
        }
        for (Extra extra : EXTRAS) {
            if (draws.chance(extra.chance())) {
                int pence = extra.from() + draws.below(extra.below() - extra.from());
                lines.add(header.line(extra.code(), extra.description(), 1, pence));
            }
        }
    }

    /** What stands before the number of a cancellation; now and then somebody forgets it. */
    String prefix() {
        return draws.chance(PREFIX_FORGOTTEN) ? "" : "C";
    }

    /** The lines of what comes back; now and then a discount given afterwards beside it. */
    List<Line> cancellation(Header header, List<Item> items) {
        List<Line> lines = new ArrayList<>(items.size() + 1);
        for (Item item : items) {
            lines.add(goods(header, item, -1));
            doubled(lines);
        }
        if (draws.chance(DISCOUNT)) {
            lines.add(header.line("D", "Discount", -1, 200 + draws.below(4_000)));
        }
        return lines;
    }

    /** Enters the last line once more, sometimes with the customer's id written the other way. */
    private void doubled(List<Line> lines) {
        if (draws.chance(DOUBLED)) {
            Line last = lines.get(lines.size() - 1);
            boolean plain = last.customer().endsWith(".0") && draws.chance(DOUBLED_WITH_PLAIN_ID);
            lines.add(plain ? last.withPlainId() : last);
        }
    }

    /** A correction of the stock: no customer, no price, and no prefix where units go. */
    List<Line> adjustment(Header header) {
        Product product = catalogue.product(draws.below(catalogue.size()));
        int quantity = (draws.chance(0.85) ? -1 : 1) * (1 + draws.below(60));
        return List.of(header.line(product.code(), LOST[draws.below(LOST.length)], quantity, 0));
    }

    /** The line of an item, {@code sign} 1 bought or -1 sent back. */
    Line goods(Header header, Item item, int sign) {
        String code = catalogue.product(item.product()).code();
        return header.line(code, description(item, header), sign * item.quantity(), item.pence());
    }

    /**
     * In the first year every fifth product has a blank behind its name, in the first months every seventeenth still
     * has an old name; any may have blanks by accident.
     */
    private String description(Item item, Header header) {
        String tidy = catalogue.product(item.product()).name();
        boolean firstYear = header.time().getYear() == Calendar.FIRST.getYear();
        boolean renamed = item.product() % 17 == 4 && firstYear && header.time().getMonthValue() < 5;
        String name = renamed ? "NEW " + tidy : tidy;
        if (draws.chance(BLANKS)) {
            return draws.chance(0.5) ? "  " + name : name + "   ";
        }
        return item.product() % 5 == 2 && firstYear ? name + " " : name;
    }
}
