package segmentbook.transactions;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.columns.Columns;
import segmentbook.statistics.Sum;
import tech.tablesaw.api.Table;

/**
 * What became of each line of a file, its units and its money: read = left out, by each rule, + taken back from kept lines
 * + kept.
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
    private static final Columns<Entry> TOTALS = Columns.<Entry>none()
            .whole("lines", "lines", Entry::lines)
            .whole("customers", "customers", Entry::customers)
            .number("units", "units", Entry::units)
            .number("money", "money", Entry::money);
    private static final Columns<NettingSummary> NETTING = Columns.<NettingSummary>none()
            .whole("", "wholly_matched", NettingSummary::wholly)
            .whole("", "partly_matched", NettingSummary::partly)
            .whole("", "not_matched", NettingSummary::not)
            .number("", "units_without_purchase", NettingSummary::unitsWithout)
            .number("", "money_without_purchase", NettingSummary::moneyWithout)
            .number("", "money_netted", NettingSummary::moneyNetted);

    /** One row of the ledger. */
    private record Row(String step, String key, Entry entry) {}

    /**
     * Totals over some lines.
     *
     * @param lines number of lines
     * @param customers number of distinct customers on them
     * @param units sum of quantities, cancellations below zero
     * @param money sum of quantity times price; NaN of what left for its currency, and of what left before that, whose money is not among
     *     the read either
     */
    public record Entry(long lines, long customers, double units, double money) {}

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
            long wholly, long partly, long not, double unitsWithout, double moneyWithout, double moneyNetted) {}

    static Ledger of(Cleaning cleaning) {
        InvoiceLines lines = cleaning.invoiceLines();
        boolean others = new LeaveOut(lines).isOfOtherCurrencies(lines.dataset().currency());
        int mixed = others ? Rule.LEAVE_OUT.ordinal() : -1; // by rules up to this one lines of several currencies leave
        Totals[] byRule = Stream.of(Rule.values()).map(rule -> new Totals()).toArray(Totals[]::new);
        Totals read = new Totals();
        Totals reductions = new Totals();
        Totals kept = new Totals();
        for (int line = 0; line < lines.size(); line++) {
            int rule =
                    cleaning.isKept(line) ? byRule.length : cleaning.rule(line).ordinal();
            double price = lines.isReadable(line) ? lines.price(line) : 0;
            double units = lines.isReadable(line) ? lines.quantity(line) : 0;
            int customer = lines.customerMissing(line) ? -1 : lines.customers().code(line);
            read.add(customer, units, rule > mixed ? price : 0);
            if (rule == byRule.length) {
                double left = cleaning.quantityLeft(line);
                kept.add(customer, left, price);
                reductions.addIfAny(customer, units - left, price);
            } else {
                byRule[rule].add(customer, units, rule > mixed ? price : Double.NaN);
            }
        }
        return new Ledger(read.entry(), leftOut(byRule), reductions.entry(), kept.entry(), cleaning.nettingSummary());
    }

    private static List<LeftOut> leftOut(Totals... byRule) {
        return Stream.of(Rule.values())
                .map(rule -> new LeftOut(rule, byRule[rule.ordinal()].entry()))
                .toList();
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
        long lines = read.lines() - kept.lines();
        double units = read.units() - kept.units() - reductions.units();
        double money = read.money() - kept.money() - reductions.money();
        for (LeftOut each : leftOut) {
            lines -= each.entry().lines();
            units -= each.entry().units();
            double own = each.entry().money();
            money -= Double.isNaN(own) ? 0 : own; // then the read have none of it either
        }
        return new Entry(lines, 0, rounded(units), rounded(money));
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6 + 0.0; // + 0.0: no minus zero
    }

    /** What was read, each rule, reductions, what is kept. */
    private List<Row> rows() {
        List<Row> rows = new ArrayList<>(List.of(new Row("read", "read", read)));
        leftOut.forEach(
                each -> rows.add(new Row(each.rule().words(), each.rule().key(), each.entry())));
        rows.add(new Row("taken back from kept lines", "reductions", reductions));
        rows.add(new Row("kept", "kept", kept));
        return rows;
    }

    /** The ledger as a table: what was read, each rule, reductions, what is kept. */
    public Table table() {
        boolean one = Double.isFinite(entry(Rule.LEAVE_OUT).money());
        return Columns.<Row>none()
                .text("step", "", Row::step)
                .of(TOTALS, Row::entry)
                .table(one ? "Ledger" : "Ledger; of lines left out for their currency no money is added up", rows());
    }

    /** How many lines stay, in a sentence. */
    public String sentence() {
        String words = "%.1f %% of the %,d lines stay; each other line leaves by exactly one rule";
        return say(words, 100.0 * kept.lines() / read.lines(), read.lines());
    }

    /** How many purchases cancellations took back, in a sentence without its full stop. */
    public String cancelled() {
        long wholly = entry(Rule.WHOLLY_CANCELLED).lines();
        return wholly + reductions.lines() == 0
                ? "No cancellation takes back a purchase"
                : say("Cancellations undo %,d purchases entirely and shorten %,d", wholly, reductions.lines());
    }

    /** The lines and the money of known customers beside those of guests, as the file has them, in a sentence. */
    public String guests(String unit) {
        Entry guests = entry(Rule.CUSTOMER_MISSING);
        String known =
                say("%,d customers have %,d lines worth %,.0f %s", kept.customers(), kept.lines(), kept.money(), unit);
        return guests.lines() == 0
                ? known + ", and no line is without a customer"
                : say(
                        "%s; guests, of whom no id is known, have %,d worth %,.0f, and are left out from here on",
                        known, guests.lines(), guests.money());
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
    public Map<String, Object> metrics() {
        Map<String, Object> metrics =
                new LinkedHashMap<>(Map.of("line_set", "raw lines, each leaving by exactly one rule"));
        rows().forEach(row -> metrics.put(row.key(), TOTALS.metrics(row.entry())));
        nettingSummary().ifPresent(each -> metrics.put("netting", NETTING.metrics(each)));
        return metrics;
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
