package segmentbook.transactions;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import segmentbook.dataset.Cancellations;
import segmentbook.dataset.CleaningRules;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Field;
import tech.tablesaw.api.Table;

/**
 * The lines of a file after the ordered rules of {@link Rule}: which stay, with which quantity, and why the others left.
 *
 * <p>Cancellations are netted unless the description file says otherwise: each draws its quantity from the latest
 * earlier, or simultaneous, purchases of the same customer and product, back through older ones until it is used up.
 */
public final class Cleaning {
    private static final Rule[] RULES = Rule.values();

    private final InvoiceLines lines;
    private final byte[] ruleOf; // 1 + the ordinal of the rule by which the line left, 0 where it stays
    private final Netting netting;
    private final Ledger ledger;

    private Cleaning(InvoiceLines lines) {
        this.lines = lines;
        ruleOf = new byte[lines.size()];
        CleaningRules rules = lines.dataset().cleaning();
        leaveByOwnContent(rules);
        netting = switch (rules.cancellations()) {
            case NET -> Netting.of(lines, ruleOf);
            case DROP, KEEP -> Netting.none(lines);
        };
        for (int line = 0; line < ruleOf.length; line++) {
            if (ruleOf[line] == 0 && !lines.isCancellation(line) && netting.left(line) == 0) {
                leave(line, Rule.WHOLLY_CANCELLED);
            }
        }
        leaveCancellations(rules.cancellations());
        ledger = Ledger.of(this);
    }

    /** Applies the rules of the lines' description file. */
    public static Cleaning of(InvoiceLines lines) {
        return new Cleaning(lines);
    }

    private void leaveByOwnContent(CleaningRules rules) {
        BitSet duplicates = rules.dropDuplicates() ? Duplicates.of(lines) : new BitSet();
        boolean[] notProduct = notProducts(lines, rules);
        for (int line = 0; line < ruleOf.length; line++) {
            if (lines.isUnreadable(line)) {
                leave(line, Rule.UNREADABLE);
            } else if (duplicates.get(line)) {
                leave(line, Rule.DUPLICATE);
            } else if (lines.customerMissing(line)) {
                leave(line, Rule.CUSTOMER_MISSING);
            } else if (notProduct.length > 0
                    && notProduct[lines.column(Field.PRODUCT).code(line)]) {
                leave(line, Rule.NOT_A_PRODUCT);
            } else if (lines.price(line) <= 0) {
                leave(line, Rule.PRICE_NOT_POSITIVE);
            } else if (!quantityFits(line)) {
                leave(line, Rule.QUANTITY_NOT_POSITIVE);
            }
        }
    }

    /** Above zero for a purchase, below zero for a cancellation. */
    private boolean quantityFits(int line) {
        double quantity = lines.quantity(line);
        boolean prefixTells = lines.dataset().cleaning().cancelledPrefix() != null && lines.has(Field.INVOICE);
        return quantity > 0 ? !prefixTells || !lines.hasCancelledPrefix(line) : lines.isCancellation(line);
    }

    /** For each product code of the file, whether the lists of the description file name it. */
    static boolean[] notProducts(InvoiceLines lines, CleaningRules rules) {
        if (!lines.has(Field.PRODUCT)) {
            return new boolean[0];
        }
        List<Pattern> patterns =
                rules.notProductPatterns().stream().map(Pattern::compile).toList();
        TextColumn products = lines.column(Field.PRODUCT);
        boolean[] not = new boolean[products.distinct()];
        for (int code = 0; code < not.length; code++) {
            String text = products.text(code);
            not[code] = rules.notProducts().contains(text)
                    || patterns.stream().anyMatch(each -> each.matcher(text).matches());
        }
        return not;
    }

    /** Cancellations go; where they are kept, only those of customers without any purchase. */
    private void leaveCancellations(Cancellations cancellations) {
        BitSet buyers = new BitSet();
        for (int line = 0; line < ruleOf.length; line++) {
            if (isKept(line) && !lines.isCancellation(line)) {
                buyers.set(lines.customers().code(line));
            }
        }
        for (int line = 0; line < ruleOf.length; line++) {
            boolean stays = cancellations == Cancellations.KEEP
                    && buyers.get(lines.customers().code(line));
            if (isKept(line) && lines.isCancellation(line) && !stays) {
                leave(line, Rule.CANCELLATION);
            }
        }
    }

    private void leave(int line, Rule rule) {
        ruleOf[line] = (byte) (1 + rule.ordinal());
    }

    /** What left by which rule, and what remains. */
    public Ledger ledger() {
        return ledger;
    }

    /** The lines that remain. */
    public Transactions transactions() {
        return Transactions.from(this);
    }

    /** The lines of one customer and one product with what became of each, in the order of time. */
    public Table lines(String customerId, String productCode) {
        return LinesTables.cleaned(this, lines.of(customerId, productCode));
    }

    /**
     * A cancellation worth looking at, with all lines of its customer and product as {@link #lines} shows them: one drawn
     * from several purchases where there is one, with as few lines around it as may be. Empty where none was drawn.
     */
    public Table exampleOfNetting() {
        int example = netting.example();
        return example < 0
                ? LinesTables.cleaned(this, line -> false)
                : lines(lines.customers().at(example), lines.product(example));
    }

    /** The cancellation of most units, with all lines of its customer and product as {@link #lines} shows them. */
    public Table largestCancellation() {
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(lines::quantity)
                .thenComparingLong(lines::seconds)
                .thenComparing(lines::invoice)
                .thenComparing(line -> lines.customers().at(line))
                .thenComparing(lines::product);
        return IntStream.range(0, ruleOf.length)
                .filter(line -> !isKept(line) && rule(line) == Rule.CANCELLATION)
                .boxed()
                .min(order)
                .map(line -> lines(lines.customers().at(line), lines.product(line)))
                .orElseGet(() -> LinesTables.cleaned(this, line -> false));
    }

    Dataset dataset() {
        return lines.dataset();
    }

    InvoiceLines invoiceLines() {
        return lines;
    }

    Netting netting() {
        return netting;
    }

    boolean isKept(int line) {
        return ruleOf[line] == 0;
    }

    /** The rule by which the line left; only for lines that did. */
    Rule rule(int line) {
        return RULES[ruleOf[line] - 1];
    }

    /** What is left of the line's quantity after netting. */
    double quantityLeft(int line) {
        return netting.left(line);
    }
}
