package segmentbook.transactions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Sum;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What became of every line, unit and coin of a file: read = left out, by each rule, + taken back from kept lines + kept.
 *
 * @param read all lines of the file; units and money of unreadable ones count nothing
 * @param leftOut an entry for each rule, in their order, also where no line left by it
 * @param reductions what cancellations took from lines that stay; lines and customers count those reduced, which are
 *     among the kept ones too
 * @param kept the lines that stay, with what is left of them
 * @param netting what came of the cancellations, null where they are not netted
 */
public record Ledger(
        Entry read,
        List<LeftOut> leftOut,
        Entry reductions,
        Entry kept,
        @Nullable NettingSummary netting) {

    public Ledger {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Totals over some lines.
     *
     * @param lines number of lines
     * @param customers number of distinct customers on them
     * @param units sum of quantities, cancellations below zero
     * @param money sum of quantity times price
     */
    public record Entry(int lines, int customers, double units, double money) {}

    /** The lines that left by one rule. */
    public record LeftOut(Rule rule, Entry entry) {}

    /**
     * What came of the cancellations that were netted.
     *
     * @param wholly cancellations drawn in full from purchases
     * @param partly drawn in part
     * @param not without any purchase to draw from
     * @param unitsWithout units cancelled without a purchase
     * @param moneyWithout the same at the cancellations' own prices
     * @param moneyNetted what was drawn, at the prices of the purchases
     */
    public record NettingSummary(
            int wholly, int partly, int not, double unitsWithout, double moneyWithout, double moneyNetted) {

        static NettingSummary of(Netting.Totals totals) {
            return new NettingSummary(
                    totals.wholly,
                    totals.partly,
                    totals.not,
                    totals.unitsWithout.value(),
                    totals.moneyWithout.value(),
                    totals.moneyNetted.value());
        }
    }

    static Ledger of(Cleaning cleaning) {
        InvoiceLines lines = cleaning.invoiceLines();
        Map<Rule, Totals> byRule = new EnumMap<>(Rule.class);
        List.of(Rule.values()).forEach(rule -> byRule.put(rule, new Totals()));
        Totals read = new Totals();
        Totals reductions = new Totals();
        Totals kept = new Totals();
        for (int line = 0; line < lines.size(); line++) {
            double price = lines.isUnreadable(line) ? 0 : lines.price(line);
            double units = lines.isUnreadable(line) ? 0 : lines.quantity(line);
            int customer = lines.customerMissing(line) ? -1 : lines.customers().code(line);
            read.add(customer, units, price);
            if (cleaning.isKept(line)) {
                double left = cleaning.quantityLeft(line);
                kept.add(customer, left, price);
                reductions.addIfAny(customer, units - left, price);
            } else {
                Objects.requireNonNull(byRule.get(cleaning.rule(line))).add(customer, units, price);
            }
        }
        List<LeftOut> leftOut = new ArrayList<>();
        byRule.forEach((rule, totals) -> leftOut.add(new LeftOut(rule, totals.entry())));
        return new Ledger(read.entry(), leftOut, reductions.entry(), kept.entry(), summary(cleaning));
    }

    private static @Nullable NettingSummary summary(Cleaning cleaning) {
        return switch (cleaning.dataset().cleaning().cancellations()) {
            case NET -> NettingSummary.of(cleaning.netting().totals());
            case DROP, KEEP -> null;
        };
    }

    /** What came of the cancellations, empty where they are not netted. */
    public Optional<NettingSummary> nettingSummary() {
        return Optional.ofNullable(netting);
    }

    /** The entry of one rule. */
    public Entry entry(Rule rule) {
        return leftOut.get(rule.ordinal()).entry();
    }

    /**
     * The difference between what was read and all that is accounted for, rounded to six decimals: all zero, or the
     * ledger is wrong.
     */
    public Entry imbalance() {
        int lines = read.lines() - kept.lines();
        double units = read.units() - kept.units() - reductions.units();
        double money = read.money() - kept.money() - reductions.money();
        for (LeftOut each : leftOut) {
            lines -= each.entry().lines();
            units -= each.entry().units();
            money -= each.entry().money();
        }
        return new Entry(lines, 0, rounded(units), rounded(money));
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6 + 0.0; // + 0.0: no minus zero
    }

    /** The ledger as a table: what was read, each rule, reductions, what is kept. */
    public Table table() {
        Table table = Table.create(
                "Ledger",
                StringColumn.create("step"),
                IntColumn.create("lines"),
                IntColumn.create("customers"),
                DoubleColumn.create("units"),
                DoubleColumn.create("money"));
        append(table, "read", read);
        leftOut.forEach(each -> append(table, each.rule().words(), each.entry()));
        append(table, "taken back from kept lines", reductions);
        append(table, "kept", kept);
        return table;
    }

    /** What a run is compared with the next one by. */
    public Map<String, Object> headline() {
        Map<String, Object> headline = new LinkedHashMap<>();
        headline.put("lines_read", read.lines());
        headline.put("lines_kept", kept.lines());
        headline.put("customers", kept.customers());
        headline.put("revenue", kept.money());
        return headline;
    }

    /** Every row of the ledger, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "raw lines, each leaving by exactly one rule");
        figures.put("read", figures(read));
        leftOut.forEach(each -> figures.put(each.rule().key(), figures(each.entry())));
        figures.put("reductions", figures(reductions));
        figures.put("kept", figures(kept));
        nettingSummary().ifPresent(each -> figures.put("netting", figures(each)));
        return figures;
    }

    private static Map<String, Object> figures(Entry entry) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", entry.lines());
        figures.put("customers", entry.customers());
        figures.put("units", entry.units());
        figures.put("money", entry.money());
        return figures;
    }

    private static Map<String, Object> figures(NettingSummary summary) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("wholly_matched", summary.wholly());
        figures.put("partly_matched", summary.partly());
        figures.put("not_matched", summary.not());
        figures.put("units_without_purchase", summary.unitsWithout());
        figures.put("money_without_purchase", summary.moneyWithout());
        figures.put("money_netted", summary.moneyNetted());
        return figures;
    }

    private static void append(Table table, String step, Entry entry) {
        table.stringColumn("step").append(step);
        table.intColumn("lines").append(entry.lines());
        table.intColumn("customers").append(entry.customers());
        table.doubleColumn("units").append(entry.units());
        table.doubleColumn("money").append(entry.money());
    }

    private static final class Totals {
        private int lines;
        private final BitSet customers = new BitSet();
        private final Sum units = new Sum();
        private final Sum money = new Sum();

        void add(int customer, double quantity, double price) {
            lines++;
            if (customer >= 0) {
                customers.set(customer);
            }
            units.add(quantity);
            money.add(quantity * price);
        }

        void addIfAny(int customer, double quantity, double price) {
            if (quantity != 0) {
                add(customer, quantity, price);
            }
        }

        Entry entry() {
            return new Entry(lines, customers.cardinality(), units.value(), money.value());
        }
    }
}
